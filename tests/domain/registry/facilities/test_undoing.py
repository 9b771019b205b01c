"""Whatever was changed and merged, undone from its end, leaves the register exactly as it was, step by step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.registry.api import (
    Facility,
    FacilityChange,
    FormerAddress,
    FormerName,
    add_facility,
    change_facility,
    held_facts,
    identity_of,
    merge_facilities,
    undo_change,
    undo_merger,
)
from tests import world
from tests.thorough import of

pytestmark = pytest.mark.django_db
FACILITIES = 4

_facts = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(("Cơ sở Áo Dài", "Cơ sở Ăn Phú", "Cơ sở Đồi Thông")),
        "address": st.sampled_from(("", "1 Trần Phú", "Lô B3")),
        "phone": st.sampled_from(("", "0256 1", "0256 2")),
        "aware": st.sampled_from((None, True, False)),
        "employees": st.sampled_from((None, 0, 120)),
        "province": st.sampled_from(("P63-52", "P63-89")),
    },
)
_days = st.sampled_from((None, date(2012, 12, 31), date(2018, 3, 31), date(2024, 12, 31)))
_who = st.integers(0, FACILITIES - 1)
_changes = st.tuples(st.just("change"), _who, _facts, _days, st.booleans())
_mergers = st.tuples(st.just("merge"), _who, _who, st.sets(st.sampled_from(("name", "address", "phone"))))
_steps = st.lists(st.one_of(_changes, _mergers), max_size=8)


def _stands() -> list[object]:
    """All that the register says, history aside."""
    rows = Facility.objects.select_related("province", "merged_into").order_by("pk")
    return [
        (
            one.code,
            held_facts(one),
            (one.status, one.merged_into_id, one.described_on, one.folded, one.sort_name),
            list(FormerName.objects.filter(facility=one).order_by("pk").values_list("name", "until")),
            list(FormerAddress.objects.filter(facility=one).order_by("pk").values_list("address", "province", "until")),
            sorted(identity_of(one)),
        )
        for one in rows
    ]


def _play(actor: Actor, step: tuple[object, ...], facilities: list[Facility]) -> Callable[[], object] | None:
    """Do a step that can be done; what undoes it, None where nothing was done that can be."""
    one = Facility.objects.get(pk=facilities[step[1]].pk)  # type: ignore[index]
    if one.status == Facility.Status.MERGED:
        return None
    if step[0] == "change":
        told = change_facility(actor=actor, facility=one, facts=step[2], as_on=step[3], blank_clears=step[4])  # type: ignore[arg-type]
        # Facts too old to be taken leave a former name that no undoing takes away: a new ground for what follows.
        return _undoing(actor, one) if told.changes and not told.older else None
    other = Facility.objects.get(pk=facilities[step[2]].pk)  # type: ignore[index]
    if other.pk == one.pk or other.status == Facility.Status.MERGED:
        return None
    merger = merge_facilities(actor=actor, kept=one, gone=other, chosen=step[3], why="trùng")  # type: ignore[arg-type]
    return lambda: undo_merger(actor=actor, merger=merger)


def _undoing(actor: Actor, facility: Facility) -> Callable[[], object]:
    kind = FacilityChange.Kind.CHANGED
    change = FacilityChange.objects.filter(facility=facility, kind=kind).order_by("-pk").first()
    assert change is not None
    return lambda: undo_change(actor=actor, change=change)


@pytest.fixture
def ministry() -> Actor:
    world.units()
    return world.actor(Role.MINISTRY_OFFICER)


@settings(max_examples=of(40, 12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_steps)
def test_undone_from_its_end_everything_stands_as_before(ministry: Actor, steps: list[tuple[object, ...]]) -> None:
    with transaction.atomic():
        facilities = [
            add_facility(
                actor=ministry,
                facts={"name": f"Cơ sở {number}", "province": "P63-52", "address": f"Lô {number}" * (number % 2)},
                as_on=date(2015, 1, 1) if number else None,
            )
            for number in range(FACILITIES)
        ]
        before: list[tuple[Callable[[], object], list[object]]] = []
        for step in steps:
            stood = _stands()
            undo = _play(ministry, step, facilities)
            if undo is not None:
                before.append((undo, stood))
            elif _stands() != stood:
                before.clear()
        for undo, stood in reversed(before):
            undo()
            assert _stands() == stood
        transaction.set_rollback(True)
