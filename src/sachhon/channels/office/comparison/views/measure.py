"""One count of a unit: the lines of the budget that buy it, the records, and the words of the report."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from sachhon.channels.office.comparison.contradictions import groups_of
from sachhon.channels.office.comparison.finding import find_unit
from sachhon.channels.office.comparison.reported import revisions_behind, stated
from sachhon.channels.office.comparison.rows import deed_rows, records_address
from sachhon.channels.office.comparison.words import measure_name, measure_unit, number_words
from sachhon.channels.office.comparison.years import Chosen, chosen_years
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.domain.planning.api import PLAN, OfUnit, PlannedCell, all_measures, compare_unit, planned_cells
from sachhon.domain.registry.api import Unit
from sachhon.formkit.values import Origin

_MOST_RECORDS = 20


@guarded(PLAN, "view", find_unit)
@require_GET
def page(request: OfficeRequest, unit: Unit, measure: str) -> HttpResponse:
    """Planned, recorded, reported: each down to what says so."""
    if measure not in all_measures():
        raise Http404(measure)
    chosen = chosen_years(request.GET, [unit])
    if chosen is None:
        raise Http404(unit.code)
    compared = compare_unit(request.actor, unit, chosen.years, timezone.localdate())
    context: dict[str, Any] = {
        "unit": unit,
        "chosen": chosen,
        "name": measure_name(measure),
        "counted_in": measure_unit(measure),
        "cells": [_cell(cell) for cell in planned_cells(request.actor, unit, measure, chosen.years)],
        "wrong": [
            item
            for group in groups_of(compared.found, unit, chosen)
            for item, about in zip(group.items, _about(compared, group.code), strict=True)
            if about == measure
        ],
        **_records(compared, unit, measure, chosen),
        **_report(request, compared, measure),
    }
    deeds = deed_rows(compared.found, set(), lambda _code: "", lambda _code: "")
    codes = [deed.measure for deed in compared.found.deeds]
    context["deed"] = deeds[codes.index(measure)] if measure in codes else None
    return render(request, "office/comparison/measure.html", context)


def _about(compared: OfUnit, code: str) -> list[str]:
    return [one.about for one in compared.found.contradictions if one.code == code]


def _cell(cell: PlannedCell) -> dict[str, object]:
    origin = Origin(**cell.origin) if cell.origin else None
    line = cell.line
    return {
        "title": line.title,
        "href": reverse("money:line", args=(line.pk,)),
        "plan": line.plan.title,
        "task": line.task,
        "year": str(cell.year),
        "quantity": number_words(cell.quantity),
        "words_href": words_address(origin),
        "how": origin_words(origin),
    }


def _records(compared: OfUnit, unit: Unit, measure: str, chosen: Chosen) -> dict[str, object]:
    recorded = compared.recorded.get(measure)
    parts = list(recorded.parts) if recorded else []
    return {
        "recorded": number_words(recorded.count) if recorded else "",
        "parts": [
            {"label": part.label, "day": part.day, "kind": part.kind, "quantity": number_words(part.quantity)}
            for part in parts[:_MOST_RECORDS]
        ],
        "more": max(len(parts) - _MOST_RECORDS, 0),
        "records_href": records_address(unit, chosen)(measure),
    }


def _report(request: OfficeRequest, compared: OfUnit, measure: str) -> dict[str, object]:
    said = next((deed.reported for deed in compared.found.deeds if deed.measure == measure), None)
    if said is None:
        return {"said": None}
    return {"said": stated(request, said, revisions_behind([said])[said.revision])}
