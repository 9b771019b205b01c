"""A filled workbook back to values: cell by cell, nothing guessed; what cannot be taken is named with its cell."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from sachhon.codecs.filled import FilledForm, not_a_blank, typed_state
from sachhon.codecs.workbook import marks
from sachhon.codecs.workbook.cells import Cell, Spec, facet
from sachhon.formkit.definition import Field, Template, templates
from sachhon.formkit.fields import FieldError
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.values import Answer, Key, Origin, State
from sachhon.vietnamese.folding import nfc, squash

Rows = list[list[Any]]
_UNITS = {squash(name): worth for name, worth in marks.MONEY_UNITS.items()}


def read(data: bytes, name: str = "") -> FilledForm:
    """The answers of a filled blank. Raises NotABlank for a file that is none, or of a template that is not known."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise not_a_blank("encrypted") from error
    except CalamineError as error:
        raise not_a_blank("damaged") from error
    if marks.HIDDEN_SHEET not in book.sheet_names:
        raise not_a_blank("no_mark")
    told = _rows(book.get_sheet_by_name(marks.HIDDEN_SHEET))
    template_id, version = (str(_at(told, 0, column) or "") for column in (0, 1))
    template = templates().get(template_id)
    if template is None:
        raise not_a_blank("unknown_template", template=template_id)
    reader = _Reader(template, name)
    if version != template.version:
        params = {"version": version, "current": template.version}
        reader.findings.append(Finding("outdated_blank", Severity.WARNING, params))
    for sheet_name in book.sheet_names:
        if sheet_name in (marks.HIDDEN_SHEET, marks.LISTS_SHEET, marks.GUIDE_SHEET):
            continue
        rows = _rows(book.get_sheet_by_name(sheet_name))
        head = str(_at(rows, 0, 0) or "")
        if head.startswith(marks.FIELD_MARK):
            reader.table(head.removeprefix(marks.FIELD_MARK), rows, sheet_name)
        else:
            reader.answers(rows, sheet_name)
    return FilledForm(template.id, version, reader.values, tuple(reader.findings), str(_at(told, 1, 0) or ""))


def _rows(sheet: CalamineSheet) -> Rows:
    # From the first row and column on, so that places are those a person sees.
    return sheet.to_python(skip_empty_area=False)


def _at(rows: Rows, row: int, column: int) -> Cell:
    if row >= len(rows) or column >= len(rows[row]):
        return None
    cell = rows[row][column]
    if isinstance(cell, str):
        return nfc(cell) if cell.strip() else None
    known: Cell = cell
    return known


