"""The words that a Word form prints around its entries: written by the blank, and found again by the reader."""

from __future__ import annotations

import re

from sachhon.codecs.filled import told_columns
from sachhon.formkit.definition import Column, Field, Section, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import Values

_MARK = re.compile(r"Mã biểu mẫu:\s*([\w.-]+?),\s*phiên bản\s+([\w-]+(?:\.[\w-]+)*)")
_WHOLE_TABLE = ": nếu cả bảng không có số"
_YEAR = re.compile(r"\s*((?:19|20)\d\d)\b")


def label_of(asked: Field) -> str:
    """The label of a question; of a table that of the line that says it has no rows."""
    if asked.columns:
        return asked.labels["vi"] + _WHOLE_TABLE
    return asked.labels["vi"] + _unit(asked)


def head_of(label: str, column: Column) -> str:
    """What stands over a column."""
    return label + _unit(column)


def heads_of(asked: Field, values: Values) -> list[tuple[str, str, Column]]:
    """A table's columns: (id, head, column), with those of each year."""
    return [(name, head_of(label, column), column) for name, label, column in told_columns(asked, values)]


def column_of(asked: Field, head: str) -> str | None:
    """The id of the column under this head, whatever its year; None where the table has none."""
    plain = squashed(head)
    for column in asked.columns:
        if not column.repeat and plain == squashed(head_of(column.labels["vi"], column)):
            return column.id
        year = _YEAR.search(head)
        if column.repeat and year and plain == squashed(head_of(f"{column.labels['vi']} {year[1]}", column)):
            return f"{year[1]}.{column.id}"
    return None


def heading_of(section: Section) -> str:
    """The heading of an item of the outline, with its printed number."""
    number = section.number if section.number in ("", "-") else f"{section.number}."
    return f"{number} {section.titles['vi']}".strip()


def mark_of(template: Template) -> str:
    """The line by which the form is known where a program drops its hidden marks."""
    return f"Mã biểu mẫu: {template.id}, phiên bản {template.version}."


def marked(text: str) -> tuple[str, str]:
    """Template id and version as printed; blank where they are not."""
    found = _MARK.search(text)
    return (found[1], found[2]) if found else ("", "")


def squashed(text: str) -> str:
    """For comparing printed words: blanks and the colon at the end do not count."""
    return " ".join(text.split()).rstrip(" :").casefold()


def _unit(spec: Field | Column) -> str:
    money = spec.type == "money"
    return f" ({spec.unit})" if spec.unit and not money and not field_type(spec.type).long else ""
