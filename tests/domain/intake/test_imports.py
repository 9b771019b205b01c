"""Filled blanks: recognised, compared with the draft, applied after a yes; outdated ones migrated, losses named."""

from __future__ import annotations

import json

import pytest

from sachhon.catalogue import resource
from sachhon.codecs.forms import write_blank
from sachhon.domain.accounts.api import Role
from sachhon.domain.intake.api import (
    IntakeRefused,
    Received,
    diff_of,
    draft_for,
    import_form,
    items_for,
    say_concern,
    template_for,
    unconfirm,
    weighed,
)
from sachhon.domain.rounds.api import TemplateVersion
from sachhon.domain.submissions.api import ValueChange, draft_values, save_values
from sachhon.formkit.definition import load, template
from sachhon.formkit.values import Answer, Key, State
from tests import world
from tests.codecs.workbooks import Edited, row_of
from tests.domain.intake import letters
from tests.domain.intake.mails import mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission():
    world.units()
    return world.submission()


@pytest.fixture
def officer(submission):
    return world.actor(Role.OFFICER, "P63-89")


def told(**values):
    return {Key(name): Answer(State.VALUE, value) for name, value in values.items()}


def diff(received):
    draft = draft_for(received)
    return {one.field.id: one for one in diff_of(template_for(received), items_for(received, draft), draft)}


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".json"])
def test_a_blank_of_any_medium_is_recognised_and_compared(submission, officer, suffix):
    save_values(
        actor=officer,
        submission=submission,
        changes=[
            ValueChange(Key("quick_assessments"), Answer(State.VALUE, 3), 0),
            ValueChange(Key("trainers_trained"), Answer(State.VALUE, 14), 0),
        ],
    )
    data = letters.blank(told(quick_assessments=6, trainers_trained=14, enterprises_trained=120), suffix)
    received = letters.received(officer, submission, f"bieu-mau{suffix}", data)
    assert (received.kind, received.template_id, received.status) == ("blank", letters.TEMPLATE, "read")
    kinds = {name: one.kind for name, one in diff(received).items()}
    assert kinds["quick_assessments"] == "changed"
    assert kinds["trainers_trained"] == "same"
    assert kinds["enterprises_trained"] == "new"
    cell = diff(received)["quick_assessments"].cells[0]
    assert (cell.before.value, cell.after.value) == (3, 6)
    assert draft_values(submission)[Key("quick_assessments")].value == 3


def test_only_what_was_ticked_goes_in_with_the_cell_that_it_came_from(submission, officer):
    data = letters.blank(told(quick_assessments=6, enterprises_trained=120))
    received = letters.received(officer, submission, "bieu-mau.xlsx", data)
    import_form(actor=officer, received=received, fields={"quick_assessments"}, seen={})
    draft = draft_values(submission)
    assert {key.field: answer.value for key, answer in draft.items()} == {"quick_assessments": 6}
    origin = draft[Key("quick_assessments")].origin
    assert (origin.kind, origin.file, origin.sheet) == ("imported", "bieu-mau.xlsx", "Trả lời")
    assert origin.cell
    received.refresh_from_db()
    assert received.status == Received.Status.CONFIRMED


def test_a_draft_that_moved_since_the_diff_was_shown_is_compared_anew(submission, officer):
    received = letters.received(officer, submission, "b.xlsx", letters.blank(told(quick_assessments=6)))
    save_values(
        actor=officer,
        submission=submission,
        changes=[ValueChange(Key("quick_assessments"), Answer(State.VALUE, 3), 0)],
    )
    with pytest.raises(IntakeRefused) as refused:
        import_form(actor=officer, received=received, fields={"quick_assessments"}, seen={"quick_assessments": 0})
    assert refused.value.code == "draft_moved"
    assert draft_values(submission)[Key("quick_assessments")].value == 3


def test_a_table_is_replaced_whole_and_the_old_one_comes_back(submission, officer):
    old = [ValueChange(Key("training_events", row, "year"), Answer(State.VALUE, 2010 + row), 0) for row in range(3)]
    save_values(actor=officer, submission=submission, changes=old)
    rows = {Key("training_events", 0, "year"): Answer(State.VALUE, 2016)}
    received = letters.received(officer, submission, "b.xlsx", letters.blank(rows))
    change = diff(received)["training_events"]
    assert (change.kind, change.rows_before, change.rows_after, len(change.cells)) == ("changed", 3, 1, 3)
    import_form(actor=officer, received=received, fields={"training_events"}, seen={"training_events": change.base})
    assert {key.row: answer.value for key, answer in draft_values(submission).items()} == {0: 2016}
    unconfirm(actor=officer, received=received)
    assert {key.row: answer.value for key, answer in draft_values(submission).items()} == {0: 2010, 1: 2011, 2: 2012}


def test_a_cell_that_is_no_answer_is_named_by_sheet_and_cell(submission, officer):
    data = letters.blank(told(quick_assessments=6))
    place = f"E{row_of(data, 'quick_assessments')}"
    broken = Edited(data).write("Trả lời", place, "khoảng chục").data()
    received = letters.received(officer, submission, "b.xlsx", broken)
    findings = [one for one in received.reading["findings"] if one["severity"] == "error"]
    assert [one["cell"] for one in findings] == [f"Trả lời!{place}"]
    assert findings[0]["message"]["vi"].startswith(f"Ô Trả lời!{place}:")
    assert "quick_assessments" not in diff(received)


