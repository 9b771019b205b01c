"""A form's inputs by answer. Names: "t:<cell>" and "t:<cell>:<part>" texts, "s:" states, "k:" the reading chosen of a
doubtful number, "r:" and "rv:" what to keep after a conflict, "x:<field>.<row>" rows to remove; `base` all versions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from sachhon.channels.office.reports.cell_ids import key_of
from sachhon.channels.office.reports.understanding import TypedCell
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Key


@dataclass(frozen=True, slots=True)
class PostedForm:
    """What was posted: each answer's inputs, rows to remove (field, row), answers to carry over from last round."""

    cells: Mapping[Key, TypedCell]
    removed: tuple[tuple[str, int], ...] = ()
    carried: tuple[Key, ...] = ()
    request_key: str = ""


class BadForm(ValueError):
    """The form is not one of ours."""


def read_form(template: Template, data: QueryDict) -> PostedForm:
    """The form. Raises BadForm where it names what the template does not have."""
    texts: dict[str, dict[str, str]] = {}
    for name, text in data.items():
        if name[:2] in ("t:", "s:"):
            cell, _, part = name[2:].partition(":")
            texts.setdefault(cell, {})
            if name[0] == "t":
                texts[cell][part] = str(text).replace("\r\n", "\n")
    base = read_versions(data.get("base", ""))
    try:
        cells = {
            key_of(template, cell): TypedCell(
                parts,
                data.get(f"s:{cell}", ""),
                base.get(cell, 0),
                data.get(f"k:{cell}", ""),
                data.get(f"r:{cell}", ""),
                _number(data.get(f"rv:{cell}", "")),
            )
            for cell, parts in texts.items()
        }
        removed = tuple(_row(template, name[2:]) for name in data if name.startswith("x:"))
        carried = tuple(key_of(template, name) for name in data.getlist("carry"))
    except KeyError as error:
        raise BadForm(str(error)) from error
    return PostedForm(cells, removed, carried, data.get("request_key", "")[:64])


def read_versions(text: str) -> dict[str, int]:
    """The versions that a form was made from, by cell. Raises BadForm."""
    try:
        told = json.loads(text or "{}")
    except ValueError as error:
        raise BadForm("base") from error
    if not isinstance(told, dict) or not all(isinstance(version, int) for version in told.values()):
        raise BadForm("base")
    return told


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0


def _row(template: Template, name: str) -> tuple[str, int]:
    field, _, row = name.partition(".")
    if not template.field(field).columns or not (row.isascii() and row.isdecimal()):
        raise KeyError(name)
    return field, int(row)
