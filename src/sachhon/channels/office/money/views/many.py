"""One decision for several lines of a plan: what each may still take stands in its box."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sachhon.channels.office.money.finding import PlanAt, find_plan_at
from sachhon.channels.office.money.forms import Paper
from sachhon.channels.office.money.units import MoneyUnit, money_unit, read_clear
from sachhon.channels.office.money.words import source_words, stage_words, year_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import (
    MONEY,
    BudgetLine,
    Refused,
    Source,
    Stage,
    may_record,
    money_lines,
    record_many,
    source_named,
    standing_of_plan,
    still_takes,
    verb_for,
)
from sachhon.domain.registry.api import place_of
from sachhon.foundation.files import RefusedUpload
from sachhon.vietnamese import AmbiguousNumber, NotMoney

Waiting = dict[tuple[int, Source], dict[int, int]]


@dataclass(frozen=True, slots=True)
class ManyRow:
    """A line that may still take something. Its id is words: a template would group its digits."""

    pk: str
    name: str
    number: str
    left: str
    value: str
    error: str = ""


@guarded(MONEY, "record", find_plan_at)
def record(request: OfficeRequest, at: PlanAt) -> HttpResponse:
    """Of the unit's own money."""
    return _record(request, at, "record")


@guarded(MONEY, "record_central", find_plan_at)
def record_central(request: OfficeRequest, at: PlanAt) -> HttpResponse:
    """Of the central budget, by the ministry."""
    return _record(request, at, "record_central")


def _record(request: OfficeRequest, at: PlanAt, verb: str) -> HttpResponse:
    plan, stage = at
    unit = money_unit(request)
    lines = [line for line in money_lines(plan) if not (line.is_heading or line.is_total)]
    waiting = _waiting(request, at, verb)
    where = _where(request, waiting)
    lefts = waiting.get(where, {}) if where else {}
    sent = request.method == "POST"
    form = Paper(unit, *((request.POST, request.FILES) if sent else (None, None)))
    amounts, errors = _read(request, lefts, unit) if sent else ({}, {})
    if sent and where is not None and form.is_valid() and not errors:
        try:
            made = record_many(
                actor=request.actor,
                plan=plan,
                year=where[0],
                source=where[1],
                stage=stage,
                amounts=amounts,
                on=form.cleaned_data["on"],
                document=form.cleaned_data["document"],
                evidence=form.sent_file(),
                request_key=str(request.POST.get("request_key", ""))[:50] or uuid.uuid4().hex,
            )
        except Refused as refused:
            if refused.line:
                errors[refused.line] = refused.message
            else:
                form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        except RefusedUpload as refused:
            form.add_error("evidence", refused.words)
        else:
            words = _("Đã ghi %(stage)s cho %(n)s dòng, tổng %(amount)s %(unit)s.") % {
                "stage": stage_words(stage).lower(),
                "n": len(made),
                "amount": unit.words(sum(entry.amount for entry in made)),
                "unit": unit.label,
            }
            messages.success(request, words)
            return redirect("money:plan", plan.code)
    context = {
        "plan": plan,
        "stage": stage,
        "title": _("Ghi %(stage)s cho nhiều dòng") % {"stage": stage_words(stage).lower()},
        "unit": unit,
        "form": form,
        "choices": [
            (f"{year}-{source.value}", f"{year_words(year)} · {source_words(source)}", (year, source) == where)
            for year, source in sorted(waiting)
        ],
        "where": f"{where[0]}-{where[1].value}" if where else "",
        "rows": [_row(request, line, lefts[line.pk], errors, unit) for line in lines if line.pk in lefts],
        "errors": [(str(pk), words) for pk, words in errors.items()],
        "total": unit.words(sum(lefts.values())),
        "request_key": request.POST.get("request_key") or uuid.uuid4().hex,
    }
    return render(request, "office/money/many.html", context, status=422 if errors or form.errors else 200)


def _waiting(request: OfficeRequest, at: PlanAt, verb: str) -> Waiting:
    """{(year, source): {line: what the stage may still take}} of what this form may record."""
    place = place_of(at.plan.unit)
    sources = {
        source
        for source in Source
        if source is not Source.UNSPLIT
        and verb_for(source, at.stage) == verb
        and may_record(request.actor, place, source, at.stage)
    }
    if not sources or at.stage is Stage.ESTIMATED:
        raise Http404(at.stage)
    found: Waiting = {}
    for line, places in standing_of_plan(at.plan).items():
        for (year, source), standing in places.items():
            left = still_takes(standing, at.stage)
            if year and source in sources and left:
                found.setdefault((year, source), {})[line] = left
    return found


def _where(request: OfficeRequest, waiting: Waiting) -> tuple[int, Source] | None:
    asked = request.POST.get("where") or request.GET.get("where", "")
    year, _dash, source = asked.partition("-")
    payer = source_named(source)
    if year.isdecimal() and payer is not None and (int(year), payer) in waiting:
        return int(year), payer
    return min(waiting) if waiting else None


def _read(request: OfficeRequest, lefts: dict[int, int], unit: MoneyUnit) -> tuple[dict[int, int], dict[int, str]]:
    amounts: dict[int, int] = {}
    errors: dict[int, str] = {}
    for line in lefts:
        text = request.POST.get(f"line-{line}", "").strip()
        if not text:
            continue
        try:
            amounts[line] = read_clear(text, unit)
        except (NotMoney, AmbiguousNumber):
            errors[line] = _("“%(text)s” không rõ là bao nhiêu. Nhập số, không dấu chấm ngăn nghìn.") % {"text": text}
    return amounts, errors


def _row(request: OfficeRequest, line: BudgetLine, left: int, errors: dict[int, str], unit: MoneyUnit) -> ManyRow:
    typed = request.POST.get(f"line-{line.pk}", "") if request.method == "POST" else unit.typed(left)
    return ManyRow(str(line.pk), line.title, line.number, unit.words(left), typed, errors.get(line.pk, ""))
