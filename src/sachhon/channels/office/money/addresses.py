"""Addresses of this area's forms, offered to whom they are open."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from sachhon.channels.office.money.rows import RecordLink, Standing
from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.domain.planning.api import BudgetLine, Source, Stage, may_give_back, may_record, up_to, verb_for
from sachhon.domain.registry.api import place_of


def record_address(line: BudgetLine, source: Source, stage: Stage, year: int | None = None) -> str:
    """The form of a step: the ministry's for its steps of the central budget, else the unit's."""
    central = verb_for(source, stage) == "record_central"
    name = "money:record_central" if central else "money:record"
    told = {"source": source.value, **({} if year is None else {"year": year})}
    return f"{reverse(name, args=(line.pk, stage.value))}?{urlencode(told)}"


def record_link(request: OfficeRequest, line: BudgetLine) -> RecordLink:
    """For the rows of a line: addresses where the actor may record, "" elsewhere."""
    place = place_of(line.plan.unit)

    def link(year: int, source: Source, stage: Stage, left: int) -> str:
        if source is Source.UNSPLIT or not year or not may_record(request.actor, place, source, stage):
            return ""
        return record_address(line, source, stage, year)

    return link


def recordable(request: OfficeRequest, line: BudgetLine) -> list[tuple[Stage, Source]]:
    """The ways in to the forms, one for each stage and form that is open to the actor."""
    place = place_of(line.plan.unit)
    if line.is_heading or line.is_total:
        return []
    ways: dict[tuple[Stage, str], Source] = {}
    for stage in Stage:
        for source in Source:
            if source is not Source.UNSPLIT and may_record(request.actor, place, source, stage):
                ways.setdefault((stage, verb_for(source, stage)), source)
    return [(stage, source) for (stage, _), source in ways.items()]


def movable_stage(request: OfficeRequest, line: BudgetLine, source: Source, standing: Standing) -> Stage | None:
    """The farthest stage before spending at which money rests that the actor may move; None where there is none."""
    place = place_of(line.plan.unit)
    for stage in reversed(up_to(Stage.ALLOCATED)):
        if may_give_back(standing, stage) > 0:
            may = all(may_record(request.actor, place, source, each) for each in up_to(stage))
            return stage if may else None
    return None
