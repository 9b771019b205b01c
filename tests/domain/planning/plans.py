"""Plans for tests: a composed sample as tables, sealed revisions of it, and the real plan of ../shared/documents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sachhon.domain.accounts.api import Role, User
from sachhon.domain.planning.api import Plan, PlanEdition, adopt_plan, begin_plan
from sachhon.domain.submissions.api import Receipt, Revision, Status
from sachhon.formkit.definition import template
from sachhon.formkit.values import Answer, Key, Origin, State, Values, to_json
from sachhon.reading.pipeline import read_source
from sachhon.reading.sources import read_bytes
from sachhon.reading.values import values_of
from tests import world
from tests.shared import SHARED

UNIT = "P34-46"
SHA = "cd" * 32
MILLION = 1_000_000
Tables = Mapping[str, Sequence[Mapping[str, Any]]]

SAMPLE: dict[str, list[dict[str, Any]]] = {
    "targets": [
        {"indicator": "cơ sở nhận thức được lợi ích của sản xuất sạch hơn", "comparator": ">=", "low": Decimal(90),
         "high": Decimal(90), "unit": "%", "by_year": 2020},
        {"indicator": "tiết kiệm nguyên liệu trên đơn vị sản phẩm", "comparator": "range", "low": Decimal(8),
         "high": Decimal(13), "unit": "%", "by_year": 2020},
    ],
    "tasks": [
        {"number": "1", "title": "Nâng cao nhận thức về sản xuất sạch hơn"},
        {"number": "1.1", "title": "Tuyên truyền trên báo, đài của tỉnh", "lead": "Sở Công Thương",
         "coordinating": "Sở Tài chính; Bộ Công Thương", "from_year": 2017, "to_year": 2020},
        {"number": "1.2", "title": "Tổ chức tập huấn cho doanh nghiệp", "lead": "Sở Công Thương",
         "from_year": 2017, "to_year": 2019},
        {"number": "2", "title": "Hỗ trợ kỹ thuật tại cơ sở sản xuất"},
        {"number": "2.1", "title": "Đánh giá nhanh tại cơ sở sản xuất công nghiệp", "lead": "Sở Công Thương",
         "from_year": 2018, "to_year": 2018},
    ],
    "budget": [
        {"number": "1", "title": "Nâng cao nhận thức về sản xuất sạch hơn"},
        {"number": "1.1", "title": "Tuyên truyền trên báo, đài của tỉnh (30 triệu/năm)", "unit": "Năm",
         "2017.quantity": Decimal(1), "2017.amount": 30 * MILLION, "2018.quantity": State.NIL,
         "2018.amount": State.NIL, "total": 30 * MILLION, "central": 0, "local": 30 * MILLION},
        {"number": "1.2", "title": "Tổ chức tập huấn cho doanh nghiệp (nguồn khuyến công)", "unit": "Lớp",
         "2017.quantity": Decimal(2), "2017.amount": 80 * MILLION, "total": 80 * MILLION, "local": 80 * MILLION},
        {"number": "2.3", "title": "Đánh giá nhanh tại cơ sở sản xuất công nghiệp", "unit": "Cơ sở",
         "2018.quantity": Decimal(2), "2018.amount": 100 * MILLION, "total": 100 * MILLION,
         "central": 60 * MILLION, "enterprises": 40 * MILLION},
        {"title": "Tổng cộng", "2017.amount": 110 * MILLION, "2018.amount": 100 * MILLION, "total": 210 * MILLION,
         "central": 60 * MILLION, "local": 110 * MILLION, "enterprises": 40 * MILLION},
    ],
}  # fmt: skip


def values(tables: Tables) -> dict[Key, Answer]:
    """Tables as answers read from a file; a cell may be a State."""
    found: dict[Key, Answer] = {}
    for name, rows in tables.items():
        for number, row in enumerate(rows):
            for column, value in row.items():
                place = 1000 * number + len(found)
                origin = Origin("read", "ke-hoach.docx", SHA, place, place + 5, str(value))
                answer = Answer(value, None, origin) if isinstance(value, State) else Answer(State.VALUE, value, origin)
                found[Key(name, number, column)] = answer
    return found


def values_of_004() -> dict[Key, Answer]:
    """The real plan of document 004, as the reader gives it."""
    path = next((SHARED / "documents").glob("004*.txt"))
    reading = read_source(read_bytes(path.name, path.read_bytes()), "action-plan")
    return dict(values_of(reading))


def leader(unit_code: str = UNIT) -> User:
    """The one leader of the unit."""
    email = f"lanhdao.{unit_code}@example.vn".lower()
    return User.objects.filter(email=email).first() or world.person(Role.LEADER, unit_code, "Lãnh đạo", email)


def begun(unit_code: str = UNIT, first_year: int = 2016, last_year: int = 2020) -> Plan:
    """A plan that its unit began by itself."""
    world.template_version("action-plan")
    return begin_plan(
        actor=world.actor(Role.OFFICER, unit_code),
        unit=world.unit(unit_code),
        title="Kế hoạch thực hiện Chiến lược sản xuất sạch hơn",
        first_year=first_year,
        last_year=last_year,
    )


def sealed(plan: Plan, said: Values) -> Revision:
    """A further sealed revision of the plan's answer, as a row."""
    submission = plan.submission
    assert submission is not None
    definition = template("action-plan")
    number = submission.revisions.count() + 1
    content = json.dumps({**to_json(definition, said), "reasons": []}, ensure_ascii=False)
    revision = Revision.objects.create(
        submission=submission,
        number=number,
        template=submission.obligation.round.template,
        content=content,
        digest=hashlib.sha256(f"{submission.code}.{number}{content}".encode()).hexdigest(),
        request_key=f"{submission.code}.{number}",
        sealed_by=leader(plan.unit.code),
        sealed_at=datetime(2026, 10, 31, 3, number % 60, tzinfo=UTC),
    )
    Receipt.objects.create(revision=revision, code=f"BN-{revision.digest[:10]}", at=revision.sealed_at)
    submission.standing, submission.status = revision, Status.SUBMITTED
    submission.save()
    return revision


def adopted(plan: Plan, said: Values) -> PlanEdition:
    """An edition of the plan that says this."""
    revision = sealed(plan, said)
    actor = world.actor_of(leader(plan.unit.code))
    return adopt_plan(actor=actor, plan=plan, revision=revision, request_key=f"khoa-{revision.pk}")
