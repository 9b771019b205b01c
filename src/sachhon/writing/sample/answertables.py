"""Answers of an item in one table: labels and values, or a checklist of what was done and what was not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Protocol

from sachhon.formkit.definition import Field, Section, Template
from sachhon.formkit.values import State
from sachhon.vietnamese.numbers import format_number
from sachhon.writing.document import Block, Cell, Column, Para, Row, Table
from sachhon.writing.sample.bank import AnswerTable, Bank, FieldBank
from sachhon.writing.sample.draw import Truth
from sachhon.writing.sample.wording import Habits, cell_words

_STATES = {State.NIL: ("Không có", "Không", "Chưa có"), State.UNKNOWN: ("Chưa có số liệu", "Chưa thống kê được")}


class Writer(Protocol):
    """What a table needs to know of the letter that it stands in."""

    template: Template
    bank: Bank
    truth: Truth
    habits: Habits
    rng: Random
    said: dict[str, str]

    def fill(self, words: str, **more: str) -> str: ...
    def value_words(self, asked: Field) -> str: ...
    def clause(self, words: FieldBank) -> str: ...


def answers_table(writer: Writer, fields: Sequence[Field], table: AnswerTable) -> list[Block]:
    """A row a field: its label and what is said of it; what is not answered is left out or left blank."""
    money = bool(fields) and all(asked.type == "money" for asked in fields) and writer.habits.unit_above
    show_blank, numbered = writer.rng.random() < 0.5, writer.rng.random() < 0.5
    rows: list[Row] = []
    for asked in fields:
        words, drawn = writer.bank.fields[asked.id], writer.truth.answers[asked.id]
        text = ""
        if drawn.state in _STATES:
            text = writer.rng.choice(_STATES[drawn.state])
        elif drawn.state is State.VALUE:
            text = cell_words(drawn.value, "money", writer.habits) if money else _cell(writer, asked)
            text += writer.clause(words)
        elif not show_blank:
            continue
        if text:
            writer.said[asked.id] = text
        name = writer.fill(writer.rng.choice(words.label))
        rows.append(Row((str(len(rows) + 1), name, text) if numbered else (name, text)))
    if not any(writer.truth.answers[asked.id].state is not State.MISSING for asked in fields):
        return []
    heads = [writer.fill(writer.rng.choice(titles)) for titles in table.header]
    columns = (Column(heads[0], 2), Column(heads[1], 1, "right" if money else "left"))
    shown = Table((Column("TT", 0.4), *columns) if numbered else columns, tuple(rows))
    unit = Para(f"Đơn vị tính: {writer.habits.cell_money}", align="right")
    return [unit, shown] if money else [shown]


def _cell(writer: Writer, asked: Field) -> str:
    """The value alone; a number with or without its unit."""
    value = writer.truth.answers[asked.id].value
    if asked.type == "integer" and isinstance(value, int):
        unit = asked.unit if writer.rng.random() < 0.5 else ""
        return f"{format_number(Decimal(value))} {unit}".strip()
    return writer.value_words(asked)


def checklist(writer: Writer, section: Section, table: AnswerTable) -> list[Block]:
    """A row an item below the section: done or not by a cross, and the details as lines of one cell."""
    heads = [writer.fill(writer.rng.choice(titles)) for titles in table.header]
    cross = writer.rng.choice(("x", "X"))
    rows: list[Row] = []
    for number, child in enumerate(section.sections, 1):
        fields = writer.template.fields_of(child.item)
        asked = next((one for one in fields if one.type == "yes_no"), None)
        title = writer.fill(writer.rng.choice(writer.bank.headings[child.item]))
        if asked is None:
            rows.append(_spoken_row(writer, number, title, fields))
            continue
        drawn = writer.truth.answers[asked.id]
        done = drawn.value if drawn.state is State.VALUE else None
        if done is not None:
            writer.said[asked.id] = cross
        details = [_detail(writer, one) for one in fields if one.details_of == asked.id]
        more = "\n".join(line for line in details if line)
        rows.append(Row((str(number), title, cross if done else "", cross if done is False else "", more)))
    columns = (
        Column("TT", 0.4),
        Column(heads[0], 2.4),
        Column(heads[1], 0.7, "center"),
        Column(heads[2], 0.7, "center"),
    )
    return [Table((*columns, Column(heads[3], 2.6)), tuple(rows))]


def _spoken_row(writer: Writer, number: int, title: str, fields: Sequence[Field]) -> Row:
    """An item that asks for words: they follow its title, in one cell across the row."""
    text = title
    for asked in fields:
        if writer.truth.answers[asked.id].state is State.VALUE:
            said = writer.fill(writer.rng.choice(writer.bank.fields[asked.id].say))
            writer.said[asked.id] = said
            text += f": {said}"
    return Row((str(number), Cell(text, columns=4), None, None, None))


def _detail(writer: Writer, asked: Field) -> str:
    """A detail's line; of what is missing the printed label alone, or nothing."""
    drawn, words = writer.truth.answers[asked.id], writer.bank.fields[asked.id]
    name = writer.fill(writer.rng.choice(words.label))
    if drawn.state is State.MISSING:
        return f"- {name}:" if writer.rng.random() < 0.4 else ""
    text = writer.rng.choice(_STATES[drawn.state]) if drawn.state in _STATES else _cell(writer, asked)
    writer.said[asked.id] = text
    return f"- {name}: {text}"
