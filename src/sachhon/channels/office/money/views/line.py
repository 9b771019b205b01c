"""A line's ledger, and its evidence."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sachhon.channels.office.money.addresses import movable_stage, record_address, record_link, recordable
from sachhon.channels.office.money.finding import find_entry, find_line
from sachhon.channels.office.money.history import entry_rows, told_cells
from sachhon.channels.office.money.rows import ledger_rows, stage_heads
from sachhon.channels.office.money.units import money_unit
from sachhon.channels.office.money.words import stage_words, year_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import (
    MONEY,
    BudgetLine,
    MoneyEntry,
    Source,
    Stage,
    cells_of_line,
    differences,
    entries_of,
    may_record,
    split_of,
    standing_of_lines,
)
from sachhon.domain.registry.api import place_of
from sachhon.foundation import files

MOST_ENTRIES = 200


@guarded(MONEY, "view", find_line)
def page(request: OfficeRequest, line: BudgetLine) -> HttpResponse:
    """Years × sources × stages with what remains; the entries with their papers; what the plan's document says."""
    unit = money_unit(request)
    standings = standing_of_lines([line.pk]).get(line.pk, {})
    place = place_of(line.plan.unit)
    cells = cells_of_line(line)

    def move_link(year: int, source: Source) -> str:
        stage = movable_stage(request, line, source, standings[year, source])
        return reverse("money:move", args=(line.pk, year, source.value, stage.value)) if stage else ""

    entries = list(entries_of(line)[: MOST_ENTRIES + 1])
    unsplit = sum(
        standing.get(Stage.ESTIMATED, 0)
        for (year, source), standing in standings.items()
        if source is Source.UNSPLIT or not year
    )
    return render(
        request,
        "office/money/line.html",
        {
            "line": line,
            "plan": line.plan,
            "unit": unit,
            "heads": stage_heads(),
            "rows": ledger_rows(standings, unit, record_link(request, line), move_link),
            "entries": entry_rows(entries[:MOST_ENTRIES], request.actor, place, unit),
            "entries_left_out": len(entries) > MOST_ENTRIES,
            "cells": told_cells(cells, unit),
            "open_reason": split_of(line.plan, line, cells).open,
            "differ": [
                (year_words(year), unit.words(stated), unit.words(recorded))
                for year, (stated, recorded) in differences(line.plan, {line.pk: standings}).get(line.pk, {}).items()
            ],
            "unsplit": unit.words(unsplit) if unsplit else "",
            "may_split": may_record(request.actor, place, Source.UNSPLIT, Stage.ESTIMATED),
            "steps": [
                (stage_words(stage), record_address(line, source, stage)) for stage, source in recordable(request, line)
            ],
            "written": request.GET.get("written", ""),
        },
    )


@guarded(MONEY, "view", find_entry)
def evidence(request: OfficeRequest, entry: MoneyEntry) -> HttpResponse:
    """The file that proves an entry. Raises Http404 where it has none."""
    if entry.evidence is None:
        raise Http404("no evidence")
    file = entry.evidence
    name, kind = entry.evidence_name or f"chung-tu-{entry.pk}", file.media_type or "application/octet-stream"
    return files.download(request, files.read(file), name, kind, digest=file.digest)
