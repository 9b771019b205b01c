"""What a factory used, asked for and planned is seen by itself, its delegates, its province and the ministry alone.

Every address of the resolver with the factory's own words, opened by those who stand nearest: a rival of the same
province and industry, a consultant whose delegation ended yesterday, who types for its province, other provinces.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from sachhon.domain.accounts.api import Delegation, Role, User
from sachhon.domain.assessments.api import (
    Certificate,
    CertificateFile,
    Evidence,
    FacilityYear,
    FollowUp,
    Measurement,
    Option,
    Reading,
)
from sachhon.domain.assessments.years.gathering import gather
from sachhon.domain.registry.api import ArrivedRow, Arriving, Facility, FacilityChange, folded
from sachhon.domain.rollups.api import add_up_savings
from sachhon.domain.submissions.api import Receipt, Revision
from sachhon.foundation import files
from tests import world
from tests.domain.assessments import brewery_world, years
from tests.office.test_leaks import leaked, read
from tests.permissions.addresses import Address, addresses

pytestmark = pytest.mark.django_db
NAME, WORDS, USED = "kinz01", "secz01", "1317731"
MARKS = {NAME, WORDS, USED, "474383"}  # the same in gigajoules
PROVINCE, ELSEWHERE = "P34-52", "P34-91"


@dataclass
class Ground:
    """The factory, and the words of the addresses that lead to what is its own."""

    factory: Facility
    words: dict[str, dict[str, Any]] = field(default_factory=dict)


@pytest.fixture
def ground(settings: Any, tmp_path: Path) -> Ground:
    settings.FILES_ROOT = tmp_path / "files"
    cache.clear()
    world.units()
    factory = years.facility("CS000001", PROVINCE, name=f"Nhà máy bia {NAME}")
    Facility.objects.filter(pk=factory.pk).update(
        tax_code="4100999777", phone=f"0256 {WORDS}", email=f"{WORDS}@example.vn", address=f"12 đường {WORDS}",
        size=Facility.Size.LARGE,
    )  # fmt: skip
    factory.refresh_from_db()
    years.report(factory, years.brewery(2023, "10000 hl", "1200000 kWh"))
    revision = years.report(factory, years.brewery(2024, "12000 hl", f"{USED} kWh"))
    for one in Revision.objects.all():
        Receipt.objects.create(revision=one, code=f"BN-{one.digest[:10]}", at=one.sealed_at)
    gather(factory)
    for number in range(2, 9):
        other = years.facility(f"CS00000{number}", PROVINCE if number == 2 else "P34-46")
        years.report(other, years.brewery(2023, "10000 hl", "1100000 kWh"))
        years.report(other, years.brewery(2024, "12000 hl", f"{1_200_000 + number * 1000} kWh"), at=number)
        gather(other)
    add_up_savings()
    words = {**_register(factory), **_assessment(factory), **_certificate(factory), **_years(factory)}
    report = revision.submission
    told = {"code": report.code, "pk": report.obligation.pk, "number": 1, "item": "1", "before": 1, "after": 1}
    words["reports"] = {**told, "cell": "energy.0.consumption", "field": "energy"}
    words["review"] = {"code": report.code}
    words["people"] = {"unit_code": factory.code, "person_id": years.user_of(factory).pk}
    words["registry"] = {"code": factory.code}
    words["figures"] = words["rounds"] = {"code": report.obligation.round.code, "field": "energy", "unit": factory.code}
    words["intake"] = {"code": report.code}
    words["receipts"] = {"code": revision.receipt.code}
    return Ground(factory, words)


def _register(factory: Facility) -> dict[str, dict[str, Any]]:
    change = FacilityChange.objects.create(
        facility=factory, kind=FacilityChange.Kind.CHANGED, changes={"phone": ["", f"0256 {WORDS}"]}
    )
    arriving = Arriving.objects.create(
        code="DS-1", kind=Arriving.Kind.REPORT, status=Arriving.Status.WAITING, title=f"Danh sách {WORDS}",
        source="x#1", province=world.unit(PROVINCE),
        counts={"unsure": 1},
    )  # fmt: skip
    ArrivedRow.objects.create(
        arriving=arriving, number=1, said={"name": f"Bia {NAME}"}, decision="unsure", proposed="unsure",
        candidates=[[factory.code, 9.0, 0.9, None, ""]],
    )  # fmt: skip
    place = {"unit": PROVINCE, "code": factory.code, "change": change.pk, "merger": 1}
    return {"facilities": place, "arrivals": {"code": "DS-1", "unit": PROVINCE}}


def _assessment(factory: Facility) -> dict[str, dict[str, Any]]:
    made = brewery_world.filled(factory, years.user_of(factory), status="reported")
    made.steps.update(name=f"Nấu {WORDS}")
    made.options.update(title=f"Giải pháp {WORDS}", responsible=WORDS)
    made.waste_streams.update(name=f"Bã {WORDS}")
    Measurement.objects.filter(assessment=made).update(how=f"công tơ {WORDS}")
    Evidence.objects.filter(assessment=made).update(name=f"{WORDS}.pdf", file=files.store(f"%PDF {WORDS}".encode()))
    FollowUp.objects.create(assessment=made, months=6, due=date(2026, 7, 5))
    verified = Option.objects.get(assessment=made, number=1)
    words = {
        "code": made.code, "facility": factory.code, "task": "T01", "digest": "0" * 64, "number": verified.number,
        "step": made.steps.first().pk, "stream": made.waste_streams.first().pk, "signature": 1, "months": 6,
        "pk": made.evidence.first().pk,
    }  # fmt: skip
    return {"assessments": words}


def _certificate(factory: Facility) -> dict[str, dict[str, Any]]:
    by, today = years.user_of(factory), timezone.localdate()
    made = Certificate.objects.create(
        code="CN-000001", facility=factory, status=Certificate.Status.GRANTED, scope=f"Toàn nhà máy {WORDS}",
        grounds=f"Đã làm {WORDS}", note=WORDS, number="SXSH-2026-0001", decided_on=today, decision_number="1/QĐ",
        valid_until=today + timedelta(days=30), requested_by=by, public=False,
    )  # fmt: skip
    paper = CertificateFile.objects.create(
        certificate=made, file=files.store(f"%PDF giay {WORDS}".encode()), name=f"{WORDS}.pdf", by=by
    )
    return {"certificates": {"code": made.code, "facility": factory.code, "number": made.number, "pk": paper.pk}}


def _years(factory: Facility) -> dict[str, dict[str, Any]]:
    year = FacilityYear.objects.get(facility=factory, year=2024)
    held = Reading.objects.filter(facility_year=year).first()
    assert held is not None
    words = {
        "code": factory.code, "resource": "electricity", "year": 2024, "stream": "electricity", "reading": held.pk,
        "province": PROVINCE, "industry": years.BEER,
    }  # fmt: skip
    return {"performance": words}


def lent(unit_code: str, days: int) -> User:
    """A consultant to whom a unit lent the officer's role until today, or some days from it."""
    consultant = world.person(Role.OFFICER, "TV-01")
    Delegation.objects.create(
        unit_code=unit_code, user=consultant, role=Role.OFFICER, granted_by=world.person(Role.LEADER, unit_code),
        until=timezone.localdate() + timedelta(days=days),
    )  # fmt: skip
    return consultant


