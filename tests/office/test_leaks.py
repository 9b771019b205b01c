"""What a person may not see is on no page: every address of the resolver, opened by those at the edge of the rights.

Two ways. Marks: every unit has words and a figure of its own, sought in every answer (downloads are unpacked). And
before and after: the same pages are opened with the other provinces' work absent and present; not a count may differ.
"""

from __future__ import annotations

import io
import logging
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from django.core.cache import cache
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from sachhon.domain.accounts.api import MINISTRY, Delegation, Invitation, Membership, Registration, Role, User
from sachhon.domain.intake.api import IncomingMail, Received
from sachhon.domain.planning.api import Campaign
from sachhon.domain.planning.api import Registration as TaskRegistration
from sachhon.domain.registry.api import Contact, FocalBody, Unit
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.api import Part, Receipt, Remark, Revision, Status, Submission
from sachhon.domain.submissions.sealing import canonical, digest_of
from sachhon.formkit.values import to_json
from sachhon.foundation import files
from sachhon.foundation.models import Job, OutgoingMail
from tests import world
from tests.domain.rollups.revisions import answers
from tests.permissions.addresses import Address, addresses
from tests.permissions.objects import name_of

pytestmark = pytest.mark.django_db
FOREIGN = {11: Status.DRAFT, 12: Status.SUBMITTED, 13: Status.RETURNED, 14: Status.ACCEPTED, 15: Status.AWAITING}
CRAWLED = (12, 13)
"""Of these each address is opened; the others' work stands in the lists and counts."""
OPEN_TO_ALL = ("nguoi-dung/dang-ky/", "thanh-phan/")
"""Registration names the provinces to everyone (they are public); the page of components shows samples."""
HOME, FORMER, DEPARTMENT, FACILITY = 21, 22, 23, 24
"""HOME has a former province, a department and a facility below it."""
_CHANGES = re.compile(
    r'nonce="[^"]*"|nonce-[\w+/=-]+|value="[A-Za-z0-9]{64}"|"[A-Za-z0-9]{64}"|[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}'
)
_DOWNLOADS = ("spreadsheetml", "wordprocessingml", "application/pdf", "csv", "octet-stream", "rfc822", "zip")


def name_mark(number: int) -> str:
    """In the name and the code of a unit."""
    return f"kin{number}z"


def work_mark(number: int) -> str:
    """In what it wrote: files, remarks, people, letters."""
    return f"sec{number}z"


def figure(number: int) -> int:
    """What it answered."""
    return 7_731_000 + number


@dataclass
class Place:
    """A unit with the words of addresses that lead to what is its own."""

    number: int
    unit: Unit
    words: dict[str, dict[str, Any]] = field(default_factory=dict)


