"""What is counted, and which question of which template asks for it: catalogue/targets/measures.csv as objects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sachhon.catalogue import read_table

EVENTS, PEOPLE, ENTERPRISES = "events", "people", "enterprises"
COUNT = "count"


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is counted (`kind` "count") or found by a survey (share, rate).

    `event_kinds` feed it; `counted` says what of them: the events, the people who came, or the distinct enterprises.
    `template`, `field` and `column` name the question that asks for it; a column belongs to a table by year.
    """

    code: str
    names: dict[str, str]
    unit: str
    kind: str
    event_kinds: tuple[str, ...]
    counted: str
    template: str
    field: str
    column: str

    def name(self, language: str = "vi") -> str:
        """Its name."""
        return self.names.get(language[:2], self.names["vi"])


@cache
def all_measures() -> dict[str, Measure]:
    """{code: measure} in the catalogue's order."""
    rows = read_table("targets/measures.csv")
    return {
        row["code"]: Measure(
            row["code"],
            {"vi": row["name_vi"], "en": row["name_en"]},
            row["unit"],
            row["kind"],
            tuple(row["event_kinds"].split()),
            row["counted"],
            row["template"],
            row["field"],
            row["column"],
        )
        for row in rows
    }


@cache
def fed_by(event_kind: str) -> tuple[Measure, ...]:
    """The measures that an event of this kind feeds."""
    return tuple(one for one in all_measures().values() if event_kind in one.event_kinds)


@cache
def asked_by(template: str) -> tuple[Measure, ...]:
    """The measures for which a template has a question."""
    return tuple(one for one in all_measures().values() if one.template == template and one.field)


def counts() -> tuple[Measure, ...]:
    """The measures that are counted, by people or from events."""
    return tuple(one for one in all_measures().values() if one.kind == COUNT)
