"""This room as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    """Tables of accounts."""

    name = "sachhon.domain.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        """Load the module `handing_over` of each room: what is open there is said at a handover."""
        autodiscover_modules("handing_over")
