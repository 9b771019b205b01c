"""Recommendation codes (ARC) of the United States' assessments: catalogue/options/arc_codes.csv.

Their statistics tell of American factories, in dollars, and are shown as that alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from sachhon.catalogue import read_table

TABLE = "options/arc_codes.csv"
WORDINGS = ("source", "mapping", "conflict")
"""Where the wording comes from: seen at the source; a mapping file alone; both, and they differ."""
_FIGURES = ("recommendations", "average_saving_usd", "average_payback_years", "implemented_pct")


class ArcError(ValueError):
    """The table is wrong; every fault is told at once and nothing of it is used."""


@dataclass(frozen=True, slots=True)
class ArcCode:
    """A code with what it stands for; figures are None where the source has none (never 0)."""

    code: str
    level: str
    group: str
    title: str
    wording: str
    other_title: str
    recommendations: int | None
    average_saving_usd: int | None
    average_payback_years: Decimal | None
    implemented_pct: Decimal | None
    statistics_source: str
    note: str
    source: str

    @property
    def counted(self) -> bool:
        """Whether there are statistics of it."""
        return self.recommendations is not None


@cache
def arc_codes() -> dict[str, ArcCode]:
    """{code: what it stands for} in the table's order. Raises ArcError with every fault."""
    return read(read_table(TABLE))


def read(rows: tuple[dict[str, str], ...]) -> dict[str, ArcCode]:
    """Rows as codes. Raises ArcError with every fault, each with its row."""
    faults: list[str] = []
    found: dict[str, ArcCode] = {}
    for number, row in enumerate(rows, 2):
        wrong = list(_faults(row))
        if row["code"] in found:
            wrong.append("the code is there twice")
        faults.extend(f"{TABLE}:{number} ({row['code']}): {fault}" for fault in wrong)
        if not wrong:
            found[row["code"]] = _code(row)
    if faults:
        raise ArcError("\n".join(faults))
    return found


def _faults(row: Mapping[str, str]) -> Iterator[str]:
    for name in ("code", "title_en", "source", "certainty"):
        if not row[name].strip():
            yield f"{name} is empty"
    if row["level"] not in ("code", "aggregate"):
        yield f"level {row['level']!r} is neither code nor aggregate"
    if row["wording"] not in WORDINGS:
        yield f"wording {row['wording']!r} is none of {', '.join(WORDINGS)}"
    for name in _FIGURES:
        try:
            wrong = bool(row[name]) and Decimal(row[name]) < 0
        except InvalidOperation:
            wrong = True
        if wrong:
            yield f"{name} {row[name]!r} is no number from 0"
    if any(row[name] for name in _FIGURES) != bool(row["statistics_source"]):
        yield "statistics and their source come together"


def _code(row: Mapping[str, str]) -> ArcCode:
    def whole(name: str) -> int | None:
        return int(row[name]) if row[name] else None

    def exact(name: str) -> Decimal | None:
        return Decimal(row[name]) if row[name] else None

    return ArcCode(
        code=row["code"],
        level=row["level"],
        group=row["group"],
        title=row["title_en"].capitalize(),
        wording=row["wording"],
        other_title=row["other_title_en"].capitalize(),
        recommendations=whole("recommendations"),
        average_saving_usd=whole("average_saving_usd"),
        average_payback_years=exact("average_payback_years"),
        implemented_pct=exact("implemented_pct"),
        statistics_source=row["statistics_source"],
        note=row["note_en"],
        source=row["source"],
    )
