"""Budgets of every size and shape with one error planted: what the sums must find and name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from sachhon.domain.planning.money.matrix import ALL, WHOLE, Kind, Matrix, Of, Place, outlined
from sachhon.domain.planning.money.sources import Source

SHAPES = ("annex", "no_total_row", "no_sources", "by_year_and_source", "flat", "stated_headings", "one_year")


@dataclass(frozen=True, slots=True)
class Planted:
    """A budget in which one cell is wrong: where, what it said and what it says, and what sort of cell it is."""

    matrix: Matrix
    place: Place
    was: Decimal
    sort: str
    shape: str


def made(rng: Random, shape: str) -> Matrix:
    """A budget that adds up in every direction."""
    years = _years(rng, shape)
    sources = _sources(rng, shape)
    rows = _rows(rng, shape)
    lines = list(outlined(rows))
    scale = rng.choice((1_000_000, 1_000_000, 1_000_000, 1_000, 1))
    amounts: dict[Place, int] = {}
    quantities: dict[Place, Decimal] = {}
    for at, line in enumerate(lines):
        if line.kind != Kind.LINE:
            continue
        priced = rng.random() < 0.4
        price = _figure(rng, scale)
        if priced:
            lines[at] = replace(line, price=price)
        used = [year for year in years if rng.random() < 0.7] or [rng.choice(years)]
        usual = _figure(rng, scale)
        for year in used:
            quantity = Decimal(rng.randint(1, 6))
            if priced:
                amount = int(price * quantity)
                quantities[Place(at, year, ALL, Of.QUANTITY)] = quantity
            else:
                amount = usual if rng.random() < 0.5 else _figure(rng, scale)
                if rng.random() < 0.5:
                    quantities[Place(at, year, ALL, Of.QUANTITY)] = quantity
            amounts[Place(at, year)] = amount
            if shape == "by_year_and_source":
                for source, share in _shares(rng, sources, amount, scale).items():
                    amounts[Place(at, year, source)] = share
        total = sum(amounts[Place(at, year)] for year in used)
        amounts[Place(at)] = total
        if shape == "by_year_and_source":
            for source in sources:
                told = [amounts[Place(at, year, source)] for year in used if Place(at, year, source) in amounts]
                if told:
                    amounts[Place(at, WHOLE, source)] = sum(told)
        else:
            for source, share in _shares(rng, sources, total, scale).items():
                amounts[Place(at, WHOLE, source)] = share
    bare = Matrix(tuple(lines), years, sources, amounts, quantities)
    return replace(bare, amounts=_summed(bare, shape))


def planted(rng: Random, shape: str) -> Planted:
    """The same with one cell changed: any amount, share, row total, column total, or quantity that has a price."""
    while True:
        matrix = made(rng, shape)
        checked = {place for equation in matrix.equations for place in (equation.result, *equation.parts)}
        places = [place for place in (*matrix.amounts, *matrix.quantities) if place in checked]
        if places:
            break
    place = rng.choice(places)
    if place.of == Of.QUANTITY:
        was = matrix.quantities[place]
        now = was + rng.choice((1, 2, 3, 9, 10)) if rng.random() < 0.7 or was == 1 else was - 1
        wrong = replace(matrix, quantities={**matrix.quantities, place: now})
        return Planted(wrong, place, was, "quantity", shape)
    amount = matrix.amounts[place]
    wrong = replace(matrix, amounts={**matrix.amounts, place: _spoilt(rng, amount)})
    return Planted(wrong, place, Decimal(amount), _sort(matrix, place), shape)


def _sort(matrix: Matrix, place: Place) -> str:
    kind = matrix.lines[place.line].kind
    if kind == Kind.TOTAL:
        return "grand total" if place.year == WHOLE and not place.source else "column total"
    if kind == Kind.HEADING:
        return "heading"
    if place.source:
        return "share"
    return "row total" if place.year == WHOLE else "amount"


def _spoilt(rng: Random, amount: int) -> int:
    """An amount as a tired person writes it."""
    text = str(amount)
    kept = len(text.rstrip("0"))
    ways = [
        amount * 1000,
        amount * 10,
        amount // 1000 if amount % 1000 == 0 else amount + 1,
        amount + 10 ** (len(text) - kept) * rng.randint(1, 9),
        amount + rng.randint(1, max(2, amount // 2)),
        int(text[: max(1, kept - 1)] + text[kept:]),
        int(text[0] + text),
    ]
    if kept > 1:
        at = rng.randrange(kept - 1)
        ways.append(int(text[:at] + text[at + 1] + text[at] + text[at + 2 :]))
    return rng.choice([way for way in ways if way != amount and way >= 0])


def _years(rng: Random, shape: str) -> tuple[int, ...]:
    first = rng.choice((2013, 2016, 2021, 2026))
    return (first,) if shape == "one_year" else tuple(range(first, first + rng.randint(2, 10)))


def _sources(rng: Random, shape: str) -> tuple[str, ...]:
    if shape == "no_sources":
        return ()
    pool = [Source.CENTRAL, Source.LOCAL, Source.INTERNATIONAL, Source.ENTERPRISES, Source.OTHER]
    chosen = {Source.CENTRAL, Source.LOCAL} | {one for one in pool if rng.random() < 0.4}
    part = [Source.LOCAL_PROMOTION] if rng.random() < 0.4 else []
    return tuple(str(one) for one in (*[one for one in pool if one in chosen], *part))


def _rows(rng: Random, shape: str) -> list[tuple[str, str, bool]]:
    rows: list[tuple[str, str, bool]] = []
    if shape == "flat":
        rows = [(str(number), f"Việc {number}", False) for number in range(1, rng.randint(2, 40))]
    else:
        for group in range(1, rng.randint(2, 7)):
            rows.append((str(group), f"Nhóm {group}", False))
            rows += [(f"{group}.{number}", f"Việc {group}.{number}", False) for number in range(1, rng.randint(2, 9))]
    return rows if shape == "no_total_row" else [*rows, ("", "TỔNG CỘNG", True)]


def _figure(rng: Random, scale: int) -> int:
    """Plans count in tens and fives; some figures are odd."""
    return scale * (rng.randint(1, 60) * 5 if rng.random() < 0.8 else rng.randint(1, 4000))


def _shares(rng: Random, sources: tuple[str, ...], total: int, scale: int) -> dict[str, int]:
    """A total split among those who pay; a part (khuyến công) inside its whole; some say 0, some nothing."""
    counted = [source for source in sources if source != Source.LOCAL_PROMOTION]
    if not counted:
        return {}
    shares = dict.fromkeys(counted, 0)
    left = total
    for source in rng.sample(counted, len(counted)):
        share = left if source == counted[-1] else rng.choice((0, 0, left // 2 // scale * scale, left))
        shares[source] = share
        left -= share
    shares[counted[0]] += left
    told = {source: share for source, share in shares.items() if share or rng.random() < 0.7}
    if Source.LOCAL_PROMOTION in sources and shares.get(Source.LOCAL):
        told[Source.LOCAL_PROMOTION] = rng.choice((0, shares[Source.LOCAL] // 2, shares[Source.LOCAL]))
    return told


def _summed(matrix: Matrix, shape: str) -> dict[Place, int]:
    """The amounts with the sums of headings (where the shape states them) and of the total row."""
    amounts = dict(matrix.amounts)
    for at in sorted(range(len(matrix.lines)), key=lambda one: matrix.lines[one].kind == Kind.TOTAL):
        kind = matrix.lines[at].kind
        if kind == Kind.LINE or (kind == Kind.HEADING and shape != "stated_headings"):
            continue
        for year in (WHOLE, *matrix.years):
            for source in (ALL, *matrix.sources):
                whole = replace(matrix, amounts=amounts).over_lines(at, year, source)
                if whole is not None:
                    amounts[Place(at, year, source)] = whole
    return amounts
