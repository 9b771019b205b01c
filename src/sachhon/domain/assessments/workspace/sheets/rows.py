"""What stands in an assessment, as the rows of its worksheets."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from sachhon.domain.assessments.models import Assessment, Option
from sachhon.domain.assessments.selectors.assessments import steps_of_process, waste_streams_of
from sachhon.domain.assessments.workspace.facts import FLOW_COLUMNS, plain
from sachhon.domain.assessments.workspace.sheets.columns import (
    EFFECTS,
    FLOWS,
    ID,
    OPTIONS,
    SHEETS,
    STEPS,
    STREAMS,
    TEAM,
    YES,
    Column,
    Sheet,
)
from sachhon.vietnamese import format_number

FACTS = ("number", "title", "category", "stage", "what", "library", "screening", "screening_why", "technical_note")
FACTS += ("environmental_note", "investment", "incentive", "yearly_saving", "yearly_cost", "life_years", "rank")


def standing_rows(assessment: Assessment) -> dict[str, list[dict[str, Any]]]:
    """{sheet: rows}, each row {column: value} with the id of what it is; None is what nobody has told."""
    steps = steps_of_process(assessment)
    numbers = {step.pk: step.number for step in steps}
    rows: dict[str, list[dict[str, Any]]] = {sheet.name: [] for sheet in SHEETS}
    for one in assessment.team.all():
        rows[TEAM.name].append({**_values(one, "name", "position", "part", "is_leader"), ID: one.pk})
    for step in steps:
        follows = tuple(sorted(numbers[before.pk] for before in step.follows.all()))
        rows[STEPS.name].append(
            {**_values(step, "number", "name", "in_focus", "what_happens"), "follows": follows, ID: step.pk}
        )
        for flow in step.flows.all():
            rows[FLOWS.name].append({"step": step.number, **_values(flow, *FLOW_COLUMNS), ID: flow.pk})
    names = [column.name for column in STREAMS.columns if column.name != ID]
    for stream in waste_streams_of(assessment):
        rows[STREAMS.name].append({**_values(stream, *names), ID: stream.pk})
    for option in assessment.options.select_related("stream", "cause").prefetch_related("effects"):
        rows[OPTIONS.name].append(_option(option, numbers))
        rows[EFFECTS.name] += [
            {"option": option.number, **_values(effect, "resource", "share_pct", "quantity", "unit")}
            for effect in option.effects.all()
        ]
    return rows


def key_of(sheet: Sheet, row: dict[str, Any]) -> Hashable:
    """By what a row is known: its id; an effect by its option's number and its resource. None: a new one."""
    if sheet is EFFECTS:
        return f"{row['option']}:{row['resource']}" if row["option"] is not None and row["resource"] else None
    return None if row[ID] is None else str(row[ID])


def shown(column: Column, value: Any) -> str:
    """A value as a page shows it; "" for what nobody has told."""
    if value is None or value is False or value == "" or value == ():  # 0 is none of these
        return ""
    if column.kind == "tick":
        return YES
    if column.kind == "choice":
        return column.choices.get(value, str(value))
    if column.kind == "numbers":
        return ", ".join(map(str, value))
    if column.kind in ("number", "money", "whole"):
        short = plain(value)
        return format_number(value.normalize() if hasattr(value, "normalize") else int(short))
    return str(value)


def shown_row(sheet: Sheet, row: dict[str, Any]) -> dict[str, str]:
    """A row as words, without its id."""
    return {column.name: shown(column, row.get(column.name)) for column in sheet.columns if column.name != ID}


def _option(option: Option, numbers: dict[int, int]) -> dict[str, Any]:
    judged = {side: str(option.feasible.get(side, "")) for side in ("technical", "economic", "environmental")}
    return {
        **_values(option, *FACTS),
        **judged,
        "step": numbers.get(option.step_id or 0),
        "stream": option.stream.name if option.stream else "",
        "cause": option.cause.text if option.cause else "",
        ID: option.pk,
    }


def _values(thing: object, *names: str) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}
