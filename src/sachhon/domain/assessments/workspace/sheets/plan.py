"""What a filled workbook would change: nothing is applied here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.workspace.checking import check_flow, check_steps
from sachhon.domain.assessments.workspace.facts import FlowRow, StepRow
from sachhon.domain.assessments.workspace.sheets.columns import FLOWS, ID, SHEETS, STEPS, TEAM
from sachhon.domain.assessments.workspace.sheets.merge import Merged, RowChange, merged
from sachhon.domain.assessments.workspace.sheets.options import check_options
from sachhon.domain.assessments.workspace.sheets.read import CellError, Line, read_worksheets
from sachhon.domain.assessments.workspace.sheets.rows import standing_rows


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it, with the lines that would stand. `digest` tells whether a plan made again is the same.

    `touched` {sheet: numbers of the lines that the workbook added or changed}; `notes`: what of it is left aside.
    """

    changes: tuple[RowChange, ...]
    errors: tuple[CellError, ...]
    same: int
    lines: Mapping[str, list[Line]]
    notes: tuple[str, ...] = ()
    touched: Mapping[str, set[int]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of what would change."""
        told = [
            (one.sheet, one.number, one.verb, one.target, [(d.what, d.before, d.after) for d in one.differences])
            for one in self.changes
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def plan_worksheets(assessment: Assessment, data: bytes) -> Plan:
    """What the workbook would change in this assessment. Raises Refused for a workbook of another one."""
    filled = read_worksheets(data)
    if filled.code != assessment.code:
        raise Refused(
            "another_assessment",
            _("Bảng tính này của cuộc đánh giá %(code)s. Gửi vào đúng cuộc đánh giá ấy.") % {"code": filled.code},
            "file",
        )
    standing = standing_rows(assessment)
    wrong = {error.cell for error in filled.errors}
    sheets: dict[str, Merged] = {}
    for sheet in SHEETS:
        if sheet.name in filled.lines:
            base = None if filled.base is None else filled.base.get(sheet.name, {})
            sheets[sheet.name] = merged(sheet, filled.lines[sheet.name], standing[sheet.name], base, wrong)
    lines = {name: one.lines for name, one in sheets.items()}
    touched = {name: one.touched for name, one in sheets.items()}
    errors = [*filled.errors, *(error for one in sheets.values() for error in one.errors)]
    _check(lines, errors)
    errors += check_options(assessment, lines, touched, {error.cell for error in errors})
    return Plan(
        tuple(change for one in sheets.values() for change in one.changes),
        tuple(dict.fromkeys(errors)),
        sum(one.same for one in sheets.values()),
        lines,
        tuple(note for one in sheets.values() for note in one.notes),
        touched,
    )


def step_row(line: Line) -> StepRow:
    """A line of the steps' sheet."""
    said = line.values
    return StepRow(said["number"] or 0, said["name"], said["what_happens"], said["in_focus"], said["follows"], said[ID])


def flow_row(line: Line) -> FlowRow:
    """A line of the flows' sheet."""
    said = {name: value for name, value in line.values.items() if name not in (ID, "step")}
    return FlowRow(pk=line.values[ID], **said)


def _check(lines: Mapping[str, list[Line]], errors: list[CellError]) -> None:
    """What no single cell can know: numbers of steps, units beside quantities, one leader."""
    steps = lines.get(STEPS.name, [])
    numbers = {line.values["number"] for line in steps}
    wrong = {error.cell for error in errors}
    try:
        check_steps([step_row(line) for line in steps if line.place("number") not in wrong and line.values["name"]])
    except Refused as refused:
        errors.append(CellError(STEPS.title, refused.message))
    for line in steps:
        unknown = [str(number) for number in line.values["follows"] if number not in numbers]
        if unknown:
            words = _("Không có công đoạn số %(numbers)s.") % {"numbers": ", ".join(unknown)}
            errors.append(CellError(line.place("follows", STEPS.title), words))
    for line in lines.get(FLOWS.name, []):
        if line.values["step"] is not None and line.values["step"] not in numbers:
            words = _("Không có công đoạn số %(numbers)s.") % {"numbers": line.values["step"]}
            errors.append(CellError(line.place("step", FLOWS.title), words))
        try:
            check_flow(flow_row(line))
        except Refused as refused:
            if line.place(refused.field) not in wrong:
                errors.append(CellError(line.place(refused.field, FLOWS.title), refused.message))
    leaders = [line for line in lines.get(TEAM.name, []) if line.values["is_leader"]]
    for line in leaders[1:]:
        errors.append(CellError(line.place("is_leader", TEAM.title), _("Nhóm chỉ có một đội trưởng.")))
