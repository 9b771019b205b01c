"""Numbers and shares as Vietnamese write them: 1.234.567,89; "1,2 triệu"; "12,5 %"."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.vietnamese import AmbiguousNumber, NotANumber, format_number, parse_number

LONGEST = 40
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SCALED = re.compile(rf"(.*\d)\s*({'|'.join(_SCALES)})", re.IGNORECASE)
_WITH_WORDS = re.compile(r"([+-]?\d[\d.,]*)\s*[^\W\d_].*", re.DOTALL)
_PERCENT = re.compile(r"\s*(?:%|phần trăm)$", re.IGNORECASE)
USUAL_EXAMPLE = gettext_lazy("1.250 hoặc 12,5")


def parse_scaled(text: str, *, strict: bool = False) -> Decimal:
    """The number that a text is, "1,2 triệu" as well. Raises NotANumber, and AmbiguousNumber where two compete."""
    plain = unicodedata.normalize("NFC", text).strip()
    scaled = _SCALED.fullmatch(plain)
    if scaled is None:
        return parse_number(plain, strict=strict)
    factor = _SCALES[scaled[2].lower()]
    try:
        return factor * parse_number(scaled[1])
    except AmbiguousNumber as two:
        raise AmbiguousNumber(text, tuple(factor * one for one in two.readings)) from None


def read_number(
    text: str, *, strict: bool = False, example: str | Promise = USUAL_EXAMPLE, optional: bool = False
) -> Decimal | None:
    """The number that somebody typed, None for nothing. Raises ValidationError that says what to type instead.

    "0.125" is asked about, for it has two readings; with `strict` so is "1.234". `optional`: blank would be taken too.
    """
    typed = text.strip()
    if not typed:
        return None
    try:
        return parse_scaled(typed, strict=strict)
    except AmbiguousNumber as two:
        told = {
            "text": typed,
            "readings": _(" hay ").join(format_number(_short(one)) for one in two.readings),
            "ways": _(" hoặc ").join(plain_number(one, grouped=False) for one in two.readings),
        }
        message = _("“%(text)s” đọc được hai cách: %(readings)s. Nhập %(ways)s để chỉ còn một cách đọc.")
        raise forms.ValidationError(message % told, code="ambiguous") from None
    except NotANumber:
        number = _before_words(typed)
        if number is not None:
            message = _("“%(text)s” có chữ sau con số. Ô này chỉ nhận số: nhập %(number)s.")
            told = {"text": typed, "number": plain_number(number)}
            raise forms.ValidationError(message % told, code="with_words") from None
        message = _("“%(text)s” không phải số. Nhập ví dụ %(example)s; dấu phẩy cho phần lẻ, dấu chấm cho hàng nghìn.")
        said = message % {"text": typed, "example": example}
        leave = " " + _("Chưa biết thì để trống.") if optional else ""
        raise forms.ValidationError(said + leave, code="not_a_number") from None


def plain_number(value: Decimal | int | None, *, grouped: bool = True) -> str:
    """As a field offers it: 7.500 → "7,5"; nothing for a blank. Not `grouped`: in a way that has one reading alone."""
    if value is None:
        return ""
    written = format_number(_short(Decimal(value)))
    return written if grouped else written.replace(".", "")


class Number(forms.CharField):
    """A number with a comma for its fraction; blank is not known, and never 0.

    `least` and `most` bound it, `whole` takes no fraction, `strict` asks about "1.234", `percent` takes its sign;
    `example` is one of the area.
    """

    def __init__(
        self, *, least: int | None = None, most: int | None = None, whole: bool = False, strict: bool = False,
        percent: bool = False, example: str | Promise = USUAL_EXAMPLE, look: str = "input-short", **rest: Any,
    ) -> None:  # fmt: skip
        self.least, self.most, self.whole, self.example = least, most, whole, example
        self.strict, self.percent = strict, percent
        attributes = {
            "inputmode": "numeric" if whole else "decimal", "autocomplete": "off", "class": f"form-control {look}",
        }  # fmt: skip
        said = {"max_length": gettext_lazy("Nhập một con số dài nhất %(limit_value)d ký tự.")}
        said |= rest.pop("error_messages", {})
        given = {"max_length": LONGEST, "widget": forms.TextInput(attrs=attributes), **rest}
        super().__init__(error_messages=said, **given)

    def clean(self, value: Any) -> Any:
        """The number, None for nothing. Raises ValidationError."""
        text = str(super().clean(value) or "").strip()
        number = self.read(text)
        if number is None:
            return None
        if self.whole and number != number.to_integral_value():
            message = _("“%(text)s” không phải số nguyên. Nhập số nguyên, ví dụ 1.200.")
            raise forms.ValidationError(message % {"text": text}, code="not_whole")
        if (self.least is not None and number < self.least) or (self.most is not None and number > self.most):
            message = _("“%(text)s” không dùng được ở đây. %(bounds)s") % {"text": text, "bounds": self._bounds()}
            raise forms.ValidationError(message, code="outside")
        return int(number) if self.whole else number

    def read(self, text: str) -> Decimal | None:
        """What the text says. Raises ValidationError."""
        plain = _PERCENT.sub("", text) if self.percent else text
        return read_number(plain, strict=self.strict, example=self.example, optional=not self.required)

    def prepare_value(self, value: Any) -> Any:
        """A number as it is written; what was typed as it was typed."""
        number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        return plain_number(value, grouped=not self.strict) if number else value

    def _bounds(self) -> str:
        least, most = plain_number(self.least), plain_number(self.most)
        if self.most is None:
            return _("Nhập số từ %(least)s trở lên.") % {"least": least}
        if self.least is None:
            return _("Nhập số không quá %(most)s.") % {"most": most}
        return _("Nhập số từ %(least)s đến %(most)s.") % {"least": least, "most": most}


class Whole(Number):
    """A whole number from 0 on: "1.200"."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"whole": True, "least": 0, "example": "1.200", **rest})


class Percent(Number):
    """A share from 0 to 100; "12,5 %" is read as 12,5."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"least": 0, "most": 100, "percent": True, "example": "12,5", **rest})


def _short(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _before_words(text: str) -> Decimal | None:
    """The number in "12 kWh"; None where there is none that has one reading."""
    found = _WITH_WORDS.fullmatch(unicodedata.normalize("NFC", text))
    try:
        return parse_number(found[1]) if found else None
    except (AmbiguousNumber, NotANumber):
        return None