@dataclass(slots=True)
class _Reader:
    template: Template
    file: str
    values: dict[Key, Answer] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def answers(self, rows: Rows, sheet: str) -> None:
        """The sheet of questions: column A names the field of each row."""
        for number in range(len(rows)):
            field_id = _at(rows, number, marks.ID)
            if not isinstance(field_id, str) or number == 0:
                continue
            if not self.template.has_field(field_id):
                self._lost(field_id, rows, number, sheet)
                continue
            asked = self.template.field(field_id)
            if asked.columns:
                continue
            cell, state = _at(rows, number, marks.ANSWER), _at(rows, number, marks.STATE)
            worth = self._worth(asked, _at(rows, number, marks.MONEY_UNIT), _place(sheet, number, marks.MONEY_UNIT))
            self._take(Key(asked.id), asked, cell, worth, _place(sheet, number, marks.ANSWER), state)

    def table(self, field_id: str, rows: Rows, sheet: str) -> None:
        """A table's sheet: row 1 names the columns, all rows below the header are data; blank rows are passed over."""
        if not self.template.has_field(field_id):
            self._lost(field_id, rows, 0, sheet)
            return
        asked = self.template.field(field_id)
        columns = self._columns(asked, rows, sheet)
        labels = [_at(rows, number, 0) for number in range(len(rows))]
        if marks.HEAD_MARK not in labels:
            self._find("no_header", asked, _place(sheet, 0, 0))
            return
        worth = 1
        if marks.STATE_MARK in labels:
            line = labels.index(marks.STATE_MARK)
            self._table_state(asked, _at(rows, line, 3), _place(sheet, line, 3))
            money = next((spec for _column, spec in columns.values() if spec.type == "money"), None)
            if money is not None:
                worth = self._worth(money, _at(rows, line, 5), _place(sheet, line, 5))
        row = 0
        for number in range(labels.index(marks.HEAD_MARK) + 1, len(rows)):
            cells = {place: _at(rows, number, place) for place in columns}
            if all(cell is None for cell in cells.values()):
                continue
            for place, (column_id, spec) in columns.items():
                unit = worth if spec.type == "money" else 1
                self._take(Key(asked.id, row, column_id), spec, cells[place], unit, _place(sheet, number, place), None)
            row += 1
        if row:
            self.values.pop(Key(asked.id), None)

    def _columns(self, asked: Field, rows: Rows, sheet: str) -> dict[int, tuple[str, Spec]]:
        columns: dict[int, tuple[str, Spec]] = {}
        for place in range(2, len(rows[0])):
            column_id = _at(rows, 0, place)
            if not isinstance(column_id, str):
                continue
            try:
                columns[place] = (column_id, asked.column(column_id))
            except KeyError:
                self._find("lost", asked, _place(sheet, 0, place), what=f"{asked.id}.{column_id}", text="")
        return columns

    def _table_state(self, asked: Field, cell: Cell, place: str) -> None:
        state = typed_state(cell) if isinstance(cell, str) else None
        if state:
            self.values[Key(asked.id)] = Answer(state, None, self._origin(place))
        elif cell is not None:
            self._find("not_a_state", asked, place, text=str(cell))

    def _worth(self, spec: Spec, cell: Cell, place: str) -> int:
        if spec.type != "money" or cell is None:
            return 1
        worth = _UNITS.get(squash(str(cell)))
        if worth is None:
            self._find("not_a_money_unit", spec, place, text=str(cell))
            return 0  # what a figure is worth cannot be told: none of it is taken
        return worth

    def _take(self, key: Key, spec: Spec, cell: Cell, worth: int, place: str, state_cell: Cell) -> None:
        typed = typed_state(cell) if isinstance(cell, str) and spec.type != "yes_no" else None
        chosen = typed_state(state_cell) if isinstance(state_cell, str) else None
        if state_cell is not None and chosen is None:
            self._find("not_a_state", spec, place, text=str(state_cell))
        if cell is None or typed:
            state = typed or chosen
            if typed and chosen and typed is not chosen:
                self._find("two_answers", spec, place, text=str(cell), other=str(state_cell))
            elif state:
                self.values[key] = Answer(state, None, self._origin(place))
            return
        if chosen:
            self._find("two_answers", spec, place, text=str(cell), other=str(state_cell))
            return
        if worth == 0:
            return
        try:
            value = facet(spec).take(_scaled(cell, worth), spec)
        except FieldError as refused:
            fields = (key.field,)
            self.findings.append(replace(refused.finding, fields=fields, cell=place, severity=Severity.ERROR))
            return
        self.values[key] = Answer(State.VALUE, value, self._origin(place))

    def _lost(self, field_id: str, rows: Rows, number: int, sheet: str) -> None:
        held = [str(cell) for cell in _answers_of(rows, number)]
        if held:
            params = {"what": field_id, "text": "; ".join(held)[:200]}
            cell = _place(sheet, number, marks.ANSWER)
            self.findings.append(Finding("cell_refused", Severity.WARNING, params, variant="lost", cell=cell))

    def _find(self, variant: str, spec: Spec, place: str, **params: object) -> None:
        told = {"label": spec.labels["vi"], **params}
        self.findings.append(
            Finding("cell_refused", Severity.ERROR, told, fields=(spec.id,), variant=variant, cell=place)
        )

    def _origin(self, place: str) -> Origin:
        sheet, _, cell = place.rpartition("!")
        return Origin("imported", file=self.file, sheet=sheet, cell=cell)


def _answers_of(rows: Rows, number: int) -> Iterator[Cell]:
    if number:
        cell = _at(rows, number, marks.ANSWER)
        if cell is not None:
            yield cell
        return
    for line in range(4, len(rows)):
        yield from (cell for cell in rows[line][2:] if cell not in (None, ""))


def _scaled(cell: Cell, worth: int) -> Cell:
    """A bare figure in the chosen money unit, as đồng; words that name their own unit are left as they are."""
    if worth == 1 or isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell if worth == 1 or not isinstance(cell, str) else _typed_in(cell, worth)
    return round(cell * worth, 4)


def _typed_in(cell: str, worth: int) -> str:
    unit = next(name for name, value in marks.MONEY_UNITS.items() if value == worth)
    bare = not any(char.isalpha() for char in cell)
    return f"{cell} {unit}" if bare else cell


def _place(sheet: str, row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{sheet}!{letters}{row + 1}"
