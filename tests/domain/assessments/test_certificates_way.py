"""The way of a request as a table: walked at random, every step by everyone, it never leaves the table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sachhon.domain.accounts.api import Actor, Role, actor_of
from sachhon.domain.assessments.api import (
    CERTIFICATE,
    Certificate,
    CertificateCheck,
    Refused,
    all_conditions,
    begin_check,
    certificate_steps,
    grant_certificate,
    place_of_certificate,
    refuse_certificate,
    return_certificate,
    revoke_certificate,
    send_certificate_again,
    withdraw_certificate,
)
from sachhon.domain.assessments.certificates.way import RUNNING, STEPS
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.assessments import brewery_world as ground
from tests.thorough import of

pytestmark = pytest.mark.django_db
NAMES = tuple(dict.fromkeys(step.name for step in STEPS))
ENDS = {Certificate.Status.REFUSED, Certificate.Status.REVOKED, Certificate.Status.WITHDRAWN}


def act(name: str, actor: Actor, certificate: Certificate) -> Certificate:
    """One step by its action."""
    today = timezone.localdate()
    match name:
        case "begin_check":
            return begin_check(actor=actor, certificate=certificate)
        case "return":
            return return_certificate(actor=actor, certificate=certificate, note="Bổ sung")
        case "send_again":
            return send_certificate_again(actor=actor, certificate=certificate)
        case "withdraw":
            return withdraw_certificate(actor=actor, certificate=certificate)
        case "grant":
            until = today + timedelta(days=300)
            return grant_certificate(
                actor=actor, certificate=certificate, decision_number="1", decided_on=today, valid_until=until
            )
        case "refuse":
            return refuse_certificate(actor=actor, certificate=certificate, note="Không đủ")
        case "revoke":
            return revoke_certificate(actor=actor, certificate=certificate, note="Vi phạm")
    raise AssertionError(name)


@pytest.fixture
def actors() -> dict[str, Actor]:
    world.units()
    facility = ground.facility()
    return {
        "factory": actor_of(ground.author(facility)),
        "officer": world.actor(Role.OFFICER, ground.PROVINCE),
        "leader": world.actor(Role.LEADER, ground.PROVINCE),
        "ministry": world.actor(Role.MINISTRY_OFFICER),
        "stranger": world.actor(Role.LEADER, "P34-91"),
    }


def fresh(actors: dict[str, Actor], number: int) -> Certificate:
    facility = ground.Facility.objects.get(code="CS-000123")
    made = Certificate.objects.create(
        code=f"CN-{number}", facility=facility, scope="Toàn nhà máy", requested_by=actors["factory"].user
    )
    CertificateCheck.objects.bulk_create(
        CertificateCheck(certificate=made, check_code=one.code, outcome="met") for one in all_conditions()
    )
    return made


@settings(
    max_examples=of(40, 15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    walk=st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(("factory", "officer", "leader", "ministry", "stranger"))),
        min_size=1,
        max_size=12,
    )
)
def test_walked_at_random_it_never_leaves_the_table(actors: dict[str, Actor], walk: list[tuple[str, str]]) -> None:
    made = fresh(actors, Certificate.objects.count())
    for name, who in walk:
        before = Certificate.objects.get(pk=made.pk)
        told = AuditEntry.objects.count()
        step = next((one for one in certificate_steps(before.status) if one.name == name), None)
        place = place_of_certificate(before)
        allowed = step is not None and CERTIFICATE.permits(actors[who], step.verb, place, before.status)
        try:
            act(name, actors[who], made)
        except (PermissionDenied, Refused):
            assert not allowed
        after = Certificate.objects.get(pk=made.pk)
        if allowed:
            assert step is not None
            assert after.status == step.after
            assert after.version == before.version + 1
            assert AuditEntry.objects.count() == told + 1
        else:
            assert after.status == before.status
            assert AuditEntry.objects.count() == told
        if after.status in (Certificate.Status.GRANTED, Certificate.Status.REVOKED):
            assert after.number
            assert after.valid_until
        else:
            assert after.number == ""


def test_every_status_is_reached_and_ends_are_ends() -> None:
    reached = {Certificate.Status.REQUESTED} | {step.after for step in STEPS}
    assert reached == set(Certificate.Status)
    assert {status for status in Certificate.Status if not certificate_steps(status)} == ENDS
    assert RUNNING.isdisjoint(ENDS)


def test_every_step_is_somebodys_and_stands_once() -> None:
    assert len({(step.name, step.before) for step in STEPS}) == len(STEPS)
    for step in STEPS:
        assert any(rule.statuses is None or step.before in rule.statuses for rule in CERTIFICATE.rules[step.verb])
