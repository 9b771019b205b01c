"""How figures, dates and what is not known are written in the report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sachhon.vietnamese import format_date, format_number
from sachhon.writing.assessment.model import Amount

UNKNOWN = "chưa có số liệu"
NOT_SAID = "chưa nêu"
_MILLION = Decimal(1_000_000)


def number(value: Decimal | int | None, decimals: int = 2) -> str:
    """At most so many decimals, without zeros at the end; None is said in words."""
    if value is None:
        return UNKNOWN
    shown = format_number(Decimal(value), decimals)
    return shown.rstrip("0").rstrip(",") if "," in shown else shown


def amount(told: Amount) -> str:
    """ "1.234,5 kWh"; a small quantity keeps the digits that it has."""
    if told.value is None:
        return UNKNOWN
    shown = number(told.value, _decimals(told.value))
    return f"{shown} {told.unit}".strip()


def millions(value: Decimal | int | None) -> str:
    """Đồng as millions, with two decimals: three could be taken for thousands. What is smaller keeps its digits."""
    if value is None:
        return UNKNOWN
    scaled = Decimal(value) / _MILLION
    return number(scaled, _decimals(scaled))


def percent(value: Decimal | None) -> str:
    """ "12,5%"."""
    return UNKNOWN if value is None else f"{number(value)}%"


def change(value: Decimal | None) -> str:
    """A change with its sign: "+5%", "−9,6%"."""
    if value is None:
        return UNKNOWN
    shown = number(abs(value))
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{shown}%"


def years(value: Decimal | None) -> str:
    """ "2,7 năm"."""
    return UNKNOWN if value is None else f"{number(value)} năm"


def day(value: date | None) -> str:
    """dd/mm/yyyy, or that it was not said."""
    return format_date(value) if value else NOT_SAID


def period(first: date | None, last: date | None) -> str:
    """From a day to a day."""
    if first and last:
        return f"từ {format_date(first)} đến {format_date(last)}"
    return f"từ {format_date(first)}" if first else f"đến {format_date(last)}" if last else NOT_SAID


def said(words: str) -> str:
    """The words, or that there are none."""
    return words.strip() or NOT_SAID


def roman(value: int) -> str:
    """I to XII, as chapters are numbered."""
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[value - 1]


def _decimals(value: Decimal) -> int:
    """Two; more for what is smaller than one, so that it does not vanish."""
    if value == 0 or abs(value) >= 1:
        return 2
    return 2 - value.adjusted()
