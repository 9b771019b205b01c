"""What a budget's cells say of each year and source, and what they leave open.

Such documents give a line's amounts by year, and beside them its sums by source. Which source pays which year follows
only where one of the two has a single part. Elsewhere the year's money stands as not split until a person splits it; a
proposal (in proportion, both sums kept) is only ever offered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sachhon.domain.planning.money.sources import PART_OF, Source
from sachhon.domain.planning.money.stages import UNDATED

Amounts = Mapping[tuple[int, Source], int]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a line states, in đồng: by year, by source, by both where the document does, and as its total."""

    years: Mapping[int, int] = field(default_factory=dict)
    sources: Mapping[Source, int] = field(default_factory=dict)
    both: Mapping[tuple[int, Source], int] = field(default_factory=dict)
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The estimate by year and source. `open`: why some of it is not split ("" where all is).

    several: several years and several sources; unequal: the sums by year and by source differ; no_source: nobody is
    named; no_year: no year is named.
    """

    amounts: Amounts
    open: str = ""


def split(stated: Stated, only_year: int | None = None) -> Split:
    """What follows from the words, and nothing more. `only_year`: the plan's year, where it has but one."""
    if stated.both:
        return Split({place: amount for place, amount in stated.both.items() if amount})
    years = {year: amount for year, amount in stated.years.items() if amount}
    sources = apart(stated.sources)
    whole = sum(years.values()) if years else (sum(sources.values()) if sources else stated.total or 0)
    if not whole:
        return Split({})
    if not years:
        years = {UNDATED if only_year is None else only_year: whole}
    if not sources:
        return Split({(year, Source.UNSPLIT): amount for year, amount in years.items()}, "no_source")
    if sum(sources.values()) != sum(years.values()) or min(sources.values()) < 0:
        return Split({(year, Source.UNSPLIT): amount for year, amount in years.items()}, "unequal")
    open_ = "no_year" if UNDATED in years else ""
    if len(sources) == 1:
        (source,) = sources
        return Split({(year, source): amount for year, amount in years.items()}, open_)
    if len(years) == 1:
        (year,) = years
        return Split({(year, source): amount for source, amount in sources.items()}, open_)
    return Split({(year, Source.UNSPLIT): amount for year, amount in years.items()}, "several")


def apart(sources: Mapping[Source, int]) -> dict[Source, int]:
    """The sums by source without what is counted in another: khuyến công is taken out of the local budget's sum."""
    found = dict(sources)
    for part, whole in PART_OF.items():
        if found.get(part) and whole in found:
            found[whole] -= found[part]
    return {source: amount for source, amount in found.items() if amount}


def proposed_split(years: Mapping[int, int], sources: Mapping[Source, int]) -> dict[tuple[int, Source], int] | None:
    """Each year's money in proportion to the sources, to the whole unit that all the sums share (often a million).

    Years and sources keep their sums exactly. None where the two do not add up to the same.
    """
    parts = apart(sources)
    if sum(years.values()) != sum(parts.values()) or any(amount < 0 for amount in (*years.values(), *parts.values())):
        return None
    names = list(parts)
    grain = _shared(list(years.values()) + list(parts.values()))
    left = [parts[name] // grain for name in names]
    found: dict[tuple[int, Source], int] = {}
    for year in sorted(years):
        given = apportioned(years[year] // grain, left)
        left = [rest - one for rest, one in zip(left, given, strict=True)]
        found |= {(year, name): one * grain for name, one in zip(names, given, strict=True) if one}
    return found


def apportioned(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` in proportion to the weights, whole, by the largest remainders; each at most its weight.

    `amount` is at most the sum of the weights, which are not negative.
    """
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    given = [amount * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: (-(amount * weights[place] % whole), place))
    for place in order[: amount - sum(given)]:
        given[place] += 1
    return given


def _shared(amounts: Sequence[int]) -> int:
    """The largest power of ten, up to a million, of which all the amounts are multiples."""
    for grain in (1_000_000, 100_000, 10_000, 1_000, 100, 10):
        if all(amount % grain == 0 for amount in amounts):
            return grain
    return 1
