"""Rows of a table told in sentences, and targets as a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import cast

from sachhon.formkit.definition import Field
from sachhon.vietnamese.numbers import format_number
from sachhon.writing.document import Block
from sachhon.writing.sample.bank import Layout
from sachhon.writing.sample.grids import Fill, Told, joined_words
from sachhon.writing.sample.rows import Cells, Rows
from sachhon.writing.sample.wording import Habits, count, value_words

_BLANK = re.compile(r"<(\w+)>")
_OPEN = re.compile(r"(?:trong đó|gồm):")
_LEADS = {">": ("Trên <q>", "Hơn <q>"), ">=": ("Ít nhất <q>", "Tối thiểu <q>"), "=": ("<q>", "<q>", "Đạt <q>")}


def capital(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def run_on(lines: Sequence[str | Block]) -> list[str | Block]:
    """Lines behind one that ends with a colon go on in its sentence: "Tổng ..., trong đó: ngân sách ...; ..."."""
    out: list[str | Block] = []
    for line in lines:
        last = out[-1] if out else None
        if isinstance(line, str) and isinstance(last, str) and _OPEN.search(last):
            joint = " " if last.endswith(":") else "; "
            out[-1] = last.rstrip(".;") + joint + line[:1].lower() + line[1:]
        else:
            out.append(line)
    return out


def row_lines(
    asked: Field, layout: Layout, table: Rows, habits: Habits, fill: Fill, rng: Random
) -> tuple[list[str], Told]:
    """The rows in one wording, a line or several lines each; groups as lines of their own."""
    wording: Sequence[str] = rng.choice(layout.lines) if layout.lines else (rng.choice(layout.row) + ".",)
    groups = {group.at: group for group in table.groups}
    lines: list[str] = []
    told: Told = []
    heading = ""
    for at, row in enumerate(table.rows):
        if at in groups:
            heading = fill(f"{groups[at].number}. {groups[at].name}")
            lines.append(heading)
        words: dict[str, str] = {}
        if table.group_column and groups:
            words[table.group_column] = heading
        for line in wording:
            said = _said(asked, layout, line, row, habits, rng)
            if said is None:
                continue
            words |= said
            for name, value in said.items():
                line = line.replace(f"<{name}>", value)
            lines.append(fill(line))
        told.append({name: words[name] for name in words if name in row} | _joined_told(layout, words, row))
    return lines, told


def _said(asked: Field, layout: Layout, line: str, row: Cells, habits: Habits, rng: Random) -> dict[str, str] | None:
    """The words for a line's blanks; None where a cell that it tells of is blank."""
    said: dict[str, str] = {}
    columns = {column.id for column in asked.columns}
    for name in _BLANK.findall(line):
        if name in layout.joined:
            said[name] = joined_words(layout.joined[name], row, rng)
            if not said[name]:
                return None
        elif name in columns:
            if name not in row:
                return None
            said[name] = _words(asked, name, row[name], habits)
    return said


def _words(asked: Field, name: str, value: object, habits: Habits) -> str:
    column = asked.column(name)
    if column.type == "year" or name == "number":
        return str(value)
    if column.type == "integer":
        return count(cast(int, value), habits)
    return value_words(value, column.type, habits)


def _joined_told(layout: Layout, words: dict[str, str], row: Cells) -> dict[str, str]:
    return {
        key: words[name] for name, joined in layout.joined.items() if name in words for key in joined.of if key in row
    }


def target_lines(table: Rows, habits: Habits, fill: Callable[..., str], rng: Random) -> tuple[list[str], Told]:
    """Targets under a line that names their year, or each with its year."""
    year = str(table.rows[0]["by_year"])
    style = rng.choice(("under", "under", "each"))
    lines = [f"Đến năm {year}:"] if style == "under" else []
    told: Told = []
    for row in table.rows:
        low, high, unit = cast(Decimal, row["low"]), cast(Decimal, row["high"]), str(row["unit"])
        sign = "%" if unit == "%" else f" {unit}"
        numbers = (low,) if low == high else (low, high)
        words = habits.dash.join(map(format_number, numbers)) + sign
        lead = rng.choice(_LEADS.get(str(row["comparator"]), ("<q>",))).replace("<q>", words)
        indicator = str(row["indicator"])
        if low != high:
            lead = words
        spoken = lead if style == "under" else lead[:1].lower() + lead[1:]
        sentence = fill(indicator, q=spoken if indicator.startswith("<q>") else lead[:1].lower() + lead[1:])
        lines.append((f"Đến năm {year}, {sentence}" if style == "each" else capital(sentence)) + ";")
        told.append({"comparator": lead, "low": words, "high": words, "unit": words, "by_year": year})
    return lines, told
