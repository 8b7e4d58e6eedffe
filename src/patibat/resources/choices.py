"""Choices of the room resources."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MoneyState(models.TextChoices):
    """Which figure of money: each baht is in one state at a time; planned and disbursed come first."""

    PLANNED = "planned", _("แผน")
    DISBURSED = "disbursed", _("เบิกจ่าย")
