"""Overlays, findings and measures as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sachhon.domain.planning.api import Event, PlanTask, Why, all_measures
from sachhon.formkit.findings import Finding, say
from sachhon.vietnamese import format_number

_TASK_KINDS = {
    PlanTask.Status.NOT_STARTED: "neutral",
    PlanTask.Status.UNDER_WAY: "info",
    PlanTask.Status.DONE: "success",
    PlanTask.Status.STOPPED: "warning",
}
_EVENT_KINDS = {Event.Status.PLANNED: "neutral", Event.Status.HELD: "success", Event.Status.CANCELLED: "warning"}


def task_kind(status: str) -> str:
    """The colour of a task's state."""
    return _TASK_KINDS[PlanTask.Status(status)]


def event_kind(status: str) -> str:
    """The colour of an event's status."""
    return _EVENT_KINDS[Event.Status(status)]


def reason_words(why: Why) -> str:
    """Why a task is overdue or at risk."""
    told = {"days": why.days, "gone": why.gone, "done": why.done}
    if why.code == "overdue":
        return ngettext("quá hạn %(days)s ngày", "quá hạn %(days)s ngày", why.days) % told
    if why.code == "not_begun":
        return _("đã qua %(gone)s %% thời gian mà chưa bắt đầu") % told
    if why.code == "outputs_behind":
        return _("đã qua %(gone)s %% thời gian, kết quả mới đạt %(done)s %%") % told
    if why.code == "money_behind":
        return _("đã qua %(gone)s %% thời gian, mới giải ngân %(done)s %%") % told
    return ngettext("còn %(days)s ngày, chưa đủ kết quả", "còn %(days)s ngày, chưa đủ kết quả", why.days) % told


def finding_words(finding: Finding) -> str:
    """A finding in the language of now."""
    return say(finding, "en" if (get_language() or "vi").startswith("en") else "vi")


def measure_name(code: str) -> str:
    """A measure's name."""
    known = all_measures().get(code)
    return known.name(get_language() or "vi") if known else code


def quantity_words(code: str, quantity: Decimal) -> str:
    """ "3 lớp", "12,5 %"."""
    known = all_measures().get(code)
    number = format_number(quantity.normalize() if quantity != int(quantity) else Decimal(int(quantity)))
    return f"{number} {known.unit}" if known else number


def outputs_words(outputs: Mapping[str, Decimal]) -> str:
    """ "3 lớp, 97 doanh nghiệp", in the catalogue's order."""
    return ", ".join(quantity_words(code, outputs[code]) for code in all_measures() if code in outputs)
