"""This room as a Django app."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Tables of registry."""

    name = "sachhon.domain.registry"
    label = "registry"
    verbose_name = "Danh bạ đơn vị"
