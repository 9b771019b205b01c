"""Every address × role × relation × status by real requests: what the table refuses stays shut.

`make test-permissions` asks each case by GET and by POST. The plain suite asks every address for everyone who could
stand at it, by GET or POST in turn, in a fourth of the statuses.
"""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.test import Client

from sachhon.channels.office.shell import errors, middleware
from sachhon.domain.accounts.api import MINISTRY
from tests import world
from tests.permissions import (
    arrival_objects,  # noqa: F401 (its factories)
    assessment_objects,  # noqa: F401 (its factories)
    certificate_objects,  # noqa: F401 (its factories)
    facility_objects,  # noqa: F401 (its factories)
    network_objects,  # noqa: F401 (its factories)
    option_objects,  # noqa: F401 (its factories)
    saving_objects,  # noqa: F401 (its factories)
    year_objects,  # noqa: F401 (its factories)
)
from tests.permissions.addresses import (
    OLD_ROUTES_OF_ALLAUTH,
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
WHOLE = os.environ.get("PERMISSIONS_WHOLE") == "1"
SAMPLE = 4
# Side by side when asked whole; else in one, which signs everybody in once.
SHARDS = 8 if WHOLE else 1


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A refusal is neither logged with its trace nor dressed as a page: forty thousand of them come.

    In the plain suite who a session belongs to, and what they may, is read once a person: nothing changes meanwhile.
    """
    monkeypatch.setattr(errors, "render", lambda request, template, status: HttpResponse(status=status))
    if not WHOLE:
        users: dict[str, Any] = {}
        read = auth.get_user

        def remembered(request: HttpRequest) -> Any:
            key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
            if key not in users:
                users[key] = read(request)
            return users[key]

        monkeypatch.setattr(auth, "get_user", remembered)
        monkeypatch.setattr(middleware, "actor_of", cache(middleware.actor_of))
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@dataclass(frozen=True, slots=True)
class Subject:
    """An object in a status, and the addresses that open it."""

    made: Made
    status: str
    doors: tuple[Address, ...]


def guarded() -> list[Address]:
    return [address for address in addresses() if address.access is not None and address.access.kind == "guarded"]


def groups() -> list[tuple[Address, ...]]:
    """The doors whose object is found in the same way share the objects."""
    found: dict[object, list[Address]] = {}
    for address in guarded():
        found.setdefault((address.access.find, address.access.policy.name), []).append(address)
    return [
        tuple(doors[start : start + 6])
        for _, doors in sorted(found.items(), key=str)
        for start in range(0, len(doors), 6)
    ]


def subjects(ground: Ground, doors: tuple[Address, ...]) -> Iterator[Subject]:
    """One object for each status."""
    find, policy = doors[0].access.find, doors[0].access.policy
    if find is None:
        yield Subject(Made({}, MINISTRY), "", doors)
        return
    factory = factory_of(find)
    assert factory is not None, f"tests/permissions/objects.py has no factory for {name_of(find)}"
    for status in policy.statuses:
        made = factory(ground, status)
        if made is not None:
            yield Subject(made, status, doors)


def asked_now(subject: Subject, turn: int) -> list[Address]:
    """The doors at which the person of this turn is put before the object; over all statuses, every door."""
    statuses = subject.doors[0].access.policy.statuses
    every = 1 if WHOLE or not subject.status else min(SAMPLE, len(statuses))
    at = turn + (list(statuses).index(subject.status) if subject.status else 0)
    return [door for number, door in enumerate(subject.doors) if (at + number) % every == 0]


def test_every_address_says_who_may_open_it() -> None:
    silent = [
        f"{address.route} ({address.name})"
        for address in addresses()
        if address.access is None
        and address.name not in PUBLIC_OF_ALLAUTH | SIGNED_IN_OF_ALLAUTH
        and not address.route.startswith(OLD_ROUTES_OF_ALLAUTH)
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


@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_door_opens_for_whom_the_table_refuses(shard: int, record_property: Callable[[str, object], None]) -> None:
    world.units()
    ground, leaks, shut = Ground(), [], []
    counts: Counter[str] = Counter()
    mine = groups()[shard::SHARDS]
    with stopped([door for doors in mine for door in doors]):
        for subject in (subject for doors in mine for subject in subjects(ground, doors)):
            for turn, stand in enumerate(ground.stands(subject.made.unit)):
                client = ground.client(subject.made.unit, stand)
                for door in asked_now(subject, turn):
                    policy, verb = door.access.policy, door.access.verb
                    expected = policy.allows(verb, stand.role, stand.relation, subject.status)
                    path = door.path(subject.made.words)
                    asked = (client.get, client.post) if WHOLE else ((client.get, client.post)[turn % 2],)
                    for ask in asked:
                        status = ask(path).status_code
                        counts["allowed" if expected else "refused"] += 1
                        told = f"{ask.__name__} {door.route} [{policy.name}.{verb}] {stand} {subject.status}: {status}"
                        if not expected and status not in {403, 404}:
                            leaks.append(told)
                        elif expected and status != LET_THROUGH:
                            shut.append(told)
    record_property("permissions", {**counts, "leaks": len(leaks), "shut": len(shut)})
    assert leaks == []
    assert shut == []


def test_the_tables_are_those_that_were_agreed() -> None:
    assert FILE.read_text("utf-8") == table(), "rights changed: look at the diff after `make permissions-table`"
