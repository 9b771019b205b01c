"""Two clerks at once: what is left is given away once, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, connections

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.planning.api import BudgetLine, MoneyEntry, Refused, Source, Stage, record_money, set_ceiling
from tests import world
from tests.domain.planning.ledgers import DAY, HUE, MILLION, filled, line, plan, standing

pytestmark = pytest.mark.django_db(transaction=True)
LOCAL = Source.LOCAL
CLERKS = 6


def at_once(works: list[Callable[[], object]]) -> list[object]:
    """What each gave, or the refusal; all begin together, each with a connection of its own."""
    results: list[object] = [None] * len(works)
    start = threading.Barrier(len(works))

    def work(number: int) -> None:
        start.wait()
        try:
            results[number] = works[number]()
        except Refused as refused:
            results[number] = refused
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def approving(leader: Actor, of: BudgetLine, key: str, millions: int) -> Callable[[], object]:
    """A clerk's click."""
    return lambda: record_money(
        actor=leader,
        line=of,
        year=2017,
        source=LOCAL,
        stage=Stage.APPROVED,
        amount=millions * MILLION,
        on=DAY,
        document="1/QĐ",
        request_key=key,
    )


@pytest.fixture
def leader() -> Actor:
    """Who clicks."""
    world.units()
    return world.actor(Role.LEADER, HUE)


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Gives the clerks a database that several connections may open.

    PostgreSQL is one. SQLite's tests run in memory, where there is one connection: what stands there is copied to a
    file, which every thread begun afterwards opens, with the settings of the real one.
    """

    def copied() -> None:
        if connection.vendor != "sqlite":
            return
        file = tmp_path / "so.sqlite3"
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
        monkeypatch.setitem(connections.settings["default"], "NAME", str(file))

    return copied


def stands(of: BudgetLine) -> dict[str, int]:
    """What the clerks' database holds."""
    (found,) = at_once([lambda: standing(of, 2017, LOCAL)])
    assert isinstance(found, dict)
    return found


def test_what_was_appraised_is_approved_once(leader: Actor, apart: Callable[[], None]) -> None:
    of = line(plan())
    filled(of, 2017, LOCAL, 100, 100)
    apart()
    results = at_once([approving(leader, of, f"k{number}", 60) for number in range(CLERKS)])
    assert sum(isinstance(one, MoneyEntry) for one in results) == 1
    assert {one.code for one in results if isinstance(one, Refused)} == {"beyond_stage_before"}
    assert stands(of)["approved"] == 60


def test_a_ceiling_is_not_passed_by_two_lines_at_once(leader: Actor, apart: Callable[[], None]) -> None:
    of = plan()
    lines = [line(of) for _ in range(CLERKS)]
    for each in lines:
        filled(each, 2017, LOCAL, 60, 60)
    set_ceiling(actor=leader, unit=world.unit(HUE), year=2017, source=LOCAL, amount=150 * MILLION, document="NQ")
    apart()
    results = at_once([approving(leader, each, f"k{each.pk}", 60) for each in lines])
    assert sum(isinstance(one, MoneyEntry) for one in results) == 2
    assert {one.code for one in results if isinstance(one, Refused)} == {"beyond_ceiling"}


def test_one_request_sent_many_times_at_once_counts_once(leader: Actor, apart: Callable[[], None]) -> None:
    of = line(plan())
    filled(of, 2017, LOCAL, 100, 100)
    apart()
    results = at_once([approving(leader, of, "mot-khoa", 20) for _ in range(CLERKS)])
    assert len({one.pk for one in results if isinstance(one, MoneyEntry)}) == 1
    assert all(isinstance(one, MoneyEntry) for one in results)
    assert stands(of)["approved"] == 20
