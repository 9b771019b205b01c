"""The office as a Django app."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Templates, static files and template tags of the office."""

    name = "sachhon.channels.office"
    label = "office"
    verbose_name = "Văn phòng"
