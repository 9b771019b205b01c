"""Days and years as people write them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.vietnamese.dates import NotADate, parse_date


class Day(forms.DateField):
    """A day as dd/mm/yyyy, or in words as letters have it. `past`: none still to come; `coming`: none gone by."""

    default_error_messages = {  # noqa: RUF012
        "invalid": gettext_lazy(
            "“%(text)s” không phải một ngày. Nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026."
        ),
        "impossible": gettext_lazy(
            "Không có ngày “%(text)s”. Nhập ngày theo dạng ngày/tháng/năm có trong lịch, ví dụ 31/12/2026."
        ),
        "to_come": gettext_lazy("Ngày chưa tới. Chọn ngày không muộn hơn hôm nay."),
        "gone": gettext_lazy("Ngày đã qua. Chọn từ hôm nay trở đi."),
    }

    def __init__(self, *, past: bool = False, coming: bool = False, look: str = "input-short", **rest: Any) -> None:
        self.past, self.coming = past, coming
        attributes = {"inputmode": "numeric", "autocomplete": "off", "class": f"form-control {look}".strip()}
        super().__init__(**{"widget": forms.DateInput(attrs=attributes), **rest})

    def to_python(self, value: Any) -> date | None:
        """The day, None for nothing. Raises ValidationError."""
        value = value.strip() if isinstance(value, str) else value
        try:
            day = super().to_python(value)
        except forms.ValidationError:
            day = self._in_words(str(value))
        if day is not None and self.past and day > timezone.localdate():
            raise forms.ValidationError(self.error_messages["to_come"], code="to_come")
        if day is not None and self.coming and day < timezone.localdate():
            raise forms.ValidationError(self.error_messages["gone"], code="gone")
        return day

    def _in_words(self, text: str) -> date:
        try:
            return parse_date(text)
        except NotADate as wrong:
            code = "impossible" if wrong.impossible else "invalid"
            raise forms.ValidationError(self.error_messages[code], code=code, params={"text": text}) from None


class Year(forms.IntegerField):
    """A year in four figures, from `first` to `last`."""

    default_error_messages = {  # noqa: RUF012
        "required": gettext_lazy("Nhập năm."),
        "invalid": gettext_lazy("Nhập năm bằng bốn chữ số, ví dụ 2026."),
    }

    def __init__(self, *, first: int = 1900, last: int = 2100, **rest: Any) -> None:
        self.first, self.last = first, last
        attributes = {
            "inputmode": "numeric", "autocomplete": "off", "maxlength": "4", "class": "form-control input-short",
        }  # fmt: skip
        super().__init__(**{"widget": forms.TextInput(attrs=attributes), **rest})

    def clean(self, value: Any) -> int | None:
        """The year, None for nothing. Raises ValidationError."""
        year = super().clean(value.strip() if isinstance(value, str) else value)
        if year is not None and not self.first <= year <= self.last:
            told = {"first": self.first, "last": self.last}
            raise forms.ValidationError(_("Năm phải từ %(first)s đến %(last)s.") % told, code="outside")
        return year
