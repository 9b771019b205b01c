"""Finding a row by what people call it: its id, its Vietnamese or English name, or another name of the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sachhon.calculations.factors.editions import Problems
from sachhon.vietnamese import fold


def key(name: str) -> str:
    """What is compared: without marks, case, and the ways of joining words."""
    return " ".join(fold(name).replace("-", " ").replace("_", " ").split())


def names_of(row: Mapping[str, str], *columns: str) -> frozenset[str]:
    """All that a row answers to, from the columns named and its aliases."""
    written = [row[column] for column in columns] + row.get("aliases", "").split("|")
    return frozenset(key(name) for name in written if name)


def check_names(problems: Problems, rows: Iterable[Mapping[str, str]], thing: str, *columns: str) -> None:
    """Find a name that two things answer to: what is asked for by it could be either. `thing` is the column of ids."""
    taken: dict[str, str] = {}
    for row in rows:
        for name in sorted(names_of(row, thing, *columns)):
            if taken.setdefault(name, row[thing]) != row[thing]:
                problems.add("factor_name_of_two", row, name=name, other=taken[name])


def listed(names: Iterable[str]) -> str:
    """Names for a sentence, each once."""
    return ", ".join(dict.fromkeys(names))