WHOLE = bool(os.environ.get("PERMISSIONS_WHOLE"))
"""`make test-permissions`: all who stand near, every area; else the nearest and where factories are told of."""
AREAS = ("facilities", "arrivals", "assessments", "performance", "certificates", "options", "network", "desk")
STRANGERS = ("rival", "former consultant", "typist of the province", "other province", "inspector", "nobody")


def who(stand: str) -> Client:
    """A browser of somebody who stands near."""
    if stand == "nobody":
        return Client()
    people = {
        "rival": lambda: world.person(Role.FACILITY_USER, "CS000002"),
        "former consultant": lambda: lent("CS000001", -1),
        "typist of the province": lambda: lent(PROVINCE, 9),
        "other province": lambda: world.person(Role.LEADER, ELSEWHERE),
        "inspector": lambda: world.person(Role.INSPECTOR, ELSEWHERE),
        "delegate": lambda: lent("CS000001", 0),
        "officer": lambda: world.person(Role.OFFICER, PROVINCE),
    }
    return world.signed_in(people[stand]())


def paths(ground: Ground) -> Iterator[str]:
    """Every address that leads to what the factory has, the lists, and what is sought in them."""
    for door in addresses():
        if door.route.startswith(("tai-khoan/", "thanh-phan/")):
            continue
        area = _area(door)
        words = ground.words.get(area, {})
        if ("<" in door.route and not words) or not (WHOLE or area in AREAS):
            continue
        forms = ("xlsx", "csv") if re.search(r"<str:form>", door.route) else ("docx",)
        for form in forms:
            given = {**words, "form": form, "suffix": form, "chart": "x"}
            for table in ("tinh", "nganh") if "<str:table>" in door.route else ("x",):
                yield door.path({**given, "table": table})
    for lists in ("tim-kiem", "co-so", "hieu-qua", "danh-gia", "chung-nhan", "chung-nhan/cong-khai", "don-vi"):
        for asked in (NAME, WORDS, "4100999777", "CS000001", "DG-1", "CN-000001", "SXSH-2026-0001"):
            yield f"/{lists}/?q={asked}"
    for form in ("xlsx", "csv"):
        yield f"/co-so/?q={NAME}&tai-ve={form}&trang-thai="
        yield f"/giai-phap/?tai-ve={form}"
    yield f"/giai-phap/co-so-giong/?nganh={years.BEER}&quy-mo=large"
    yield "/chung-nhan/kiem-tra/?so=SXSH-2026-0001"
    yield "/chung-nhan/kiem-tra/?so=SXSH-2026-0001&dau=0000000000000000"
    for resource in ("energy", "electricity"):
        yield f"/hieu-qua/ca-nuoc/?dong={resource}&nam=2024"


