"""Counting who came: the same enterprise at three courses is one enterprise trained."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sachhon.domain.planning.recording.measures import ENTERPRISES, EVENTS, Measure


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody on a list: the folded name, the tax code ("" where unknown), how many people."""

    folded: str
    tax_code: str = ""
    people: int = 1
    is_enterprise: bool = True


@dataclass(frozen=True, slots=True)
class Held:
    """An event that was held, with who came."""

    id: int
    kind: str
    day: date
    came: tuple[Came, ...] = ()


def one_code(tax_code: str) -> str:
    """The code that names the enterprise: a branch's (-001) is its own, blanks and dots are not."""
    digits = "".join(char for char in tax_code if char.isdigit())
    return f"{digits[:10]}-{digits[10:]}" if len(digits) == 13 else digits


def identities(rows: Iterable[Came]) -> list[str]:
    """For each row the identity of its enterprise, the same for the same one, whatever the order of the rows.

    A tax code says who it is. A row without one is that of the row with its name; where several codes bear that name,
    it is taken for the first of them, so that a name without a code never adds to the count.
    """
    known = list(rows)
    codes: dict[str, str] = {}
    for row in known:
        code = one_code(row.tax_code)
        if code and row.folded:
            codes[row.folded] = min(code, codes.get(row.folded, code))
    return [
        f"mst:{one_code(row.tax_code) or codes.get(row.folded, '')}" if _coded(row, codes) else f"ten:{row.folded}"
        for row in known
    ]


def _coded(row: Came, codes: dict[str, str]) -> bool:
    return bool(one_code(row.tax_code)) or row.folded in codes


def distinct_enterprises(rows: Iterable[Came]) -> int:
    """How many enterprises there are among those who came."""
    return len(set(identities(row for row in rows if row.is_enterprise)))


def people_of(rows: Iterable[Came]) -> int:
    """How many people came."""
    return sum(row.people for row in rows)


def count_of(measure: Measure, events: Iterable[Held]) -> int:
    """The measure over held events: how many events, people, or distinct enterprises."""
    fitting = [event for event in events if event.kind in measure.event_kinds]
    if measure.counted == EVENTS:
        return len(fitting)
    came = [row for event in fitting for row in event.came]
    return distinct_enterprises(came) if measure.counted == ENTERPRISES else people_of(came)
