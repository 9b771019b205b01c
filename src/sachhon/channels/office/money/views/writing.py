"""The forms that write the ledger: record a step, correct an entry, move between years and sources, split."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.money.finding import LineAt, find_entry, find_line_at
from sachhon.channels.office.money.forms import CorrectForm, MoneyForm, MoveForm, RecordForm
from sachhon.channels.office.money.units import MoneyUnit, money_unit
from sachhon.channels.office.money.words import source_words, stage_words, year_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import (
    MONEY,
    BudgetLine,
    MoneyEntry,
    Refused,
    Source,
    Stage,
    correct_money,
    entries_of,
    may_give_back,
    may_record,
    move_money,
    record_money,
    source_named,
    standing_amount,
    standing_of_lines,
    still_takes,
    verb_for,
)
from sachhon.domain.registry.api import place_of
from sachhon.foundation.files import RefusedUpload


@guarded(MONEY, "record", find_line_at)
def record(request: OfficeRequest, at: LineAt) -> HttpResponse:
    """A step of the unit's own money."""
    return _record(request, at, "record")


@guarded(MONEY, "record_central", find_line_at)
def record_central(request: OfficeRequest, at: LineAt) -> HttpResponse:
    """A step of the central budget that is the ministry's."""
    return _record(request, at, "record_central")


def _record(request: OfficeRequest, at: LineAt, verb: str) -> HttpResponse:
    line, stage = at
    unit = money_unit(request)
    place = place_of(line.plan.unit)
    sources = [
        source
        for source in Source
        if verb_for(source, stage) == verb
        and may_record(request.actor, place, source, stage)
        and (source is not Source.UNSPLIT or stage is Stage.ESTIMATED)
    ]
    if not sources or line.is_heading or line.is_total:
        raise Http404(stage)
    standings = standing_of_lines([line.pk]).get(line.pk, {})
    form = RecordForm(line.plan, sources, unit, *_sent(request), initial=_offered(request, line, stage, sources, unit))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data

        def write() -> MoneyEntry:
            return record_money(
                actor=request.actor,
                line=line,
                year=told["year"],
                source=told["source"],
                stage=stage,
                amount=told["amount"],
                on=told["on"],
                document=told["document"],
                evidence=form.sent_file(),
                request_key=_key(request),
            )

        if (entry := _written(form, write)) is not None:
            messages.success(
                request,
                _("Đã ghi %(stage)s %(amount)s %(unit)s cho năm %(year)s, %(source)s.")
                % {
                    "stage": stage_words(stage).lower(),
                    "amount": unit.words(entry.amount),
                    "unit": unit.label,
                    "year": year_words(entry.year),
                    "source": source_words(Source(entry.source)),
                },
            )
            return redirect(_line_address(line, entry))
    title = _("Ghi %(stage)s") % {"stage": stage_words(stage).lower()}
    lefts = [
        (f"{year_words(year)} · {source_words(source)}", unit.words(left))
        for (year, source), standing in sorted(standings.items())
        if source in sources and year and (left := still_takes(standing, stage))
    ]
    return _form_page(request, line, form, title, _("Ghi"), lefts=lefts, unit=unit)


@guarded(MONEY, "record", find_entry)
def correct(request: OfficeRequest, entry: MoneyEntry) -> HttpResponse:
    """What an entry of the unit's own money should have said."""
    return _correct(request, entry, "record")


@guarded(MONEY, "record_central", find_entry)
def correct_central(request: OfficeRequest, entry: MoneyEntry) -> HttpResponse:
    """What an entry of the ministry's steps of the central budget should have said."""
    return _correct(request, entry, "record_central")


def _correct(request: OfficeRequest, entry: MoneyEntry, verb: str) -> HttpResponse:
    if verb_for(Source(entry.source), Stage(entry.stage)) != verb or entry.corrects_id or entry.pair:
        raise Http404(entry.pk)
    unit = money_unit(request)
    stands = standing_amount(entry)
    form = CorrectForm(unit, *_sent(request), initial={"document": entry.document, "amount": unit.typed(stands)})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data

        def write() -> MoneyEntry:
            return correct_money(
                actor=request.actor,
                entry=entry,
                amount=told["amount"],
                reason=told["reason"],
                on=told["on"],
                document=told["document"],
                evidence=form.sent_file(),
                request_key=_key(request),
            )

        if (correction := _written(form, write)) is not None:
            messages.success(request, _("Đã điều chỉnh. Bút toán cũ vẫn còn trong sổ."))
            return redirect(_line_address(entry.line, correction))
    words = _("%(stage)s, %(year)s, %(source)s: đang ghi %(amount)s %(unit)s.") % {
        "stage": stage_words(Stage(entry.stage)),
        "year": year_words(entry.year),
        "source": source_words(Source(entry.source)),
        "amount": unit.words(stands),
        "unit": unit.label,
    }
    return _form_page(request, entry.line, form, _("Điều chỉnh bút toán"), _("Điều chỉnh"), words=words, unit=unit)


