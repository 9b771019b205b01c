"""This room as a Django app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Tables of planning."""

    name = "sachhon.domain.planning"
    label = "planning"
    verbose_name = "Kế hoạch, nhiệm vụ và kinh phí"
