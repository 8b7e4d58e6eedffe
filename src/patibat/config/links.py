"""The whole address of a one-time link, to be handed to its person."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

LOCAL_URL = "http://127.0.0.1:8000"


def link_url(token: str) -> str:
    """Under the address the installation is known by; on this machine when it has none."""
    return f"{settings.PATIBAT_URL or LOCAL_URL}{reverse('link-use', args=[token])}"
