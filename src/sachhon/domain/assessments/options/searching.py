"""Finding options of the library: words without marks, industry, what is saved, category, cost, payback, evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sachhon.domain.assessments.options.library import GRADES, RESOURCES, LibraryOption, library
from sachhon.domain.assessments.years.streams import all_streams
from sachhon.vietnamese import fold

PAYBACKS = (6, 12, 24, 36)
COSTS = ("none", "stated", "unknown")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty fields narrow nothing. `payback` is the longest in months that the source may say.

    `sourced_alone`: a payback of general knowledge does not count as one.
    """

    words: str = ""
    industry: int | None = None
    resource: str = ""
    category: str = ""
    cost: str = ""
    payback: int | None = None
    evidence: str = ""
    sourced_alone: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Wanted:
        """From an address; what makes no sense is left out."""

        def chosen(name: str, allowed: object) -> str:
            value = query.get(name, "")
            return value if value in allowed else ""  # type: ignore[operator]

        industry, payback = query.get("nganh", ""), query.get("hoan-von", "")
        return cls(
            words=query.get("q", "").strip()[:100],
            industry=int(industry)
            if industry.isascii() and industry.isdecimal() and 1 <= int(industry) <= 39
            else None,
            resource=chosen("dong", {*RESOURCES, *all_streams()}),
            category=query.get("nhom", "")[:16],
            cost=chosen("von", COSTS),
            payback=int(payback) if payback in map(str, PAYBACKS) else None,
            evidence=chosen("can-cu", GRADES),
            sourced_alone=query.get("co-nguon", "") == "1",
        )


def search(wanted: Wanted) -> list[LibraryOption]:
    """Those that fit: best evidence first, then as the table has them."""
    words = fold(wanted.words).split()
    found = [one for one in library().values() if _fits(one, wanted) and _speaks_of(one.code, words)]
    return sorted(found, key=lambda one: GRADES.index(one.evidence))


def _fits(one: LibraryOption, wanted: Wanted) -> bool:
    if wanted.industry is not None and one.industries and wanted.industry not in one.industries:
        return False
    if wanted.resource and wanted.resource not in one.resources and wanted.resource not in one.streams:
        return False
    if wanted.category and one.category != wanted.category:
        return False
    if wanted.cost and (one.investment or "unknown") != wanted.cost:
        return False
    if wanted.evidence and one.evidence != wanted.evidence:
        return False
    return wanted.payback is None or _pays_back(one, Decimal(wanted.payback), wanted.sourced_alone)


def _pays_back(one: LibraryOption, months: Decimal, sourced_alone: bool) -> bool:
    return one.payback is not None and one.payback.high <= months and (one.payback.sourced or not sourced_alone)


def _speaks_of(code: str, words: Sequence[str]) -> bool:
    """Whether each word begins a word of what is told; syllables of one or two letters must be there whole."""
    told = _words_of(code)
    return all(any(one == word or (len(word) > 2 and one.startswith(word)) for one in told) for word in words)


@cache
def _words_of(code: str) -> frozenset[str]:
    one = library()[code]
    streams = all_streams()
    named = (*one.titles.values(), *one.branches.values(), *one.notes.values(), *one.bases.values(), one.code, one.arc)
    kinds = (name for stream in one.streams for name in streams[stream].names.values())
    return frozenset(re.findall(r"[\w.-]+", fold(" ".join((*named, *kinds)))))