def test_a_blank_of_another_template_is_said_so_and_gives_nothing(submission, officer):
    other = template("bct-1594-2013-annex-1")
    field = next(one for one in other.fields if one.type == "integer" and not one.columns)
    data = write_blank(other, ".xlsx", {Key(field.id): Answer(State.VALUE, 5)})
    received = letters.received(officer, submission, "mau-khac.xlsx", data)
    assert [concern["code"] for concern in received.concerns] == ["other_template"]
    assert received.staged.count() == 0
    with pytest.raises(IntakeRefused):
        import_form(actor=officer, received=received, fields={field.id}, seen={})


def test_a_blank_made_out_for_another_unit_waits_for_a_yes(submission, officer):
    data = letters.blank(told(quick_assessments=6), unit_name=world.unit("P63-01").name)
    received = letters.received(officer, submission, "b.xlsx", data)
    assert [concern["code"] for concern in received.concerns] == ["other_unit"]
    with pytest.raises(IntakeRefused) as refused:
        import_form(actor=officer, received=received, fields={"quick_assessments"}, seen={})
    assert refused.value.code == "has_concerns"


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_an_outdated_blank_is_migrated_where_ids_allow_and_says_what_is_lost(submission, officer, suffix):
    data = letters.blank(told(quick_assessments=6, trainers_trained=14), suffix)
    yaml = resource(f"templates/{letters.TEMPLATE}.yaml").read_text("utf-8")
    newer = yaml.replace('version: "1"', 'version: "2"', 1).replace("id: trainers_trained", "id: people_trained", 1)
    newer = newer.replace("trainers_trained", "people_trained")
    assert load(newer).version == "2"
    version = TemplateVersion.objects.create(
        template_id=letters.TEMPLATE, version="2", title="2", yaml=newer, status="draft", digest="1" * 64
    )
    round = submission.obligation.round
    round.template = version
    round.save()
    submission.refresh_from_db()
    received = letters.received(officer, submission, f"cu{suffix}", data)
    assert received.template_version == "1"
    codes = [one["code"] for one in received.reading["findings"]]
    assert "outdated_blank" in codes
    lost = [one["message"]["vi"] for one in received.reading["findings"] if one["variant"] == "lost"]
    assert len(lost) == 1
    assert "trainers_trained" in lost[0]
    assert "14" in lost[0]
    import_form(actor=officer, received=received, fields={"quick_assessments"}, seen={})
    assert {key.field: answer.value for key, answer in draft_values(submission).items()} == {"quick_assessments": 6}


def test_json_that_is_no_blank_is_refused_whole(submission, officer):
    received = letters.received(officer, submission, "x.json", json.dumps({"template": "khong-co"}).encode())
    assert received.status == Received.Status.REFUSED
    assert "khong-co" in received.refusal["message"]["vi"]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_a_blank_within_a_mail_is_imported_like_one_that_was_dropped(submission, officer, suffix):
    data = letters.blank(told(quick_assessments=6, enterprises_trained=120), suffix)
    letter = mail("so@angiang.gov.vn", "Gửi biểu mẫu", [(f"biểu mẫu{suffix}", data)])
    received = letters.received(officer, submission, "thư.eml", letter)
    assert (received.kind, received.template_id, received.status) == ("blank", letters.TEMPLATE, "read")
    assert received.concerns == []
    assert {name: one.kind for name, one in diff(received).items() if one.cells}["quick_assessments"] == "new"
    assert "Gửi biểu mẫu" in received.text
    import_form(actor=officer, received=received, fields={"quick_assessments"}, seen={})
    (answer,) = draft_values(submission).values()
    assert (answer.value, answer.origin.file, answer.origin.sha256) == (6, f"biểu mẫu{suffix}", received.file_id)
    assert answer.origin.cell
    assert {answer.origin.sheet} <= {one.get("sheet", "") for one in received.layout} | {""}


def test_a_blank_in_a_forwarded_mail_is_found_and_the_other_files_are_named(submission, officer):
    inner = mail("so@angiang.gov.vn", "Biểu mẫu", [("mau.xlsx", letters.blank(told(quick_assessments=6)))])
    outer = mail("vp@angiang.gov.vn", "Chuyển tiếp", [("goc.eml", inner), ("công văn.txt", "Kính gửi Bộ".encode())])
    received = letters.received(officer, submission, "chuyen-tiep.eml", outer)
    assert received.kind == "blank"
    assert [one["code"] for one in received.concerns] == ["files_beside"]
    assert "công văn.txt" in say_concern(received.concerns[0])
    assert weighed(received)
    assert diff(received)["quick_assessments"].kind == "new"


def test_a_mail_without_a_blank_is_read_as_a_letter(submission, officer):
    letter = mail("so@angiang.gov.vn", "Báo cáo", [("la.txt", "Có 12 cơ sở.".encode())])
    assert letters.received(officer, submission, "thu.eml", letter).kind == "letter"
