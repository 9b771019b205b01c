"""Figures of assessments as they are read: amounts without idle zeros, money in whole đồng, results cut short."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django import template

from sachhon.vietnamese import format_money, format_number

register = template.Library()
DASH = "–"
_MEANT = 4


@register.filter
def plain_number(value: Decimal | int | None) -> str:
    """12,500000 → 12,5; nothing → a dash, which is no zero."""
    if value is None or value == "":
        return DASH
    exact = Decimal(value)
    return format_number(exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize())


@register.filter
def vnd(value: Decimal | int | None) -> str:
    """635.4 → 635 đồng."""
    if value is None or value == "":
        return DASH
    return format_money(int(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP)))


@register.filter
def short(value: Decimal | None) -> str:
    """A result as a page shows it: whole from 1000 on, else four digits that mean something."""
    if value is None or value == "":
        return DASH
    exact = Decimal(value)
    places = 0 if abs(exact) >= 1000 else max(0, _MEANT - 1 - exact.adjusted()) if exact else 0
    rounded = round(exact, min(places, 6))
    return plain_number(rounded)
