"""Entries that may be one facility: asked before one is added, and looked for within the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from django.db.models import QuerySet

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.facilities.matching import Candidate, Described, Matcher, match_all
from sachhon.domain.registry.facilities.register.facts import BLANK, Value
from sachhon.domain.registry.facilities.selecting import facilities_visible
from sachhon.domain.registry.models import Facility, Unit
from sachhon.domain.registry.selectors import predecessors, successors

_COLUMNS = ("code", "name", "address", "province__code", "industry", "products", "tax_code")
SURE = 7.2
NAMED_ALIKE = 0.8
"""Within the register neighbours of one trade are many: only names this much alike, or tax codes, make a pair."""


class LookAlike(NamedTuple):
    """A registered facility that resembles what is asked about. `likely`: more for it than against."""

    facility: Facility
    candidate: Candidate
    likely: bool


def match_row(key: str, facts: Mapping[str, Value]) -> Described:
    """Facts as the matcher takes them."""

    def text(name: str) -> str:
        value = facts.get(name)
        return "" if value in BLANK else str(value)

    province, geography = text("province"), 0
    if province[:1] == "P" and province[3:4] == "-":
        geography, province = int(province[1:3]), province[4:]
    return Described(
        key, text("name"), text("address"), province, geography, text("industry"), text("products"), text("tax_code")
    )


def rows_of(facilities: QuerySet[Facility]) -> Iterator[Described]:
    """Facilities of the register as the matcher takes them, read piece by piece."""
    for code, name, address, province, industry, products, tax_code in (
        facilities.order_by().values_list(*_COLUMNS).iterator(chunk_size=5_000)
    ):
        facts = {"name": name, "address": address, "province": province, "industry": industry}
        yield match_row(code, {**facts, "products": products, "tax_code": tax_code})


def look_alikes(actor: Actor, facts: Mapping[str, Value], province: Unit | None) -> tuple[LookAlike, ...]:
    """Who of the facilities that the actor may see resembles these facts: of the province, and by tax code of all."""
    seen = facilities_visible(actor).exclude(status=Facility.Status.MERGED)
    near = seen.filter(province__in=same_place(province)) if province is not None else seen.filter(province=None)
    rows = {row.key: row for row in rows_of(near)}
    tax_code = facts.get("tax_code")
    if tax_code not in BLANK:
        rows |= {row.key: row for row in rows_of(seen.filter(tax_code__startswith=str(tax_code)[:10]))}
    match = Matcher(rows.values()).match(match_row("", facts))
    found = {one.code: one for one in seen.filter(code__in=[one.key for one in match.candidates])}
    return tuple(LookAlike(found[one.key], one, one.score >= SURE) for one in match.candidates if one.key in found)


def duplicates_in(
    facilities: QuerySet[Facility], progress: Callable[[int], object] | None = None
) -> list[tuple[str, str, float]]:
    """(code, code, evidence) of pairs within a part of the register that may be one, the likeliest first."""
    rows = list(rows_of(facilities.exclude(status=Facility.Status.MERGED)))
    pairs: dict[tuple[str, str], float] = {}
    for match in match_all(iter(rows), iter(rows), progress, itself=True):
        for candidate in match.candidates:
            if candidate.name_alike < NAMED_ALIKE and candidate.tax not in ("same", "branch", "slip"):
                continue
            one, other = sorted((match.key, candidate.key))
            pairs[one, other] = max(candidate.score, pairs.get((one, other), candidate.score))
    return sorted(
        ((one, other, score) for (one, other), score in pairs.items()), key=lambda pair: (-pair[2], *pair[:2])
    )


def same_place(province: Unit) -> list[int]:
    """Ids of a province, of what it was made of and of what it became: a facility may stand under any of them."""
    today = successors(province)
    return list(dict.fromkeys(one.pk for unit in today for one in (unit, *predecessors(unit))))


def codes_of(pairs: Iterable[tuple[str, str, float]]) -> set[str]:
    """All facilities of some pairs."""
    return {code for pair in pairs for code in pair[:2]}
