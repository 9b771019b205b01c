"""What is asked of a facility: catalogue/assessments/certificate_checks.csv as objects, checked when it is loaded.

A proposal of this project; no legal text stands behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sachhon.catalogue import read_table

TABLE = "assessments/certificate_checks.csv"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition. `rule` is what evaluates it from the data ("" where only a person can); `shows` what to lay before.

    `required`: without it no certificate is granted.
    """

    code: str
    names: dict[str, str]
    shows: dict[str, str]
    required: bool
    rule: str
    source: str
    certainty: str

    def name(self, language: str = "vi") -> str:
        """What is asked."""
        return self.names.get(language[:2], self.names["vi"])

    def what_shows_it(self, language: str = "vi") -> str:
        """By what it is shown."""
        return self.shows.get(language[:2], self.shows["vi"])


@cache
def all_conditions() -> tuple[Condition, ...]:
    """In the table's order. Raises ValueError for a code that stands twice or a word that is neither yes nor no."""
    found = []
    for row in read_table(TABLE):
        if row["required"] not in ("yes", "no"):
            raise ValueError(f"{TABLE}: {row['code']}: required is {row['required']!r}, not yes or no")
        found.append(
            Condition(
                row["code"],
                {"vi": row["name_vi"], "en": row["name_en"]},
                {"vi": row["shown_by_vi"], "en": row["shown_by_en"]},
                row["required"] == "yes",
                row["rule"],
                row["source"],
                row["certainty"],
            )
        )
    codes = [one.code for one in found]
    if len(set(codes)) != len(codes):
        raise ValueError(f"{TABLE}: a code stands twice")
    return tuple(found)


def condition_of(code: str) -> Condition | None:
    """The condition of a code; None where the table has none."""
    return next((one for one in all_conditions() if one.code == code), None)
