"""This room as a Django app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Tables of assessments."""

    name = "sachhon.domain.assessments"
    label = "assessments"
    verbose_name = "Đánh giá sản xuất sạch hơn"
