"""Many rows at once, past the models where those would cost more than the writing: COPY on PostgreSQL, else INSERT."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, models

_HARMLESS = re.compile(r"[0-9A-Za-z :.+\[\]-]*")


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


def insert_columns(
    model: type[models.Model],
    columns: Mapping[str, Sequence[Any]],
    order: Iterable[int],
    *,
    same: Mapping[str, Any],
) -> None:
    """The same, column by column: {column: its value in each row}, rows written in this order.

    `same`: {column: the value that it has in all rows}, as Django knows values; columns of neither stay empty.
    """
    fixed = {column: plain(model, column, value) for column, value in same.items() if value is not None}
    if connection.vendor == "postgresql":
        rows = list(zip(*columns.values(), strict=True))
        told = tuple(fixed.values())
        insert(model, (*columns, *fixed), ((*rows[at], *told) for at in order))
        return
    # To SQLite it costs more to be handed a value than to write it: what all rows share is a part of the statement.
    shared = {column: values[0] for column, values in columns.items() if values.count(values[0]) == len(values)}
    fixed |= {column: value for column, value in shared.items() if value is None or _HARMLESS.fullmatch(str(value))}
    rows = list(zip(*(values for column, values in columns.items() if column not in fixed), strict=True))
    named = [column for column in columns if column not in fixed]
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(map(connection.ops.quote_name, (*named, *fixed)))
    values = ", ".join((*["%s"] * len(named), *map(_literal, fixed.values())))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({values})", map(rows.__getitem__, order))


def _literal(value: Any) -> str:
    """A value (a number, a time, a plain word) as a part of a statement."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    if not _HARMLESS.fullmatch(str(value)):
        raise ValueError(f"{value!r} is no part of a statement")
    return f"'{value}'"


def next_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """So many ids that no row has or will be given, ascending; within the transaction that writes them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "nextval(pg_get_serial_sequence(%s, 'id'))"
            cursor.execute(f"SELECT {sequence} FROM generate_series(1, %s)", (f'"{table}"', count))
            return sorted(int(row[0]) for row in cursor.fetchall())
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", (table,))
        last = cursor.fetchone()
    first = int(last[0]) + 1 if last else 1
    return range(first, first + count)


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
