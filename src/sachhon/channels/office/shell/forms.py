"""What forms of several areas share: a day as people write it, and refusals at the field that they are about."""

from __future__ import annotations

from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext_lazy


class Refusal(Protocol):
    """What a room refuses with: the words, and the input that they are about ("" for the whole)."""

    field: str
    message: str


class Day(forms.DateField):
    """A day as dd/mm/yyyy."""

    widget = forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "form-control input-short"})
    default_error_messages = {"invalid": gettext_lazy("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.")}  # noqa: RUF012


class OfficeForm(forms.Form):
    """A form that takes the refusals of an action at their fields."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **rest)

    def refuse(self, refused: Refusal) -> None:
        """A refusal at its field, or above all."""
        self.add_error(refused.field if refused.field in self.fields else None, refused.message)
