"""A filled workbook back to values: cell by cell, nothing guessed; what cannot be taken is named with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sachhon.codecs.filled import (
    FilledForm,
    Spec,
    cell_refused,
    lost,
    not_a_blank,
    outdated,
    template_of,
    typed_state,
    without_place,
)
from sachhon.codecs.workbook import marks
from sachhon.codecs.workbook.cells import Cell, facet, is_number, number_of, plain, refuse_two_readings
from sachhon.codecs.workbook.opening import Sheet, open_workbook
from sachhon.formkit.definition import Field, Template
from sachhon.formkit.fields import FieldError
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.values import Answer, Key, Origin, State
from sachhon.vietnamese.folding import nfc, squash

_UNITS = {squash(name): worth for name, worth in marks.MONEY_UNITS.items()}
_HEADS = {squash(head): column for column, head in enumerate(marks.HEADS) if head}
_UNKNOWN_WORTH = 0


def read(data: bytes, name: str = "", known: Mapping[str, Template] | None = None) -> FilledForm:
    """The answers of a filled blank. Raises NotABlank for a file that is none, or of a template that is not known.

    `known`: the templates that it may be of, by default those of the catalogue.
    """
    opened = open_workbook(data, name)
    template = template_of(opened.template_id, known)
    reader = _Reader(template, nfc(name))
    reader.findings += outdated(template, opened.version)
    for sheet in opened.sheets:
        mark = str(sheet.at(marks.IDS_ROW, 0) or "")
        if mark.startswith(marks.FIELD_MARK):
            reader.table(mark.removeprefix(marks.FIELD_MARK), sheet)
        else:
            reader.answers(sheet)
    if not reader.placed:
        raise not_a_blank("no_mark")
    reader.findings += without_place(template, reader.placed)
    return FilledForm(template.id, opened.version, reader.values, tuple(reader.findings), opened.unit_name)


@dataclass(slots=True)
class _Reader:
    template: Template
    file: str
    values: dict[Key, Answer] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)  # fields that were met

    def answers(self, sheet: Sheet) -> None:
        """The sheet of questions: column A names the field of each row, the heads name the columns."""
        columns = list(range(len(marks.HEADS)))
        for place in range(len(sheet.rows[0]) if sheet.rows else 0):
            known = _HEADS.get(squash(str(sheet.at(0, place) or "")))
            if known is not None:
                columns[known] = place
        for number in range(1, len(sheet.rows)):
            field_id = sheet.at(number, marks.ID)
            if isinstance(field_id, str) and not field_id.startswith(marks.MORE_MARK):
                self._question(field_id, sheet, number, columns)

    def _question(self, field_id: str, sheet: Sheet, number: int, columns: list[int]) -> None:
        answer, unit, state = (columns[name] for name in (marks.ANSWER, marks.MONEY_UNIT, marks.STATE))
        cell = sheet.at(number, answer)
        if not self.template.has_field(field_id):
            if cell is not None:
                self.findings.append(lost(field_id, plain(cell), sheet.place(number, answer)))
            return
        asked = self.template.field(field_id)
        if asked.columns:
            return
        if field_id in self.placed:
            self._twice(asked, cell, sheet.place(number, answer))
            return
        self.placed.add(field_id)
        while isinstance(cell, str) and sheet.at(number + 1, marks.ID) == marks.MORE_MARK + field_id:
            number += 1
            cell += str(sheet.at(number, answer) or "")
        worth = self._worth(asked, sheet, number, unit)
        self._take(Key(asked.id), asked, cell, worth, sheet, (number, answer), sheet.at(number, state))

    def _twice(self, asked: Field, cell: Cell, place: str) -> None:
        if cell is not None:
            self.findings.append(cell_refused(asked, "twice", place, text=plain(cell)))

    def table(self, field_id: str, sheet: Sheet) -> None:
        """A table's sheet: row 1 names the columns, all rows below the header are data; blank rows are passed over."""
        if not self.template.has_field(field_id) or not self.template.field(field_id).columns:
            cells = [text for number in range(marks.FIRST_ROW, len(sheet.rows)) for text in _said(sheet, number)]
            if cells:
                self.findings.append(lost(field_id, "; ".join(cells), sheet.place(marks.FIRST_ROW, marks.FIRST_COLUMN)))
            return
        asked = self.template.field(field_id)
        labels = [sheet.at(number, 0) for number in range(len(sheet.rows))]
        if field_id in self.placed:
            held = next((text for number in range(marks.FIRST_ROW, len(labels)) for text in _said(sheet, number)), None)
            self._twice(asked, held, sheet.place(0, 0))
            return
        self.placed.add(field_id)
        if marks.HEAD_MARK not in labels:
            self.findings.append(cell_refused(asked, "no_header", sheet.place(0, 0)))
            return
        first = labels.index(marks.HEAD_MARK) + 1
        columns = self._columns(asked, sheet, first)
        worth = 1
        if marks.STATE_MARK in labels:
            line = labels.index(marks.STATE_MARK)
            self._table_state(asked, sheet, line)
            money = next((spec for _column, spec in columns.values() if spec.type == "money"), None)
            worth = self._worth(money, sheet, line, marks.TABLE_MONEY_UNIT) if money is not None else 1
        row = 0
        for number in range(first, len(sheet.rows)):
            if all(sheet.at(number, place) is None and (number, place) not in sheet.broken for place in columns):
                continue
            for place, (column_id, spec) in columns.items():
                key, cell = Key(asked.id, row, column_id), sheet.at(number, place)
                self._take(key, spec, cell, worth if spec.type == "money" else 1, sheet, (number, place), None)
            row += 1
        if row:
            self.values.pop(Key(asked.id), None)

    def _columns(self, asked: Field, sheet: Sheet, first: int) -> dict[int, tuple[str, Spec]]:
        """Place -> (column id, column). What stands in other columns is named, once a column."""
        columns: dict[int, tuple[str, Spec]] = {}
        widest = max(map(len, sheet.rows), default=0)
        for place in range(marks.FIRST_COLUMN, widest):
            column_id = sheet.at(marks.IDS_ROW, place)
            try:
                columns[place] = (str(column_id), asked.column(str(column_id)))
            except KeyError:
                cells = [sheet.at(number, place) for number in range(first, len(sheet.rows))]
                held = [plain(cell) for cell in cells if cell is not None]
                if held:
                    head = " ".join(str(sheet.at(first - 1, place) or column_id or "").split())
                    what = f"{asked.labels['vi']}, {head}".rstrip(", ")
                    self.findings.append(lost(what, "; ".join(held), sheet.place(first, place)))
        return columns

    def _table_state(self, asked: Field, sheet: Sheet, line: int) -> None:
        cell, place = sheet.at(line, marks.TABLE_STATE), sheet.place(line, marks.TABLE_STATE)
        state = typed_state(cell, asked) if isinstance(cell, str) else None
        if state:
            self.values[Key(asked.id)] = Answer(state, None, self._origin(sheet, place))
        elif cell is not None:
            self.findings.append(cell_refused(asked, "not_a_state", place, text=plain(cell)))

    def _worth(self, spec: Spec, sheet: Sheet, row: int, column: int) -> int:
        cell = sheet.at(row, column)
        if spec.type != "money" or cell is None:
            return 1
        worth = _UNITS.get(squash(str(cell)))
        if worth is None:
            self.findings.append(cell_refused(spec, "not_a_money_unit", sheet.place(row, column), text=plain(cell)))
            return _UNKNOWN_WORTH  # what a figure is worth cannot be told: none of it is taken
        return worth

    def _take(
        self, key: Key, spec: Spec, cell: Cell, worth: int, sheet: Sheet, at: tuple[int, int], state_cell: Cell
    ) -> None:
        place = sheet.place(*at)
        typed = typed_state(cell, spec) if isinstance(cell, str) else None
        chosen = typed_state(state_cell, spec) if isinstance(state_cell, str) else None
        if at in sheet.broken:
            self.findings.append(cell_refused(spec, "broken", place))
        elif state_cell is not None and chosen is None:
            self.findings.append(cell_refused(spec, "not_a_state", place, text=plain(state_cell)))
        elif chosen and cell is not None and typed is not chosen:
            self.findings.append(cell_refused(spec, "two_answers", place, text=plain(cell), other=plain(state_cell)))
        elif typed or chosen:
            self.values[key] = Answer(typed or chosen or State.NIL, None, self._origin(sheet, place))
        elif cell is not None and worth != _UNKNOWN_WORTH:
            try:
                value = facet(spec).take(_scaled(_percent(cell, at in sheet.percents, spec), worth, spec), spec)
            except FieldError as refused:
                finding = replace(refused.finding, fields=(key.field,), cell=place, severity=Severity.ERROR)
                self.findings.append(finding)
                return
            self.values[key] = Answer(State.VALUE, value, self._origin(sheet, place))

    def _origin(self, sheet: Sheet, place: str) -> Origin:
        return Origin("imported", file=self.file, sheet=sheet.name, cell=place.rpartition("!")[2])


def _said(sheet: Sheet, row: int) -> list[str]:
    """The words of a data row."""
    places = range(marks.FIRST_COLUMN, len(sheet.rows[row]))
    return [plain(cell) for place in places if (cell := sheet.at(row, place)) is not None]


def _percent(cell: Cell, shown_as_percent: bool, spec: Spec) -> Cell:
    """10% is stored as 0.1: what the person saw counts."""
    number = number_of(cell)
    if number is None or not shown_as_percent:
        return cell
    number *= 100
    return number if spec.type in ("percent", "decimal", "percent_range") else f"{plain(number)}%"


def _scaled(cell: Cell, worth: int, spec: Spec) -> Cell:
    """A bare figure in the chosen money unit, as đồng; words that name their own unit are left as they are.

    Raises FieldError for a figure typed as text that reads in two ways.
    """
    if worth == 1:
        return cell
    number = number_of(cell)
    if number is not None:
        return Decimal(number) * worth
    if isinstance(cell, str) and is_number(cell):
        refuse_two_readings(cell, spec, worth, whole=True)
        unit = next(name for name, value in marks.MONEY_UNITS.items() if value == worth)
        return f"{cell} {unit}"
    return cell
