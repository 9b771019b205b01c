"""What people type in this area: sums in million đồng, scores, days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext

from sachhon.vietnamese import AmbiguousNumber, NotMoney, format_number, parse_money
from sachhon.vietnamese.dates import NotADate, parse_date
from sachhon.vietnamese.numbers import NotANumber, parse_number

MILLION = 10**6
_TYPED = {"inputmode": "decimal", "autocomplete": "off", "class": "form-control-num"}


def in_millions(amount: int | None) -> str:
    """1500000 → "1,5"; nothing for a blank."""
    if amount is None:
        return ""
    exact = Decimal(amount) / MILLION
    return format_number(exact.quantize(Decimal(1)) if exact == int(exact) else exact.normalize())


class MoneyField(forms.CharField):
    """Đồng, typed in million đồng ("1.500") or with their unit ("1,5 tỷ đồng"); None for nothing."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(max_length=60, widget=forms.TextInput(attrs=dict(_TYPED)), **rest)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box."""
        return in_millions(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """The amount. Raises ValidationError."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        try:
            return parse_money(text, MILLION)
        except (AmbiguousNumber, NotMoney) as wrong:
            words = gettext("“%(text)s” không phải số tiền. Nhập theo triệu đồng, ví dụ 1.500 hoặc 1,5 tỷ đồng.")
            raise forms.ValidationError(words % {"text": text}) from wrong


class NumberField(forms.CharField):
    """A decimal as Vietnamese write it; None for nothing."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput(attrs=dict(_TYPED)), **rest)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box."""
        return plain_number(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """The number. Raises ValidationError."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        try:
            return parse_number(text)
        except (AmbiguousNumber, NotANumber) as wrong:
            words = gettext("“%(text)s” không phải số. Nhập ví dụ 7 hoặc 7,5.")
            raise forms.ValidationError(words % {"text": text}) from wrong


class DayField(forms.CharField):
    """A day as people write it: 5/12/2026; None for nothing."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}), **rest)

    def clean(self, value: Any) -> date | None:  # type: ignore[override]
        """The day. Raises ValidationError."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        try:
            return parse_date(text)
        except NotADate as wrong:
            words = gettext("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/12/2026.")
            raise forms.ValidationError(words) from wrong


def plain_number(value: Decimal | None) -> str:
    """7.500 → "7,5"."""
    if value is None:
        return ""
    return format_number(value.quantize(Decimal(1)) if value == int(value) else value.normalize())
