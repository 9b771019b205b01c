"""Facilities and their yearly reports for tests: sealed, and accepted where asked, as rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sachhon.domain.accounts.api import Role, User
from sachhon.domain.registry.api import Facility, Unit, folded, sort_name
from sachhon.domain.rounds.api import Obligation, Round
from sachhon.domain.submissions.api import Revision, Status, Submission
from sachhon.formkit.definition import template
from sachhon.formkit.fields import Quantity, Range
from sachhon.formkit.values import Answer, Key, Origin, State, to_json
from tests import world

TEMPLATE = "facility-year"
PROVINCE = "P34-52"
BEER = 4
Rows = Sequence[Mapping[str, Any]]


def facility(code: str = "CS000001", province: str = PROVINCE, industry: int | None = BEER, name: str = "") -> Facility:
    """A facility with the unit by which it signs in and reports."""
    called = name or f"Nhà máy {code}"
    own = world.child(world.unit(province), code, Unit.Kind.FACILITY, called)
    return Facility.objects.create(
        code=code,
        unit=own,
        name=called,
        folded=folded(called),
        sort_name=sort_name(called),
        province=world.unit(province),
        industry=industry,
    )


def user_of(of: Facility) -> User:
    """The one person of a facility."""
    email = f"nguoi.{of.code}@example.vn".lower()
    found = User.objects.filter(email=email).first()
    return found or world.person(Role.FACILITY_USER, of.code, f"Người của {of.code}", email)


def quantity(text: str) -> Quantity | State:
    """ "1260000 kWh" as an answer; "?" is unknown, "-" is none."""
    if text in "?-":
        return State.UNKNOWN if text == "?" else State.NIL
    number, _, unit = text.partition(" ")
    return Quantity(Decimal(number), unit)


def answers(
    year: int,
    products: Rows = (),
    energy: Rows = (),
    water: Rows = (),
    materials: Rows = (),
    wastes: Rows = (),
    claimed: Decimal | None = None,
) -> dict[Key, Answer]:
    """Answers typed by somebody. Rows are {column: value}; texts of amounts are quantities."""
    found: dict[Key, Answer] = {
        Key("facility_name"): _typed("Nhà máy"),
        Key("report_year"): _typed(year),
    }
    if claimed is not None:
        found[Key("energy_saving_rate")] = _typed(Range(claimed, claimed))
    tables = {"products": products, "energy": energy, "water": water, "materials": materials, "wastes": wastes}
    for field, rows in tables.items():
        for number, row in enumerate(rows):
            for column, value in row.items():
                amount = column in ("output", "capacity", "consumption", "amount")
                found[Key(field, number, column)] = _typed(quantity(value) if amount else value)
    return found


def _typed(value: object) -> Answer:
    origin = Origin("typed", note="biểu nhập")
    return Answer(value, None, origin) if isinstance(value, State) else Answer(State.VALUE, value, origin)


def brewery(year: int, output: str, electricity: str, **more: Any) -> dict[Key, Answer]:
    """A brewery's year: one product, one carrier."""
    return answers(
        year,
        products=[{"product": "Bia", "output": output, "capacity": "50 triệu lít"}],
        energy=[{"energy_type": "electricity", "consumption": electricity}],
        **more,
    )


def asked(code: str = "2026-co-so") -> Round:
    """The round that asks for the report."""
    return Round.objects.filter(code=code).first() or world.published_round(code, TEMPLATE)


def report(
    of: Facility, said: Mapping[Key, Answer], *, round_code: str = "", status: str = Status.ACCEPTED, at: int = 0
) -> Revision:
    """A sealed report as a further revision of the facility's answer to a round. `at`: sealed so many minutes later."""
    year = said[Key("report_year")].value
    held = asked(round_code or f"{year}-co-so")
    owed = Obligation.objects.filter(round=held, unit=of.unit).first() or world.obligation(held, of.code)
    submission = Submission.objects.filter(obligation=owed).first() or Submission.objects.create(
        code=f"{held.code}.{of.code}", obligation=owed
    )
    number = submission.revisions.count() + 1
    content = json.dumps({**to_json(template(TEMPLATE), said), "reasons": []}, ensure_ascii=False)
    revision = Revision.objects.create(
        submission=submission,
        number=number,
        template=held.template,
        content=content,
        digest=hashlib.sha256(f"{submission.code}.{number}{content}".encode()).hexdigest(),
        request_key=f"{submission.code}.{number}",
        sealed_by=user_of(of),
        sealed_at=datetime(2026, 10, 31, 3, (number + at) % 60, tzinfo=UTC),
    )
    submission.standing, submission.status = revision, status
    submission.save()
    return revision
