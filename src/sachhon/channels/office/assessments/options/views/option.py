"""The page of an option: what it is, how it was judged, its worth, what it did, its way."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.options.finding import find_option
from sachhon.channels.office.assessments.options.rows import effect_words, measurement_row, option_row, pair_row
from sachhon.channels.office.assessments.options.words import (
    BACK_STEPS,
    COLOURS,
    lacking,
    money,
    percent,
    stream_name,
    trail_words,
    years,
)
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Economics,
    Option,
    history_of,
    lacking_for,
    lacking_to_verify,
    library_option,
    pairs_of,
    steps_from,
    verified_of,
    worth_of,
)
from sachhon.formkit.findings import say

HISTORY_SHOWN = 30


@guarded(ASSESSMENT, "view", find_option)
@require_GET
def page(request: OfficeRequest, option: Option) -> HttpResponse:
    """Everything of an option on one page."""
    assessment = option.assessment
    worth = worth_of(option, assessment.discount_rate_pct)
    measurements = list(option.measurements.select_related("evidence", "by"))
    verified = {tuple(pair) for pair in option.verified_pairs}
    pairs = [pair_row(one, (one.before.pk, one.after.pk) in verified) for one in pairs_of(measurements)]
    known = library_option(option.library) if option.library else None
    head = head_of(request, assessment, "assessments:options")
    allowed = head["may"]
    context = {
        **head,
        "option": option,
        "row": option_row(option, assessment),
        "kind": COLOURS[Option.Stage(option.stage)],
        "open_facts": allowed["edit"] and option.stage != Option.Stage.VERIFIED,
        "known": known,
        "known_title": known.title(get_language() or "vi") if known else "",
        "sides": _sides(option),
        "money": _money(option),
        "worth": _worth(worth),
        "effects": [{"name": stream_name(one.resource), "words": effect_words(one)} for one in option.effects.all()],
        "pairs": pairs,
        "verified": [pair_row(one, True) for one in verified_of(option, measurements)],
        "measurements": [measurement_row(one, verified) for one in measurements],
        "files": list(option.evidence.select_related("by", "file")),
        "next": _next(request, option, allowed),
        "backs": [
            {"name": step.name, "label": BACK_STEPS[step.name]}
            for step in steps_from(option.stage)
            if step.back and allowed[step.verb]
        ],
        "history": _history(option),
        "stages": [(stage.value, stage.label) for stage in Option.Stage if stage != Option.Stage.REJECTED],
        "at": "options",
    }
    return render(request, "office/assessments/options/option.html", context)


def _history(option: Option) -> list[dict[str, Any]]:
    """What happened to it, the newest first; with the reason where there was one."""
    found = history_of(option.assessment).filter(detail__option=option.number)[:HISTORY_SHOWN]
    return [
        {
            "at": one.at,
            "name": _("%(name)s thay %(lender)s") % {"name": one.user_name, "lender": one.on_behalf}
            if one.on_behalf
            else one.user_name,
            "words": trail_words(one.verb),
            "why": _said(one.detail),
        }
        for one in found
    ]


def _said(detail: dict[str, Any]) -> str:
    why = detail.get("stage_why") or detail.get("screening_why")
    return str(why[1] or "") if isinstance(why, list) else ""


def _next(request: OfficeRequest, option: Option, allowed: dict[str, bool]) -> dict[str, Any] | None:
    """The step that leads on, and what it still needs; planning and implementing ask for their facts themselves."""
    step = next((one for one in steps_from(option.stage) if not one.back), None)
    if step is None:
        return None
    wanting = []
    if step.name == "verify":
        wanting = lacking_to_verify(request.actor, option)
    elif step.name == "plan" and option.screening not in (Option.Screening.NOW, Option.Screening.STUDY):
        wanting = lacking_for(request.actor, option, step)[:1]
    return {"name": step.name, "may": allowed[step.verb], "lacking": wanting}


def _sides(option: Option) -> list[dict[str, str]]:
    told = option.feasible
    return [
        {"side": "technical", "answer": told.get("technical", ""), "note": option.technical_note},
        {"side": "economic", "answer": told.get("economic", ""), "note": ""},
        {"side": "environmental", "answer": told.get("environmental", ""), "note": option.environmental_note},
    ]


def _money(option: Option) -> dict[str, str]:
    names = ("investment", "incentive", "yearly_saving", "yearly_cost", "actual_investment")
    return {name: money(getattr(option, name)) for name in names}


def _worth(worth: Economics) -> dict[str, Any]:
    cash = worth.cash
    if cash is None:
        return {"lacking": lacking(worth)}
    language = get_language() or "vi"
    return {
        "known": True,
        "rate_known": worth.rate_known,
        "incentive_unknown": worth.incentive_unknown,
        "npv": money(worth.npv),
        "irr": percent(cash.irr_pct),
        "irr_status": cash.irr_status,
        "irr_all": "; ".join(percent(one) for one in cash.irr_all_pct),
        "payback": years(cash.payback),
        "discounted": years(worth.discounted_payback),
        "formula": cash.working.formula,
        "warnings": [say(one, language) for one in cash.working.warnings],
        "years": [
            {
                "year": one.year,
                "out": money(one.out),
                "into": money(one.into),
                "net": money(one.net),
                "so_far": money(one.so_far),
                "present": money(one.present),
            }
            for one in worth.years
        ],
    }
