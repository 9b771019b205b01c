"""Where the Parquet files lie.

facts/year=2024/month=03.parquet    the facts of a month whose use and output are both known: all that is added up
gaps/year=2024/month=03.parquet     those that lack one of them
rosters/year=2024.parquet           which series told of which months of that year (kept with the facts)
cells/year=2024.parquet             results by stream, province and industry
series.parquet, bases.parquet, loads.parquet
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_YEAR = re.compile(r"year=(\d{4})")
_MONTH = re.compile(r"month=(\d{2})\.parquet")


class Folder:
    """A folder of facts and results. Files are put in place whole: a reader sees the old or the new one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("facts", "gaps", "rosters"):
            (root / name).mkdir(parents=True, exist_ok=True)

    @property
    def series(self) -> Path:
        """Who and where each series is."""
        return self.root / "series.parquet"

    @property
    def bases(self) -> Path:
        """Baseline year and base load share of each series that has them."""
        return self.root / "bases.parquet"

    @property
    def loads(self) -> Path:
        """What each series is expected to use: per month, and per unit made; made from the facts of baseline years."""
        return self.root / "loads.parquet"

    def month(self, year: int, month: int) -> Path:
        """The whole facts of a month."""
        return self.root / "facts" / f"year={year:04d}" / f"month={month:02d}.parquet"

    def gaps(self, year: int, month: int) -> Path:
        """The facts of a month that lack something."""
        return self.root / "gaps" / f"year={year:04d}" / f"month={month:02d}.parquet"

    def roster(self, year: int) -> Path:
        """Who told of which months."""
        return self.root / "rosters" / f"year={year:04d}.parquet"

    @property
    def cells(self) -> Path:
        """The results."""
        return self.root / "cells.parquet"

    def months(self, year: int) -> tuple[Path, ...]:
        """The months of a year that have facts."""
        return tuple(sorted((self.root / "facts" / f"year={year:04d}").glob("month=*.parquet")))

    def years(self) -> tuple[int, ...]:
        """The years that have facts."""
        found = (_YEAR.fullmatch(one.name) for one in (self.root / "facts").iterdir())
        return tuple(sorted(year for one in found if one and self.months(year := int(one[1]))))


def month_of(path: Path) -> int:
    """The month that a file of facts is of."""
    found = _MONTH.fullmatch(path.name)
    assert found is not None, path
    return int(found[1])


def put(made: Path, place: Path) -> None:
    """Moves a finished file into its place."""
    place.parent.mkdir(parents=True, exist_ok=True)
    os.replace(made, place)
