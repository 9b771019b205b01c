"""A field as a page of data entry shows it: label, help, inputs, states, last round's answer, where it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sachhon.channels.office.reports.answers import answer_words, clock, echo
from sachhon.channels.office.reports.desks import Desk
from sachhon.channels.office.reports.finding_words import draw_findings, of_field
from sachhon.channels.office.reports.grid import (
    Grid,
    draw_body,
    draw_foot,
    draw_head,
    draw_pattern,
    grid_of,
)
from sachhon.channels.office.reports.marks import Mark, drawn_mark
from sachhon.channels.office.reports.origins import Source, draw_source, source_of
from sachhon.channels.office.reports.widgets import Entry, MoneyUnit, Typed, widget_of
from sachhon.channels.office.reports.widgets.industry import list_id
from sachhon.domain.submissions.api import Checked, DraftRow, Remark
from sachhon.formkit.definition import Field, Template
from sachhon.formkit.values import MISSING, Answer, Key, State, Values, rows_of

GROUPED = frozenset({"yes_no", "choice", "document", "contact", "quantity", "table"})
"""Field types whose inputs are several, so that a legend names them and not a label."""
TALL = frozenset({"table", "narrative", "contact", "documents", "industries"})
"""Field types whose inputs take several lines."""
WIDE = frozenset({"table"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the blocks of a page are made from, read once. `typed` and `marks` come from a save that was refused."""

    desk: Desk
    template: Template
    values: Values
    last: Values
    rows: Mapping[Key, DraftRow]
    checked: Sequence[Checked]
    remarks: Sequence[Remark]
    unit: MoneyUnit
    language: str
    locked: bool
    back: str
    typed: Mapping[Key, Typed] = field(default_factory=dict)
    marks: Mapping[Key, Mark] = field(default_factory=dict)
    states: Mapping[Key, str] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    blank_rows: Mapping[str, int] = field(default_factory=dict)


def block_of(sheet: Sheet, one: Field, *, hinted: bool = True) -> dict[str, Any]:
    """What the template of a field shows. `hinted`: whether to say how fields of its type are filled in."""
    key, widget = Key(one.id), widget_of(one.type)
    answer, mark = sheet.values.get(key, MISSING), sheet.marks.get(key)
    row = sheet.rows.get(key)
    found = of_field(sheet.checked, one.id)
    said = [f"m-{one.id}"] if mark and mark.words else []
    hint = str(widget.hint) if hinted and not sheet.locked else ""
    told = " ".join(part for part in (one.help.get(sheet.language, ""), _details_words(sheet, one), hint) if part)
    described = " ".join([f"h-{one.id}", *said] if told else said)
    single = one.type not in GROUPED
    entry = Entry(
        one.id,
        one,
        sheet.unit,
        answer,
        sheet.language,
        typed=sheet.typed.get(key),
        described_by=described,
        locked=sheet.locked,
        invalid=bool(mark and mark.wrong),
        label="" if single or one.type in ("contact", "yes_no", "choice") else one.labels[sheet.language],
    )
    return {
        "id": one.id,
        "label": one.labels[sheet.language],
        "required": one.required,
        "help": told,
        "single": single,
        "described_by": described,
        "wide": one.type in WIDE,
        "inline": one.type not in TALL,
        "locked": sheet.locked,
        "words": answer_words(one, answer, sheet.language),
        "control": "" if sheet.locked else widget.draw(entry),
        "grid": _grid(sheet, one) if one.columns else None,
        "states": _states(sheet, key, answer, bool(one.columns)),
        "state": mark.kind if mark else ("saved" if answer.state is not State.MISSING else ""),
        "mark": drawn_mark(one.id, mark),
        "echo": echo(one, answer, sheet.language),
        "saved": saved_words(row),
        "origin": draw_source(
            source_of(answer) if not one.columns else _source_of_table(sheet, one), one.labels[sheet.language]
        ),
        "last": _last(sheet, one),
        "cell_url": cell_address(sheet.desk, one.id),
        "findings": draw_findings(
            sheet.desk.submission, found, editable=may_reason(sheet), back=f"{sheet.back}%23f-{one.id}"
        ),
        "remarks": remarks_at(sheet.remarks, one.id),
    }


def _details_words(sheet: Sheet, one: Field) -> str:
    """When a question that gives details of another is to be answered."""
    if not one.details_of:
        return ""
    return _("Trả lời khi “%(label)s” là Có.") % {"label": sheet.template.field(one.details_of).labels[sheet.language]}