@guarded(MONEY, "record", find_line_at)
def move(request: OfficeRequest, at: LineAt, year: int, source: str) -> HttpResponse:
    """Money that rests at a stage goes to another year or source."""
    line, stage = at
    payer = source_named(source)
    if payer is None:
        raise Http404(source)
    standing = standing_of_lines([line.pk]).get(line.pk, {}).get((year, payer), {})
    rest = may_give_back(standing, stage)
    unit = money_unit(request)
    place = place_of(line.plan.unit)
    targets = [
        one for one in Source if one is not Source.UNSPLIT and may_record(request.actor, place, one, Stage.ESTIMATED)
    ]
    initial = {"new_year": year + 1 if year else None, "new_source": source, "amount": unit.typed(rest)}
    form = MoveForm(line.plan, targets, unit, *_sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data

        def write() -> list[MoneyEntry]:
            return move_money(
                actor=request.actor,
                line=line,
                old=(year, payer),
                new=(told["new_year"], told["new_source"]),
                stage=stage,
                amount=told["amount"],
                reason=told["reason"],
                on=told["on"],
                document=told["document"],
                request_key=_key(request),
            )

        if (entries := _written(form, write)) is not None:
            messages.success(request, _("Đã chuyển. Tổng số tiền không đổi."))
            return redirect(_line_address(line, entries[-1]))
    words = _("Từ %(year)s, %(source)s: %(amount)s %(unit)s đã đến bước “%(stage)s” và chưa đi tiếp.") % {
        "year": year_words(year),
        "source": source_words(payer),
        "amount": unit.words(rest),
        "unit": unit.label,
        "stage": stage_words(stage),
    }
    return _form_page(request, line, form, _("Chuyển năm, nguồn"), _("Chuyển"), words=words, unit=unit)


def _offered(
    request: OfficeRequest, line: BudgetLine, stage: Stage, sources: list[Source], unit: MoneyUnit
) -> dict[str, Any]:
    """Year and source as asked for, else the first that may still take something; the amount is what it may take."""
    standings = standing_of_lines([line.pk]).get(line.pk, {})
    asked_year = request.GET.get("year", "")
    asked = source_named(request.GET.get("source"))
    waiting = [
        (year, source)
        for (year, source), standing in sorted(standings.items())
        if year and source in sources and still_takes(standing, stage)
    ]
    fitting = [place for place in waiting if asked_year in ("", str(place[0])) and asked in (None, place[1])] or [
        place for place in waiting if asked_year in ("", str(place[0]))
    ]
    told: dict[str, Any] = {}
    if fitting:
        year, source = fitting[0]
        told = {
            "year": year,
            "source": source.value,
            "amount": unit.typed(still_takes(standings[year, source], stage) or 0),
        }
    if asked_year.isdecimal():
        told["year"] = int(asked_year)
    if "source" not in told or (asked_year and asked in sources):
        told["source"] = (asked if asked in sources else sources[0]).value
    decided = stage in (Stage.APPRAISED, Stage.APPROVED, Stage.ALLOCATED)
    last = entries_of(line).filter(stage=stage.value, corrects=None).exclude(document="").first() if decided else None
    return {**told, "document": last.document if last else ""}


def _written(form: MoneyForm, write: Any) -> Any:
    """What the action gave; None where it refused, with the refusal in the form."""
    try:
        return write()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    except RefusedUpload as refused:
        form.add_error("evidence", refused.words)
    return None


def _form_page(request: OfficeRequest, line: BudgetLine, form: MoneyForm, title: str, button: str, **told: Any) -> Any:
    context = {
        "line": line,
        "plan": line.plan,
        "form": form,
        "title": title,
        "button": button,
        "request_key": _key(request),
        **told,
    }
    return render(request, "office/money/form.html", context, status=422 if form.errors else 200)


def _sent(request: OfficeRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _key(request: OfficeRequest) -> str:
    return str(request.POST.get("request_key", ""))[:50] or uuid.uuid4().hex


def _line_address(line: BudgetLine, entry: MoneyEntry) -> str:
    return f"{reverse('money:line', args=(line.pk,))}?written={entry.pk}#entry-{entry.pk}"