def _area(door: Address) -> str:
    module = door.view.__module__
    return module.removeprefix("sachhon.channels.office.").split(".")[0] if "office" in module else ""


@pytest.mark.parametrize("stand", STRANGERS if WHOLE else STRANGERS[:3])
def test_nobody_else_meets_a_factorys_words_or_figures(ground: Ground, stand: str) -> None:
    client = who(stand)
    client.raise_request_exception = False
    leaks, opened, broken = [], 0, []
    for path in dict.fromkeys(paths(ground)):
        answer = client.get(path)
        opened += answer.status_code == 200
        broken += [path] if answer.status_code >= 500 else []
        if found := leaked(read(answer), path, MARKS):
            leaks.append(f"{path} ({answer.status_code}): {sorted(found)}")
    assert not leaks, "\n".join(leaks)
    assert not broken
    assert opened > 5


@pytest.mark.parametrize("stand", ["delegate", "officer"])
def test_its_own_meet_them_by_the_same_addresses(ground: Ground, stand: str) -> None:
    """The net holds: the last day of a delegation still counts, and so does the province."""
    client = who(stand)
    client.raise_request_exception = False
    met: dict[str, set[str]] = {}
    for path in dict.fromkeys(paths(ground)):
        answer = client.get(path)
        # The sealed reports of these tests are too thin for papers made of them.
        assert answer.status_code < 500 or path.startswith("/bao-cao/"), path
        for mark in leaked(read(answer), path, MARKS):
            met.setdefault(path.split("/")[1], set()).add(mark)
    areas = {"co-so", "danh-gia", "hieu-qua", "chung-nhan"} | ({"co-so-tiep-nhan"} if stand == "officer" else set())
    assert areas <= set(met)
    assert set().union(*met.values()) == MARKS
    assert met["hieu-qua"] >= {NAME, USED}


def test_the_name_is_told_to_who_holds_the_paper_alone(ground: Ground) -> None:
    """Of a certificate whose factory did not agree to be named only its number, its issuer and its days are told."""
    text = Client().get("/chung-nhan/so/SXSH-2026-0001/").content.decode()
    assert "SXSH-2026-0001" in text
    assert not leaked(text, "", MARKS | {folded(NAME)})
