"""This room as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Tables of accounts."""

    name = "sachhon.domain.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"
