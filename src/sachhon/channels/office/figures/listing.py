"""The rows of lists, the statements and the doubts of a figure, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext

from sachhon.channels.office.figures.rows import Told, in_language
from sachhon.formkit.rollup import RESPONDENT

ON_A_PAGE = 100
_QUOTES = 30
_TOTALS = 40
Link = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list."""

    name: str
    cells: list[str]
    href: str


@dataclass(frozen=True, slots=True)
class Total:
    """A column added up."""

    label: str
    words: str
    unit: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A unit's own words."""

    name: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Statements under one head; `more` are not shown."""

    title: str
    count: int
    entries: list[Quote]
    more: int


def list_page(detail: Told, link: Link, number: str | None) -> Page:
    """The rows, a page at a time."""
    ids = [column["id"] for column in detail["columns"]]
    rows = [
        ListRow(row["name"], [row["cells"].get(name, "") for name in ids], f"{link(row['unit'])}#row-{row['row']}")
        for row in detail["rows"]
    ]
    return Paginator(rows, ON_A_PAGE).get_page(number)


def columns(detail: Told) -> list[str]:
    """The heads of a list's columns."""
    return [
        f"{in_language(column['labels'])} ({column['unit']})" if column["unit"] else in_language(column["labels"])
        for column in detail["columns"]
    ]


def totals(detail: Told) -> list[Total]:
    """What the list adds up to, over all and by each of the template's groupings; not by unit."""
    found = []
    for total in detail["totals"]:
        by = [value for name, value in total["by"]]
        if any(name == RESPONDENT for name, _ in total["by"]):
            continue
        label = in_language(total["labels"])
        found.append(Total(f"{label}: {', '.join(filter(None, by)) or '–'}" if by else label, total["words"], ""))
    return found[:_TOTALS]


def themes(detail: Told, link: Link) -> list[Theme]:
    """Statements by theme, some of each."""
    return [
        Theme(
            in_language(theme["titles"]) or gettext("Ý kiến của các đơn vị"),
            len(theme["entries"]),
            [Quote(one["name"], one["text"], link(one["unit"])) for one in theme["entries"][:_QUOTES]],
            max(0, len(theme["entries"]) - _QUOTES),
        )
        for theme in detail["themes"]
    ]


def tellings(detail: Told) -> list[dict[str, Any]]:
    """The doubts, the grave ones first."""
    order = ("blocker", "error", "warning", "info")
    ranked = sorted(detail["tellings"], key=lambda one: order.index(one["severity"]))
    return [{**one, "words": in_language(one["words"])} for one in ranked]
