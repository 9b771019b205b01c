"""From the task list to the sealed answer and its receipt, through the browser's requests."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sachhon.domain.accounts.api import Role, User, actor_of
from sachhon.domain.submissions.api import (
    Part,
    Revision,
    Status,
    Submission,
    ValueChange,
    accept,
    draft_values,
    draft_versions,
    findings_of,
    remark,
    return_to_unit,
    save_values,
)
from sachhon.formkit.values import Answer, Key, State
from tests import world

pytestmark = pytest.mark.django_db
UNIT = "P63-89"
COUNT = Key("enterprises_trained")


@pytest.fixture
def report() -> Submission:
    world.units()
    return world.submission(world.published_round())


@pytest.fixture
def people(report: Submission) -> dict[str, User]:
    roles = {"officer": Role.OFFICER, "head": Role.HEAD, "leader": Role.LEADER}
    made = {name: world.person(role, UNIT, f"Người {name}") for name, role in roles.items()}
    return {**made, "ministry": world.person(Role.MINISTRY_OFFICER, name="Hoàng Văn Bộ")}


def of(report: Submission, name: str, *more: object) -> str:
    return reverse(f"reports:{name}", args=(report.code, *more))


def write(report: Submission, user: User, **said: object) -> None:
    versions = draft_versions(report)
    changes = [
        ValueChange(Key(field), Answer(State.VALUE, value), versions.get(Key(field), 0))
        for field, value in said.items()
    ]
    save_values(actor=actor_of(user), submission=report, changes=changes)


def to_the_end(report: Submission, people: dict[str, User]) -> Revision:
    """Asked for, agreed by the head, approved by the leader."""
    world.signed_in(people["officer"]).post(of(report, "ask"), {"request_key": f"ask-{timezone.now()}"})
    world.signed_in(people["head"]).post(of(report, "approve_head"), {"request_key": f"h-{timezone.now()}"})
    world.signed_in(people["leader"]).post(of(report, "approve_leader"), {"request_key": f"l-{timezone.now()}"})
    return report.revisions.latest("number")


def test_the_list_leads_to_the_start_and_the_start_to_the_task_list(people: dict[str, User]) -> None:
    owed = world.obligation(world.published_round("2019-1"), UNIT)
    client = world.signed_in(people["officer"])
    listed = client.get(reverse("reports:list")).content.decode()
    start = reverse("reports:start", args=(owed.pk,))
    assert start in listed
    shown = client.get(start).content.decode()
    assert "46 câu hỏi trong 9 mục" in shown
    begun = client.post(start)
    assert begun.url == reverse("reports:report", args=(f"2019-1.{UNIT}",))
    assert client.get(start).url == begun.url
    assert client.post(start).url == begun.url
    assert Submission.objects.filter(obligation=owed).count() == 1


def test_the_task_list_tells_states_and_what_stands_in_the_way(report: Submission, people: dict[str, User]) -> None:
    write(report, people["officer"], goal_assessment="Đạt", funding_total=10, funding_local=40, enterprises_trained=5)
    remark(actor=actor_of(people["ministry"]), submission=report, key=COUNT, text="Xem lại")
    client = world.signed_in(people["officer"])
    shown = client.get(of(report, "report"))
    tasks = {task.page.item: (task.state, task.words) for task in shown.context["tasks"]}
    assert tasks["I.1"] == ("filled", "Đã xong")
    assert tasks["I.2"] == ("returned", "Cần bổ sung: 1 ý kiến")
    assert tasks["I.3"] == ("empty", "Chưa làm")
    assert "1 lỗi phải sửa" in shown.context["obstacles"]
    assert "42 câu chưa trả lời" in shown.context["obstacles"]
    text = shown.content.decode()
    for address in (of(report, "blank", "xlsx"), of(report, "check"), reverse("intake:of_report", args=(report.code,))):
        assert address in text


def test_asking_is_refused_while_errors_stand(report: Submission, people: dict[str, User]) -> None:
    write(report, people["officer"], funding_total=10, funding_local=4, funding_central=4)
    write(report, people["officer"], funding_international=1, funding_enterprises=0)
    client = world.signed_in(people["officer"])
    asked = client.post(of(report, "ask"), {"request_key": "a"}, follow=True).content.decode()
    assert "còn vấn đề phải sửa" in asked
    report.refresh_from_db()
    assert report.status == Status.DRAFT


def test_a_warning_is_answered_with_a_reason_that_leads_back(report: Submission, people: dict[str, User]) -> None:
    write(report, people["officer"], facilities_aware_share=Decimal(10))
    write(report, people["officer"], facilities_applying_share=Decimal(20))
    warned = next(one for one in findings_of(report) if one.needs_reason)
    client = world.signed_in(people["officer"])
    checked = client.get(of(report, "check")).content.decode()
    address = of(report, "reason", warned.fingerprint)
    assert address in checked
    empty = client.post(address, {"text": " ", "ve": of(report, "check")}).content.decode()
    assert "Chưa ghi lý do" in empty
    given = client.post(address, {"text": "Hai số khác mẫu điều tra", "ve": of(report, "check")})
    assert given.url == of(report, "check")
    assert "Hai số khác mẫu điều tra" in client.get(given.url).content.decode()
    outside = client.post(address, {"text": "Lại", "ve": "https://example.org/"})
    assert outside.url == of(report, "check")


def test_a_change_from_the_check_page_leads_back_there(report: Submission, people: dict[str, User]) -> None:
    client = world.signed_in(people["officer"])
    checked = client.get(of(report, "check")).content.decode()
    change = f"{of(report, 'section', 'I.2')}?ve={of(report, 'check')}#f-enterprises_trained"
    assert change in checked
    assert "Lưu và quay lại" in client.get(change).content.decode()
    data = {"base": "{}", "t:enterprises_trained": "9", "go": "back", "ve": of(report, "check")}
    assert client.post(of(report, "save", "I.2"), data).url == of(report, "check")
    assert draft_values(report)[COUNT].value == 9
    elsewhere = {**data, "ve": "//example.org/"}
    assert client.post(of(report, "save", "I.2"), elsewhere).url == of(report, "section", "I.2")


def test_the_road_to_the_receipt(report: Submission, people: dict[str, User]) -> None:
    write(report, people["officer"], enterprises_trained=1500, focal_unit="Trung tâm Khuyến công")
    officer, head, leader = (world.signed_in(people[name]) for name in ("officer", "head", "leader"))
    asked = officer.post(of(report, "ask"), {"request_key": "a"}, follow=True).content.decode()
    assert "Trưởng phòng, giám đốc trung tâm duyệt" in asked
    assert officer.post(of(report, "approve_head"), {"request_key": "x"}).status_code == 403
    decision = head.get(of(report, "decide")).content.decode()
    assert "1.500 doanh nghiệp" in decision
    assert "Đồng ý, chuyển lãnh đạo" in decision
    head.post(of(report, "approve_head"), {"request_key": "h", "note": "Đã xem"})
    assert "Phê duyệt và gửi Bộ" in leader.get(of(report, "decide")).content.decode()
    sealed = leader.post(of(report, "approve_leader"), {"request_key": "l"})
    assert sealed.url == of(report, "receipt", 1)
    assert leader.post(of(report, "approve_leader"), {"request_key": "l"}).url == sealed.url
    assert report.revisions.count() == 1
    revision = report.revisions.get()
    shown = officer.get(sealed.url).content.decode()
    assert revision.receipt.code in shown
    assert revision.digest[:8] in shown
    assert "<svg" in shown
    for name, start in (("receipt_file", b"%PDF"), ("pdf", b"%PDF"), ("word", b"PK")):
        assert officer.get(of(report, name, 1)).content.startswith(start)


def test_a_head_sends_back_with_words_and_the_officer_takes_back(report: Submission, people: dict[str, User]) -> None:
    write(report, people["officer"], enterprises_trained=1)
    officer, head = world.signed_in(people["officer"]), world.signed_in(people["head"])
    officer.post(of(report, "ask"), {"request_key": "a"})
    head.post(of(report, "send_back"), {"note": " "})
    report.refresh_from_db()
    assert report.status == Status.AWAITING
    head.post(of(report, "send_back"), {"note": "Thiếu kinh phí"})
    report.refresh_from_db()
    assert report.status == Status.DRAFT
    assert "Thiếu kinh phí" in officer.get(of(report, "report")).content.decode()
    officer.post(of(report, "ask"), {"request_key": "b"})
    officer.post(of(report, "withdraw"))
    report.refresh_from_db()
    assert report.status == Status.DRAFT


def test_what_waits_for_approval_is_locked(report: Submission, people: dict[str, User]) -> None:
    write(report, people["officer"], enterprises_trained=1)
    officer = world.signed_in(people["officer"])
    officer.post(of(report, "ask"), {"request_key": "a"})
    shown = officer.get(of(report, "section", "I.2")).content.decode()
    assert "t:enterprises_trained" not in shown
    assert "đang chờ duyệt" in shown
    saved = officer.post(of(report, "autosave"), {"section": "I.2", "t:enterprises_trained": "2"})
    assert saved.status_code == 403
    assert draft_values(report)[COUNT].value == 1


def test_returned_corrected_and_sent_again(report: Submission, people: dict[str, User]) -> None:
    write(report, people["officer"], enterprises_trained=1)
    to_the_end(report, people)
    ministry = actor_of(people["ministry"])
    by = timezone.localdate() + timedelta(days=5)
    remark(actor=ministry, submission=report, key=COUNT, text="Đề nghị xem lại số này")
    return_to_unit(actor=ministry, submission=Submission.objects.get(pk=report.pk), note="Sửa một số", by=by)
    officer = world.signed_in(people["officer"])
    shown = officer.get(of(report, "report")).content.decode()
    for words in ("Bộ yêu cầu bổ sung", "Sửa một số", f"{by:%d/%m/%Y}"):
        assert words in shown
    assert "Đề nghị xem lại số này" in officer.get(of(report, "section", "I.2")).content.decode()
    write(Submission.objects.get(pk=report.pk), people["officer"], enterprises_trained=21)
    assert to_the_end(report, people).number == 2
    compared = officer.get(of(report, "compare", 1, 2)).content.decode()
    assert "1 doanh nghiệp" in compared
    assert "21 doanh nghiệp" in compared
    listed = officer.get(of(report, "revisions")).content.decode()
    assert "So với bản 1" in listed


def test_an_accepted_report_is_reopened_by_the_ministry_with_a_reason(
    report: Submission, people: dict[str, User]
) -> None:
    write(report, people["officer"], enterprises_trained=1)
    to_the_end(report, people)
    accept(actor=actor_of(people["ministry"]), submission=Submission.objects.get(pk=report.pk))
    ministry, officer = world.signed_in(people["ministry"]), world.signed_in(people["officer"])
    assert officer.post(of(report, "reopen"), {"reason": "x"}).status_code == 403
    ministry.post(of(report, "reopen"), {"reason": ""})
    report.refresh_from_db()
    assert report.status == Status.ACCEPTED
    ministry.post(of(report, "reopen"), {"reason": "Đính chính số liệu"})
    report.refresh_from_db()
    assert report.status == Status.DRAFT
    assert "t:enterprises_trained" in officer.get(of(report, "section", "I.2")).content.decode()


def test_last_rounds_answer_stands_beside_and_is_taken_over_with_one_click(people: dict[str, User]) -> None:
    old = world.published_round("2017")
    old.published_at = timezone.now() - timedelta(days=300)
    old.save()
    before = world.submission(old, UNIT)
    write(before, people["officer"], enterprises_trained=120)
    to_the_end(before, people)
    now = world.submission(world.published_round("2019"), UNIT)
    officer = world.signed_in(people["officer"])
    assert "120 doanh nghiệp" in officer.get(of(now, "section", "I.2")).content.decode()
    form = {"base": "{}", "money_unit": "dong", "carry": "enterprises_trained"}
    officer.post(of(now, "save", "I.2"), form)
    taken = draft_values(now)[COUNT]
    assert taken.value == 120
    assert taken.origin is not None
    assert taken.origin.kind == "carried"
    assert "Lấy từ kỳ trước" in officer.get(of(now, "section", "I.2")).content.decode()


def test_a_report_is_split_answered_by_a_department_and_merged(report: Submission, people: dict[str, User]) -> None:
    department = world.child(world.unit(UNIT), "P63-89-KT", name="Phòng Kỹ thuật an toàn")
    worker = world.signed_in(world.person(Role.OFFICER, department.code, "Người phòng"))
    officer = world.signed_in(people["officer"])
    form = {"unit": str(department.pk), "sections": ["I.2", "I.4"], "due": "25/12/2030", "note": "Gấp"}
    assert officer.post(of(report, "parts"), {**form, "due": "mai"}).status_code == 200
    officer.post(of(report, "parts"), form)
    part = report.parts.get()
    assert (part.unit, part.sections, part.due) == (department, ["I.2", "I.4"], date(2030, 12, 25))
    mine = reverse("reports:part", args=(part.pk,))
    assert "Gấp" in worker.get(mine).content.decode()
    entry = reverse("reports:part_section", args=(part.pk, "I.2"))
    assert 'name="t:enterprises_trained"' in worker.get(entry).content.decode()
    data = {"section": "I.2", "t:enterprises_trained": "31", "base": "{}"}
    saved = worker.post(reverse("reports:part_autosave", args=(part.pk,)), data).json()
    assert saved["cells"]["enterprises_trained"]["kind"] == "saved"
    other = {"section": "I.2", "t:goal_assessment": "x", "base": "{}"}
    assert worker.post(reverse("reports:part_autosave", args=(part.pk,)), other).status_code == 403
    assert worker.get(reverse("reports:part_section", args=(part.pk, "I.1"))).status_code == 404
    assert worker.get(of(report, "report")).status_code == 403
    worker.post(reverse("reports:part_done", args=(part.pk,)))
    part.refresh_from_db()
    assert part.status == Part.Status.DONE
    officer.post(of(report, "merge_part", part.pk))
    part.refresh_from_db()
    assert part.status == Part.Status.MERGED
    assert draft_values(report)[COUNT].value == 31


def test_a_signed_scan_is_kept_and_says_what_it_proves(report: Submission, people: dict[str, User]) -> None:
    write(report, people["officer"], enterprises_trained=1)
    to_the_end(report, people)
    officer = world.signed_in(people["officer"])
    picture = SimpleUploadedFile("ban ky.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    officer.post(of(report, "attach", 1), {"file": picture})
    shown = officer.get(of(report, "receipt", 1)).content.decode()
    assert "ban ky.png" in shown
    assert "bản quét, chưa có chữ ký số" in shown
    wrong = SimpleUploadedFile("x.exe", b"MZ" + b"0" * 64)
    officer.post(of(report, "attach", 1), {"file": wrong})
    assert report.revisions.get().signed_copies.count() == 1
    copy = report.revisions.get().signed_copies.get()
    assert officer.get(of(report, "signed_copy", 1, copy.pk)).content.startswith(b"\x89PNG")


def test_anyone_may_check_a_receipt_and_learns_nothing_else(
    client: Client, report: Submission, people: dict[str, User]
) -> None:
    write(report, people["officer"], enterprises_trained=1500)
    revision = to_the_end(report, people)
    address = reverse("receipts:code", args=(revision.receipt.code,))
    genuine = client.get(address).content.decode()
    assert "Biên nhận có thật" in genuine
    assert "An Giang" not in genuine
    assert "1.500" not in genuine
    assert revision.digest not in genuine
    assert "đúng dấu vết số" in client.get(address, {"dau": revision.digest[:20]}).content.decode()
    assert "Dấu vết số không khớp" in client.get(address, {"dau": "0" * 20}).content.decode()
    assert "Không có biên nhận" in client.get(reverse("receipts:check"), {"ma": "SH26-0000-0000"}).content.decode()
    assert client.get(reverse("receipts:check")).status_code == 200


def test_the_printed_form_has_every_question_and_answer(report: Submission, people: dict[str, User]) -> None:
    write(report, people["officer"], enterprises_trained=1500)
    shown = world.signed_in(people["officer"]).get(of(report, "printed")).content.decode()
    assert "1.500 doanh nghiệp" in shown
    assert shown.count("<dt>") == 46


def test_other_units_see_nothing(report: Submission) -> None:
    stranger = world.signed_in(world.person(Role.LEADER, "P63-01"))
    for name, more in (("report", ()), ("section", ("I.2",)), ("check", ()), ("decide", ()), ("blank", ("xlsx",))):
        assert stranger.get(of(report, name, *more)).status_code == 403
    assert report.code not in stranger.get(reverse("reports:list")).content.decode()


def test_pages_ask_few_queries_whatever_the_rows(report: Submission, people: dict[str, User]) -> None:
    client = world.signed_in(people["officer"])

    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    client.get(of(report, "section", "II"))
    few = (count(of(report, "report")), count(of(report, "section", "II")))
    changes = [ValueChange(Key("plan_items", row, "content"), Answer(State.VALUE, f"Việc {row}")) for row in range(300)]
    save_values(actor=actor_of(people["officer"]), submission=report, changes=changes)
    assert (count(of(report, "report")), count(of(report, "section", "II"))) == few
    assert few[0] <= 12, few
    assert few[1] <= 15, few
