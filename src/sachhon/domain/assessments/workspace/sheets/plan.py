"""What a filled workbook would change: nothing is applied here."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.workspace.checking import check_flow, check_steps
from sachhon.domain.assessments.workspace.facts import FlowRow, StepRow, plain
from sachhon.domain.assessments.workspace.sheets.columns import FLOWS, ID, SHEETS, STEPS, TEAM, YES, Column, Sheet
from sachhon.domain.assessments.workspace.sheets.read import CellError, Filled, Line, read_worksheets
from sachhon.domain.assessments.workspace.sheets.rows import standing_rows
from sachhon.vietnamese import format_number


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that would change, in words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that would be added, changed or removed. `number` is that which Excel shows, 0 for a removed one."""

    sheet: str
    number: int
    verb: str
    target: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it, with the filled rows that would stand. `digest` tells whether a plan made again is the same."""

    changes: tuple[RowChange, ...]
    errors: tuple[CellError, ...]
    same: int
    filled: Filled

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
    errors = list(filled.errors)
    changes: list[RowChange] = []
    unchanged = 0
    for sheet in SHEETS:
        if sheet.name not in filled.lines:
            continue
        held = {row[ID]: row for row in standing[sheet.name]}
        seen: set[int] = set()
        for line in filled.lines[sheet.name]:
            pk = line.values[ID]
            if pk is not None and (pk not in held or pk in seen):
                words = _("Mã dòng này không có trong cuộc đánh giá, hoặc có hai lần. Xóa mã để thêm thành dòng mới.")
                errors.append(CellError(line.places[ID], words))
                continue
            if pk is not None:
                seen.add(pk)
            change = _change(sheet, line, held.get(pk) if pk is not None else None)
            if change is None:
                unchanged += 1
            else:
                changes.append(change)
        for pk, row in held.items():
            if pk not in seen:
                changes.append(RowChange(sheet.title, 0, "remove", _target(sheet, row)))
    _check(filled, errors)
    return Plan(tuple(changes), tuple(errors), unchanged, filled)


def step_row(line: Line) -> StepRow:
    """A line of the steps' sheet."""
    said = line.values
    return StepRow(said["number"] or 0, said["name"], said["what_happens"], said["in_focus"], said["follows"], said[ID])


def flow_row(line: Line) -> FlowRow:
    """A line of the flows' sheet."""
    said = {name: value for name, value in line.values.items() if name not in (ID, "step")}
    return FlowRow(pk=line.values[ID], **said)


def _change(sheet: Sheet, line: Line, held: dict[str, Any] | None) -> RowChange | None:
    differences = tuple(
        Difference(column.title, before, after)
        for column in sheet.columns
        if column.name != ID
        and (before := shown(column, held.get(column.name) if held else None))
        != (after := shown(column, line.values[column.name]))
    )
    if held is None:
        return RowChange(sheet.title, line.number, "add", _target(sheet, line.values), differences)
    return RowChange(sheet.title, line.number, "change", _target(sheet, held), differences) if differences else None


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


def _target(sheet: Sheet, row: dict[str, Any]) -> str:
    if sheet is FLOWS:
        where = _("công đoạn %(n)s") % {"n": row["step"] if row["step"] is not None else "–"}
        return f"{row['name']} ({where})"
    return f"{row['number']}. {row['name']}" if sheet is STEPS else str(row["name"])


def _check(filled: Filled, errors: list[CellError]) -> None:
    """What no single cell can know: numbers of steps, units beside quantities, one leader."""
    steps = filled.lines.get(STEPS.name, [])
    numbers = {line.values["number"] for line in steps}
    wrong = {error.cell for error in errors}
    try:
        check_steps([step_row(line) for line in steps if line.places["number"] not in wrong and line.values["name"]])
    except Refused as refused:
        errors.append(CellError(STEPS.title, refused.message))
    for line in steps:
        unknown = [str(number) for number in line.values["follows"] if number not in numbers]
        if unknown:
            words = _("Không có công đoạn số %(numbers)s.") % {"numbers": ", ".join(unknown)}
            errors.append(CellError(line.places["follows"], words))
    for line in filled.lines.get(FLOWS.name, []):
        if line.values["step"] is not None and line.values["step"] not in numbers:
            words = _("Không có công đoạn số %(numbers)s.") % {"numbers": line.values["step"]}
            errors.append(CellError(line.places["step"], words))
        try:
            check_flow(flow_row(line))
        except Refused as refused:
            if line.places[refused.field] not in wrong:
                errors.append(CellError(line.places[refused.field], refused.message))
    leaders = [line for line in filled.lines.get(TEAM.name, []) if line.values["is_leader"]]
    for line in leaders[1:]:
        errors.append(CellError(line.places["is_leader"], _("Nhóm chỉ có một đội trưởng.")))
