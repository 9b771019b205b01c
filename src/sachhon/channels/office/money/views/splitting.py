"""Splitting what a document leaves open: years × sources, with a proposal that a person confirms or changes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.channels.office.money.finding import find_line_to_split
from sachhon.channels.office.money.units import MoneyUnit, money_unit, read_clear
from sachhon.channels.office.money.words import slot_words, year_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import (
    MONEY,
    UNDATED,
    BudgetLine,
    Refused,
    Source,
    Stage,
    cells_of_line,
    proposed_split,
    split_money,
    standing_of_lines,
    stated_of,
)
from sachhon.vietnamese import AmbiguousNumber, NotMoney

Where = tuple[int, Source]
SPLIT_SOURCES = tuple(source for source in Source if source is not Source.UNSPLIT)


@dataclass(frozen=True, slots=True)
class Box:
    """A cell to type in."""

    name: str
    value: str
    label: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class SplitRow:
    """A year: what is open in it, and a box for each source."""

    name: str
    open: str
    boxes: list[Box]


@guarded(MONEY, "record", find_line_to_split)
def split(request: OfficeRequest, line: BudgetLine) -> HttpResponse:
    """The form; amounts in the chosen unit, empty for nothing."""
    unit = money_unit(request)
    standings = standing_of_lines([line.pk]).get(line.pk, {})
    open_ = _open(standings)
    years = sorted(_years(line, open_))
    proposal = _proposal(line, standings)
    typed = {name: str(value).strip() for name, value in request.POST.items()} if request.method == "POST" else None
    amounts, errors = _read(typed or {}, years, unit)
    refusal = ""
    if typed is not None and not errors:
        try:
            split_money(
                actor=request.actor,
                line=line,
                amounts=amounts,
                note=typed.get("note", "")[:500],
                on=timezone.localdate(),
                request_key=typed.get("request_key", "")[:50] or uuid.uuid4().hex,
            )
        except Refused as refused:
            refusal = refused.message
        else:
            messages.success(request, _("Đã phân nguồn. Phần để trống vẫn là “Chưa phân nguồn”."))
            return redirect(reverse("money:line", args=(line.pk,)))
    shown = typed if typed is not None else {_name(where): unit.typed(amount) for where, amount in proposal.items()}
    context = {
        "line": line,
        "plan": line.plan,
        "unit": unit,
        "sources": [slot_words(source, beside_promotion=True) for source in SPLIT_SOURCES],
        "rows": [_row(year, open_, shown, errors, unit) for year in years],
        "proposed": bool(proposal) and typed is None,
        "note": shown.get("note", _("Theo tỷ lệ các nguồn của dòng") if proposal else ""),
        "errors": errors,
        "refusal": refusal,
        "nothing_open": not open_,
        "request_key": (typed or {}).get("request_key") or uuid.uuid4().hex,
    }
    return render(request, "office/money/split.html", context, status=422 if errors or refusal else 200)


def _open(standings: dict[Where, dict[Stage, int]]) -> dict[int, int]:
    """{year: what has no payer}; at year 0 also what has a payer but no year."""
    found: dict[int, int] = {}
    for (year, source), standing in standings.items():
        amount = standing.get(Stage.ESTIMATED, 0)
        if amount and (source is Source.UNSPLIT or year == UNDATED):
            found[year] = found.get(year, 0) + amount
    return found


def _years(line: BudgetLine, open_: dict[int, int]) -> set[int]:
    """Where only the source is open the years themselves; where the year is open all years of the plan."""
    if UNDATED in open_:
        return set(range(line.plan.first_year, line.plan.last_year + 1))
    return {year for year in open_ if year}


def _proposal(line: BudgetLine, standings: dict[Where, dict[Stage, int]]) -> dict[Where, int]:
    """In proportion to the sources' sums; none where anything of it was split before, or the sums differ."""
    stated = stated_of(cells_of_line(line), line.total)
    open_ = {year: amount for year, amount in _open(standings).items() if year}
    if {year: amount for year, amount in stated.years.items() if amount} != open_ or not stated.sources:
        return {}
    return proposed_split(open_, stated.sources) or {}


def _row(year: int, open_: dict[int, int], shown: dict[str, str], errors: dict[str, str], unit: MoneyUnit) -> SplitRow:
    boxes = []
    for source in SPLIT_SOURCES:
        name = _name((year, source))
        label = f"{year_words(year)}, {slot_words(source, beside_promotion=True)}"
        boxes.append(Box(name, shown.get(name, ""), label, errors.get(name, "")))
    return SplitRow(year_words(year), unit.words(open_.get(year)), boxes)


def _read(typed: dict[str, str], years: list[int], unit: MoneyUnit) -> tuple[dict[Where, int], dict[str, str]]:
    amounts: dict[Where, int] = {}
    errors: dict[str, str] = {}
    for year in years:
        for source in SPLIT_SOURCES:
            name = _name((year, source))
            text = typed.get(name, "")
            if not text:
                continue
            try:
                amounts[year, source] = read_clear(text, unit)
            except (NotMoney, AmbiguousNumber):
                words = _("“%(text)s” không rõ là bao nhiêu. Nhập số, không dấu chấm ngăn nghìn.")
                errors[name] = words % {"text": text}
    return amounts, errors


def _name(where: Where) -> str:
    return f"a-{where[0]}-{where[1].value}"
