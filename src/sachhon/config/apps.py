"""Where the rooms are put together, as a Django app: its commands set a system up."""

from django.apps import AppConfig


class SetUpConfig(AppConfig):
    """`prepare` and `demonstration`. No tables."""

    name = "sachhon.config"
    label = "set_up"
    verbose_name = "Thiết lập"
