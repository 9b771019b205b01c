"""Rows of this area's tables, ready to be shown; a figure that nobody said has no words and leads nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from sachhon.channels.office.comparison.bars import Bar, bar_of
from sachhon.channels.office.comparison.contradictions import KINDS
from sachhon.channels.office.comparison.words import (
    DASH,
    aim_words,
    measure_name,
    measure_unit,
    measured_words,
    millions,
    number_words,
    payer_name,
    status_kind,
    status_words,
    verdict_of,
)
from sachhon.channels.office.comparison.years import Chosen, words_of
from sachhon.channels.office.shell.origins import words_address
from sachhon.domain.planning.api import Aim, Comparison, Deed, Funds, Reported, Work
from sachhon.domain.registry.api import Unit
from sachhon.vietnamese import format_date


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and where it leads."""

    words: str = DASH
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeedRow:
    """A count: planned, recorded, reported."""

    name: str
    unit: str
    href: str
    planned: Figure
    recorded: Figure
    reported: Figure
    wrong: bool


@dataclass(frozen=True, slots=True)
class FundsRow:
    """Money of a payer in triệu đồng."""

    name: str
    figures: tuple[Figure, ...]
    whole: bool
    wrong: bool


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A task."""

    title: str
    href: str
    status: str
    kind: str
    due: bool
    planned: str
    disbursed: str
    outputs: int
    wrong: bool


@dataclass(frozen=True, slots=True)
class AimRow:
    """A target with its bar."""

    indicator: str
    aim: str
    by_year: str
    measured: str
    on: str
    kept: bool
    bar: Bar | None
    kind: str
    verdict: str
    href: str
    words_href: str


def deed_rows(
    found: Comparison, wrong: set[str], drill: Callable[[str], str], records: Callable[[str], str], words: bool = True
) -> list[DeedRow]:
    """`drill` and `records` give the addresses of a measure; "" for none. `words`: a report's figure has its words."""
    return [_deed(deed, wrong, drill(deed.measure), records(deed.measure), words) for deed in found.deeds]


def _deed(deed: Deed, wrong: set[str], drill: str, records: str, words: bool) -> DeedRow:
    return DeedRow(
        name=measure_name(deed.measure),
        unit=measure_unit(deed.measure),
        href=drill,
        planned=_figure(deed.planned, f"{drill}#ke-hoach" if drill else "", number_words),
        recorded=_figure(deed.recorded, records, number_words),
        reported=_said(deed.reported, number_words, f"{drill}#bao-cao" if drill else "", words),
        wrong=deed.measure in wrong,
    )


def funds_rows(found: Comparison, wrong: set[str], ledger: Callable[[str], str], reports: str = "") -> list[FundsRow]:
    """`ledger` gives the address of a stage, `reports` that of reports whose words are not one file's."""
    return [_funds(funds, wrong, ledger, reports) for funds in found.funds if funds.payer != "unsplit" or funds.planned]


def _funds(funds: Funds, wrong: set[str], ledger: Callable[[str], str], reports: str) -> FundsRow:
    stages = (
        ("estimated", funds.planned),
        ("approved", funds.approved),
        ("disbursed", funds.disbursed),
        ("settled", funds.settled),
    )
    told = [_figure(amount, ledger(stage), millions) for stage, amount in stages]
    return FundsRow(
        payer_name(funds.payer), (*told, _said(funds.reported, millions, reports, True)), not funds.payer,
        funds.payer in wrong,
    )  # fmt: skip


def work_rows(found: Comparison, wrong: set[str]) -> list[WorkRow]:
    """The tasks."""
    return [_work(work, wrong) for work in found.works]


def _work(work: Work, wrong: set[str]) -> WorkRow:
    return WorkRow(
        title=work.title,
        href=reverse("progress:task", args=(work.code,)),
        status=status_words(work.status),
        kind=status_kind(work.status),
        due=work.is_late,
        planned=millions(work.planned),
        disbursed=millions(work.disbursed),
        outputs=work.outputs,
        wrong=work.code in wrong,
    )


def aim_row(aim: Aim) -> AimRow:
    """A target."""
    kind, verdict = verdict_of(aim)
    return AimRow(
        indicator=aim.indicator,
        aim=aim_words(aim),
        by_year=str(aim.by_year or ""),
        measured=measured_words(aim),
        on=str(aim.on or ""),
        kept=aim.kept,
        bar=bar_of(aim),
        kind=kind,
        verdict=verdict,
        href=reverse("comparison:target", args=(aim.plan, aim.serial)) if aim.serial else "",
        words_href="" if aim.kept or aim.reported is None else words_address(aim.reported.origin),
    )


def records_address(unit: Unit, chosen: Chosen) -> Callable[[str], str]:
    """A measure's records of the years compared."""
    first, last = date(chosen.years.first, 1, 1), date(chosen.years.last, 12, 31)
    days = urlencode({"tu": format_date(first), "den": format_date(last)})
    return lambda measure: f"{reverse('progress:counted', args=(unit.code, measure))}?{days}"


def wrong_in(found: Comparison) -> Mapping[str, set[str]]:
    """What contradictions are about: "deed", "money" or "work"."""
    about: dict[str, set[str]] = {"deed": set(), "money": set(), "work": set()}
    for one in found.contradictions:
        kind = one.code.split("_", 1)[0]
        if not KINDS[one.code].grave:
            continue
        about[kind if kind in ("deed", "money") else "work"].add(one.about)
    return about


def _figure(value: Decimal | int | None, href: str, words: Callable[[Decimal | int], str]) -> Figure:
    return Figure() if value is None else Figure(words(value), href)


def _said(said: Reported | None, words: Callable[[Decimal | int], str], otherwise: str, links: bool) -> Figure:
    if said is None:
        return Figure()
    told = words(said.value) if said.value == said.high else f"{words(said.value)}–{words(said.high)}"
    href = (words_address(said.origin) or otherwise) if links else ""
    return Figure(told, href, words_of(said.years))
