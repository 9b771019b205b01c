"""Random kill -9 under people who work."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tests.faults.people import Person, Said
from tests.faults.system import System

AT_ONCE = 4


@dataclass(frozen=True)
class Outcome:
    """Of one run. `kills` by what was killed; the rest are counts, see verdict.py."""

    system: str
    kills: dict[str, int]
    acknowledged_saves: int
    acknowledged_submits: int
    asked_again: int
    lost: int
    half: int
    double: int
    wrong: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was lost, halved or doubled, and nothing was said that is not so."""
        return not (self.lost or self.half or self.double or self.wrong)


def kill_at_random(system: System, people: Sequence[dict[str, Any]], count: int, seed: int) -> Outcome:
    """`count` kills, each at a random moment after work went on since the last; then the verdict."""
    draw, said, over = random.Random(seed), Said(), threading.Event()
    workers = [Person(me, system.port, said, over, seed + number) for number, me in enumerate(people)]
    for worker in workers:
        worker.start()
    while sum(system.kills.values()) < count:
        before = said.count + draw.randint(1, 6)
        while said.count < before and any(worker.is_alive() for worker in workers):
            over.wait(0.01)
        over.wait(draw.random() * 0.08)
        system.kill_something(draw)
        if not any(worker.is_alive() for worker in workers):
            break
    over.set()
    for worker in workers:
        worker.join(120)
    told = system.home / "said"
    told.write_text(json.dumps(asdict(said)), "utf-8")
    verdict = json.loads(system.python("tests.faults.verdict", str(told)))
    return Outcome(
        system.name,
        dict(system.kills),
        len(said.saves),
        len(said.seals),
        said.asked_again,
        len(verdict["lost"]),
        len(verdict["half"]),
        len(verdict["double"]),
        tuple([*said.wrong, *verdict["lost"], *verdict["half"], *verdict["double"]][:20]),
    )
