"""Rounds in the office: the wizard loses nothing, the preview is what a unit sees, each act asks once more."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sachhon.catalogue import resource
from sachhon.codecs.forms import write_blank
from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import Obligation, Round, TemplateVersion, load_templates
from sachhon.domain.submissions.api import Status, Submission
from sachhon.foundation.models import OutgoingMail
from tests.world import child, person, signed_in, unit, units

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()
    units()
    load_templates()


@pytest.fixture
def officer() -> Client:
    return signed_in(person(Role.MINISTRY_OFFICER))


def at(name: str, *args: object) -> str:
    return reverse(f"rounds:{name}", args=args)


def begun(officer: Client, **more: str) -> Round:
    template = TemplateVersion.objects.get(template_id="bct-1819-2018")
    answer = officer.post(at("begin"), {"template": template.pk, **more})
    made = Round.objects.order_by("-pk").first()
    assert answer["Location"] == at("edit", made.code, "cong-van")
    return made


def save(officer: Client, made: Round, step: str, **told: object):
    made.refresh_from_db()
    return officer.post(at("edit", made.code, step), {"version": made.version, "go": "next", **told})


LETTER = {"letter_number": "2741/BCT-TKNL", "letter_date": "20/11/2026", "letter_text": "", "signer_authority": "TL"}


def published(officer: Client, **more: str) -> Round:
    made = begun(officer, **more)
    save(officer, made, "cong-van", **LETTER)
    assert officer.post(at("publish", made.code))["Location"] == at("published", made.code)
    made.refresh_from_db()
    return made


def test_a_round_is_open_after_four_pages_with_one_thing_typed(officer: Client) -> None:
    made = begun(officer)
    for step, following in (("don-vi", "thoi-han"), ("thoi-han", "tep")):
        page = officer.get(at("edit", made.code, step))
        form = page.context["form"]
        told = {name: value for name in form.fields if (value := form[name].value()) is not None and value is not False}
        if step == "thoi-han":
            told["data_until"] = f"{told['data_until']:%d/%m/%Y}"
        answer = officer.post(at("edit", made.code, step), {**told, "go": "next"})
        assert answer.status_code == 302, answer.context["form"].errors
        assert answer["Location"] == at("edit", made.code, following)
    assert save(officer, made, "cong-van", **LETTER).status_code == 302
    assert officer.get(at("preview", made.code)).context["lacks"] == []
    officer.post(at("publish", made.code))
    made.refresh_from_db()
    assert (made.status, made.obligations.count()) == (Round.Status.PUBLISHED, 34)


def test_back_and_steps_save_what_was_typed(officer: Client) -> None:
    made = begun(officer)
    answer = save(officer, made, "cong-van", **LETTER, go="back")
    assert answer["Location"] == at("edit", made.code, "bieu-mau")
    answer = save(officer, made, "cong-van", **{**LETTER, "signer_name": "Nguyễn An"}, go="thoi-han")
    assert answer["Location"] == at("edit", made.code, "thoi-han")
    made.refresh_from_db()
    assert (made.letter_number, made.signer_name) == ("2741/BCT-TKNL", "Nguyễn An")


def test_a_mistake_keeps_all_that_was_typed_and_says_where(officer: Client) -> None:
    made = begun(officer)
    page = save(officer, made, "cong-van", **{**LETTER, "letter_date": "31/02/2026"})
    text = page.content.decode()
    assert "<title>Lỗi:" in text
    assert 'href="#id_letter_date"' in text
    assert 'value="31/02/2026"' in text
    assert 'value="2741/BCT-TKNL"' in text


def test_two_officers_on_one_draft_are_told(officer: Client) -> None:
    made = begun(officer)
    save(officer, made, "cong-van", **LETTER)
    page = officer.post(at("edit", made.code, "cong-van"), {"version": 0, "go": "next", **LETTER, "letter_number": "9"})
    assert page.status_code == 200
    assert "người khác sửa" in page.content.decode()
    made.refresh_from_db()
    assert made.letter_number == "2741/BCT-TKNL"


def test_units_are_found_without_marks_added_and_taken_back(officer: Client) -> None:
    made = begun(officer)
    found = save(officer, made, "don-vi", kinds=["province"], q="bo cong thuong", go="search")
    assert [one.code for one, meant in found.context["found"]] == ["BCT"]
    page = save(officer, made, "don-vi", kinds=["province"], q="bo cong thuong", include="BCT")
    assert page.context["count"] == 35
    page = save(officer, made, "don-vi", kinds=["province"], exclude="P34-91")
    assert page.context["count"] == 34
    page = save(officer, made, "don-vi", kinds=["province"], forget="BCT")
    assert page.context["count"] == 33
    made.refresh_from_db()
    assert made.asked["exclude"] == ["P34-91"]


def test_the_count_follows_the_boxes_before_they_are_saved(officer: Client) -> None:
    made = begun(officer)
    told = {"version": made.version, "kinds": ["province"], "provinces": ["P34-91", "P34-92"]}
    assert "<strong>2</strong>" in officer.post(at("count_units", made.code), told).content.decode()
    made.refresh_from_db()
    assert made.asked["provinces"] == []


def test_a_letter_of_2018_offers_the_63_provinces(officer: Client) -> None:
    made = begun(officer)
    save(officer, made, "cong-van", **{**LETTER, "letter_date": "12/03/2018"})
    page = officer.get(at("edit", made.code, "don-vi"))
    assert len(page.context["form"].fields["provinces"].choices) == 63
    assert page.context["count"] == 63


def test_a_deadline_is_explained_with_its_holidays(officer: Client) -> None:
    made = begun(officer)
    save(officer, made, "cong-van", **{**LETTER, "letter_date": "20/04/2026"})
    text = officer.get(at("count_days", made.code), {"deadline_days": "10"}).content.decode()
    assert "Hạn nộp: 07/05/2026" in text
    assert "30/04/2026 · Ngày Chiến thắng" in text
    moved = officer.get(at("count_days", made.code), {"deadline": "01/05/2026"}).content.decode()
    assert "Hạn nộp: 04/05/2026" in moved


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"deadline_days": "", "deadline": ""}, "deadline_days"),
        ({"deadline_days": "20", "deadline": "31/12/2026"}, "deadline"),
        ({"deadline_days": "0"}, "deadline_days"),
        ({"deadline_days": "hai"}, "deadline_days"),
        ({"deadline_days": "20", "before": "5, x"}, "before"),
        ({"deadline_days": "20", "data_until": ""}, "data_until"),
    ],
)
def test_what_is_no_deadline_is_refused_at_its_field(officer: Client, told: dict[str, str], field: str) -> None:
    made = begun(officer)
    page = save(officer, made, "thoi-han", **{"data_until": "30/09/2026", "before": "5", "after": "1", **told})
    assert list(page.context["form"].errors) == [field]


def test_files_are_attached_and_removed(officer: Client) -> None:
    made = begun(officer)
    sent = SimpleUploadedFile("hướng dẫn.txt", "Xin chào".encode())
    officer.post(at("edit", made.code, "tep"), {"files": [sent], "go": "here"})
    kept = made.attachments.get()
    answer = officer.get(at("attachment", made.code, kept.pk))
    assert answer.content.decode() == "Xin chào"
    assert answer["Content-Disposition"] == (
        "attachment; filename=\"huong dan.txt\"; filename*=UTF-8''h%C6%B0%E1%BB%9Bng%20d%E1%BA%ABn.txt"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    officer.post(at("edit", made.code, "tep"), {"remove": kept.pk})
    assert not made.attachments.exists()


def test_the_confirmation_says_how_many_units_and_mails_and_who_is_not_reached(officer: Client) -> None:
    person(Role.OFFICER, "P34-91")
    made = begun(officer)
    save(officer, made, "cong-van", **LETTER)
    page = officer.get(at("publish", made.code))
    assert (page.context["count"], page.context["mails"], len(page.context["unreached"])) == (34, 1, 33)
    assert not Obligation.objects.exists()


def test_what_is_missing_leads_to_its_page(officer: Client) -> None:
    made = begun(officer)
    page = officer.post(at("publish", made.code))
    assert page.context["lacks"] == [("Nhập số công văn.", "cong-van")]
    assert not Obligation.objects.exists()


def test_a_unit_sees_what_the_preview_showed(officer: Client) -> None:
    own = signed_in(person(Role.OFFICER, "P34-91"))
    made = begun(officer)
    save(officer, made, "cong-van", **LETTER)
    before = officer.get(at("preview", made.code), {"unit": "P34-91"})
    officer.post(at("publish", made.code))
    after = own.get(at("request", made.code, "P34-91"))
    assert before.context["shown"].paragraphs == after.context["shown"].paragraphs
    assert before.context["shown"].outline == after.context["shown"].outline
    assert after.context["shown"].addressee == "Ủy ban nhân dân tỉnh An Giang"
    for name, media in (("request_letter", "pdf"), ("request_letter", "docx"), ("request_blank", "xlsx")):
        assert own.get(at(name, made.code, "P34-91", media)).status_code == 200
        assert own.get(at(name, made.code, "P34-92", media)).status_code == 403
    assert own.get(at("request", made.code, "P34-92")).status_code == 403
    assert own.get(at("page", made.code)).status_code == 403


def test_the_list_counts_what_the_reader_may_see(officer: Client) -> None:
    own = signed_in(person(Role.OFFICER, "P34-91"))
    other = signed_in(person(Role.OFFICER, "P34-92"))
    made = begun(officer)
    save(officer, made, "don-vi", kinds=["province"], exclude="P34-92")
    save(officer, made, "cong-van", **LETTER)
    officer.post(at("publish", made.code))
    begun(officer)
    assert "0/33" in officer.get(at("list")).content.decode()
    text = own.get(at("list")).content.decode()
    assert "0/1" in text
    assert "0/33" not in text
    assert "Đang soạn" not in text
    assert made.title not in other.get(at("list")).content.decode()


def test_a_test_round_stands_apart_and_says_so_everywhere(officer: Client) -> None:
    own = signed_in(person(Role.OFFICER, "P34-91"))
    made = published(officer, is_test="on")
    for page in ("page", "units", "preview", "published"):
        assert "Đợt thử" in officer.get(at(page, made.code)).content.decode() or page == "published"
    assert "Đợt thử" in own.get(at("request", made.code, "P34-91")).content.decode()
    assert OutgoingMail.objects.count() == 1
    assert [one.code for one in officer.get(at("list")).context["tests"]] == [made.code]


def test_chosen_units_are_extended_waived_reminded_after_a_question(officer: Client) -> None:
    person(Role.OFFICER, "P34-91")
    made = published(officer)
    chosen = list(made.obligations.filter(unit__code__in=("P34-91", "P34-92")))
    ids = {"unit": [one.pk for one in chosen]}
    asked = officer.post(at("extend", made.code), ids).content.decode()
    assert "<h1>Gia hạn</h1>" in asked
    assert "An Giang" in asked
    assert {one.deadline for one in made.obligations.all()} == {made.deadline}
    officer.post(at("extend", made.code), {**ids, "until": "29/01/2027", "reason": "Bão"})
    assert made.obligations.exclude(deadline=made.deadline).count() == 2
    page = officer.post(at("extend", made.code), {**ids, "until": "29/01/2027", "reason": ""})
    assert list(page.context["form"].errors) == ["reason"]
    officer.post(at("waive", made.code), {"unit": ids["unit"][:1], "reason": "Đã gửi"})
    asked = officer.post(at("remind", made.code), ids)
    assert (len(asked.context["chosen"]), asked.context["mails"]) == (1, 0)
    officer.post(at("unwaive", made.code), {"unit": ids["unit"][:1], "reason": "Nhầm"})
    Submission.objects.create(code="x", obligation=chosen[1], status=Status.SUBMITTED)
    asked = officer.post(at("remind", made.code), ids)
    before = OutgoingMail.objects.count()
    told = {**ids, "note": "", "request_key": asked.context["form"]["request_key"].value()}
    for _again in range(2):
        officer.post(at("remind", made.code), told)
    assert OutgoingMail.objects.count() == before + 1
    assert officer.post(at("remind", made.code), {})["Location"] == at("units", made.code)


def test_closing_says_who_still_owes_and_can_be_undone(officer: Client) -> None:
    made = published(officer)
    assert officer.get(at("close", made.code)).context["owing"] == 34
    officer.post(at("close", made.code), {"reason": "Đủ"})
    assert officer.get(at("extend", made.code)).status_code == 403
    officer.post(at("reopen", made.code), {"reason": "Bổ sung"})
    made.refresh_from_db()
    assert made.status == Round.Status.PUBLISHED


def test_downloads_of_a_round(officer: Client) -> None:
    made = published(officer)
    for name, suffixes in (("letter", ("docx", "pdf")), ("blank", ("docx", "xlsx", "json"))):
        for suffix in suffixes:
            answer = officer.get(at(name, made.code, suffix))
            assert answer.status_code == 200
            assert f".{suffix}" in answer["Content-Disposition"]
        assert officer.get(at(name, made.code, "exe")).status_code == 404


def test_a_template_is_uploaded_compared_tried_out_and_published(officer: Client) -> None:
    yaml = resource("templates/bct-1819-2018.yaml").read_text("utf-8").replace('version: "1"', 'version: "2"', 1)
    wrong = SimpleUploadedFile("moi.yaml", yaml.replace("type: percent\n", "type: phần\n").encode())
    page = officer.post(at("template_upload"), {"file": wrong})
    assert any("moi.yaml" in reason for reason in page.context["refused"].reasons)
    sent = officer.post(at("template_upload"), {"file": SimpleUploadedFile("moi.yaml", yaml.encode())})
    draft = TemplateVersion.objects.get(template_id="bct-1819-2018", version="2")
    assert sent["Location"] == at("template", draft.pk)
    assert officer.get(at("template", draft.pk)).context["comparison"].same
    blank = io.BytesIO(write_blank(draft.definition, ".xlsx", sample=False))
    tried = officer.post(at("template_try", draft.pk), {"file": SimpleUploadedFile("x.xlsx", blank.getvalue())})
    assert tried.context["trial"].refused == ""
    assert len(tried.context["trial"].answers) == len(draft.definition.fields)
    assert (
        "không"
        in officer.post(
            at("template_try", draft.pk), {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04")}
        ).content.decode()
    )
    officer.post(at("template_publish", draft.pk))
    draft.refresh_from_db()
    assert draft.status == TemplateVersion.Status.PUBLISHED
    assert officer.post(at("template_discard", draft.pk)).status_code == 403


@pytest.mark.parametrize("name", ["list", "units", "page"])
def test_pages_ask_as_little_with_many_units(officer: Client, name: str) -> None:
    made = published(officer)
    top = unit("BCT")
    for number in range(120):
        one = child(top, f"CS-{number:05d}", Unit.Kind.FACILITY)
        Obligation.objects.create(round=made, unit=one, unit_name=one.name, deadline=made.deadline)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert officer.get(at(name, *(() if name == "list" else (made.code,)))).status_code == 200
    assert len(asked) <= 12, [query["sql"][:90] for query in asked]


def test_every_page_is_whole_in_english(officer: Client) -> None:
    made = published(officer)
    draft = begun(officer)
    officer.cookies["django_language"] = "en"
    steps = [at("edit", draft.code, step) for step in ("bieu-mau", "cong-van", "don-vi", "thoi-han", "tep")]
    others = [at(name, made.code) for name in ("page", "units", "close", "published")]
    for path in (*steps, *others, at("list"), at("begin"), at("templates"), at("preview", draft.code)):
        page = officer.get(path, headers={"accept-language": "en"})
        assert page.status_code == 200
