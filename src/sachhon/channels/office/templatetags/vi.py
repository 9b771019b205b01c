"""Figures, money and dates as Vietnamese documents write them, in both languages of the interface."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from sachhon.vietnamese.dates import format_date
from sachhon.vietnamese.money import format_money
from sachhon.vietnamese.numbers import format_number

register = template.Library()
DASH = "–"


@register.filter
def number(value: Decimal | int | float | None, decimals: int | None = None) -> str:
    """1234567.89 → 1.234.567,89; nothing → a dash, which is no zero."""
    if value is None or value == "":
        return DASH
    exact = Decimal(str(value)) if isinstance(value, float) else value
    return format_number(exact, decimals)


@register.filter
def money(vnd: int | None, unit: str = "đồng") -> str:
    """3360000000 → 3.360.000.000 đồng; `money:"triệu đồng"` → 3.360 triệu đồng."""
    return DASH if vnd is None or vnd == "" else format_money(vnd, unit)


@register.filter
def day(value: date | datetime | None) -> str:
    """12/03/2018, in the time of Hà Nội."""
    if not value:
        return DASH
    return format_date(_local(value).date() if isinstance(value, datetime) else value)


@register.filter
def moment(value: datetime | None) -> str:
    """12/03/2018 14:32, in the time of Hà Nội."""
    if not value:
        return DASH
    local = _local(value)
    return f"{format_date(local.date())} {local:%H:%M}"


@register.filter
def clock(value: datetime | None) -> str:
    """14:32."""
    return f"{_local(value):%H:%M}" if value else DASH


@register.filter
def ago(value: datetime | None) -> str:
    """ "vừa xong", "5 phút trước", "3 giờ trước", "hôm qua 14:32"; longer ago: the moment itself."""
    if not value:
        return DASH
    local, now = _local(value), timezone.localtime()
    minutes = int((now - local).total_seconds() // 60)
    if minutes < 0:
        return moment(value)
    if minutes < 1:
        return gettext("vừa xong")
    if minutes < 60:
        return ngettext("%(count)s phút trước", "%(count)s phút trước", minutes) % {"count": minutes}
    if local.date() == now.date():
        hours = minutes // 60
        return ngettext("%(count)s giờ trước", "%(count)s giờ trước", hours) % {"count": hours}
    if (now.date() - local.date()).days == 1:
        return gettext("hôm qua %(time)s") % {"time": f"{local:%H:%M}"}
    return moment(value)


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
