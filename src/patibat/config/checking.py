"""May it be served here? Asked in a process of its own, `python -m patibat.config.checking HOST LANGUAGE`."""

from __future__ import annotations

import sys
from urllib.parse import urlsplit

from patibat.config import console
from patibat.config.command import guarded
from patibat.config.lan import LOCAL
from patibat.config.ready import django_ready


def is_local(host: str, url: str) -> bool:
    """Is it reached from this machine only, by the address it listens on and by the address it is known under?"""
    return host in LOCAL and (not url or (urlsplit(url).hostname or "") in LOCAL)


def check(host: str) -> int:
    """Raises `Problem`: the database is not of this version, or sample sign-ins would be open to other machines."""
    django_ready()
    from django.conf import settings

    from patibat.config.database import refuse_not_current
    from patibat.config.preparing import refuse_sample_in_network, sample_sign_ins

    refuse_not_current()
    if not is_local(host, settings.PATIBAT_URL):
        refuse_sample_in_network(sample_sign_ins())
    return console.DONE


if __name__ == "__main__":
    console.use_utf8()
    host, language = sys.argv[1:3]
    sys.exit(guarded(lambda: check(host), language))
