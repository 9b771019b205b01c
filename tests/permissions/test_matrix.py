"""Every address × role × relation × status, GET and POST, by real requests: what the table refuses stays shut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from sachhon.domain.accounts.api import MINISTRY
from tests import world
from tests.permissions.addresses import (
    PUBLIC_OF_ALLAUTH,
    SIGNED_IN_OF_ALLAUTH,
    Address,
    addresses,
)
from tests.permissions.golden import FILE, table
from tests.permissions.ground import Ground
from tests.permissions.objects import Made, factory_of, name_of
from tests.permissions.stopped import LET_THROUGH, stopped

pytestmark = pytest.mark.django_db
SIGN_IN = "/tai-khoan/login/"


@dataclass(frozen=True, slots=True)
class Subject:
    """An object in a status, and the addresses that open it."""

    made: Made
    status: str
    doors: tuple[Address, ...]


def guarded() -> list[Address]:
    return [address for address in addresses() if address.access is not None and address.access.kind == "guarded"]


def subjects(ground: Ground) -> Iterator[Subject]:
    """One object for each `find` function and status; the doors that it is found through share it."""
    groups: dict[object, list[Address]] = {}
    for address in guarded():
        groups.setdefault((address.access.find, address.access.policy.name), []).append(address)
    for (find, _), doors in groups.items():
        policy = doors[0].access.policy
        if find is None:
            yield Subject(Made({}, MINISTRY), "", tuple(doors))
            continue
        factory = factory_of(find)
        assert factory is not None, f"tests/permissions/objects.py has no factory for {name_of(find)}"
        for status in policy.statuses:
            made = factory(ground, status)
            if made is not None:
                yield Subject(made, status, tuple(doors))


def test_every_address_says_who_may_open_it() -> None:
    silent = [
        f"{address.route} ({address.name})"
        for address in addresses()
        if address.access is None and address.name not in PUBLIC_OF_ALLAUTH | SIGNED_IN_OF_ALLAUTH
    ]
    assert silent == []


def test_what_is_for_the_signed_in_sends_others_to_sign_in() -> None:
    world.units()
    client = Client()
    closed = [
        address
        for address in addresses()
        if (address.access is not None and address.access.kind != "public") or address.name in SIGNED_IN_OF_ALLAUTH
    ]
    leaks = []
    for address in closed:
        for ask in (client.get, client.post):
            response = ask(address.path({}))
            if response.status_code != 302 or not response.headers["Location"].startswith(SIGN_IN):
                leaks.append(f"{address.route}: {response.status_code}")
    assert leaks == []


def test_no_door_opens_for_whom_the_table_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    world.units()
    ground = Ground()
    leaks, shut, counts = [], [], Counter[str]()
    doors = guarded()
    with stopped(doors):
        for subject in subjects(ground):
            for stand in ground.stands(subject.made.unit):
                client = ground.client(subject.made.unit, stand)
                for door in subject.doors:
                    policy, verb = door.access.policy, door.access.verb
                    expected = policy.allows(verb, stand.role, stand.relation, subject.status)
                    path = door.path(subject.made.words)
                    for method, ask in (("GET", client.get), ("POST", client.post)):
                        status = ask(path).status_code
                        counts["cases"] += 1
                        counts["allowed" if expected else "refused"] += 1
                        told = f"{method} {door.route} [{policy.name}.{verb}] {stand} {subject.status}: {status}"
                        if not expected and status != 403:
                            leaks.append(told)
                        elif expected and status != LET_THROUGH:
                            shut.append(told)
    with capsys.disabled():
        print(
            f"\npermissions: {len(addresses())} addresses, {len(doors)} guarded, {counts['cases']} cases "
            f"({counts['allowed']} allowed, {counts['refused']} refused), {len(leaks)} leaks, {len(shut)} wrongly shut"
        )
    assert leaks == []
    assert shut == []


def test_the_tables_are_those_that_were_agreed() -> None:
    assert FILE.read_text("utf-8") == table(), "rights changed: look at the diff after `make permissions-table`"