def place(number: int, parent: Unit, kind: str = Unit.Kind.PROVINCE) -> Place:
    unit = world.child(parent, f"ZQ{number}-{name_mark(number)}".upper(), kind, f"Nơi Zq{number} {name_mark(number)}")
    told = work_mark(number)
    officer = world.person(Role.OFFICER, unit.code, f"Zq{number} {told}", f"{told}@example.vn")
    contact = Contact.objects.create(unit=unit, name=f"Zq{number} {told}", email=f"lien-he-{told}@example.vn")
    FocalBody.objects.create(unit=unit, name=f"Sở {told}")
    invitation = Invitation.objects.create(
        email=f"moi-{told}@example.vn", unit_code=unit.code, unit_name=unit.name, role=Role.OFFICER,
        token_hash=f"{number:064d}", invited_by=officer, expires_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    lent = Delegation.objects.create(
        unit_code=unit.code, user=world.person(Role.OFFICER, f"TV-{number}", f"Tư vấn {told}"), role=Role.OFFICER,
        granted_by=officer, until=timezone.localdate() + timedelta(days=1), note=told,
    )  # fmt: skip
    person = {"unit_code": unit.code, "person_id": officer.pk}
    words = {
        "people": {
            **person,
            "membership_id": Membership.objects.get(user=officer).pk,
            "invitation_id": invitation.pk,
            "delegation_id": lent.pk,
        },
        "registry": {"code": unit.code, "contact": contact.pk},
    }
    return Place(number, unit, words)


def sealed(report: Submission, trained: int) -> Revision:
    """A sealed revision with its receipt, whole enough for the official documents."""
    owed = report.obligation
    asked, now = owed.round, timezone.now()
    content = {
        **to_json(asked.template.definition, answers(enterprises_trained=trained)),
        "unit": {"code": owed.unit.code, "name": owed.unit_name, "kind": owed.unit.kind},
        "round": {
            "code": asked.code,
            "title": asked.title,
            "letter_number": asked.letter_number,
            "letter_date": str(asked.letter_date),
            "data_until": str(asked.data_until),
            "is_test": False,
        },
        "revision": {"number": 1, "previous": "", "reason": ""},
        "reasons": [],
        "approvals": [],
        "typists": [],
        "files": [],
        "sealed": {"at": now.isoformat(), "by": "Người ký", "on_behalf": ""},
    }
    text = canonical(content)
    revision = Revision.objects.create(
        submission=report, number=1, template=asked.template, content=text, digest=digest_of(text),
        request_key=report.code, sealed_by=User.objects.get(email=f"{work_mark(trained - figure(0))}@example.vn"),
        sealed_at=now,
    )  # fmt: skip
    Receipt.objects.create(revision=revision, code=f"BN-{revision.digest[:10]}", at=now)
    report.standing = revision
    return revision


def work(here: Place, asking: Round, status: str) -> Submission:
    """A report in a status with a sealed revision, a file that waits, a remark, letters in and out, a job."""
    number, told = here.number, work_mark(here.number)
    owed = world.obligation(asking, here.unit.code)
    report = Submission.objects.create(code=f"{asking.code}.{here.unit.code}", obligation=owed, status=status)
    revision = sealed(report, figure(number))
    report.return_note = f"Trả lại vì {told}" if status == Status.RETURNED else ""
    report.step = 1
    report.save()
    officer = User.objects.get(email=f"{told}@example.vn")
    remark = Remark.objects.create(submission=report, field="enterprises_trained", text=f"Nhận xét {told}", by=officer)
    body = f"Công văn của {told}: {figure(number)} cơ sở.".encode()
    mail = IncomingMail.objects.create(
        message_id=f"<{told}@example.vn>", sender=f"{told}@example.vn", subject=f"Thư {told}", body=told,
        raw=files.store(b"From: x\n\n" + body), unit=here.unit, obligation=owed,
    )  # fmt: skip
    file = files.store(body)
    received = Received.objects.create(
        file=file, name=f"{told}.txt", obligation=owed, mail=mail, text=body.decode(), status=Received.Status.READ
    )
    job = Job.objects.create(kind="x", label=f"Đọc {told}", function="x", unit_code=here.unit.code, message=told)
    sent = OutgoingMail.objects.create(
        key=told, to=f"{told}@example.vn", subject=told, text=told, next_try_at=timezone.now()
    )
    campaign, _new = Campaign.objects.get_or_create(round=asking, defaults={"year": 2014, "status": "notified"})
    task = TaskRegistration.objects.create(
        code=f"DK-{told}", campaign=campaign, unit=here.unit, revision=revision, name=f"Nhiệm vụ {told}", content=told,
        central=figure(number), status="refused", granted=0, outcome="excluded", decision_note=f"Vì {told}",
    )  # fmt: skip
    common = {"item": "1", "cell": "enterprises_trained", "field": "enterprises_trained", "fingerprint": "x"}
    here.words |= {
        "rounds": {"code": asking.code, "unit": here.unit.code},
        "reports": {**common, "code": report.code, "pk": owed.pk, "number": revision.number, "before": 1, "after": 1},
        "review": {"code": report.code, "pk": remark.pk},
        "intake": {"received_id": received.pk, "digest": file.digest, "code": report.code, "mail_id": mail.pk},
        "system": {"job_id": job.pk, "mail_id": sent.pk},
        "figures": {"code": asking.code, "field": "enterprises_trained", "unit": here.unit.code, "number": 1},
        "receipts": {"code": revision.receipt.code},
        "campaigns": {"code": asking.code, "registration": task.code, "pk": 1, "where": "dong-dang-ky"},
    }
    return report


@dataclass
class Ground:
    """The round, and HOME with what is below it."""

    asking: Round
    places: dict[int, Place]


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Hundreds of refusals need not be logged with their traces."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def ground() -> Ground:
    cache.clear()
    world.units()
    asking = world.published_round()
    home = place(HOME, world.unit(MINISTRY))
    places = {
        HOME: home,
        FORMER: place(FORMER, home.unit),
        DEPARTMENT: place(DEPARTMENT, home.unit, Unit.Kind.DEPARTMENT),
        FACILITY: place(FACILITY, home.unit, Unit.Kind.FACILITY),
    }
    report = work(home, asking, Status.DRAFT)
    for number in (FORMER, FACILITY):
        work(places[number], asking, Status.SUBMITTED)
    part = Part.objects.create(
        submission=report,
        unit=places[DEPARTMENT].unit,
        sections=[],
        assigned_by=world.person(Role.HEAD, home.unit.code),
    )
    places[DEPARTMENT].words["reports"] = {"code": report.code, "pk": part.pk, "item": "1", "field": "x", "cell": "x"}
    return Ground(asking, places)


def others(ground: Ground) -> list[Place]:
    """The other provinces with their reports in every status, each with a department and a facility."""
    found = []
    for number, status in FOREIGN.items():
        here = place(number, world.unit(MINISTRY))
        work(here, ground.asking, status)
        found.append(here)
        for below, kind in ((number + 20, Unit.Kind.DEPARTMENT), (number + 40, Unit.Kind.FACILITY)):
            found.append(place(below, here.unit, kind))
    Received.objects.create(file=files.store(b"chua xep"), name=f"{work_mark(11)}-chua-xep.txt")
    Registration.objects.create(
        email=f"dk-{work_mark(12)}@example.vn", full_name=work_mark(12), unit_code=found[3].unit.code,
        document=files.store(b"%PDF-1.4"), document_name=f"{work_mark(12)}.pdf",
    )  # fmt: skip
    return found


STANDS = ("officer", "consultant", "department", "facility", "nobody")
# Each opens every address: the suite asks one of them, `make test-permissions` all (PERMISSIONS_WHOLE).
ASKED = STANDS if os.environ.get("PERMISSIONS_WHOLE") else STANDS[:1]


def who(ground: Ground, stand: str) -> Client:
    """A browser of somebody at the edge."""
    places = ground.places
    if stand == "officer":
        return world.signed_in(world.person(Role.OFFICER, places[HOME].unit.code))
    if stand == "department":
        return world.signed_in(world.person(Role.OFFICER, places[DEPARTMENT].unit.code))
    if stand == "facility":
        return world.signed_in(world.person(Role.FACILITY_USER, places[FACILITY].unit.code))
    user = User.objects.create_user(f"{stand}@example.vn", world.PASSWORD, full_name="Người ngoài")
    if stand == "consultant":
        Membership.objects.create(user=user, unit_code="TV-01", role=Role.OFFICER)
        Delegation.objects.create(
            unit_code=places[HOME].unit.code, user=user, role=Role.OFFICER,
            granted_by=world.person(Role.LEADER, places[HOME].unit.code),
            until=timezone.localdate() + timedelta(days=1),
        )  # fmt: skip
    return world.signed_in(user)


def hidden_at_home(stand: str) -> set[str]:
    """Marks of HOME and what is below it that this person may not see either."""
    below = (FORMER, DEPARTMENT, FACILITY)
    work_of = {number: {work_mark(number), str(figure(number))} for number in (HOME, *below)}
    whole = {number: work_of[number] | {name_mark(number)} for number in (HOME, *below)}
    if stand == "officer":
        return set()
    if stand == "consultant":
        # The departments of a report to be typed are named in it.
        return whole[FORMER] | whole[FACILITY] | work_of[DEPARTMENT]
    if stand == "department":
        # A part names the report that it is of; and the unit's page the units above it.
        return whole[FORMER] | whole[FACILITY] | work_of[HOME]
    if stand == "facility":
        return whole[FORMER] | whole[DEPARTMENT] | work_of[HOME]
    return set().union(*whole.values())


def marks_of(number: int) -> set[str]:
    return {name_mark(number), work_mark(number), str(figure(number))}


def paths(doors: list[Address], here: Place, *, in_every_form: bool = True) -> Iterator[str]:
    """Every address with the words that lead to what this unit has; a document in each of its forms."""
    for door in doors:
        if door.route in OPEN_TO_ALL or door.route.startswith("tai-khoan/"):
            continue
        area = "receipts" if door.route.startswith("bien-nhan/") else _area(door)
        words = here.words.get(area, {})
        if "<" in door.route and not words:
            continue
        forms = ["docx", "pdf", "xlsx"] if "suffix" in door.route else ["xlsx", "csv", "word"]
        formed = re.search(r"<str:(suffix|form|kind)>", door.route)
        if formed and not in_every_form:
            continue
        chosen = forms if formed else [""]
        for form in chosen:
            yield door.path({**words, "suffix": form, "form": form, "kind": form, "chart": "x", "table": "x"})


def _area(door: Address) -> str:
    if door.access is not None and door.access.find is not None:
        return name_of(door.access.find).split(".")[0]
    return door.view.__module__.removeprefix("sachhon.channels.office.").split(".")[0]


def questions() -> list[str]:
    """Searches, pages and filters of the lists, for what is not one's own and what is."""
    found = []
    for number in (HOME, FORMER, *CRAWLED):
        for lists in ("tim-kiem", "don-vi", "nguoi-dung"):
            found.append(f"/{lists}/?q=zq{number}&page=1")
        found += [f"/don-vi/tai-ve.xlsx?q=zq{number}", f"/tim-kiem/?q={figure(number)}"]
        found.append(f"/dang-ky-nhiem-vu/?page={number - HOME + 1}")
        found += [f"/don-vi/cay/?under=ZQ{number}-{name_mark(number).upper()}", f"/tiep-nhan/tep/?q=zq{number}"]
    return [*found, "/bao-cao/?page=2", "/don-vi/?page=2", "/don-vi/?state=all", "/nguoi-dung/?da-thoi=1"]


def read(answer: HttpResponseBase) -> str:
    """All words of an answer; documents are unpacked."""
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            data = b"\n".join(packed.read(name) for name in packed.namelist())
    elif data.startswith(b"%PDF") and len(data) > 20:
        pages = pypdfium2.PdfDocument(data)
        data = "\n".join(page.get_textpage().get_text_range() for page in pages).encode()
    head = " ".join(f"{name}: {value}" for name, value in answer.items())
    return f"{head}\n{data.decode('utf-8', 'replace')}"


def leaked(told: str, path: str, marks: set[str]) -> set[str]:
    """The marks that stand in an answer, other than in its own address; figures in any notation."""
    text = told.replace(path, "").replace(path.replace("&", "&amp;"), "").lower()
    for value in parse_qs(urlsplit(path).query).values():
        text = text.replace(value[0].lower(), "")
    plain = re.sub(r"(?<=\d)[.,\s\u00a0](?=\d)", "", text)
    return {mark for mark in marks if mark in text or (mark.isdigit() and mark in plain)}


def page_of(answer: HttpResponseBase) -> str | None:
    """A page without what is new in each; None where it is none."""
    if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
        return _CHANGES.sub("", answer.content.decode())  # type: ignore[attr-defined]
    return None


@pytest.mark.parametrize("stand", ASKED)
def test_no_address_shows_what_the_person_may_not_see(ground: Ground, stand: str) -> None:
    """Neither a mark of it, nor a count or a row that changes with it."""
    client, doors = who(ground, stand), addresses()
    client.raise_request_exception = False
    places = ground.places.values()
    pages = [path for here in places for path in paths(doors, here, in_every_form=False)]
    before = {path: page_of(client.get(path)) for path in dict.fromkeys((*pages, *questions()))}
    foreign = others(ground)
    hidden = set().union(*(marks_of(one.number) for one in foreign)) | hidden_at_home(stand)
    mine = [path for here in places for path in paths(doors, here)]
    theirs = [path for here in foreign if here.number in CRAWLED for path in paths(doors, here)]
    leaks, differ, opened = [], [], 0
    met: set[str] = set()
    all_names = {name_mark(number) for number in (*FOREIGN, *ground.places)}
    for path in dict.fromkeys((*mine, *theirs, *questions())):
        answer = client.get(path)
        # The ministry's letter names all to whom it was sent, as it does on paper; and nothing else of them.
        told = hidden - all_names if "/cong-van." in path else hidden
        words = read(answer)
        found = leaked(words, path, told)
        opened += answer.status_code == 200
        met |= leaked(words, path, marks_of(HOME))
        if found:
            leaks.append(f"{path} ({answer.status_code}): {sorted(found)}")
        if path in before and page_of(answer) != before[path]:
            differ.append(path)
    assert not leaks, "\n".join(leaks)
    assert differ == []
    assert opened > 10
    assert sum(page is not None for page in before.values()) > 10
    # The net holds: the same addresses do show HOME's officer what is HOME's.
    assert stand != "officer" or met == marks_of(HOME)


def test_the_marks_are_found_where_they_may_be_seen(ground: Ground) -> None:
    """The net holds: the ministry meets another's marks by the same addresses, and its words do open the downloads."""
    there = next(one for one in others(ground) if one.number == CRAWLED[0])
    client = world.signed_in(world.person(Role.ADMINISTRATOR))
    client.raise_request_exception = False
    met, given = set(), set()
    for door in addresses():
        for path in paths([door], there):
            answer = client.get(path)
            met |= leaked(read(answer), path, marks_of(there.number))
            if answer.status_code == 200 and any(kind in answer["Content-Type"] for kind in _DOWNLOADS):
                given.add(door.name)
    assert met == marks_of(there.number)
    assert given >= {"export", "original", "raw", "word", "pdf", "receipt_file"}, given