def cell_address(desk: Desk, field: str) -> str:
    """Where the history of an answer is; a department, which sees its part alone, has no such page."""
    return "" if desk.part else reverse("reports:cell", args=(desk.submission.code, field))


def may_reason(sheet: Sheet) -> bool:
    """Whether warnings can be answered here: by the unit, not by a department."""
    return not sheet.locked and sheet.desk.part is None


def saved_words(row: DraftRow | None) -> str:
    """Who wrote an answer and when."""
    if row is None:
        return ""
    name = row.edited_name or _("Hệ thống")
    return _("Đã lưu %(time)s · %(name)s") % {"time": clock(row.edited_at), "name": name}


def remarks_at(remarks: Sequence[Remark], field_id: str) -> list[dict[str, Any]]:
    """The open remarks on a field, each with its replies."""
    return [
        {
            "id": remark.pk,
            "from_review": remark.from_review,
            "by": remark.by.full_name,
            "at": clock(remark.at),
            "text": remark.text,
            "resolved": remark.resolved_at is not None,
            "replies": [
                {"by": reply.by.full_name, "at": clock(reply.at), "text": reply.text}
                for reply in remarks
                if reply.answers_id == remark.pk
            ],
        }
        for remark in remarks
        if remark.field == field_id and remark.answers_id is None and remark.resolved_at is None
    ]


def _states(sheet: Sheet, key: Key, answer: Answer, table: bool) -> list[dict[str, Any]]:
    chosen = sheet.states.get(key, answer.state.value if answer.state in (State.NIL, State.UNKNOWN) else "")
    labels = {
        "": _("Có các dòng") if table else _("Ghi giá trị"),
        "nil": _("Không có"),
        "unknown": _("Chưa có số liệu"),
    }
    return [{"id": state, "label": label, "chosen": state == chosen} for state, label in labels.items()]


def _last(sheet: Sheet, one: Field) -> str:
    return "" if one.columns else answer_words(one, sheet.last.get(Key(one.id), MISSING), sheet.language)


def _source_of_table(sheet: Sheet, one: Field) -> Source | None:
    """Where most of a table's cells came from: the first that says it."""
    for row in rows_of(sheet.values, one)[:1]:
        for answer in row.cells.values():
            return source_of(answer)
    return None


def _grid(sheet: Sheet, one: Field) -> dict[str, Any]:
    grid = grid_of(
        one,
        sheet.values,
        sheet.unit,
        sheet.language,
        locked=sheet.locked,
        first=sheet.parts.get(one.id, 0),
        typed=sheet.typed,
        marks=sheet.marks,
        **({"blank": sheet.blank_rows[one.id]} if one.id in sheet.blank_rows else {}),
    )
    last = rows_of(sheet.last, one)
    return {
        "id": one.id,
        "label": one.labels[sheet.language],
        "locked": sheet.locked,
        "next_row": grid.next_row + (0 if sheet.locked or grid.has_more else grid.blank),
        "row_count": len(grid.rows) + (0 if sheet.locked or grid.has_more else grid.blank),
        "filled": len(grid.rows),
        "paste_url": sheet.desk.address("paste", one.id),
        "head": draw_head(grid),
        "body": draw_body(grid),
        "foot": draw_foot(grid) if grid.totals or _adds_up(grid) else "",
        "pattern": draw_pattern(grid),
        "lists": _lists(grid),
        "parts": [
            {"words": words, "url": f"?dong={one.id}:{start}#f-{one.id}", "here": start == grid.first}
            for start, words in grid.parts()
        ],
        "last_count": len(last),
        "last_head": draw_head(_reading(sheet, one)) if last else "",
        "last_rows": draw_body(_reading(sheet, one)) if last else "",
        "last_words": ngettext("%(n)s dòng", "%(n)s dòng", len(last)) % {"n": len(last)},
    }


def _reading(sheet: Sheet, one: Field) -> Grid:
    return grid_of(one, sheet.last, sheet.unit, sheet.language, locked=True, quoted=True)


def _adds_up(grid: Grid) -> bool:
    return any(one.column.type in ("integer", "money") for one in grid.columns)


def _lists(grid: Grid) -> SafeString:
    """The suggestions that the cells of a column share."""
    drawn = []
    for one in grid.columns:
        if one.column.type == "industry" and not grid.locked:
            options = "".join(f'<option value="{escape(option.labels["vi"])}">' for option in one.column.options)
            drawn.append(f'<datalist id="{list_id(grid.field.id, one.column)}">{options}</datalist>')
    return mark_safe("".join(drawn))
