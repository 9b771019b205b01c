"""Who hands over sees, and leaves behind in the record, what the unit still owes and what they typed of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from sachhon.domain.accounts.api import Handover
from sachhon.domain.submissions.api import Part, Status, Submission
from sachhon.domain.submissions.handing_over import open_reports
from tests import world
from tests.domain.submissions.people import People, saved

pytestmark = pytest.mark.django_db
TITLE = "Báo cáo “Báo cáo tình hình thực hiện sản xuất sạch hơn”"


def told(unit: str, user: int) -> list[tuple[str, str, str]]:
    return [(one.label, one.detail, one.key) for one in open_reports(unit, user)]


def test_drafts_are_listed_with_what_the_person_typed(people: People, report: Submission) -> None:
    Submission.objects.update(return_by=date(2026, 12, 5))
    saved(people.officer, report, enterprises_trained=3, quick_assessments=4)
    saved(people.head, report, detailed_assessments=5)
    (line,) = told("P63-89", people.officer.user.pk)
    assert line == (TITLE, "Nháp; hạn bổ sung 05/12/2026; 2 câu do người bàn giao nhập", report.code)
    assert "1 câu" in told("P63-89", people.head.user.pk)[0][1]
    assert told("P63-92", people.officer.user.pk) == []


def test_what_is_not_begun_and_parts_are_listed_and_what_is_done_is_not(people: People, report: Submission) -> None:
    second = world.published_round("2019-0001")
    world.obligation(second, "P63-89")
    department = world.child(world.unit("P63-89"), "P63-89-A")
    part = Part.objects.create(submission=report, unit=department, assigned_by=people.head.user, due=date(2026, 12, 1))
    assert told("P63-89", 0)[0][1].split(",")[0] == "chưa bắt đầu"
    assert told("P63-89-A", 0) == [
        ("Phần việc của báo cáo “Báo cáo tình hình thực hiện sản xuất sạch hơn”", "hạn 01/12/2026", str(part.pk))
    ]
    Submission.objects.update(status=Status.SUBMITTED)
    second.obligations.all().delete()
    assert told("P63-89", 0) == []


def test_the_page_of_the_handover_and_its_record_list_them(people: People, report: Submission) -> None:
    saved(people.head, report, enterprises_trained=3)
    client = world.signed_in(people.head.user)
    address = reverse("people:hand_over", args=("P63-89", people.head.user.pk))
    words = {"successor_email": "moi@angiang.gov.vn", "successor_name": "Lê Thị Mới", "note": "", "step": "check"}
    assert "1 câu do người bàn giao nhập" in client.post(address, words).content.decode()
    done = client.post(address, {**words, "step": "confirm"})
    record = client.get(done.headers["Location"]).content.decode()
    assert f'href="{reverse("reports:report", args=(report.code,))}"' in record
    assert Handover.objects.get().open_work[0]["key"] == report.code
