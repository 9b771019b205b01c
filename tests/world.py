"""A small ministry for tests: units, people, a published round, a submission. Plain rows, no clicking."""

from __future__ import annotations

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from sachhon.catalogue import resource
from sachhon.domain.accounts.api import MINISTRY, Actor, Membership, Role, User, actor_of
from sachhon.domain.registry.api import Unit, folded, load_reference, sort_name
from sachhon.domain.rounds.api import Obligation, Round, TemplateVersion
from sachhon.domain.submissions.api import Status, Submission
from sachhon.formkit.definition import template

PASSWORD = "một-mật-khẩu-dài"
TEMPLATE = "bct-1819-2018"


def units() -> None:
    """The ministry and the provinces of both geographies."""
    load_reference()


def unit(code: str) -> Unit:
    """A unit by its code: "BCT", "P63-89" (An Giang until 2025), "P34-91" (An Giang since)."""
    return Unit.objects.get(code=code)


def child(parent: Unit, code: str, kind: str = Unit.Kind.DEPARTMENT, name: str = "") -> Unit:
    """A new unit below another."""
    called = name or f"Đơn vị {code}"
    return Unit.objects.create(
        code=code,
        kind=kind,
        name=called,
        folded=folded(called),
        sort_name=sort_name(called),
        parent=parent,
        line=[code, *parent.line],
    )


def person(role: Role | str, unit_code: str = MINISTRY, name: str = "", email: str = "") -> User:
    """Somebody with a role in a unit, by password `PASSWORD`."""
    address = email or f"{role}.{unit_code}.{User.objects.count()}@example.vn".lower()
    user = User.objects.create_user(address, PASSWORD, full_name=name or f"{Role(role).label} {unit_code}")
    Membership.objects.create(user=user, unit_code=unit_code, role=role)
    return user


def actor(role: Role | str, unit_code: str = MINISTRY) -> Actor:
    """The same, as an actor."""
    return actor_of(person(role, unit_code))


def signed_in(user: User) -> Client:
    """A browser in which they have signed in."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def template_version(template_id: str = TEMPLATE) -> TemplateVersion:
    """A published version of a catalogue template."""
    definition = template(template_id)
    return TemplateVersion.objects.get_or_create(
        template_id=template_id,
        version=definition.version,
        defaults={
            "title": definition.titles["vi"],
            "yaml": resource(f"templates/{template_id}.yaml").read_text("utf-8"),
            "status": TemplateVersion.Status.PUBLISHED,
            "published_at": timezone.now(),
            "digest": "0" * 64,
        },
    )[0]


def published_round(code: str = "2018-1819", template_id: str = TEMPLATE, *, due_in: int = 10) -> Round:
    """An open round on a template."""
    return Round.objects.create(
        code=code,
        title="Báo cáo tình hình thực hiện sản xuất sạch hơn",
        template=template_version(template_id),
        status=Round.Status.PUBLISHED,
        letter_number="1819/BCT-TKNL",
        letter_date=date(2018, 3, 13),
        data_until=date(2018, 3, 31),
        deadline=timezone.localdate() + timedelta(days=due_in),
        published_at=timezone.now(),
    )


def obligation(of: Round, unit_code: str = "P63-89") -> Obligation:
    """What a unit owes to a round."""
    owing = unit(unit_code)
    return Obligation.objects.create(round=of, unit=owing, unit_name=owing.name, deadline=of.deadline)


def submission(of: Round | None = None, unit_code: str = "P63-89", status: str = Status.DRAFT) -> Submission:
    """A unit's answer, begun."""
    owed = obligation(of or published_round(), unit_code)
    return Submission.objects.create(code=f"{owed.round.code}.{unit_code}", obligation=owed, status=status)
