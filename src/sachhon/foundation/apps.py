"""The foundation as a Django app."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """Tables of the audit trail, files, jobs and mail."""

    name = "sachhon.foundation"
    label = "foundation"
    verbose_name = "Nền tảng"
