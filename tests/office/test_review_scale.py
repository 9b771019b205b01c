"""The tracker and the national page cost the same few queries with 63 units and with 6,300."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import Unit, folded, sort_name
from sachhon.domain.rollups.api import Choices, compute, ground_of
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import DraftValue, Revision, Status, Submission
from tests import world
from tests.domain.rollups.revisions import answers, seal, sealer

pytestmark = pytest.mark.django_db
MOST = 12


def many(of, number: int, answered: int) -> None:
    """Facilities below An Giang, some of whom answered."""
    home = world.unit("P34-91")
    names = [f"Nhà máy {place}" for place in range(number)]
    units = Unit.objects.bulk_create(
        Unit(
            code=f"CS-{place}",
            kind=Unit.Kind.FACILITY,
            name=name,
            folded=folded(name),
            sort_name=sort_name(name),
            parent=home,
            territory=home.territory,
            line=[f"CS-{place}", *home.line],
        )
        for place, name in enumerate(names)
    )
    owed = Obligation.objects.bulk_create(
        Obligation(round=of, unit=unit, unit_name=unit.name, deadline=of.deadline) for unit in units
    )
    first = seal(of, "P63-89", answers(enterprises_trained=1))
    submissions = Submission.objects.bulk_create(
        Submission(code=f"{of.code}.{one.unit.code}", obligation=one, status=Status.SUBMITTED)
        for one in owed[:answered]
    )
    revisions = Revision.objects.bulk_create(
        Revision(
            submission=one,
            number=1,
            template=of.template,
            content=first.content,
            digest=hashlib.sha256(one.code.encode()).hexdigest(),
            request_key=one.code,
            sealed_by=sealer(),
            sealed_at=datetime(2026, 1, 5, tzinfo=UTC),
        )
        for one in submissions
    )
    for one, revision in zip(submissions, revisions, strict=True):
        one.standing = revision
    Submission.objects.bulk_update(submissions, ["standing"], batch_size=200)
    DraftValue.objects.bulk_create(
        DraftValue(submission=one, field="enterprises_trained", state="value", value=1, edited_at=first.sealed_at)
        for one in submissions
    )


@pytest.mark.parametrize(("number", "answered"), [(63, 40), (6300, 150)])
def test_few_queries_however_many_units(number, answered):
    world.units()
    of = world.published_round()
    many(of, number, answered)
    compute(ground_of(of, Choices(geography="then")))
    client = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    for name, address in (
        ("national", reverse("figures:national", args=(of.code,))),
        ("figure", reverse("figures:figure", args=(of.code, "enterprises_trained"))),
        ("tracker", reverse("review:tracker", args=(of.code,))),
        ("tracker", reverse("review:tracker", args=(of.code,)) + "?status=submitted&page=2"),
    ):
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(address)
        assert answer.status_code == 200
        assert len(queries) <= MOST, (name, len(queries), [query["sql"][:150] for query in queries])


def test_with_many_answers_the_last_figures_are_shown_while_new_ones_are_added_up(monkeypatch):
    monkeypatch.setattr("sachhon.domain.rollups.snapshots.AT_ONCE", 1)
    world.units()
    of = world.published_round()
    seal(of, "P63-89", answers(enterprises_trained=1))
    compute(ground_of(of, Choices()))
    seal(of, "P63-91", answers(enterprises_trained=2))
    client = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    address = reverse("figures:national", args=(of.code,))
    shown = client.get(address)
    assert not shown.context["page"].current
    assert shown.context["job"].kind == "rollups.figures"
    assert client.get(address).context["job"].pk == shown.context["job"].pk
