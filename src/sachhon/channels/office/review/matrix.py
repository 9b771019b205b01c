"""The matrix of the tracker: rows prepared in Python, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, gettext, ngettext

from sachhon.domain.rollups.api import NOT_BEGUN, WAIVED, Tracked, columns_of, sections_filled
from sachhon.domain.submissions.api import Status
from sachhon.formkit.definition import Template


@dataclass(frozen=True, slots=True)
class Cell:
    """A section of a report: how many of its fields are filled in."""

    words: str
    style: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column of the matrix."""

    item: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A unit."""

    told: Tracked
    status: str
    time: str
    time_kind: str
    cells: Sequence[Cell]


def status_words(status: str) -> str:
    """The status in words, those that a submission cannot have included."""
    if status == NOT_BEGUN:
        return gettext("Chưa bắt đầu")
    if status == WAIVED:
        return gettext("Được miễn")
    return str(Status(status).label)


def time_words(told: Tracked) -> tuple[str, str]:
    """Timeliness in words, and the kind of tag that shows it."""
    days = abs(told.days)
    if told.status == WAIVED:
        return "", "neutral"
    if told.time == "overdue":
        return ngettext("Quá hạn %(n)s ngày", "Quá hạn %(n)s ngày", days) % {"n": days}, "danger"
    if told.time == "late":
        return ngettext("Nộp muộn %(n)s ngày", "Nộp muộn %(n)s ngày", days) % {"n": days}, "warning"
    if told.time == "on_time":
        return gettext("Đúng hạn"), "success"
    if days == 0:
        return gettext("Hạn hôm nay"), "warning"
    return ngettext("Còn %(n)s ngày", "Còn %(n)s ngày", days) % {"n": days}, "neutral"


def heads_of(template: Template) -> list[Head]:
    """The columns, in the order of the template."""
    language = (get_language() or "vi")[:2]
    titles = {section.item: section.titles.get(language, section.titles["vi"]) for section in template.outline()}
    return [Head(item, titles.get(item, item)) for item in columns_of(template)]


def lines_of(template: Template, rows: Sequence[Tracked]) -> list[Line]:
    """One query for what is filled in."""
    columns = columns_of(template)
    begun = [row.submission_id for row in rows if row.submission_id is not None]
    filled = sections_filled(template, begun) if begun else {}
    return [_line(row, columns, filled.get(row.submission_id or 0, {})) for row in rows]


def _line(row: Tracked, columns: Mapping[str, frozenset[str]], filled: Mapping[str, int]) -> Line:
    words, kind = time_words(row)
    cells = []
    for item, fields in columns.items():
        number, of = filled.get(item, 0), len(fields)
        begun = row.submission_id is not None
        style = "full" if number == of else "part" if number else "none"
        cells.append(Cell(f"{number}/{of}" if begun else "", style if begun else "blank"))
    return Line(row, status_words(row.status), words, kind, cells)
