"""A year's facts as they lie: one row a series, and for each month what was used, what was made, the months covered.

So a year is added up along the row, without gathering millions of rows by series first, and one look along the row
tells who counts. Who told what stands in four masks, a bit a month: `told`: there is a fact; `used`: its consumption is
known; `made`: its output is known; `verified`: both are, and somebody has checked them. Only a fact whose consumption
and output are both known is added up; of any other the masks keep that it was told, and its columns hold 0, as those
of a month that nobody told of. The masks say which 0 was told. `months` and `verified_months` are how many months the
amounts of the row cover, and those that are verified.

Amounts are whole numbers kept as doubles (below 2^53 that is exact): they are added without watching for overflow.
"""

from __future__ import annotations

from collections.abc import Mapping

from sachhon.domain.rollups.savings.engine.folder import Folder
from sachhon.domain.rollups.savings.engine.session import Cursor, parquet

MONTHS = range(1, 13)
MASKS = ("told", "used", "made", "verified")
_WHOLE = "consumption IS NOT NULL AND output IS NOT NULL"
_ARRIVED = (
    f"series, true AS told, consumption IS NOT NULL AS used, output IS NOT NULL AS made, {_WHOLE} AS whole,"
    f" verified AND {_WHOLE} AS verified, months, consumption, output"
)
_COLUMNS = {"months": "UTINYINT", "consumption": "DOUBLE", "output": "DOUBLE"}


def column(name: str, month: int) -> str:
    """The column of a month."""
    return f"{name}_{month:02}"


def along(name: str, kind: str = "DOUBLE", mask: str = "") -> str:
    """The sum along a row; with a mask, of the months whose bit is set there."""
    terms = [f"{column(name, month)}::{kind}" for month in MONTHS]
    if not mask:
        return f"({' + '.join(terms)})"
    masked = (
        f"CASE WHEN {mask} & {bit(month)} <> 0 THEN {term} ELSE 0 END"
        for month, term in zip(MONTHS, terms, strict=True)
    )
    return f"({' + '.join(masked)})"


def bit(month: int) -> int:
    """The bit of a month in a mask."""
    return 1 << (month - 1)


def take_in(cursor: Cursor, folder: Folder, year: int, months: Mapping[int, str]) -> None:
    """Replaces these months of a year: {month: the cursor's table with its facts}. A series that tells nothing goes.

    Rows lie by series, so that what is looked up for them lies side by side too; in a year that is there already they
    stay as they lie, and what is new comes after them.
    """
    old = folder.facts(year)
    kept = old.exists()
    tables = [f"{parquet(old)} AS old"] if kept else []
    tables += [f"(SELECT {_ARRIVED} FROM {table}) AS {column('arrived', month)}" for month, table in months.items()]
    joined = tables[0] + "".join(f" FULL JOIN {table} USING (series)" for table in tables[1:])
    masks = ", ".join(f"({_mask(mask, months, kept)})::USMALLINT AS {mask}" for mask in MASKS)
    columns = ", ".join(
        f"({_amount(name, month, month in months, kept)})::{kind} AS {column(name, month)}"
        for month in MONTHS
        for name, kind in _COLUMNS.items()
    )
    rows = f"SELECT series, {masks}, {columns} FROM {joined}"
    covered = f"{along('months', 'UTINYINT')} AS months, {along('months', 'UTINYINT', 'verified')} AS verified_months"
    order = "" if kept else " ORDER BY series"
    cursor.keep(f"SELECT *, {covered} FROM ({rows}) WHERE told <> 0{order}", old)


def _mask(mask: str, months: Mapping[int, str], kept: bool) -> str:
    """A mask with these months' bits as they have arrived, and the others as they were."""
    arrived = [f"CASE WHEN {column('arrived', month)}.{mask} THEN {bit(month)} ELSE 0 END" for month in months]
    others = sum(bit(month) for month in MONTHS if month not in months)
    return " | ".join([*arrived, *([f"(coalesce(old.{mask}, 0) & {others})"] if kept else [])])


def _amount(name: str, month: int, arrived: bool, kept: bool) -> str:
    if arrived:
        table = column("arrived", month)
        return f"CASE WHEN {table}.whole THEN {table}.{name} ELSE 0 END"
    return f"coalesce(old.{column(name, month)}, 0)" if kept else "0"
