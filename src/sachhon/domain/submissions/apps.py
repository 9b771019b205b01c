"""This room as a Django app."""

from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """Tables of submissions."""

    name = "sachhon.domain.submissions"
    label = "submissions"
    verbose_name = "Báo cáo"
