"""The options library: catalogue/options/cp_options.csv, checked when it is loaded; every figure keeps its evidence.

General knowledge is a range that somebody remembers: it is shown as such, never as what is typical, and no figure of
it is ever taken over into an assessment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from sachhon.catalogue import read_table
from sachhon.domain.assessments.models import Category
from sachhon.domain.assessments.options.arc import arc_codes

TABLE = "options/cp_options.csv"
SOURCED, GENERAL = "sourced", "general"
GRADES = ("sourced", "partly_sourced", "title_sourced", "general_knowledge")
"""Best first: everything has a source; some figures have; the option alone has; nothing has."""
WHAT = ("all", "payback", "formula", "rule", "title", "")
INVESTMENTS = ("none", "stated", "")
"""What the source says of the cost: none, an amount, nothing."""

_FUELS = (
    "coal", "coal_dust_1_2", "coal_dust_3_4", "coal_dust_5_6", "coal_bituminous", "coal_subbituminous", "lignite",
    "coke", "diesel", "fuel_oil", "petrol", "lpg", "natural_gas", "biomass", "wood", "biomass_residue", "charcoal",
    "biogas",
)  # fmt: skip
_HEAT = (*_FUELS, "steam", "energy_other")

RESOURCES: Mapping[str, tuple[str, ...]] = {
    "electricity": ("electricity",),
    "fuel": _FUELS,
    "heat": _HEAT,
    "energy": ("electricity", *_HEAT),
    "water": ("water_supply", "water_ground", "water_surface"),
    "material": ("material",),
    "chemical": ("material",),
    "waste_solid": ("waste_solid",),
    "waste_hazardous": ("waste_hazardous",),
    "waste_water": ("waste_water",),
    "waste_emission": ("waste_emission",),
    "ghg": (),
    "cost": (),
}
"""What an option of the library saves → the streams (classifiers/streams.csv) in which it can be measured."""


class LibraryError(ValueError):
    """The table is wrong; every fault is told at once and nothing of it is used."""


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`; `grade` says whether a source gives it (sourced) or it is general knowledge (general)."""

    low: Decimal
    high: Decimal
    grade: str

    @property
    def sourced(self) -> bool:
        """Whether a source gives it."""
        return self.grade == SOURCED


@dataclass(frozen=True, slots=True)
class LibraryOption:
    """What is known beforehand of an option. `industries` are numbers of the table of 39; () for every industry."""

    code: str
    branch: str
    branches: dict[str, str]
    industries: tuple[int, ...]
    titles: dict[str, str]
    category: Category
    resources: tuple[str, ...]
    saving: Range | None
    bases: dict[str, str]
    payback: Range | None
    investment: str
    investment_usd: tuple[int, int] | None
    evidence: str
    what_is_sourced: str
    arc: str
    notes: dict[str, str]
    source: str
    url: str

    def title(self, language: str = "vi") -> str:
        """What it is called."""
        return self.titles.get(language[:2], self.titles["vi"])

    def branch_name(self, language: str = "vi") -> str:
        """The branch of industry that it was told of ("Bia")."""
        return self.branches.get(language[:2], self.branches["vi"])

    def basis(self, language: str = "vi") -> str:
        """What the saving is a percentage of, where it is told."""
        return self.bases.get(language[:2], self.bases["vi"])

    def note(self, language: str = "vi") -> str:
        """What must be known with it."""
        return self.notes.get(language[:2], self.notes["vi"])

    @property
    def streams(self) -> tuple[str, ...]:
        """The codes of the streams in which what it saves can be measured."""
        return tuple(dict.fromkeys(stream for resource in self.resources for stream in RESOURCES[resource]))


@cache
def library() -> dict[str, LibraryOption]:
    """{code: option} in the table's order. Raises LibraryError with every fault."""
    return read(read_table(TABLE), frozenset(arc_codes()))


def library_option(code: str) -> LibraryOption | None:
    """The option of a code; None where the library has none."""
    return library().get(code)


def read(rows: tuple[dict[str, str], ...], arcs: frozenset[str]) -> dict[str, LibraryOption]:
    """Rows as options. Raises LibraryError with every fault, each with its row."""
    faults: list[str] = []
    found: dict[str, LibraryOption] = {}
    for number, row in enumerate(rows, 2):
        wrong = list(_faults(row, arcs))
        if row["code"] in found:
            wrong.append("the code is there twice")
        faults.extend(f"{TABLE}:{number} ({row['code']}): {fault}" for fault in wrong)
        if not wrong:
            found[row["code"]] = _option(row)
    if faults:
        raise LibraryError("\n".join(faults))
    return found


