"""Amounts as people write them: a bare number is in the field's unit, "1,2 tỷ" and "30 triệu đồng" say their own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms.numbers import plain_number
from sachhon.vietnamese import AmbiguousNumber, NotMoney, format_money, parse_money

DONG, THOUSAND, MILLION = 1, 10**3, 10**6
LONGEST = 60


def plain_amount(amount: int | None, unit: int) -> str:
    """Đồng as a field of that unit offers them: 1500000 in millions → "1,5"; nothing for a blank."""
    return "" if amount is None else plain_number(Decimal(amount) / unit)


class Money(forms.CharField):
    """Whole đồng, None for nothing. `unit`: how many đồng one of a bare number is; it may be set until it is asked."""

    def __init__(self, *, unit: int = DONG, look: str = "input-medium", **rest: Any) -> None:
        self.unit = unit
        attributes = {"autocomplete": "off", "class": f"form-control {look}"}
        if unit != DONG:
            attributes["inputmode"] = "decimal"
        said = {"max_length": gettext_lazy("Nhập một số tiền dài nhất %(limit_value)d ký tự.")}
        said |= rest.pop("error_messages", {})
        given = {"max_length": LONGEST, "widget": forms.TextInput(attrs=attributes), **rest}
        super().__init__(error_messages=said, **given)

    def clean(self, value: Any) -> Any:
        """The amount. Raises ValidationError that says what to type instead."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        try:
            return parse_money(text, self.unit)
        except AmbiguousNumber as two:
            own = any(letter.isalpha() for letter in text)  # the text names its unit: the readings are đồng
            readings = [one if own else one * self.unit for one in two.readings]
            shown = _(" hay ").join(f"{plain_number(one)} đồng" for one in readings)
            message = _("“%(text)s” đọc được hai cách: %(readings)s. Nhập lại cho rõ bằng một trong hai cách viết này.")
            raise forms.ValidationError(message % {"text": text, "readings": shown}, code="ambiguous") from None
        except NotMoney:
            unit, example = self._unit()
            message = _("“%(text)s” không phải số tiền tính bằng %(unit)s. Nhập ví dụ %(example)s.")
            told = {"text": text, "unit": unit, "example": example}
            raise forms.ValidationError(message % told, code="not_money") from None

    def prepare_value(self, value: Any) -> Any:
        """An amount as it is written: with its unit in đồng, else in the unit that the label names."""
        if not isinstance(value, int):
            return value
        return format_money(value) if self.unit == DONG else plain_amount(value, self.unit)

    def _unit(self) -> tuple[str, str]:
        return {
            DONG: (_("đồng"), _("30.000.000 hoặc 30 triệu")),
            THOUSAND: (_("nghìn đồng"), _("30000 hoặc 30 triệu đồng")),
            MILLION: (_("triệu đồng"), _("30 hoặc 1,5 tỷ đồng")),
        }[self.unit]
