"""Many rows at once, past the models where those would cost more than the writing: COPY on PostgreSQL, else INSERT."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, models


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of plain values: JSON as text, times and days as `plain` gives them. Ids are given by the database.

    `columns` are those of the table; each row has as many values.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    named = ", ".join(map(connection.ops.quote_name, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)


def update(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Set columns of rows by id: each row has the new values and then the id."""
    table = connection.ops.quote_name(model._meta.db_table)
    sets = ", ".join(f"{connection.ops.quote_name(column)} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {sets} WHERE id = %s", rows)


def plain(model: type[models.Model], column: str, value: Any) -> Any:
    """A value as the database takes it in `insert` and `update`."""
    field = next(one for one in model._meta.concrete_fields if one.column == column)
    return field.get_db_prep_save(value, connection)


@contextmanager
def long_run() -> Iterator[None]:
    """Without the garbage collector, which would go through a hundred thousand rows again and again for nothing; and
    without SQLite's file in this process's memory."""
    was = gc.isenabled()
    gc.disable()
    mapped = _mapped(0)
    try:
        yield
    finally:
        _mapped(mapped)
        if was:
            gc.enable()


def _mapped(size: int) -> int:
    """Sets how much of SQLite's file is mapped into memory; how much it was."""
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        was = cursor.execute("PRAGMA mmap_size").fetchone()
        cursor.execute(f"PRAGMA mmap_size = {size}")
    return int(was[0]) if was else 0
