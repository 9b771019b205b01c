"""Two at once, on real connections: no answer is written over in silence, and one approval makes one revision."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections

from sachhon.domain.submissions.api import (
    Receipt,
    Revision,
    Saved,
    Submission,
    ValueChange,
    ValueVersion,
    approve,
    ask_approval,
    draft_values,
    draft_versions,
    save_values,
    start,
    verify_revisions,
)
from sachhon.formkit.values import Answer, Key, State
from tests import world
from tests.domain.submissions.people import People

pytestmark = pytest.mark.django_db(transaction=True)
TRAINED = Key("enterprises_trained")
ROUNDS = 10


def at_once(*works: Callable[[], object]) -> list[object]:
    """Run them from one starting shot, each on a connection of its own."""
    barrier = Barrier(len(works))

    def one(work: Callable[[], object]) -> object:
        try:
            barrier.wait(timeout=20)
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


@pytest.fixture
def on_disk(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """SQLite's test database lives in memory and knows one connection: it is copied into a file, as a server has it."""
    if connection.vendor != "sqlite":
        yield
        return
    in_memory, told = connections["default"], connections.settings["default"]
    in_memory.ensure_connection()
    with closing(sqlite3.connect(tmp_path / "races.sqlite3")) as copy:
        in_memory.connection.backup(copy)
    kept = dict(told)
    told["NAME"] = str(tmp_path / "races.sqlite3")
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        told.update(kept)
        connections["default"] = in_memory


@pytest.fixture
def shared(on_disk: None) -> tuple[People, Submission]:
    world.units()
    people = People()
    return people, start(actor=people.officer, obligation=world.obligation(world.published_round()))


def test_two_tabs_on_one_answer(shared: tuple[People, Submission]) -> None:
    people, report = shared
    for turn in range(ROUNDS):
        base = draft_versions(report).get(TRAINED, 0)

        def save(number: int, base: int = base) -> Saved:
            change = ValueChange(TRAINED, Answer(State.VALUE, number), base)
            return save_values(actor=people.officer, submission=report, changes=[change])

        mine, theirs = 1000 + turn, 2000 + turn
        first, second = at_once(lambda mine=mine: save(mine), lambda theirs=theirs: save(theirs))
        assert sorted((len(first.saved), len(second.saved))) == [0, 1]
        assert sorted((len(first.conflicts), len(second.conflicts))) == [0, 1]
        [conflict] = first.conflicts or second.conflicts
        assert conflict.theirs.value == draft_values(report)[TRAINED].value
    assert ValueVersion.objects.filter(submission=report).count() == ROUNDS
    report.refresh_from_db()
    assert report.version == ROUNDS


def test_two_tabs_on_two_answers_lose_nothing(shared: tuple[People, Submission]) -> None:
    people, report = shared
    keys = [TRAINED, Key("quick_assessments"), Key("detailed_assessments"), Key("trainers_trained")]

    def save(key: Key) -> Saved:
        change = ValueChange(key, Answer(State.VALUE, 5))
        return save_values(actor=people.officer, submission=report, changes=[change])

    at_once(*(lambda key=key: save(key) for key in keys))
    assert set(draft_values(report)) == set(keys)
    report.refresh_from_db()
    assert (report.version, report.filled) == (4, 4)


def test_approved_twice_at_once_with_one_key_and_with_two(shared: tuple[People, Submission]) -> None:
    people, report = shared
    ask_approval(actor=people.officer, submission=report)
    approve(actor=people.head, submission=report, request_key="h")

    def seal(key: str) -> object:
        try:
            return approve(actor=people.leader, submission=report, request_key=key)
        except Exception as refused:  # noqa: BLE001
            return refused

    at_once(*(lambda key=key: seal(key) for key in ("a", "a", "b", "b")))
    assert Revision.objects.count() == Receipt.objects.count() == 1
    assert verify_revisions() == ()
