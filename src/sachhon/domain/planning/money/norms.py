"""Spending norms: what the rules in force let the budget pay. They warn and never block.

The catalogue also lists what one province planned to pay ("planning example"): such prices are no norms and give no
warnings. The validity of a norm is that of the circular that sets it; where nobody knows whether that is still in force
the warning says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from sachhon.catalogue import read_table
from sachhon.domain.planning.money.matrix import ALL, WHOLE, Kind, Matrix, Place
from sachhon.domain.planning.money.sources import Source
from sachhon.formkit.findings import Finding, Severity
from sachhon.vietnamese.folding import fold

ASSESSMENT = "N1"
_STATE = (Source.CENTRAL, Source.LOCAL)
_ACT = re.compile(r"\d+/\d{4}")
_ASSESSES = re.compile(
    r"danh gia (?:nhanh|chi tiet|day du|sxsh|san xuat sach hon|tiem nang (?:sxsh|san xuat sach hon)|kiem toan)"
)
_IS_OTHER = re.compile(r"hoi nghi|hoi thao|tap huan|dieu tra|tong ket|so ket|so tay|hoc tap")
_HUNDRED = 100
_CERTAINTY = {"high": "cao", "medium": "vừa", "low": "thấp"}


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm: at most `share` % of the cost, at most `amount` đồng `per` piece; None where the catalogue knows none.

    `act` sets it; `since` its day; `status` is what the register of acts says of it ("status unknown"); `certainty` and
    `source` say how the catalogue knows.
    """

    id: str
    title: str
    rule: str
    share: Decimal | None
    amount: int | None
    per: str
    act: str
    since: date | None
    status: str
    source: str
    certainty: str

    def in_force(self, day: date) -> bool:
        """Whether it may bind on a day: from its act's day on, unless that is known to have ended."""
        return (self.since is None or day >= self.since) and "ended" not in self.status


@cache
def norms() -> tuple[Norm, ...]:
    """The norms of the catalogue that say how much; planning examples are none."""
    found = []
    for row in read_table("factors/spending_norms.csv"):
        if "NOT a norm" in row["kind"] or not (row["support_pct_max"] or row["amount_vnd"]):
            continue
        number, since, status = _act(row["kind"])
        found.append(
            Norm(
                id=row["id"],
                title=row["item_vi"],
                rule=row["rule_vi"],
                share=Decimal(row["support_pct_max"]) if row["support_pct_max"] else None,
                amount=int(row["amount_vnd"]) if row["amount_vnd"] else None,
                per=row["unit"].partition("/")[2],
                act=number,
                since=since,
                status=status,
                source=row["source"],
                certainty=row["certainty"],
            )
        )
    return tuple(found)


def norm(norm_id: str) -> Norm:
    """The norm of that id. Raises KeyError."""
    return {one.id: one for one in norms()}[norm_id]


def against_norms(matrix: Matrix) -> Iterator[tuple[int, Finding]]:
    """(line, warning) for the support of assessments: its share of the cost, and what a facility gets."""
    rule = norm(ASSESSMENT)
    for at, line in enumerate(matrix.lines):
        if line.kind != Kind.LINE or not is_assessment(line.title) or not _years_bound(matrix, at, rule):
            continue
        cost = matrix.worth(at)
        state = _paid(matrix, at, _STATE)
        if not cost or state is None:
            continue
        said = _said(matrix, at, rule, cost, state)
        if rule.share is not None and state * _HUNDRED > rule.share * cost:
            others = any(_paid(matrix, at, (source,)) for source in (Source.ENTERPRISES, Source.INTERNATIONAL))
            yield at, _warning("norm_share", "" if others else "alone", said)
        each = said["each"]
        if rule.amount is not None and isinstance(each, int) and each > rule.amount:
            yield at, _warning("norm_amount", "", said)


def is_assessment(title: str) -> bool:
    """Whether a line pays for assessments of cleaner production at facilities."""
    words = fold(title)
    return bool(_ASSESSES.search(words)) and not _IS_OTHER.search(words)


def _said(matrix: Matrix, at: int, rule: Norm, cost: int, state: int) -> dict[str, object]:
    line = matrix.lines[at]
    told = [quantity for year in matrix.years if (quantity := matrix.quantity(at, year)) is not None]
    count = sum(told, Decimal(0))
    return {
        "row": f"{line.number}. {line.title}" if line.number else line.title,
        "cost": cost,
        "state": state,
        "percent": round(Decimal(state) * _HUNDRED / cost, 1),
        "count": count,
        "each": int(state / count) if count else 0,
        "most_percent": rule.share or Decimal(0),
        "most": rule.amount or 0,
        "act": rule.act,
        "status_vi": "" if rule.status == "in force" else "; hiệu lực hiện nay chưa rõ",
        "status_en": "" if rule.status == "in force" else "; not known whether still in force",
        "certainty_vi": _CERTAINTY.get(rule.certainty.partition(" ")[0], "chưa rõ"),
        "certainty_en": rule.certainty.partition(" ")[0],
    }


def _warning(code: str, variant: str, said: dict[str, object]) -> Finding:
    return Finding(code, Severity.WARNING, said, fields=("budget",), variant=variant)


def _paid(matrix: Matrix, at: int, sources: tuple[Source, ...]) -> int | None:
    """What these pay for a line; None where nothing is said of any of them."""
    told = []
    for source in sources:
        amount = matrix.amounts.get(Place(at, WHOLE, source), matrix.over_years(at, source))
        if amount is not None:
            told.append(amount)
    return sum(told) if told else None


def _years_bound(matrix: Matrix, at: int, rule: Norm) -> bool:
    years = [year for year in matrix.years if matrix.amount(at, year, ALL)]
    return not years or any(rule.in_force(date(year, 12, 31)) for year in years)


def _act(kind: str) -> tuple[str, date | None, str]:
    """Number, day and status of the act that a norm's kind names."""
    named = _ACT.search(kind)
    for row in read_table("law/legal_docs.csv"):
        if named and row["number"].startswith(f"{named[0]}/"):
            return row["number"], date.fromisoformat(row["date"]), row["status"]
    return kind, None, "status unknown"
