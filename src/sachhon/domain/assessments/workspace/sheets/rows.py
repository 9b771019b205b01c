"""What stands in an assessment, as the rows of its worksheets."""

from __future__ import annotations

from typing import Any

from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.selectors.assessments import steps_of_process, waste_streams_of
from sachhon.domain.assessments.workspace.facts import FLOW_COLUMNS
from sachhon.domain.assessments.workspace.sheets.columns import FLOWS, ID, SHEETS, STEPS, STREAMS, TEAM


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
    return rows


def _values(thing: object, *names: str) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}
