"""What flows into and out of a facility: catalogue/classifiers/streams.csv as objects.

A stream with `choices` is too wide for a factor (coal, biomass): which of them it was is chosen by a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sachhon.catalogue import read_table
from sachhon.vietnamese.folding import fold

ENERGY, WATER, MATERIAL, WASTE = "energy", "water", "material", "waste"
KINDS = (ENERGY, WATER, MATERIAL, WASTE)
REUSED_WATER = "water_reused"


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream. `units`: the usual unit of each dimension that it is measured in, the most usual first.

    `toe_energy`, `fuel` and `grid` are its names in the factor tables ("" where a table has none).
    """

    code: str
    kind: str
    names: dict[str, str]
    aliases: tuple[str, ...]
    units: tuple[str, ...]
    toe_energy: str
    fuel: str
    grid: str
    choices: tuple[str, ...]
    note: str
    source: str
    certainty: str

    def name(self, language: str = "vi") -> str:
        """Its name."""
        return self.names.get(language[:2], self.names["vi"])

    @property
    def unit(self) -> str:
        """The unit that it is usually told in."""
        return self.units[0]


@cache
def all_streams() -> dict[str, Stream]:
    """{code: stream} in the catalogue's order."""
    return {
        row["code"]: Stream(
            row["code"],
            row["kind"],
            {"vi": row["name_vi"], "en": row["name_en"]},
            tuple(filter(None, row["aliases"].split("|"))),
            tuple(row["units"].split("|")),
            row["toe_energy"],
            row["fuel"],
            row["grid"],
            tuple(filter(None, row["choices"].split("|"))),
            row["note"],
            row["source"],
            row["certainty"],
        )
        for row in read_table("classifiers/streams.csv")
    }


def stream_of(code: str) -> Stream | None:
    """The stream of a code; None where the catalogue has none."""
    return all_streams().get(code)


def streams_of(*kinds: str) -> tuple[Stream, ...]:
    """The streams of these kinds; all where none is named."""
    return tuple(one for one in all_streams().values() if not kinds or one.kind in kinds)


@cache
def _by_writing() -> dict[str, str]:
    """{folded writing: code}; a writing that two streams share belongs to the first."""
    found: dict[str, str] = {}
    for one in all_streams().values():
        for way in (one.code, *one.names.values(), *one.aliases):
            found.setdefault(fold(way), one.code)
    return found


def stream_named(text: str) -> Stream | None:
    """The stream that people call so, in either language; None where none is called so."""
    code = _by_writing().get(fold(text.strip()))
    return all_streams()[code] if code else None
