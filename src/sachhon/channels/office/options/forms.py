"""The form by which an option of the library is taken into an assessment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms import OfficeForm, offer
from sachhon.domain.assessments.api import Assessment


class TakeForm(OfficeForm):
    """Which of the open assessments."""

    assessment = forms.ChoiceField(
        label=gettext_lazy("Đánh giá"),
        error_messages={
            "required": gettext_lazy("Chọn đánh giá."),
            "invalid_choice": gettext_lazy("Chọn đánh giá trong danh sách."),
        },
    )

    def __init__(self, *args: Any, assessments: Iterable[Assessment], **rest: Any) -> None:
        super().__init__(*args, **rest)
        known = [(one.code, f"{one.title} – {one.facility.name}") for one in assessments]
        offer(self, "assessment", known, blank="–")
