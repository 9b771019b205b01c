"""Rows of the figures' tables, ready to be shown: prepared in Python, since templates are slow at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext, ngettext

from sachhon.domain.rollups.api import NOW
from sachhon.vietnamese.numbers import format_number

Told = Mapping[str, Any]
Link = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as it stands in the table."""

    field: str
    item: str
    label: str
    value: str
    exact: bool
    unit: str
    coverage: str
    percent: int
    method: str
    reason: str
    doubts: int
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one item of the template's outline."""

    title: str
    rows: Sequence[FigureRow]


def in_language(words: Mapping[str, str] | None) -> str:
    """The words in the reader's language, else in Vietnamese."""
    if not words:
        return ""
    return words.get((get_language() or "vi")[:2]) or words.get("vi", "")


def state_words(state: str) -> str:
    """Blank is not zero: what an answer without a value says."""
    return {
        "nil": gettext("không phát sinh"),
        "unknown": gettext("chưa có số liệu"),
        "missing": gettext("chưa trả lời"),
        "silent": gettext("chưa gửi báo cáo"),
    }.get(state, "")


def value_of(told: Told) -> str:
    """A figure's value without its unit."""
    words = in_language(told["words"])
    count = told["count"]
    if told["state"] != "value":
        return state_words(told["state"])
    if told["kind"] == "words":
        return ngettext("%(count)s ý kiến", "%(count)s ý kiến", count) % {"count": format_number(count)}
    if told["kind"] == "rows":
        return ngettext("%(count)s dòng", "%(count)s dòng", count) % {"count": format_number(count)}
    if words:
        return words
    if told["median"]:
        return gettext("trung vị %(median)s") % {"median": told["median"]}
    return state_words("unknown")


def coverage_of(told: Told, overview: Told, geography: str) -> tuple[str, int]:
    """Who stands behind a figure, in words and in per cent."""
    today = told["today"]
    if geography == NOW and today and overview["geographies"] != [34]:
        params = {"full": today["full"], "asked": today["asked"], "some": today["some"]}
        words = gettext("%(full)s/%(asked)s tỉnh đủ") % params
        if today["some"]:
            words += gettext(", %(some)s một phần") % params
        return words, round(100 * today["full"] / today["asked"])
    counts = told["coverage"]
    asked = counts["asked"] or 1
    words = f"{format_number(counts['n'])}/{format_number(counts['asked'])} {in_language(overview['respondent'])}"
    return words.strip(), round(100 * counts["n"] / asked)


def figure_groups(overview: Told, geography: str, link: Link) -> list[Group]:
    """The table, item by item of the template's outline."""
    titles = {
        section["item"]: f"{section['number']}. {in_language(section['titles'])}" for section in overview["sections"]
    }
    groups: dict[str, list[FigureRow]] = {}
    for told in overview["figures"]:
        groups.setdefault(told["item"], []).append(figure_row(told, overview, geography, link))
    return [Group(titles.get(item, item).removeprefix("-. "), rows) for item, rows in groups.items()]


def figure_row(told: Told, overview: Told, geography: str, link: Link) -> FigureRow:
    """One figure."""
    words, percent = coverage_of(told, overview, geography)
    shows_unit = told["state"] == "value" and told["kind"] in ("number", "spread") and not _is_text(told)
    return FigureRow(
        field=told["field"],
        item=told["item"],
        label=in_language(told["labels"]),
        value=value_of(told),
        exact=told["state"] == "value",
        unit=in_language(told["unit"]) if shows_unit else "",
        coverage=words,
        percent=percent,
        method=in_language(told["method"]),
        reason=in_language(told["reason"]),
        doubts=told["doubts"],
        href=link(told["field"]),
    )


def _is_text(told: Told) -> bool:
    return told["number"] is None and not told["median"] and not in_language(told["words"])


@dataclass(frozen=True, slots=True)
class PartRow:
    """What one unit said."""

    unit: str
    name: str
    state: str
    value: str
    number: Decimal | None
    weight: str
    counted: bool
    doubts: int
    doubtful: bool
    revision: str
    href: str
    words_href: str = ""


def part_rows(detail: Told, link: Callable[[str], str]) -> list[PartRow]:
    """The parts of a figure by unit, then the units that sent nothing."""
    rows = [
        PartRow(
            unit=part["unit"],
            name=part["name"],
            state=part["state"],
            value=in_language(part["words"]) or state_words(part["state"]),
            number=Decimal(part["number"]) if part["number"] is not None else None,
            weight=part["weight"],
            counted=part["counted"] and part["state"] in ("value", "nil"),
            doubts=part["doubts"],
            doubtful=part["confidence"] <= 0.5 and part["state"] == "value",
            revision=str(part.get("revision", "")),
            href=link(part["unit"]) if part["state"] != "missing" else "",
        )
        for part in detail["parts"]
    ]
    silent = [
        PartRow(one["code"], one["name"], "silent", state_words("silent"), None, "", False, 0, False, "", "")
        for one in detail["silent"]
    ]
    return [*rows, *silent]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A national target and whether it is reached."""

    indicator: str
    aim: str
    value: str
    verdict: str
    verdict_words: str
    reason: str
    href: str


def target_rows(overview: Told, link: Link) -> list[TargetRow]:
    """The targets that the template links to figures."""
    verdicts = {
        "reached": gettext("Đạt"),
        "not_reached": gettext("Chưa đạt"),
        "cannot_tell": gettext("Chưa đủ căn cứ"),
    }
    signs = {">=": "≥ ", "<=": "≤ "}
    return [
        TargetRow(
            indicator=in_language(told["indicator"]),
            aim=f"{signs.get(told['operator'], '')}{told['aim']} {told['unit']} ({told['year']})",
            value=f"{told['value']} {told['unit']}" if told["value"] else "",
            verdict=told["verdict"],
            verdict_words=verdicts[told["verdict"]],
            reason=in_language(told["reason"]),
            href=link(told["field"]),
        )
        for told in overview["targets"]
    ]
