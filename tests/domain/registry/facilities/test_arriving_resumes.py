"""A run that is killed goes on where it stopped: wherever it was stopped, the register comes out the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

import pytest

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import ArrivedRow, Arriving, Facility, FacilityChange, apply_list, send_list, undo_list
from sachhon.domain.registry.facilities.arriving import applying, creating, jobs, staging, undoing
from tests import world
from tests.domain.registry.facilities.lists import applied, book, sent, tax

pytestmark = pytest.mark.django_db
HELD = [(tax(n), f"Cơ sở Hải Vân {n}", "Bình Định", f"{n} Trần Phú, Quy Nhơn", "Nhỏ", 10 + n, "") for n in range(3)]
NEW = [(tax(n), f"Cơ sở Phú Tài {n}", "Bình Định", f"{n} Lê Lợi, Quy Nhơn", "Vừa", 50 + n, "Có") for n in range(6, 9)]
LIST = [
    *((*row[:5], row[5] + 100, "Có") for row in HELD[:2]),
    *HELD[2:],
    *NEW,
    ("99", "Cơ sở sai", "Bình Định", "", "", "", ""),
]


class Killed(BaseException):
    """The process is gone."""


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    world.units()
    for module in (staging, applying, undoing):
        monkeypatch.setattr(module, "CHUNK", 2)


@pytest.fixture
def stop_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Stops what runs at the n-th place where it writes or tells how far it is."""
    ticks = count()
    stop = [-1]

    def place() -> None:
        if next(ticks) == stop[0]:
            raise Killed

    def before(module: Any, name: str) -> None:
        function = getattr(module, name)

        def stopped(*args: Any, **more: Any) -> Any:
            place()
            answer = function(*args, **more)
            place()
            return answer

        monkeypatch.setattr(module, name, stopped)

    for module in (staging, creating):
        before(module, "insert_columns")
    for module, name in ((applying, "insert"), (applying, "update"), (jobs, "progress")):
        before(module, name)
    before(undoing, "_take_back")

    def at(number: int) -> None:
        nonlocal ticks
        ticks = count()
        stop[0] = number

    return at


def known() -> list[tuple[Any, ...]]:
    """The register, and what was written down of it."""
    facts = Facility.objects.order_by("tax_code").values_list("tax_code", "name", "employees", "size", "applies_cp")
    changes = FacilityChange.objects.order_by("facility__tax_code", "pk")
    return [*facts, *changes.values_list("facility__tax_code", "kind", "place", "changes")]


def until_done(stop_at: Callable[[int], None], number: int, run: Callable[[], Any]) -> bool:
    """Runs, is killed at the place, runs again; whether there was such a place."""
    stop_at(number)
    try:
        run()
    except Killed:
        stop_at(-1)
        run()
        return True
    stop_at(-1)
    return False


def test_reading_applying_and_taking_back_go_on_wherever_they_were_killed(stop_at: Callable[[int], None]) -> None:
    actor = world.actor(Role.MINISTRY_OFFICER)
    applied(sent(book(HELD), actor), actor)
    before = known()
    whole: list[list[Any]] = []
    stops = 0
    for number in range(0, 200, 3):
        data = book(LIST, sheet=f"DS {number}")
        arriving = send_list(actor=actor, name="ds.xlsx", data=data, province=None)
        read = until_done(stop_at, number, partial(jobs.read_list, job_id=0, arriving_id=arriving.pk))
        arriving.refresh_from_db()
        assert {name: n for name, n in arriving.counts.items() if n} == {
            "new": 3,
            "changed": 2,
            "same": 1,
            "unlisted": 1,
            "bad": 1,
        }
        assert ArrivedRow.objects.filter(arriving=arriving).count() == 6
        apply_list(actor=actor, arriving=arriving, version=arriving.version)
        run = {"arriving_id": arriving.pk, "by_id": None, "job_id": 0}
        put = until_done(stop_at, number, partial(jobs.apply_list_rows, **run))
        arriving.refresh_from_db()
        assert (arriving.status, arriving.done) == (Arriving.Status.DONE, 5)
        now = [tuple(str(value).replace(f"DS {number}", "DS") for value in row) for row in known()]
        whole.append(now)
        undo_list(actor=actor, arriving=arriving)
        back = until_done(stop_at, number, partial(jobs.undo_list_rows, **run))
        arriving.refresh_from_db()
        assert arriving.status == Arriving.Status.WITHDRAWN
        facilities = [row for row in known() if len(row) == 5]
        assert facilities == [row for row in before if len(row) == 5]
        FacilityChange.objects.filter(arriving=arriving).delete()
        stops += read + put + back
        if not (read or put or back):
            break
    assert stops > 10
    assert all(one == whole[-1] for one in whole)
