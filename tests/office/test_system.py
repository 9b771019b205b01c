"""The system's pages: the trail, the queue, the outbox, health."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from sachhon.domain.accounts.api import Role
from sachhon.foundation import jobs
from sachhon.foundation.audit import Who, record
from sachhon.foundation.models import AuditEntry, Job, OutgoingMail
from tests.world import person, signed_in, units

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    units()
    return signed_in(person(Role.ADMINISTRATOR))


@transaction.atomic
def told(verb: str, name: str, unit_code: str = "", **detail: Any) -> AuditEntry:
    return record(
        who=Who(1, name), verb=verb, object_type="submission", object_id="S1", unit_code=unit_code, detail=detail
    )


def page(client: Client, name: str, **query: str) -> str:
    answer = client.get(reverse(f"system:{name}"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def failed_job(actor_id: int | None = None) -> Job:
    return Job.objects.create(
        kind="intake.read",
        label="Đọc cong-van.docx",
        function="x",
        actor_id=actor_id,
        state=Job.State.FAILED,
        attempts=1,
        error="Tệp hỏng",
    )


def test_the_trail_is_filtered_by_who_what_where_and_when(administrator: Client) -> None:
    told("submission.approve", "Trần Thị Bình", "P63-89", ghi_chú="đồng ý")
    told("round.publish", "Nguyễn Văn An")
    assert "phê duyệt báo cáo" in page(administrator, "audit")
    by_name = page(administrator, "audit", ai="Bình")
    assert "Trần Thị Bình" in by_name
    assert "đồng ý" in by_name
    assert "mở đợt báo cáo</td>" not in by_name
    assert "Trần Thị Bình" not in page(administrator, "audit", viec="round.publish")
    assert "Trần Thị Bình" in page(administrator, "audit", don_vi="P63-89", loai="submission", ma="S1")
    today = timezone.localdate()
    assert "Trần Thị Bình" in page(administrator, "audit", tu=f"{today:%d/%m/%Y}", den=f"{today:%d/%m/%Y}")
    assert "Không có dòng nào khớp" in page(administrator, "audit", den=f"{today - timedelta(days=2):%d/%m/%Y}")
    wrong = page(administrator, "audit", tu="hôm qua")
    assert "Nhập ngày theo dạng ngày/tháng/năm" in wrong
    assert "<title>Lỗi:" in wrong


def test_the_download_holds_what_the_page_shows_and_no_formula_and_is_itself_told_of(administrator: Client) -> None:
    told("submission.approve", "=HYPERLINK(1)", "P63-89")
    told("round.publish", "Nguyễn Văn An")
    answer = administrator.get(reverse("system:audit_export"), {"ai": "HYPERLINK"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[-1][2] == "=HYPERLINK(1)"
    assert sum(row[0] != "" for row in rows[3:]) == 2
    assert b"<f>" not in answer.content
    entry = AuditEntry.objects.get(verb="audit.export")
    assert entry.detail == {"rows": 1, "Người làm": "HYPERLINK"}


def test_the_trail_is_verified_as_a_job_and_the_page_says_what_was_found(administrator: Client) -> None:
    told("submission.approve", "Trần Thị Bình")
    for _ in range(2):
        assert administrator.post(reverse("system:audit_verify")).status_code == 302
    assert Job.objects.filter(kind="audit.verify").count() == 1
    assert 'aria-busy="true"' in page(administrator, "audit")
    jobs.run_waiting()
    assert "Nhật ký nguyên vẹn" in page(administrator, "audit")
    Job.objects.filter(kind="audit.verify").update(
        result={"sound": False, "entries": 2, "heads": 0, "broken_count": 1, "broken": [{"harm": "cut", "number": 7}]}
    )
    broken = page(administrator, "audit")
    assert "Nhật ký đã bị can thiệp" in broken
    assert "Dòng 7: từ đây phần cuối bị cắt" in broken


def test_a_failed_job_shows_why_and_is_run_again(administrator: Client) -> None:
    job = failed_job()
    shown = page(administrator, "jobs")
    assert "Tệp hỏng" in shown
    assert "Không có tiến trình nào đang chạy công việc" in shown
    again = administrator.post(reverse("system:job_repeat", args=[job.pk]), follow=True)
    assert "Đã đưa công việc trở lại hàng đợi" in again.content.decode()
    job.refresh_from_db()
    assert job.state == Job.State.WAITING
    assert AuditEntry.objects.filter(verb="job.repeat", object_id=str(job.pk)).count() == 1


def test_scheduled_jobs_are_shown_when_asked_for(administrator: Client) -> None:
    Job.objects.create(kind="scheduled.mail.send", label="mail.send", function="x")
    assert "mail.send" not in page(administrator, "jobs")
    assert "mail.send" in page(administrator, "jobs", **{"dinh-ky": "1"})


def test_a_mail_that_failed_shows_why_and_is_sent_again(administrator: Client) -> None:
    mail = OutgoingMail.objects.create(
        key="k",
        to="so@example.vn",
        subject="Đôn đốc",
        text="Kính gửi <Sở>",
        state=OutgoingMail.State.FAILED,
        error="550 No such user",
        next_try_at=timezone.now(),
    )
    assert "550 No such user" in page(administrator, "mails", den="so@")
    assert "Không có thư nào" in page(administrator, "mails", den="khac@")
    one = administrator.get(reverse("system:mail", args=[mail.pk])).content.decode()
    assert "Kính gửi &lt;Sở&gt;" in one
    administrator.post(reverse("system:mail_repeat", args=[mail.pk]))
    mail.refresh_from_db()
    assert mail.state == OutgoingMail.State.QUEUED


def test_health_names_the_remedy(administrator: Client) -> None:
    shown = page(administrator, "health")
    assert "Có bộ phận không hoạt động" in shown
    assert "Chạy “sachhon worker”" in shown


def test_strangers_learn_only_that_it_answers() -> None:
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("name", ["health", "audit", "audit_export", "jobs", "mails"])
def test_officers_and_provinces_see_nothing_of_it(name: str) -> None:
    units()
    for user in (person(Role.MINISTRY_OFFICER), person(Role.INSPECTOR, "P63-89"), person(Role.LEADER, "P34-91")):
        assert signed_in(user).get(reverse(f"system:{name}")).status_code == 403


def test_an_inspector_reads_and_changes_nothing() -> None:
    units()
    inspector = signed_in(person(Role.INSPECTOR))
    job = failed_job()
    assert "Chạy lại ngay" not in page(inspector, "jobs")
    assert inspector.post(reverse("system:job_repeat", args=[job.pk])).status_code == 403
    assert inspector.post(reverse("system:audit_verify")).status_code == 302


def test_who_asked_for_a_job_sees_how_far_it_is_and_others_do_not() -> None:
    units()
    owner, other = person(Role.OFFICER, "P63-89"), person(Role.OFFICER, "P63-89")
    address = reverse("system:job", args=[failed_job(owner.pk).pk])
    assert "Đọc cong-van.docx" in signed_in(owner).get(address).content.decode()
    assert signed_in(other).get(address).status_code == 404
    assert signed_in(other).get(reverse("system:job", args=[failed_job(None).pk])).status_code == 404


def test_lists_need_few_queries_however_long(administrator: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(60):
        told("submission.approve", f"Người {number}")
        failed_job(number)
    for name in ("audit", "jobs", "mails", "health"):
        with django_assert_max_num_queries(26 if name == "health" else 12):
            page(administrator, name)
