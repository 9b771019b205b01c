"""This room as a Django app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Tables of intake."""

    name = "sachhon.domain.intake"
    label = "intake"
    verbose_name = "Tiếp nhận"
