"""Results of any breadth from the cells: sums over sums, never a mean of percentages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from sachhon.domain.rollups.savings.engine.folder import Folder
from sachhon.domain.rollups.savings.engine.model import FactsRefused, Pooled
from sachhon.domain.rollups.savings.engine.session import Session, parquet

By = Literal["year", "stream", "province", "industry"]
BY: tuple[By, ...] = ("year", "stream", "province", "industry")
_SUMS = Pooled._fields[len(BY) :]


def pooled(
    session: Session, folder: Folder, by: Collection[By], only: Mapping[By, Collection[int | str]] | None = None
) -> list[Pooled]:
    """Rates by what is asked, in that order. Streams are not added to each other: ask by stream, or for one."""
    only = only or {}
    if "stream" not in by and len(only.get("stream", ())) != 1:
        raise FactsRefused("streams_together", "streams have different units")
    if not folder.cells.exists():
        return []
    wanted = ", ".join(name if name in by else f"NULL AS {name}" for name in BY)
    kept = " AND ".join(f"{name} IN ({', '.join('?' * len(values))})" for name, values in only.items() if values)
    sums = ", ".join(f"sum({name})" for name in _SUMS)
    order = ", ".join(name for name in BY if name in by) or "ALL"
    sql = (
        f"SELECT {wanted}, {sums} FROM {parquet(folder.cells)}"
        f"{f' WHERE {kept}' if kept else ''} GROUP BY {', '.join(name for name in BY if name in by) or '()'}"
        f" ORDER BY {order}"
    )
    given = [value for values in only.values() for value in values]
    with session.beside() as cursor:
        rows = cursor.rows(sql, given)
    return [Pooled(*row[: len(BY)], *(int(one or 0) for one in row[len(BY) :])) for row in rows if row[-1] is not None]
