"""Data entry through the browser's requests: pages, saves, conflicts, carrying over, tables, pasting."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from sachhon.domain.accounts.api import Role, actor_of
from sachhon.domain.submissions.api import (
    Submission,
    ValueChange,
    draft_values,
    draft_versions,
    history,
    open_section,
    save_values,
)
from sachhon.formkit.values import Answer, Key, Origin, State
from tests import world

pytestmark = pytest.mark.django_db
MONEY, COUNT = Key("funding_total"), Key("enterprises_trained")


@pytest.fixture
def report() -> Submission:
    world.units()
    return world.submission(world.published_round())


@pytest.fixture
def officer(report: Submission) -> Client:
    return world.signed_in(world.person(Role.OFFICER, "P63-89", "Nguyễn Văn A"))


def page(report: Submission, item: str = "I.2") -> str:
    return reverse("reports:section", args=(report.code, item))


def put(report: Submission, key: Key, value: object, *, by: str = "", base: int | None = None) -> int:
    """Somebody writes an answer."""
    user = world.person(Role.OFFICER, "P63-89", by or "Trần Thị B")
    seen = draft_versions(report).get(key, 0) if base is None else base
    state = value if isinstance(value, State) else State.VALUE
    answer = Answer(state, None if isinstance(value, State) else value)
    saved = save_values(actor=actor_of(user), submission=report, changes=[ValueChange(key, answer, seen)])
    return saved.saved[key]


def autosave(
    client: Client, report: Submission, texts: dict[str, str], base: dict[str, int] | None = None, **more: str
):
    data = {"section": "I.2", "base": json.dumps(base or {}), "money_unit": "dong", **texts, **more}
    return client.post(reverse("reports:autosave", args=(report.code,)), data)


def test_a_section_shows_its_questions_with_inputs(officer: Client, report: Submission) -> None:
    shown = officer.get(page(report)).content.decode()
    for name in ("t:enterprises_trained", "t:funding_total", "t:focal_unit_document:date", "s:funding_total"):
        assert f'name="{name}"' in shown
    assert "đồng" in shown
    assert "Không có" in shown
    assert "Chưa có số liệu" in shown
    assert officer.get(page(report, "nothing")).status_code == 404


def test_autosave_saves_what_was_typed_and_tells_the_new_version(officer: Client, report: Submission) -> None:
    texts = {"t:enterprises_trained": "1.234", "t:funding_total": "1,5 tỷ", "s:funding_total": ""}
    answer = autosave(officer, report, texts).json()
    assert answer["cells"]["enterprises_trained"]["kind"] == "saved"
    assert answer["cells"]["enterprises_trained"]["version"] == 1
    assert answer["cells"]["enterprises_trained"]["inputs"]["t:enterprises_trained"] == "1.234"
    assert answer["cells"]["funding_total"]["echo"] == "= 1.500.000.000 đồng (Một tỷ năm trăm triệu đồng)"
    assert answer["note"].startswith("Đã lưu")
    assert draft_values(report)[COUNT].value == 1234
    assert draft_values(report)[MONEY].value == 1_500_000_000
    assert draft_values(report)[MONEY].origin == Origin("typed")


def test_the_origin_of_a_retyped_answer_is_told_with_the_save(officer: Client, report: Submission) -> None:
    read = Origin("read", "cong-van.docx", "ab" * 32, 3, 9, "12 <b>lớp</b>")
    user = world.person(Role.OFFICER, "P63-89")
    change = ValueChange(COUNT, Answer(State.VALUE, 12, read), 0)
    save_values(actor=actor_of(user), submission=report, changes=[change])
    shown = officer.get(page(report)).content.decode()
    said = 'Đọc từ cong-van.docx: <q>12 &lt;b&gt;lớp&lt;/b&gt;</q> <a href="/tiep-nhan/'
    assert said in shown
    same = autosave(officer, report, {"t:enterprises_trained": "12"}, {"enterprises_trained": 1}).json()
    assert said in same["cells"]["enterprises_trained"]["origin"]
    typed = autosave(officer, report, {"t:enterprises_trained": "13"}, {"enterprises_trained": 1}).json()
    assert typed["cells"]["enterprises_trained"]["origin"] == ""
    wrong = autosave(officer, report, {"t:enterprises_trained": "nhiều"}, {"enterprises_trained": 2}).json()
    assert "origin" not in wrong["cells"]["enterprises_trained"]


def test_a_repeated_request_changes_nothing(officer: Client, report: Submission) -> None:
    texts = {"t:enterprises_trained": "12"}
    first = autosave(officer, report, texts, request_key="abc").json()
    again = autosave(officer, report, texts, request_key="abc").json()
    assert first["cells"]["enterprises_trained"]["version"] == again["cells"]["enterprises_trained"]["version"] == 1
    assert draft_versions(report) == {COUNT: 1}


def test_what_is_no_answer_is_refused_at_its_place_and_the_rest_is_saved(officer: Client, report: Submission) -> None:
    texts = {"t:enterprises_trained": "nhiều lắm", "t:quick_assessments": "7"}
    answer = autosave(officer, report, texts).json()
    assert answer["cells"]["enterprises_trained"]["kind"] == "invalid"
    assert "không phải là số" in answer["cells"]["enterprises_trained"]["html"]
    assert answer["wrong"] == 1
    assert {key.field: answer.value for key, answer in draft_values(report).items()} == {"quick_assessments": 7}


def test_nil_and_unknown_are_answers_and_blank_takes_an_answer_back(officer: Client, report: Submission) -> None:
    autosave(officer, report, {"t:enterprises_trained": "", "s:enterprises_trained": "nil"})
    assert draft_values(report)[COUNT].state is State.NIL
    autosave(
        officer, report, {"t:enterprises_trained": "", "s:enterprises_trained": "unknown"}, {"enterprises_trained": 1}
    )
    assert draft_values(report)[COUNT].state is State.UNKNOWN
    autosave(officer, report, {"t:enterprises_trained": "", "s:enterprises_trained": ""}, {"enterprises_trained": 2})
    assert COUNT not in draft_values(report)
    assert [past.answer.state for past in history(report, COUNT)] == [State.MISSING, State.UNKNOWN, State.NIL]


def test_two_tabs_never_overwrite_one_another_silently(officer: Client, report: Submission) -> None:
    put(report, COUNT, 200)
    answer = autosave(officer, report, {"t:enterprises_trained": "150"}, {"enterprises_trained": 0}).json()
    told = answer["cells"]["enterprises_trained"]
    assert told["kind"] == "conflict"
    for words in ("Trần Thị B", "200", "150", "Giữ của tôi"):
        assert words in told["html"]
    assert draft_values(report)[COUNT].value == 200
    kept = {"t:enterprises_trained": "150", "r:enterprises_trained": "mine", "rv:enterprises_trained": "1"}
    assert autosave(officer, report, kept).json()["cells"]["enterprises_trained"]["version"] == 2
    assert draft_values(report)[COUNT].value == 150


def test_after_a_conflict_the_others_answer_can_be_taken(officer: Client, report: Submission) -> None:
    put(report, COUNT, 200)
    texts = {"t:enterprises_trained": "150", "r:enterprises_trained": "theirs", "rv:enterprises_trained": "1"}
    told = autosave(officer, report, texts).json()["cells"]["enterprises_trained"]
    assert told["taken"]
    assert told["inputs"]["t:enterprises_trained"] == "200"
    assert draft_versions(report)[COUNT] == 1


def test_a_choice_made_over_an_older_conflict_is_asked_again(officer: Client, report: Submission) -> None:
    put(report, COUNT, 200)
    put(report, COUNT, 300, by="Lê Văn E")
    texts = {"t:enterprises_trained": "150", "r:enterprises_trained": "mine", "rv:enterprises_trained": "1"}
    assert autosave(officer, report, texts).json()["cells"]["enterprises_trained"]["kind"] == "conflict"
    assert draft_values(report)[COUNT].value == 300


def test_a_doubtful_number_is_asked_about_and_the_choice_is_saved(officer: Client, report: Submission) -> None:
    texts = {"t:funding_total": "1.234", "money_unit": "trieu"}
    told = autosave(officer, report, texts).json()["cells"]["funding_total"]
    assert told["kind"] == "doubtful"
    assert "1.234.000.000 đồng" in told["html"]
    assert "1.234.000 đồng" in told["html"]
    assert MONEY not in draft_values(report)
    autosave(officer, report, {**texts, "k:funding_total": "1234"})
    assert draft_values(report)[MONEY].value == 1_234_000_000


def test_the_ordinary_form_saves_and_goes_on_without_any_script(officer: Client, report: Submission) -> None:
    data = {"base": "{}", "money_unit": "dong", "t:enterprises_trained": "12", "go": "next"}
    saved = officer.post(reverse("reports:save", args=(report.code, "I.2")), data)
    assert saved.url == page(report, "I.3")
    assert draft_values(report)[COUNT].value == 12


def test_the_ordinary_form_shows_what_was_refused_again_with_a_summary(officer: Client, report: Submission) -> None:
    put(report, COUNT, 200)
    data = {"base": "{}", "money_unit": "dong", "t:enterprises_trained": "150", "t:quick_assessments": "abc"}
    shown = officer.post(reverse("reports:save", args=(report.code, "I.2")), data).content.decode()
    assert "<title>Lỗi:" in shown
    assert 'href="#c-quick_assessments"' in shown
    assert 'value="abc"' in shown
    assert 'value="150"' in shown
    assert 'name="r:enterprises_trained" value="theirs"' in shown
    assert "&quot;enterprises_trained&quot;: 0" in shown


def test_what_others_wrote_is_kept_when_the_form_still_holds_the_old_answers(
    officer: Client, report: Submission
) -> None:
    put(report, COUNT, 100)
    put(report, COUNT, 200, by="Lê Văn E")
    data = {"base": '{"enterprises_trained": 1}', "t:enterprises_trained": "100", "t:quick_assessments": "5"}
    officer.post(reverse("reports:save", args=(report.code, "I.2")), data)
    assert draft_values(report)[COUNT].value == 200
    assert draft_values(report)[Key("quick_assessments")].value == 5


def test_rows_are_added_totalled_and_removed(officer: Client, report: Submission) -> None:
    texts = {
        "section": "II",
        "t:plan_items.0.content": "Tập huấn",
        "t:plan_items.0.amount": "150",
        "money_unit": "trieu",
    }
    texts |= {"t:plan_items.1.content": "Đánh giá", "t:plan_items.1.amount": "không có"}
    answer = autosave(officer, report, texts).json()
    assert answer["totals"]["plan_items"]["amount"] == "150"
    assert draft_values(report)[Key("plan_items", 1, "amount")].state is State.NIL
    saved = officer.post(reverse("reports:save", args=(report.code, "II")), {"base": "{}", "x:plan_items.0": "1"})
    assert saved.url.endswith("#f-plan_items")
    assert {key.row for key in draft_values(report)} == {1}
    shown = officer.get(page(report, "II")).content.decode()
    assert 'value="Đánh giá"' in shown
    assert 'value="Tập huấn"' not in shown


def test_the_unit_of_money_is_switched_and_stays(officer: Client, report: Submission) -> None:
    put(report, MONEY, 1_500_000_000)
    assert 'value="1.500"' in officer.get(f"{page(report)}?don-vi=trieu").content.decode()
    shown = officer.get(page(report)).content.decode()
    assert 'value="1.500"' in shown
    assert "triệu đồng" in shown
    saved = officer.post(
        reverse("reports:save", args=(report.code, "I.2")),
        {"base": '{"funding_total": 1}', "money_unit": "trieu", "t:funding_total": "1.500"},
    )
    assert saved.status_code == 302
    assert draft_versions(report)[MONEY] == 1


def test_a_pasted_table_is_shown_before_it_is_applied(officer: Client, report: Submission) -> None:
    address = reverse("reports:paste", args=(report.code, "plan_items"))
    text = "Nội dung\tKinh phí\tNăm\nTập huấn\t150\t2019\nĐánh giá\tnhiều\t2020"
    shown = officer.post(address, {"table": text, "money_unit": "trieu"})
    preview = shown.content.decode()
    assert "150.000.000 đồng" in preview
    assert "1 ô không hiểu được" in preview
    assert draft_values(report) == {}
    hidden = {name: str(shown.context[name]) for name in ("column", "base", "request_key", "first")}
    form = {"apply": "1", "money_unit": "trieu", "table": shown.context["table_json"], "row": hidden["first"], **hidden}
    assert officer.post(address, form).status_code == 302
    said = {(key.row, key.column): answer.value for key, answer in draft_values(report).items()}
    assert said == {
        (0, "content"): "Tập huấn",
        (0, "amount"): 150_000_000,
        (0, "year"): 2019,
        (1, "content"): "Đánh giá",
        (1, "year"): 2020,
    }
    officer.post(address, form)
    assert len(draft_versions(report)) == 5


def test_a_pasted_table_without_headings_goes_where_it_was_pasted(officer: Client, report: Submission) -> None:
    address = reverse("reports:paste", args=(report.code, "plan_items"))
    form = {"apply": "1", "table": '[["2019", "5"], ["2020", "6"]]', "row": "3", "column": "year", "base": "{}"}
    officer.post(address, form)
    said = {(key.row, key.column): answer.value for key, answer in draft_values(report).items()}
    assert said == {(3, "year"): 2019, (3, "amount"): 5, (4, "year"): 2020, (4, "amount"): 6}


def test_the_history_of_an_answer_is_shown_and_undone(officer: Client, report: Submission) -> None:
    put(report, COUNT, 100)
    put(report, COUNT, 200, by="Lê Văn E")
    address = reverse("reports:cell", args=(report.code, "enterprises_trained"))
    shown = officer.get(address).content.decode()
    for words in ("200 doanh nghiệp", "100 doanh nghiệp", "Lê Văn E", "Trần Thị B"):
        assert words in shown
    officer.post(f"{address}hoan-tac/")
    assert draft_values(report)[COUNT].value == 100


def test_an_origin_leads_to_its_words(officer: Client, report: Submission) -> None:
    user = world.person(Role.OFFICER, "P63-89")
    origin = Origin("read", file="001.docx", sha256="a" * 64, start=10, end=20, quote="1.500 doanh nghiệp")
    change = ValueChange(COUNT, Answer(State.VALUE, 1500, origin))
    save_values(actor=actor_of(user), submission=report, changes=[change])
    shown = officer.get(page(report)).content.decode()
    assert "001.docx" in shown
    assert f"{'a' * 64}/nguon?start=10&amp;end=20" in shown


def test_remarks_are_made_answered_and_settled(officer: Client, report: Submission) -> None:
    address = reverse("reports:remark", args=(report.code, "enterprises_trained"))
    officer.post(address, {"text": "Số này lấy từ đâu?"})
    remark = report.remarks.get()
    officer.post(address, {"text": "Từ sổ theo dõi.", "answers": str(remark.pk)})
    shown = officer.get(page(report)).content.decode()
    assert "Số này lấy từ đâu?" in shown
    assert "Từ sổ theo dõi." in shown
    officer.post(reverse("reports:settle", args=(report.code, "enterprises_trained")), {"remark": str(remark.pk)})
    remark.refresh_from_db()
    assert remark.resolved_at is not None
    officer.post(address, {"text": " "})
    assert report.remarks.count() == 2


def test_presence_names_the_others_and_counts_what_they_changed(officer: Client, report: Submission) -> None:
    other = actor_of(world.person(Role.OFFICER, "P63-89", "Trần Thị B"))
    open_section(actor=other, submission=report, section="I.2")
    put(report, COUNT, 5, by="Trần Thị B hai")
    address = reverse("reports:presence", args=(report.code, "I.2"))
    told = officer.post(address, {"base": "{}"}).content.decode()
    assert "Trần Thị B đang sửa mục này" in told
    assert "1 câu trả lời của mục này vừa được người khác sửa" in told
    assert "Trần Thị B đang sửa" in officer.get(reverse("reports:report", args=(report.code,))).content.decode()


def test_blanks_come_prefilled_in_every_format(officer: Client, report: Submission) -> None:
    put(report, COUNT, 77)
    for kind, start in (("xlsx", b"PK"), ("docx", b"PK"), ("json", b"{")):
        reply = officer.get(reverse("reports:blank", args=(report.code, kind)))
        assert reply.content.startswith(start)
        assert "attachment" in reply["Content-Disposition"]
    told = json.loads(officer.get(reverse("reports:blank", args=(report.code, "json"))).content)
    assert {entry["field"]: entry.get("value") for entry in told["values"]}["enterprises_trained"] == 77
    assert officer.get(reverse("reports:blank", args=(report.code, "exe"))).status_code == 404


def test_details_are_asked_only_where_the_answer_is_yes(officer: Client) -> None:
    asked = world.submission(world.published_round("2013", "bct-1594-2013-annex-1"))
    address = reverse("reports:report", args=(asked.code,))

    def count() -> int:
        return next(task.fields for task in officer.get(address).context["tasks"] if task.page.item == "2")

    before = count()
    put(asked, Key("action_plan"), True)
    assert count() == before + 1
    assert "Trả lời khi" in officer.get(page(asked, "2")).content.decode()


def test_a_table_lists_its_cells_with_their_histories(officer: Client, report: Submission) -> None:
    put(report, Key("plan_items", 2, "amount"), 7)
    shown = officer.get(reverse("reports:cell", args=(report.code, "plan_items"))).content.decode()
    assert reverse("reports:cell", args=(report.code, "plan_items.2.amount")) in shown
    one = officer.get(reverse("reports:cell", args=(report.code, "plan_items.2.amount"))).content.decode()
    assert "7 đồng" in one
