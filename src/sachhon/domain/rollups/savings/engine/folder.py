"""Where the Parquet files lie.

facts/year=2024.parquet    the facts of a year, one row a series (see `years`)
series.parquet             who and where each series is, with the number of the cell that its results are told in
bases.parquet              baseline year and base load share of each series that has them
standing.parquet           what each series is expected to use; made from the facts of baseline years
cells.parquet              the results, by year, stream, province and industry
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_YEAR = re.compile(r"year=(\d{4})\.parquet")


class Folder:
    """A folder of facts and results. Files are put in place whole: a reader sees the old or the new one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "facts").mkdir(parents=True, exist_ok=True)

    @property
    def series(self) -> Path:
        """Who and where each series is."""
        return self.root / "series.parquet"

    @property
    def bases(self) -> Path:
        """Baseline year and base load share of each series that has them."""
        return self.root / "bases.parquet"

    @property
    def standing(self) -> Path:
        """What each series is expected to use: per month, and per unit made."""
        return self.root / "standing.parquet"

    @property
    def cells(self) -> Path:
        """The results."""
        return self.root / "cells.parquet"

    def facts(self, year: int) -> Path:
        """The facts of a year."""
        return self.root / "facts" / f"year={year:04d}.parquet"

    def years(self) -> tuple[int, ...]:
        """The years that have facts."""
        found = (_YEAR.fullmatch(one.name) for one in (self.root / "facts").iterdir())
        return tuple(sorted(int(one[1]) for one in found if one))


def put(made: Path, place: Path) -> None:
    """Moves a finished file into its place."""
    place.parent.mkdir(parents=True, exist_ok=True)
    os.replace(made, place)
