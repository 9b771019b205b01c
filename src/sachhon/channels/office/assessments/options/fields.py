"""Numbers that lie between two others; blank is not known, never 0."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from sachhon.channels.office.assessments.forms import Number
from sachhon.vietnamese import format_number


class Within(Number):
    """A number from `least` to `most`; `whole`: without fractions. "12 %" is read as 12."""

    def __init__(self, *, least: int = 0, most: int | None = None, whole: bool = False, **rest: Any) -> None:
        super().__init__(**{"required": False, **rest})
        self.least, self.most, self.whole = least, most, whole

    def clean(self, value: Any) -> Any:
        """The number, None for nothing."""
        number = super().clean(str(value or "").strip().removesuffix("%").strip())
        if number is None:
            return None
        if self.whole and number != number.to_integral_value():
            raise forms.ValidationError(_("Nhập số nguyên."))
        if number < self.least or (self.most is not None and number > self.most):
            raise forms.ValidationError(self._outside())
        return int(number) if self.whole else number

    def _outside(self) -> str:
        if self.most is None:
            return _("Nhập số từ %(least)s trở lên.") % {"least": format_number(self.least)}
        told = {"least": format_number(self.least), "most": format_number(self.most)}
        return _("Nhập số từ %(least)s đến %(most)s.") % told

    def prepare_value(self, value: Any) -> Any:
        """As it is written."""
        return format_number(value) if isinstance(value, int) else super().prepare_value(value)
