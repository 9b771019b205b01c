"""Two tabs save the same answer at once, each having seen the same version: one is written, the other is told."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.faults.people import Person, Said
from tests.faults.system import System


@dataclass(frozen=True)
class Races:
    """`silent`: both were told that theirs was written, or what was written is not the winner's."""

    system: str
    count: int
    silent: int
    wrong: tuple[str, ...]


class Tab(Person):
    """One tab; says what it was answered."""

    def race(self, words: str, version: int, barrier: threading.Barrier, told: list[dict[str, Any]]) -> None:
        """Save at the same moment as the other tab."""
        cell = self.me["cell"]
        data = {
            "section": self.me["item"],
            "money_unit": "1",
            f"t:{cell}": words,
            f"s:{cell}": "value",
            "base": json.dumps({cell: version}),
            "request_key": uuid.uuid4().hex,
        }
        barrier.wait()
        status, _, body = self.post("luu/", data)
        mark = json.loads(body).get("cells", {}).get(cell, {}) if status == 200 else {}
        told.append({"words": words, "status": status, **mark})


def race(system: System, people: Sequence[dict[str, Any]], count: int) -> Races:
    """`count` races, shared among the people's reports."""
    silent, wrong = 0, []
    for person in people:
        person["at"] = _present(system, person)
    for number in range(count):
        me = people[number % len(people)]
        told: list[dict[str, Any]] = []
        barrier, over = threading.Barrier(2), threading.Event()
        tabs = [
            threading.Thread(
                target=Tab(me, system.port, Said(), over, 0).race,
                args=(f"Nội dung {uuid.uuid4().hex}", me["at"], barrier, told),
            )
            for _ in range(2)
        ]
        for tab in tabs:
            tab.start()
        for tab in tabs:
            tab.join()
        won = [one for one in told if one.get("kind") == "saved"]
        warned = [one for one in told if one.get("kind") == "conflict"]
        if len(won) == 1 and len(warned) == 1 and won[0]["version"] == me["at"] + 1:
            me["at"] += 1
        else:
            silent += len(won) != 1
            wrong.append(json.dumps(told, ensure_ascii=False)[:300])
            me["at"] = max([me["at"], *(one.get("version") or 0 for one in told)])
    return Races(system.name, count, silent, tuple(wrong[:10]))


def _present(system: System, me: dict[str, Any]) -> int:
    """The answer's version now: a save over nothing is told of it."""
    said = Said()
    person = Person(me, system.port, said, threading.Event(), 0)
    person.save(f"Nội dung {uuid.uuid4().hex}")
    if not said.saves:
        raise RuntimeError(str(said.wrong))
    return int(person.version)
