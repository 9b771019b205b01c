"""What the strategy and the action programme want saved, for a year and an industry, with how sure the words are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sachhon.catalogue import read_table

_STRATEGY = ("T3-2015", "T3-2020")
_PROGRAMME = ("889-1", "889-1b")


@dataclass(frozen=True, slots=True)
class Target:
    """A share to be saved, in percent, between `low` and `high`, in the years `first` to `last`."""

    id: str
    document: str
    first: int
    last: int
    low: Decimal
    high: Decimal
    words: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Named:
    """An industry as 889 names it, and the rows of the table of 39 that we take it for."""

    words: str
    words_en: str
    industries: tuple[int, ...]
    note: str
    certainty: str


@cache
def strategy_targets() -> tuple[Target, ...]:
    """1419: what facilities that apply cleaner production save per unit of product."""
    return _targets("targets/targets_1419.csv", _STRATEGY, "QĐ 1419/QĐ-TTg")


@cache
def action_programme_targets() -> tuple[Target, ...]:
    """889: by how much named industries lower their use of materials and fuels."""
    return _targets("targets/targets_889.csv", _PROGRAMME, "QĐ 889/QĐ-TTg")


@cache
def named_industries() -> tuple[Named, ...]:
    """The industries that 889 names."""
    return tuple(
        Named(
            row["target_words"],
            row["words_en"],
            tuple(map(int, row["industries"].split())),
            row["note"],
            row["certainty"],
        )
        for row in read_table("targets/industries_889.csv")
    )


def target_in(targets: tuple[Target, ...], year: int) -> Target | None:
    """The target of a year's period."""
    return next((one for one in targets if one.first <= year <= one.last), None)


def _targets(table: str, ids: tuple[str, ...], document: str) -> tuple[Target, ...]:
    rows = {row["target_id"]: row for row in read_table(table)}
    return tuple(_target(rows[one], document) for one in ids)


def _target(row: dict[str, str], document: str) -> Target:
    first, last = map(int, row["period"].split("-"))
    low, high = Decimal(row["value_min"]), Decimal(row["value_max"])
    return Target(row["target_id"], document, first, last, low, high, row["indicator_vi"], row["certainty"])
