"""The foundation as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FoundationConfig(AppConfig):
    """Tables of the audit trail, files, jobs and mail."""

    name = "sachhon.foundation"
    label = "foundation"
    verbose_name = "Nền tảng"

    def ready(self) -> None:
        """Load the module `jobs` (or `scheduled`) of each room: its jobs and their times are declared there."""
        autodiscover_modules("jobs", "scheduled")
