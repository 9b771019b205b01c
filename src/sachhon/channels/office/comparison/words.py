"""Names and figures as this area's pages say them."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sachhon.domain.planning.api import SOURCES, Aim, PlanTask, Source, all_measures
from sachhon.vietnamese.money import format_money
from sachhon.vietnamese.numbers import format_number

DASH = "–"
MILLION = 1_000_000
_TASK_KINDS = {
    PlanTask.Status.NOT_STARTED: "neutral",
    PlanTask.Status.UNDER_WAY: "info",
    PlanTask.Status.DONE: "success",
    PlanTask.Status.STOPPED: "warning",
}


def measure_name(code: str) -> str:
    """A measure's name; targets that measure nothing known have none."""
    known = all_measures().get(code)
    return known.name(get_language() or "vi") if known else _("Chưa có chỉ số đo")


def measure_unit(code: str) -> str:
    """In what it is counted."""
    known = all_measures().get(code)
    return known.unit if known else ""


def number_words(value: Decimal | int | None) -> str:
    """A figure with no more digits than it needs; nothing said is a dash, which is no zero."""
    if value is None:
        return DASH
    exact = Decimal(value)
    return format_number(int(exact) if exact == int(exact) else exact.normalize())


def millions(vnd: Decimal | int | None) -> str:
    """Triệu đồng, for tables that say so above."""
    return DASH if vnd is None else number_words(Decimal(vnd) / MILLION)


def money_words(vnd: Decimal | int) -> str:
    """An amount with its unit: triệu where it is whole in thousands, else đồng."""
    whole = int(vnd)
    return format_money(whole, "triệu đồng") if whole % 1000 == 0 else format_money(whole)


def payer_name(payer: str) -> str:
    """Who pays; "" is all of them."""
    return str(SOURCES[Source(payer)]) if payer else _("Tất cả các nguồn")


def status_words(status: str) -> str:
    """A task's state."""
    return str(PlanTask.Status(status).label)


def status_kind(status: str) -> str:
    """Its colour."""
    return _TASK_KINDS[PlanTask.Status(status)]


def range_words(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """ "8–13 %", "7 %"; "" for nothing."""
    if low is None and high is None:
        return ""
    ends = [number_words(one) for one in (low, high) if one is not None]
    both = f"{ends[0]}–{ends[1]}" if len(ends) > 1 and ends[0] != ends[1] else ends[0]
    return f"{both} {unit}".strip()


def aim_words(aim: Aim) -> str:
    """What a target asks for: a range is a range."""
    if aim.low is not None and aim.high is not None and aim.low != aim.high:
        return range_words(aim.low, aim.high, aim.unit_of_measure)
    plain = range_words(aim.low, None, aim.unit_of_measure) or range_words(None, aim.high, aim.unit_of_measure)
    signs = {
        ">=": _("ít nhất %(value)s"),
        ">": _("trên %(value)s"),
        "<=": _("không quá %(value)s"),
        "<": _("dưới %(value)s"),
        "~": _("khoảng %(value)s"),
    }
    return signs.get(aim.comparator, "%(value)s") % {"value": plain} if plain else DASH


def measured_words(aim: Aim) -> str:
    """What was measured; "" where nothing was."""
    return range_words(aim.measured, aim.measured_high, aim.unit_of_measure)


def verdict_of(aim: Aim) -> tuple[str, str]:
    """(kind, words): reached, not reached, not measured."""
    if aim.met is None:
        words = _("Chưa đo") if aim.measured is None else _("Không có mức để so")
        return "neutral", words
    return ("success", _("Đạt")) if aim.met else ("warning", _("Chưa đạt"))
