"""Options that come from a classifier of the catalogue."""

from __future__ import annotations

from functools import cache

from sachhon.catalogue import read_table
from sachhon.formkit.definition.model import Option

# The columns of a classifier that may hold its code, the first one that it has.
CODE_COLUMNS = ("code", "tt", "no")


@cache
def classifier_options(name: str) -> tuple[Option, ...]:
    """The rows of classifiers/<name>.csv as options. Raises FileNotFoundError, ValueError without a column of codes."""
    rows = read_table(f"classifiers/{name}.csv")
    code = next((column for column in CODE_COLUMNS if rows and column in rows[0]), None)
    if code is None:
        raise ValueError(f"classifier {name} has no column of codes")
    return tuple(
        Option(row[code], {"vi": row["name_vi"], "en": row.get("name_en") or row["name_vi"]}, _words(row))
        for row in rows
    )


def _words(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(word for word in (row.get("aliases_vi") or "").split("|") if word)
