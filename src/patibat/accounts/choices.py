"""Choices of the room accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkPurpose(models.TextChoices):
    """Why a one-time link was made."""

    SETUP = "setup", _("ตั้งรหัสผ่านครั้งแรก")
    RESET = "reset", _("ตั้งรหัสผ่านใหม่")
