"""People who sign in, and the one-time links by which the office lets them set a password without e-mail."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patibat.accounts.choices import LinkPurpose


class UserManager(BaseUserManager["User"]):
    """Makes users; what they may do comes from the positions they hold (room network), not from flags."""

    def create_user(self, username: str, password: str | None = None, *, full_name: str = "") -> User:
        user = self.model(username=self.model.normalize_username(username), full_name=full_name or username)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """บัญชีผู้ใช้: a person who signs in."""

    username = models.CharField(
        _("ชื่อผู้ใช้"),
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("ชื่อผู้ใช้นี้มีผู้ใช้แล้ว")},
    )
    full_name = models.CharField(_("ชื่อและนามสกุล"), max_length=200)
    email = models.EmailField(_("อีเมล"), blank=True)
    is_active = models.BooleanField(_("ใช้งานได้"), default=True)
    is_sample = models.BooleanField(_("บัญชีตัวอย่าง"), default=False)
    date_joined = models.DateTimeField(_("วันที่สร้าง"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ["username"]
        verbose_name = _("ผู้ใช้")
        verbose_name_plural = _("ผู้ใช้")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name


class OneTimeLink(models.Model):
    """ลิงก์ใช้ครั้งเดียว: only the hash of its token is kept; it dies when used or when its time is over."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="one_time_links", verbose_name=_("ผู้ใช้"))
    purpose = models.CharField(_("วัตถุประสงค์"), max_length=10, choices=LinkPurpose.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้ออก"))
    made_at = models.DateTimeField(_("ออกเมื่อ"), default=timezone.now)
    expires_at = models.DateTimeField(_("ใช้ได้ถึง"))
    used_at = models.DateTimeField(_("ใช้เมื่อ"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("ลิงก์ใช้ครั้งเดียว")
        verbose_name_plural = _("ลิงก์ใช้ครั้งเดียว")

    def __str__(self) -> str:
        return f"{self.user} {self.get_purpose_display()}"
