"""This room as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Tables of planning."""

    name = "sachhon.domain.planning"
    label = "planning"
    verbose_name = "Kế hoạch, nhiệm vụ và kinh phí"

    def ready(self) -> None:
        """Tell the rooms below what this one knows, once all tables are loaded."""
        import_module(f"{self.name}.told_to_others")
