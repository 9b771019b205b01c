"""Pages of tasks, progress and the registers, opened and filled in as people do."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import (
    Award,
    AwardFacts,
    Event,
    Output,
    PlanTask,
    Progress,
    SurveyFacts,
    TaskYear,
    draft_award,
    record_survey,
)
from sachhon.domain.submissions.api import draft_values
from sachhon.formkit.values import Key
from tests import world
from tests.domain.planning.tasks import a_plan, a_task, held_event, party

pytestmark = pytest.mark.django_db
UNIT = "P63-89"
LIST = "Tên doanh nghiệp\tMã số thuế\tSố người\nCty TNHH MTV Tân Á\t0300588569\t3\nCông ty CP Bình Minh\t\t2\n\t\t4"


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def task() -> PlanTask:
    return a_task(a_plan(UNIT, 2025, 2027), "Tập huấn sản xuất sạch hơn", 2026, 2027)


@pytest.fixture
def officer() -> Client:
    return world.signed_in(world.person(Role.OFFICER, UNIT))


def test_the_list_says_what_to_do_where_there_is_nothing(officer: Client) -> None:
    page = officer.get(reverse("progress:list")).content.decode()
    assert "Chưa có nhiệm vụ nào trong năm" in page


def test_an_officer_records_progress_from_the_tasks_page(officer: Client, task: PlanTask) -> None:
    page = officer.get(reverse("progress:task", args=(task.code,)), {"nam": 2026})
    assert page.status_code == 200
    sent = {"status": "under_way", "text": "Đã ký hợp đồng", "version": 0, "request_key": "a1"}
    answer = officer.post(reverse("progress:progress", args=(task.code, 2026)), sent, follow=True)
    assert "Đã ghi tiến độ." in answer.content.decode()
    row = TaskYear.objects.get(task=task, year=2026)
    assert (row.status, row.version, row.entries.get().text) == ("under_way", 1, "Đã ký hợp đồng")
    again = officer.post(reverse("progress:progress", args=(task.code, 2026)), sent, follow=True)
    assert (again.status_code, Progress.objects.count()) == (200, 1)


def test_a_stale_page_writes_nothing_and_shows_what_stands(officer: Client, task: PlanTask) -> None:
    address = reverse("progress:progress", args=(task.code, 2026))
    officer.post(address, {"status": "under_way", "version": 0})
    answer = officer.post(address, {"status": "stopped", "text": "Thôi", "version": 0})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Người khác vừa lưu thay đổi" in page
    assert "<title>Lỗi:" in page.replace("\n", "")
    assert TaskYear.objects.get(task=task, year=2026).status == "under_way"


def test_an_output_is_typed_and_withdrawn(officer: Client, task: PlanTask) -> None:
    sent = {"measure": "training_courses", "quantity": "1.200", "request_key": "o1"}
    officer.post(reverse("progress:output", args=(task.code, 2026)), sent)
    officer.post(reverse("progress:output", args=(task.code, 2026)), sent)
    made = Output.objects.get()
    assert made.quantity == 1200
    assert "1.200 lớp" in officer.get(reverse("progress:list"), {"nam": 2026}).content.decode()
    ask = officer.get(reverse("progress:withdraw", args=(task.code, made.pk)))
    assert "Rút kết quả này?" in ask.content.decode()
    officer.post(reverse("progress:withdraw", args=(task.code, made.pk)))
    assert Output.objects.get().withdrawn_at is not None


def test_a_coordinating_body_sees_and_comments_but_does_not_record(task: PlanTask) -> None:
    party(task, "P63-01", "coordinating")
    helper = world.signed_in(world.person(Role.OFFICER, "P63-01"))
    assert "phối hợp" in helper.get(reverse("progress:list"), {"nam": 2026}).content.decode()
    page = helper.get(reverse("progress:task", args=(task.code,)), {"nam": 2026}).content.decode()
    assert "Gửi ý kiến" in page
    assert "Lưu tiến độ" not in page
    said = helper.post(reverse("progress:comment", args=(task.code, 2026)), {"text": "Đã cử 5 cán bộ"}, follow=True)
    assert "Đã cử 5 cán bộ" in said.content.decode()
    refused = helper.post(reverse("progress:progress", args=(task.code, 2026)), {"status": "done", "version": 0})
    assert refused.status_code == 403
    stranger = world.signed_in(world.person(Role.OFFICER, "P63-04"))
    assert stranger.get(reverse("progress:task", args=(task.code,))).status_code == 403
    assert task.title not in stranger.get(reverse("progress:list"), {"nam": 2026}).content.decode()


def test_unfinished_tasks_are_carried_over_after_one_yes(task: PlanTask) -> None:
    head = world.signed_in(world.person(Role.HEAD, UNIT))
    address = reverse("progress:carry_over", args=(task.plan.code, 2026))
    assert task.title in head.get(address).content.decode()
    head.post(address)
    head.post(address)
    carried = TaskYear.objects.get(task=task, year=2027)
    assert carried.rolled_from.year == 2026
    assert "Không còn việc dở" in head.get(address).content.decode()


def test_an_event_is_entered_with_its_list_and_counts(officer: Client, task: PlanTask) -> None:
    form = {
        "kind": "course", "topic": "Tập huấn cho ngành dệt", "first_day": "03/05/2026", "status": "held",
        "task": task.code, "cost": "30 triệu", "cost_source": "local", "request_key": "e1",
    }  # fmt: skip
    made = officer.post(reverse("progress:new_event", args=(UNIT,)), form, follow=True)
    event = Event.objects.get()
    assert made.redirect_chain[-1][0].endswith(f"/{event.code}/")
    assert (event.cost, event.status, event.first_day) == (30_000_000, "held", date(2026, 5, 3))
    address = reverse("progress:participants", args=(event.code,))
    preview = officer.post(address, {"text": LIST, "way": "add"})
    page = preview.content.decode()
    assert "Ô A4:" in page
    assert "thiếu tên doanh nghiệp" in page
    assert "Ghi 2 dòng vào danh sách" in page
    assert event.participants.count() == 0
    grid = preview.context["grid"]
    kept = officer.post(address, {"grid": grid, "way": "add", "apply": "1", "version": event.version}, follow=True)
    assert "thêm 2, sửa 0, bỏ 0" in kept.content.decode()
    assert {(one.measure, one.quantity) for one in Output.objects.filter(withdrawn_at=None)} == {
        ("training_courses", 1), ("participants", 5), ("enterprises_trained", 2),
    }  # fmt: skip


def test_a_list_is_sent_as_excel_in_the_columns_of_the_download(officer: Client) -> None:
    event = held_event(UNIT, "course", date(2026, 5, 3), [("Công ty A", "0300588569", 2)])
    other = held_event(UNIT, "course", date(2026, 6, 3), [])
    book = officer.get(reverse("progress:participants_file", args=(event.code,)))
    sent = SimpleUploadedFile("ds.xlsx", book.content)
    preview = officer.post(reverse("progress:participants", args=(other.code,)), {"file": sent, "way": "add"})
    page = preview.content.decode()
    assert "Công ty A" in page
    assert "0300588569" in page
    assert "1 sự kiện" in page


def test_a_report_is_filled_from_the_registers_after_its_difference_was_shown(officer: Client) -> None:
    report = world.submission(unit_code=UNIT)
    held_event(UNIT, "course", date(2016, 5, 3), [("Công ty A", "", 2), ("Cty B", "", 1)])
    address = reverse("progress:fill", args=(report.code,))
    page = officer.get(address)
    assert "Lấy các số đã chọn vào báo cáo" in page.content.decode()
    digest = page.context["filling"].digest
    done = officer.post(address, {"take": ["enterprises_trained"], "agreed": digest, "request_key": "f1"}, follow=True)
    assert "Đã lấy 1 số từ sổ ghi chép." in done.content.decode()
    answer = draft_values(report)[Key("enterprises_trained")]
    assert (answer.value, answer.origin.kind) == (2, "computed")
    cell = officer.get(reverse("reports:cell", args=(report.code, "enterprises_trained")))
    assert reverse("progress:counted", args=(UNIT, "enterprises_trained")) in cell.content.decode()


def test_the_words_page_of_a_count_lists_its_records(officer: Client) -> None:
    event = held_event(UNIT, "course", date(2016, 5, 3), [("Công ty A", "", 2)])
    held_event(UNIT, "workshop", date(2017, 5, 3), [("CÔNG TY A", "", 5)])
    address = reverse("progress:counted", args=(UNIT, "enterprises_trained"))
    page = officer.get(address, {"tu": "01/01/2009", "den": "31/03/2018"}).content.decode()
    assert "<strong>1 doanh nghiệp</strong>" in page
    assert event.code in page
    assert "chỉ tính một lần" in page


def test_an_award_goes_its_way(officer: Client, task: PlanTask) -> None:
    Output.objects.create(
        task_year=TaskYear.objects.create(task=task, year=2026, status="done"),
        measure="training_courses", quantity=3, by=world.person(Role.OFFICER, UNIT),
    )  # fmt: skip
    form = {"kind": "body", "candidate": "Phòng Công Thương", "form": "Bằng khen", "year": "2026", "tasks": [task.code]}
    drawn = officer.post(reverse("progress:new_award", args=(UNIT,)), {**form, "draw": "1"})
    assert "3 lớp" in drawn.content.decode()
    officer.post(reverse("progress:new_award", args=(UNIT,)), {**form, "grounds": "Tổ chức 3 lớp", "request_key": "k"})
    award = Award.objects.get()
    officer.post(reverse("progress:propose_award", args=(award.code,)))
    leader = world.signed_in(world.person(Role.LEADER, UNIT))
    leader.post(reverse("progress:endorse_award", args=(award.code,)), {"agree": "yes"})
    ministry = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    decide = reverse("progress:decide_award", args=(award.code,))
    assert "Nhập số và ngày" in ministry.post(decide, {"granted": "yes"}).content.decode()
    ministry.post(decide, {"granted": "yes", "number": "12/QĐ-BCT", "on": "20/11/2026"})
    award.refresh_from_db()
    assert (award.status, award.decision_number) == ("granted", "12/QĐ-BCT")
    word = officer.get(reverse("progress:award_letter", args=(award.code,)))
    assert word.content[:2] == b"PK"


PAGES = ("list", "units", "events", "surveys", "awards", "summaries")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_lists_open_for_everybody_in_both_languages(name: str, language: str) -> None:
    for role, unit in ((Role.OFFICER, UNIT), (Role.MINISTRY_OFFICER, "BCT"), (Role.INSPECTOR, "BCT")):
        person = world.signed_in(world.person(role, unit))
        person.cookies["django_language"] = language
        assert person.get(reverse(f"progress:{name}"), follow=True).status_code == 200


def test_the_ministrys_list_needs_few_queries_however_many_tasks(django_assert_max_num_queries) -> None:
    for unit in ("P63-89", "P63-01", "P63-04"):
        plan = a_plan(unit, 2025, 2027)
        for number in range(30):
            a_task(plan, f"Nhiệm vụ {number}", 2025, 2027)
    ministry = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    with django_assert_max_num_queries(20):
        page = ministry.get(reverse("progress:list"), {"nam": 2026})
    assert page.context["counts"].all == 90
    with django_assert_max_num_queries(18):
        ministry.get(reverse("progress:units"), {"nam": 2026})


def test_what_a_unit_recorded_is_on_no_page_of_another_unit(task: PlanTask) -> None:
    mine = world.actor(Role.OFFICER, UNIT)
    event = held_event(UNIT, "course", date(2026, 5, 3), [("Cty Dấu Riêng", "", 2)], task, mine)
    unit = world.unit(UNIT)
    survey = record_survey(actor=mine, unit=unit, facts=SurveyFacts("Khảo sát Dấu Riêng", date(2026, 5, 3)))
    award = draft_award(actor=mine, unit=unit, facts=AwardFacts("body", "Dấu Riêng", "Bằng khen", "Có", 2026))
    stranger = world.signed_in(world.person(Role.LEADER, "P63-01"))
    pages = {
        "task": (task.code,), "event": (event.code,), "survey": (survey.code,), "award": (award.code,),
        "award_letter": (award.code,), "participants_file": (event.code,), "counted": (UNIT, "workshops"),
        "enterprises": (UNIT,), "summary": (UNIT, 2026), "new_event": (UNIT,), "new_award": (UNIT,),
    }  # fmt: skip
    assert {name: stranger.get(reverse(f"progress:{name}", args=args)).status_code for name, args in pages.items()} == (
        dict.fromkeys(pages, 403)
    )
    for name in PAGES:
        told = stranger.get(reverse(f"progress:{name}"), {"nam": 2026}, follow=True).content.decode()
        assert "Dấu Riêng" not in told
        assert event.topic not in told
        assert task.title not in told
    for name in ("list", "events", "surveys", "awards"):
        sheet = stranger.get(reverse(f"progress:{name}"), {"nam": 2026, "tai-ve": "csv"}).content.decode("utf-8-sig")
        assert len(sheet.splitlines()) == 1
    assert (
        "Cty Dấu Riêng"
        in world.signed_in(mine.user).get(reverse("progress:event", args=(event.code,))).content.decode()
    )


def test_a_coordinating_body_sees_no_event_of_the_unit_on_the_tasks_page(task: PlanTask) -> None:
    event = held_event(UNIT, "course", date(2026, 5, 3), [], task)
    party(task, "P63-01", "coordinating")
    helper = world.signed_in(world.person(Role.OFFICER, "P63-01"))
    page = helper.get(reverse("progress:task", args=(task.code,)), {"nam": 2026}).content.decode()
    assert "1 lớp" in page
    assert reverse("progress:event", args=(event.code,)) not in page
    assert "Nguồn trong văn bản" not in page


def test_what_somebody_else_saved_is_laid_beside_what_was_typed(officer: Client) -> None:
    mine, unit = world.actor(Role.OFFICER, UNIT), world.unit(UNIT)
    facts = SurveyFacts("Khảo sát", date(2026, 5, 3), asked=0, cost=30_000_000)
    survey = record_survey(actor=mine, unit=unit, facts=facts)
    typed = {"title": "Khảo sát 2026", "first_day": "04/05/2026", "asked": "", "cost": "30 triệu", "version": "7"}
    page = officer.post(reverse("progress:change_survey", args=(survey.code,)), typed)
    assert page.status_code == 422
    told = dict(page.context["meanwhile"])
    assert told == {"Tên cuộc khảo sát": "Khảo sát", "Từ ngày": "03/05/2026", "Số được hỏi": "0"}
    assert 'value="Khảo sát 2026"' in page.content.decode()
    again = {**typed, "version": page.context["version"]}
    assert officer.post(reverse("progress:change_survey", args=(survey.code,)), again).status_code == 302
    survey.refresh_from_db()
    assert (survey.title, survey.asked, survey.cost) == ("Khảo sát 2026", None, 30_000_000)


def test_the_years_of_a_proposal_are_years_and_no_numbers(officer: Client) -> None:
    mine, unit = world.actor(Role.OFFICER, UNIT), world.unit(UNIT)
    award = draft_award(actor=mine, unit=unit, facts=AwardFacts("body", "Sở", "Bằng khen", "Có", 2026))
    page = officer.get(reverse("progress:change_award", args=(award.code,)))
    assert page.context["form"]["year"].value() == 2026
    assert 'value="2026"' in page.content.decode()
