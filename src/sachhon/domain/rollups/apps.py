"""This room as a Django app."""

from django.apps import AppConfig


class RollupsConfig(AppConfig):
    """Tables of rollups."""

    name = "sachhon.domain.rollups"
    label = "rollups"
    verbose_name = "Số liệu"
