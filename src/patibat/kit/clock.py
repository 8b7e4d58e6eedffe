"""Which day it is for the office: deadlines and fiscal years ask here, never the machine's clock directly.

`--as-of` (PATIBAT_AS_OF) fixes the day, so that a training or a test sees the same quarter every time. Time stamps of
the audit are always the real time.
"""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone


def today() -> datetime.date:
    """The office's day in Asia/Bangkok, or the fixed one."""
    fixed: datetime.date | None = settings.PATIBAT_AS_OF
    return fixed or timezone.localdate()
