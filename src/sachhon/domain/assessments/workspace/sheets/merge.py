"""A filled sheet beside what stands now and what stood when it was taken out: only what was changed in it is changed.

A cell that the workbook left alone keeps what others wrote since; one that both changed is a conflict, told at its
cell. A row that others added stays; one that others removed and the workbook left alone stays away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sachhon.domain.assessments.workspace.sheets.columns import EFFECTS, FLOWS, ID, OPTIONS, STEPS, Sheet
from sachhon.domain.assessments.workspace.sheets.read import CellError, Line
from sachhon.domain.assessments.workspace.sheets.rows import key_of, shown, shown_row

Base = Mapping[str, Mapping[str, str]]


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


@dataclass(slots=True)
class Merged:
    """A sheet as it would stand. `touched` are the numbers of the lines that were added or changed in the workbook.

    `notes` tell what of the workbook is left aside, and why.
    """

    lines: list[Line] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    same: int = 0


def merged(
    sheet: Sheet, lines: list[Line], standing: list[dict[str, Any]], base: Base | None, wrong: set[str]
) -> Merged:
    """The sheet merged; `wrong` are the cells that could not be read, which are no conflicts besides."""
    held = {str(key_of(sheet, row)): row for row in standing}
    found = Merged()
    seen: set[str] = set()
    for line in lines:
        key = key_of(sheet, line.values)
        if key is None or (sheet is EFFECTS and str(key) not in held and (base is None or str(key) not in base)):
            if key is not None and str(key) in seen:
                found.errors.append(CellError(_place(sheet, line), _("Một dòng tài nguyên chỉ ghi một lần.")))
                continue
            seen.add(str(key)) if key is not None else None
            _added(sheet, line, found)
        elif str(key) in seen:
            found.errors.append(CellError(_place(sheet, line), _twice(sheet)))
        elif str(key) not in held:
            seen.add(str(key))
            _gone(sheet, line, (base or {}).get(str(key)), found)
        else:
            seen.add(str(key))
            _changed(sheet, line, held[str(key)], (base or {}).get(str(key)), wrong, found)
    for known, row in held.items():
        if known not in seen:
            _left_out(sheet, row, None if base is None else base.get(known), base is None, found)
    return found


def _added(sheet: Sheet, line: Line, found: Merged) -> None:
    words = shown_row(sheet, line.values)
    differences = tuple(
        Difference(column.title, "", words[column.name])
        for column in sheet.columns
        if column.name != ID and words[column.name]
    )
    found.lines.append(line)
    found.touched.add(line.number)
    found.changes.append(RowChange(sheet.title, line.number, "add", target_of(sheet, line.values), differences))


def _changed(
    sheet: Sheet,
    line: Line,
    row: dict[str, Any],
    before: Mapping[str, str] | None,
    wrong: set[str],
    found: Merged,
) -> None:
    """Cell by cell: what the workbook changed, what others changed, what both did."""
    values: dict[str, Any] = {ID: row.get(ID)}
    differences = []
    for column in sheet.columns:
        if column.name == ID:
            continue
        said, now = shown(column, line.values[column.name]), shown(column, row.get(column.name))
        then = now if before is None else before.get(column.name, now)
        place = line.places[column.name]
        values[column.name] = row.get(column.name)
        if said in (now, then) or place in wrong:
            continue
        if column.shown:
            found.errors.append(CellError(place, _("Cột này chỉ để xem. Ghi lại %(now)s.") % {"now": now or "–"}))
        elif now != then:
            words = _(
                "Người khác đã sửa ô này sau khi tải bảng tính: lúc tải %(then)s, nay %(now)s, trong tệp %(said)s. Ghi "
                "%(now)s để giữ số mới, hoặc tải bảng tính mới rồi sửa."
            ) % {"then": then or "–", "now": now or "–", "said": said or "–"}
            found.errors.append(CellError(place, words))
        else:
            values[column.name] = line.values[column.name]
            differences.append(Difference(column.title, now, said))
    found.lines.append(Line(line.number, values, line.places))
    if differences:
        found.touched.add(line.number)
        found.changes.append(RowChange(sheet.title, line.number, "change", target_of(sheet, row), tuple(differences)))
    else:
        found.same += 1


def _gone(sheet: Sheet, line: Line, before: Mapping[str, str] | None, found: Merged) -> None:
    """A row of the workbook that stands no more."""
    if before is None:
        words = _("Mã dòng này không có trong cuộc đánh giá, hoặc có hai lần. Xóa mã để thêm thành dòng mới.")
        found.errors.append(CellError(_place(sheet, line), words))
    elif shown_row(sheet, line.values) == dict(before):
        found.notes.append(
            _("%(what)s đã được xóa trên hệ thống sau khi tải bảng tính; không đưa trở lại.")
            % {"what": f"{sheet.title} {line.number}, {target_of(sheet, line.values)}"}
        )
    else:
        words = _(
            "Dòng này đã được xóa trên hệ thống sau khi tải bảng tính, còn trong tệp thì được sửa. Xóa dòng khỏi tệp, "
            "hoặc tải bảng tính mới rồi thêm lại."
        )
        found.errors.append(CellError(_place(sheet, line), words))


def _left_out(
    sheet: Sheet, row: dict[str, Any], before: Mapping[str, str] | None, two_way: bool, found: Merged
) -> None:
    """A row that stands and is not in the workbook."""
    target = target_of(sheet, row)
    kept = Line(0, dict(row), {})
    if sheet is OPTIONS:
        found.lines.append(kept)
        if before is not None:
            found.notes.append(
                _("Giải pháp %(target)s không có trong tệp: được giữ nguyên. Giải pháp không xóa mà ghi là không chọn.")
                % {"target": target}
            )
    elif before is None and not two_way:
        found.lines.append(kept)
        found.same += 1
    elif before is not None and shown_row(sheet, row) != dict(before):
        found.lines.append(kept)
        words = _(
            "“%(target)s” bị bỏ khỏi tệp nhưng người khác đã sửa sau khi tải bảng tính. Tải bảng tính mới rồi bỏ."
        ) % {"target": target}
        found.errors.append(CellError(sheet.title, words))
    else:
        found.changes.append(RowChange(sheet.title, 0, "remove", target))


def target_of(sheet: Sheet, row: dict[str, Any]) -> str:
    """What a row is about, in words."""
    if sheet is FLOWS:
        where = _("công đoạn %(n)s") % {"n": row["step"] if row["step"] is not None else "–"}
        return f"{row['name']} ({where})"
    if sheet is OPTIONS:
        return f"{row['number']}. {row['title']}" if row["number"] is not None else str(row["title"])
    if sheet is EFFECTS:
        words = sheet.column("resource").choices.get(row["resource"], str(row["resource"]))
        return _("giải pháp %(n)s, %(what)s") % {
            "n": row["option"] if row["option"] is not None else "–",
            "what": words,
        }
    return f"{row['number']}. {row['name']}" if sheet is STEPS else str(row["name"])


def _place(sheet: Sheet, line: Line) -> str:
    return line.places["resource" if sheet is EFFECTS else ID]


def _twice(sheet: Sheet) -> str:
    if sheet is EFFECTS:
        return _("Một dòng tài nguyên chỉ ghi một lần.")
    return _("Mã dòng này không có trong cuộc đánh giá, hoặc có hai lần. Xóa mã để thêm thành dòng mới.")
