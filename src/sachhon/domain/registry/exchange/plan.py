"""What a filled workbook would change: nothing is applied here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sachhon.domain.registry.exchange.columns import BODIES, UNITS
from sachhon.domain.registry.exchange.read import CellError, Line, read_workbook
from sachhon.domain.registry.models import Contact, FocalBody, Unit
from sachhon.vietnamese import format_date
from sachhon.vietnamese.folding import same, squash


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that would change."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a row would do. `verb`: create | change; `target`: the unit, body or contact as people know it."""

    sheet: str
    number: int
    verb: str
    target: str
    differences: tuple[Difference, ...]
    values: dict[str, Any] = field(compare=False, hash=False)
    names: tuple[str, ...] = ()
    """The columns that differ."""
    held: int | None = None
    """Id of the row in the registry that changes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it. `digest` tells whether a plan made again is the same."""

    changes: tuple[RowChange, ...]
    errors: tuple[CellError, ...]
    same: int

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of what would change."""
        told = [
            (one.sheet, one.number, one.verb, one.target, [(d.what, d.before, d.after) for d in one.differences])
            for one in self.changes
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def plan_import(data: bytes) -> Plan:
    """What the workbook would change, and every cell that is wrong. Raises Refused for what is no such workbook."""
    lines, errors = read_workbook(data)
    by_code = {unit.code: unit for unit in Unit.objects.select_related("parent")}
    kinds = {squash(str(kind.label)): kind for kind in Unit.Kind} | {squash(kind.value): kind for kind in Unit.Kind}
    changes: list[RowChange] = []
    unchanged = 0
    seen: dict[tuple[str, ...], str] = {}
    for line in lines:
        key = _identity(line)
        if key and key in seen:
            place = next(iter(line.places.values()))
            errors.append(CellError(place, _("Trùng với dòng ở ô {cell}.").format(cell=seen[key])))
            continue
        if key:
            seen[key] = next(iter(line.places.values()))
        found = (
            _unit(line, by_code, kinds, errors)
            if line.sheet is UNITS
            else _attached(line, by_code, errors, FocalBody if line.sheet is BODIES else Contact)
        )
        if found is None:
            continue
        if found.differences:
            changes.append(found)
        else:
            unchanged += 1
    return Plan(tuple(changes), tuple(errors), unchanged)


def _identity(line: Line) -> tuple[str, ...] | None:
    values = line.values
    if line.sheet is UNITS:
        return (line.sheet.name, values["code"].upper()) if values["code"] else None
    if line.sheet is BODIES:
        return (line.sheet.name, values["unit"].upper())
    return (line.sheet.name, values["unit"].upper(), squash(values["name"]))


def _unit(
    line: Line, by_code: dict[str, Unit], kinds: dict[str, Unit.Kind], errors: list[CellError]
) -> RowChange | None:
    values = line.values
    code, kind = values["code"].upper(), kinds.get(squash(values["kind"]))
    parent = by_code.get(values["parent"].upper()) if values["parent"] else None
    wrong = len(errors)
    if values["kind"] and kind is None:
        known = ", ".join(str(one.label) for one in Unit.Kind)
        errors.append(CellError(line.places["kind"], _("Không có loại này. Các loại: {known}.").format(known=known)))
    if values["parent"] and parent is None:
        errors.append(CellError(line.places["parent"], _("Không có đơn vị mã {code}.").format(code=values["parent"])))
    if code and code not in by_code:
        words = _("Không có đơn vị mã {code}. Để trống mã khi thêm đơn vị mới.").format(code=code)
        errors.append(CellError(line.places["code"], words))
    if values["founded"] and values["dissolved"] and values["dissolved"] < values["founded"]:
        errors.append(CellError(line.places["dissolved"], _("Ngày giải thể phải sau ngày thành lập.")))
    held = by_code.get(code)
    if not code and values["name"] and kind is not None:
        twin = next((one for one in by_code.values() if one.kind == kind and same(one.name, values["name"])), None)
        if twin is not None:
            words = _("Đã có đơn vị cùng tên, mã {code}. Ghi mã vào cột đầu nếu là đơn vị đó.").format(code=twin.code)
            errors.append(CellError(line.places["name"], words))
        if parent is None:
            errors.append(CellError(line.places["parent"], _("Đơn vị mới cần mã đơn vị cấp trên.")))
        if values["founded"] is None:
            errors.append(CellError(line.places["founded"], _("Đơn vị mới cần ngày thành lập.")))
    if held is not None and kind is not None and held.kind != kind:
        errors.append(CellError(line.places["kind"], _("Loại của một đơn vị không đổi được.")))
    if len(errors) > wrong or kind is None or not values["name"]:
        return None
    resolved = {**values, "code": code, "kind": kind.value, "parent": parent.code if parent else ""}
    if held is None:
        told = [
            ("name", "", values["name"]),
            ("kind", "", str(kind.label)),
            ("parent", "", parent.name if parent else ""),
        ]
        return _change(line, "create", values["name"], told, resolved, None)
    told = [("name", held.name, values["name"])]
    if values["parent"] and held.dissolved is None:
        told.append(("parent", held.parent.code if held.parent else "", resolved["parent"]))
    if values["dissolved"] is not None:
        told.append(("dissolved", _said(held.dissolved), _said(values["dissolved"])))
    return _change(line, "change", f"{held.name} ({held.code})", told, resolved, held.pk)


def _attached(
    line: Line, by_code: dict[str, Unit], errors: list[CellError], model: type[FocalBody] | type[Contact]
) -> RowChange | None:
    values = line.values
    unit = by_code.get(values["unit"].upper())
    if values["unit"] and unit is None:
        errors.append(CellError(line.places["unit"], _("Không có đơn vị mã {code}.").format(code=values["unit"])))
    if unit is None or not values["name"] or any(error.cell in line.places.values() for error in errors):
        return None
    rows = model.objects.filter(unit=unit, valid_to=None)
    held: FocalBody | Contact | None
    if model is FocalBody:
        held = rows.order_by("-pk").first()
    else:
        held = next((one for one in rows if same(one.name, values["name"])), None)
    names = [column.name for column in line.sheet.columns if column.name != "unit"]
    told = [(name, _said(getattr(held, name)) if held else "", _said(values[name])) for name in names]
    verb = "change" if held else "create"
    return _change(line, verb, f"{values['name']} – {unit.name}", told, {**values, "unit": unit.code}, held and held.pk)


def _change(
    line: Line,
    verb: str,
    target: str,
    told: Iterable[tuple[str, str, str]],
    values: dict[str, Any],
    held: int | None,
) -> RowChange:
    titles = {column.name: column.title for column in line.sheet.columns}
    differ = [(name, before, after) for name, before, after in told if before != after]
    return RowChange(
        line.sheet.title,
        line.number,
        verb,
        target,
        tuple(Difference(titles[name], before, after) for name, before, after in differ),
        values,
        tuple(name for name, _before, _after in differ),
        held,
    )


def _said(value: Any) -> str:
    return "" if value in (None, "") else format_date(value) if hasattr(value, "year") else str(value)
