"""This room as a Django app."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """Tables of rounds."""

    name = "sachhon.domain.rounds"
    label = "rounds"
    verbose_name = "Đợt báo cáo"