def _faults(row: Mapping[str, str], arcs: frozenset[str]) -> Iterator[str]:
    for name in (
        "code",
        "branch",
        "branch_vi",
        "branch_en",
        "title_vi",
        "title_en",
        "resources",
        "source",
        "certainty",
    ):
        if not row[name].strip():
            yield f"{name} is empty"
    for name, allowed in (
        ("category", Category.values),
        ("evidence", GRADES),
        ("what_is_sourced", WHAT),
        ("investment", INVESTMENTS),
    ):
        if row[name] not in allowed:
            yield f"{name} {row[name]!r} is none of {', '.join(allowed)}"
    for resource in row["resources"].split("|"):
        if resource not in RESOURCES:
            yield f"resource {resource!r} is not known"
    for industry in filter(None, row["industries"].split("|")):
        if not (industry.isdecimal() and 1 <= int(industry) <= 39):
            yield f"industry {industry!r} is not in the table of 39"
    for name in ("basis", "note"):
        if bool(row[f"{name}_vi"]) != bool(row[f"{name}_en"]):
            yield f"{name} is there in one language alone"
    if row["arc"] and row["arc"] not in arcs:
        yield f"ARC code {row['arc']} is not in arc_codes.csv"
    yield from _range_faults(row, "saving", "pct", 100)
    yield from _range_faults(row, "payback", "months", 600)
    grades = {row["saving_grade"], row["payback_grade"]}
    if row["evidence"] == "sourced" and GENERAL in grades:
        yield "a figure of general knowledge in a row that says that all is sourced"
    if row["evidence"] in ("general_knowledge", "title_sourced") and SOURCED in grades:
        yield "a sourced figure in a row that says that its figures are general knowledge"
    if row["evidence"] in ("general_knowledge", "title_sourced") and row["certainty"] != "low":
        yield "figures of general knowledge are of low certainty"
    if row["evidence"] != "general_knowledge" and row["source"] == "general knowledge":
        yield "evidence without a source"
    if (row["investment"] == "stated") != bool(row["investment_low_usd"]):
        yield "an investment is stated with its amount, and no other way"


def _range_faults(row: Mapping[str, str], what: str, unit: str, most: int) -> Iterator[str]:
    low, high, grade = row[f"{what}_low_{unit}"], row[f"{what}_high_{unit}"], row[f"{what}_grade"]
    if not (low or high or grade):
        return
    if grade not in (SOURCED, GENERAL):
        yield f"{what} has no evidence"
    try:
        first, last = Decimal(low), Decimal(high)
    except InvalidOperation:
        yield f"{what} {low!r} to {high!r} is no range of numbers"
        return
    if not 0 <= first <= last <= most:
        yield f"{what} {low} to {high} must rise within 0 to {most}"


def _option(row: Mapping[str, str]) -> LibraryOption:
    low_usd = row["investment_low_usd"]
    return LibraryOption(
        code=row["code"],
        branch=row["branch"],
        branches={"vi": row["branch_vi"], "en": row["branch_en"]},
        industries=tuple(int(one) for one in filter(None, row["industries"].split("|"))),
        titles={"vi": row["title_vi"], "en": row["title_en"]},
        category=Category(row["category"]),
        resources=tuple(row["resources"].split("|")),
        saving=_range(row, "saving", "pct"),
        bases={"vi": row["basis_vi"], "en": row["basis_en"]},
        payback=_range(row, "payback", "months"),
        investment=row["investment"],
        investment_usd=(int(low_usd), int(row["investment_high_usd"])) if low_usd else None,
        evidence=row["evidence"],
        what_is_sourced=row["what_is_sourced"],
        arc=row["arc"],
        notes={"vi": row["note_vi"], "en": row["note_en"]},
        source=row["source"],
        url=row["url"],
    )


def _range(row: Mapping[str, str], what: str, unit: str) -> Range | None:
    grade = row[f"{what}_grade"]
    return Range(Decimal(row[f"{what}_low_{unit}"]), Decimal(row[f"{what}_high_{unit}"]), grade) if grade else None
