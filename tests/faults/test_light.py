"""A little of the faults with every run of the suite; all of them: `make test-faults`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.kills import kill_at_random
from tests.faults.races import race
from tests.faults.system import System

SEED = 2018


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[System, list[dict[str, object]]]]:
    """A system on SQLite that runs, and two people."""
    system = System(tmp_path_factory.mktemp("faults"))
    people = system.create(2)
    system.start()
    yield system, people
    system.stop()


def test_kills_lose_halve_and_double_nothing(world: tuple[System, list[dict[str, object]]]) -> None:
    system, people = world
    outcome = kill_at_random(system, people, 4, SEED)
    assert outcome.wrong == ()
    assert (outcome.lost, outcome.half, outcome.double) == (0, 0, 0)
    assert sum(outcome.kills.values()) == 4
    assert outcome.acknowledged_saves > 0


def test_two_tabs_never_write_over_one_another_silently(world: tuple[System, list[dict[str, object]]]) -> None:
    system, people = world
    races = race(system, people, 6)
    assert races.wrong == ()
    assert races.silent == 0
