"""The one door to DuckDB: an embedded database in memory that reads and writes Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from sachhon.domain.rollups.savings.engine.folder import put

THREADS = 4
MEMORY = "2GB"
WORDS = 100  # a column of so few different values is written as a dictionary; amounts are not worth the trying
ROW_GROUP = 40_960  # ten to a year of 400,000 series: work for every thread, also where one year is added up


class Session:
    """A database of its own, gone when it is closed; what does not fit in memory spills into a folder that goes too.

    Parquet is written without compression: the amounts hardly compress, and reading takes half the time.
    """

    def __init__(self, threads: int = THREADS, memory: str = MEMORY) -> None:
        self._spill = TemporaryDirectory(prefix="sachhon-savings-")
        self._database = duckdb.connect(
            config={"threads": threads, "memory_limit": memory, "temp_directory": self._spill.name}
        )
        # Groups by a key with known bounds: an array of sums instead of a hash table, to 20 bits. Parquet is read piece
        # by piece as it is needed, from a local disk: to read whole row groups ahead takes a third longer.
        for setting in (
            "preserve_insertion_order = false",
            "perfect_ht_threshold = 20",
            "disable_parquet_prefetching = true",
        ):
            self._database.execute(f"SET GLOBAL {setting}")

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_why: object) -> None:
        self.close()

    def close(self) -> None:
        """The database and its spilled files go."""
        self._database.close()
        self._spill.cleanup()

    @contextmanager
    def beside(self) -> Iterator[Cursor]:
        """A cursor with temporary tables of its own, for work that goes on beside other work."""
        cursor = Cursor(self._database.cursor(), Path(self._spill.name))
        try:
            yield cursor
        finally:
            cursor.close()


class Cursor:
    """Runs SQL in a session."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, scratch: Path) -> None:
        self._connection, self._scratch = connection, scratch

    def close(self) -> None:
        """Its temporary tables go."""
        self._connection.close()

    def run(self, sql: str, given: Sequence[Any] = ()) -> None:
        """Runs a statement."""
        self._connection.execute(sql, list(given))

    def rows(self, sql: str, given: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Runs a query."""
        return self._connection.execute(sql, list(given)).fetchall()

    def number(self, sql: str, given: Sequence[Any] = ()) -> int:
        """The one number that a query gives; 0 for none."""
        return int(self.rows(sql, given)[0][0] or 0)

    def keep(self, sql: str, place: Path) -> None:
        """Writes what a query gives as Parquet, and puts it in place whole."""
        place.parent.mkdir(parents=True, exist_ok=True)
        made = place.with_name(f".{place.name}.{id(self)}")
        options = f"FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE {ROW_GROUP}, DICTIONARY_SIZE_LIMIT {WORDS}"
        self.run(f"COPY ({sql}) TO {quoted(made)} ({options})")
        put(made, place)

    @contextmanager
    def lines(self, rows: Iterable[Sequence[object]], columns: dict[str, str]) -> Iterator[str]:
        """Rows as something that can be selected from; {column: type}. None is NULL."""
        with TemporaryDirectory(dir=self._scratch) as folder:
            file = Path(folder) / "rows.csv"
            with file.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out, lineterminator="\n").writerows(rows)
            names = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
            form = "header=false, auto_detect=false, delim=',', quote='\"'"
            yield f"read_csv({quoted(file)}, {form}, columns={{{names}}})"


def quoted(path: Path) -> str:
    """A path as a word of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def parquet(*paths: Path) -> str:
    """Parquet files as something that can be selected from."""
    return f"read_parquet([{', '.join(quoted(path) for path in paths)}], hive_partitioning=false)"
