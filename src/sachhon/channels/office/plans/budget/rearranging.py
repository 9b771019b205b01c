"""Rows of the budget: put in, taken out and put back, filled from the plan's tasks, closed with a total row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from sachhon.channels.office.plans.budget.sheet import BUDGET, Sheet
from sachhon.channels.office.plans.budget.typed import TYPED
from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.api import Saved, ValueChange, insert_row, remove_row, save_values
from sachhon.formkit.values import Answer, Key, Origin, State, from_json, to_json
from sachhon.writing.plan import tasks_of


def add_row(actor: Actor, sheet: Sheet, row: int) -> Saved:
    """A new line before that row; above the total row where it would come below it."""
    totals = [one.number for one in sheet.rows if one.line >= 0 and sheet.budget.matrix.lines[one.line].kind == "total"]
    place = min([row, *totals]) if totals else row
    title = Answer(State.VALUE, _("Dòng mới"), TYPED)
    return insert_row(actor=actor, submission=sheet.submission, field=BUDGET, row=place, cells={"title": title})


def take_out(actor: Actor, sheet: Sheet, row: int) -> dict[str, Any]:
    """The row goes; what it said is given back, so that it can be put in again with the words it came from."""
    cells = {key: answer for key, answer in sheet.values.items() if key.field == BUDGET and key.row == row}
    remove_row(actor=actor, submission=sheet.submission, field=BUDGET, row=row)
    return {"row": row, "said": to_json(_template(sheet), cells)}


def put_back(actor: Actor, sheet: Sheet, kept: dict[str, Any]) -> Saved:
    """The row that was taken out stands where it stood."""
    said = from_json(_template(sheet), kept["said"])
    cells = {key.column or "": answer for key, answer in said.items()}
    return insert_row(actor=actor, submission=sheet.submission, field=BUDGET, row=int(kept["row"]), cells=cells)


def fill_from_tasks(actor: Actor, sheet: Sheet) -> Saved:
    """A line for each task and heading of annex I, and a total row: for a budget that has no line yet."""
    tasks = tasks_of(_template(sheet).field("tasks"), sheet.values, "")
    changes = []
    for row, line in enumerate(tasks.lines):
        for column, words in (("number", line.number), ("title", line.title)):
            if words:
                changes.append(_change(sheet, Key(BUDGET, row, column), words))
    if changes:
        changes.append(_change(sheet, Key(BUDGET, len(tasks.lines), "title"), "TỔNG CỘNG"))
    return save_values(actor=actor, submission=sheet.submission, changes=changes, whole=True)


def fill_sums(actor: Actor, sheet: Sheet) -> Saved:
    """The blank totals of lines and of the total row say what the figures come to; what is stated stays."""
    return save_values(actor=actor, submission=sheet.submission, changes=tuple(_sums(sheet)), whole=True)


def _sums(sheet: Sheet) -> Iterator[ValueChange]:
    matrix = sheet.budget.matrix
    origin = Origin("computed", note=_("cộng từ các ô của bảng"))
    for line, row in enumerate(sheet.budget.rows):
        kind = matrix.lines[line].kind
        for column in sheet.columns:
            key = Key(BUDGET, row, column.id)
            if column.column.type != "money" or key in sheet.values or (kind != "total" and column.id != "total"):
                continue
            if kind not in ("total", "line"):
                continue
            source = "" if column.year or column.id == "total" else column.id
            amount = matrix.over_all(column.year, source) if kind == "total" else matrix.over_years(line)
            if amount is not None:
                yield ValueChange(key, Answer(State.VALUE, amount, origin), sheet.versions.get(key, 0))


def _change(sheet: Sheet, key: Key, words: str) -> ValueChange:
    origin = Origin("computed", note=_("lấy từ danh mục nhiệm vụ"))
    return ValueChange(key, Answer(State.VALUE, words, origin), sheet.versions.get(key, 0))


def _template(sheet: Sheet) -> Any:
    return sheet.submission.obligation.round.definition
