"""The Django app of the room accounts (บัญชีผู้ใช้)."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "patibat.accounts"
    label = "accounts"
    verbose_name = "บัญชีผู้ใช้"

    def ready(self) -> None:
        from patibat.accounts import handlers

        # Importing connects the handlers; nothing else is started here.
        self.listens = (handlers,)
