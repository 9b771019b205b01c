"""What many rows say, and what many new facilities were told, as the JSON that the database keeps, column by column.

Few of a column's wordings differ, or all do. The few are encoded once each; of the many it is asked once whether any
has a sign that JSON writes in another way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sachhon.domain.registry.facilities.arriving.rows import Row, text_of
from sachhon.domain.registry.facilities.register import BLANK, Value


def objects(columns: Mapping[str, Sequence[Value]], nothing: Mapping[str, Value] | None = None) -> list[str]:
    """The object of each row: {fact: value}, or {fact: [nothing of it, value]}; what is blank is left out."""
    members = []
    for key, values in columns.items():
        around = ("", "") if nothing is None else (f"[{text_of(nothing[key])},", "]")
        members.append(_members(f",{text_of(key)}:{around[0]}", values, around[1]))
    return [f"{{{''.join(row)[1:]}}}" for row in zip(*members, strict=True)]


def _members(head: str, values: Sequence[Value], tail: str) -> Sequence[str]:
    """Of each value the member of its object; "" for a blank."""
    wordings = set(values)
    if 2 * len(wordings) > len(values) and set(map(type, wordings)) == {str} and "" not in wordings:
        together = "".join(values)  # type: ignore[arg-type]
        if len(text_of(together)) == len(together) + 2:  # nothing but the quotation marks was added
            return [f'{head}"{value}"{tail}' for value in values]
    written = {value: "" if value in BLANK else f"{head}{text_of(value)}{tail}" for value in wordings}
    return [written[value] for value in values]


def said_of(rows: Iterable[Row]) -> list[str]:
    """What each row says."""
    texts: list[str] = []
    for keys, some in groupby(rows, key=_keys_of):
        if keys is None:
            texts.extend(text_of(row.said) for row in some)
        else:
            values = zip(*(row.beside[1] for row in some if row.beside is not None), strict=True)
            texts.extend(objects(dict(zip(keys, values, strict=True))))
    return texts


def _keys_of(row: Row) -> tuple[str, ...] | None:
    beside = row.beside
    return None if beside is None else beside[0]
