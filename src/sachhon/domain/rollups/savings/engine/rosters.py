"""Who told of which months: one row per series and year, a bit per month, kept with the facts as they are written.

So the facilities behind a rate are counted without going through all facts once more. `told`: there is a fact; `used`:
its consumption is known; `made`: its output is known; `ran`: something was made.
"""

from __future__ import annotations

from sachhon.domain.rollups.savings.engine.folder import Folder, month_of
from sachhon.domain.rollups.savings.engine.session import Cursor, Session, parquet

_BITS = ("told", "used", "made", "ran")
_GATHERED = ", ".join(f"bit_or({bit})::USMALLINT AS {bit}" for bit in _BITS)


def note_month(cursor: Cursor, folder: Folder, year: int, month: int) -> None:
    """Takes a month's facts, which have just been written, into the roster of its year."""
    bit = 1 << (month - 1)
    parts = [_bits_of(folder, year, month)]
    if folder.roster(year).exists():
        kept = ", ".join(f"({name} & {0xFFFF ^ bit})::USMALLINT AS {name}" for name in _BITS)
        parts.append(f"SELECT series, {kept} FROM {parquet(folder.roster(year))}")
    union = " UNION ALL ".join(parts)
    gathered = f"SELECT series, {_GATHERED} FROM ({union}) GROUP BY series HAVING bit_or(told) <> 0"
    cursor.keep(f"{gathered} ORDER BY series", folder.roster(year))


def rebuild_rosters(session: Session, folder: Folder) -> None:
    """Makes every roster anew from the facts alone."""
    with session.beside() as cursor:
        for year in folder.years():
            parts = (_bits_of(folder, year, month_of(path)) for path in folder.months(year))
            gathered = f"SELECT series, {_GATHERED} FROM ({' UNION ALL '.join(parts)}) GROUP BY series"
            cursor.keep(f"{gathered} ORDER BY series", folder.roster(year))


def _bits_of(folder: Folder, year: int, month: int) -> str:
    bit = 1 << (month - 1)
    tests = ("true", "consumption IS NOT NULL", "output IS NOT NULL", "output > 0")
    bits = (
        f"(CASE WHEN {test} THEN {bit} ELSE 0 END)::USMALLINT AS {name}"
        for name, test in zip(_BITS, tests, strict=True)
    )
    return f"SELECT series, {', '.join(bits)} FROM {parquet(folder.month(year, month), folder.gaps(year, month))}"
