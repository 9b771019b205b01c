"""A province's own letter: read, weighed, decided on, confirmed; its values stand in the draft with their words."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Role
from sachhon.domain.intake.api import (
    ACCEPTED,
    CORRECTED,
    REJECTED,
    FileRefused,
    IntakeRefused,
    Received,
    accept_sure,
    confirm,
    decide,
    items_for,
    read_received,
    set_aside,
    take_in,
    take_up,
    unconfirm,
    undo_decision,
    use_anyway,
)
from sachhon.domain.submissions.api import Status, ValueChange, draft_values, save_values
from sachhon.formkit.values import Answer, Key, State
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.intake import letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission():
    world.units()
    return world.submission()


@pytest.fixture
def officer(submission):
    return world.actor(Role.OFFICER, "P63-89")


def scalars(truth):
    """Fields whose true value is one plain whole number."""
    answers = truth["answers"]
    return {name: told["value"] for name, told in answers.items() if isinstance(told.get("value"), int)}


def item_of(received, field, row=None):
    return next(item for item in items_for(received) if item.key == Key(field, row))


def test_the_letters_values_come_into_the_draft_with_the_words_that_they_came_from(submission, officer):
    received = letters.received(officer, submission)
    assert received.status == Received.Status.READ
    assert received.concerns == []
    accepted = accept_sure(actor=officer, received=received)
    saved = confirm(actor=officer, received=received)
    draft = draft_values(submission)
    truth = letters.letter()[2]
    assert accepted > 30
    assert saved.conflicts == ()
    found = {name: draft[Key(name)].value for name in scalars(truth) if Key(name) in draft}
    assert len(found) >= 8
    assert found == {name: value for name, value in scalars(truth).items() if name in found}
    for key, answer in draft.items():
        assert answer.origin is not None, key
        assert answer.origin.kind == "read"
        assert answer.origin.sha256 == received.file_id
        assert answer.origin.quote == received.text[answer.origin.start : answer.origin.end]
        assert answer.origin.quote.strip()


def test_who_confirmed_stands_with_the_value_and_in_the_trail(submission, officer):
    received = letters.received(officer, submission)
    accept_sure(actor=officer, received=received)
    confirm(actor=officer, received=received)
    assert set(submission.draft_values.values_list("confirmed_by", flat=True)) == {officer.user.pk}
    verbs = [*AuditEntry.objects.filter(object_type="received").values_list("verb", flat=True)]
    assert verbs == ["received.take_in", "received.read", "received.accept_sure", "received.confirm"]


def test_what_is_missing_in_the_letter_stays_blank_in_the_draft(submission, officer):
    received = letters.received(officer, submission)
    absent = [item.key for item in items_for(received) if not item.found]
    accept_sure(actor=officer, received=received)
    confirm(actor=officer, received=received)
    assert absent
    assert not set(absent) & set(draft_values(submission))


def test_a_correction_keeps_the_words_that_it_corrects(submission, officer):
    received = letters.received(officer, submission)
    item = item_of(received, "enterprises_with_unit")
    was = item.answers[item.key]
    decide(
        actor=officer,
        received=received,
        key=item.key,
        decision=CORRECTED,
        answers={item.key: Answer(State.VALUE, 12345)},
    )
    confirm(actor=officer, received=received)
    now = draft_values(submission)[item.key]
    assert (now.value, now.origin.kind) == (12345, "typed")
    assert (now.origin.start, now.origin.end) == (was.origin.start, was.origin.end)
    assert str(was.value) in now.origin.note


def test_a_rejected_value_stays_out_and_the_newest_decision_can_be_taken_back(submission, officer):
    received = letters.received(officer, submission)
    key = Key("enterprises_with_unit")
    decide(actor=officer, received=received, key=key, decision=REJECTED)
    count = accept_sure(actor=officer, received=received)
    assert len(undo_decision(actor=officer, received=received)) == count
    assert item_of(received, "enterprises_with_unit").decision == REJECTED
    accept_sure(actor=officer, received=received)
    confirm(actor=officer, received=received)
    assert key not in draft_values(submission)


def test_a_value_that_differs_from_the_draft_is_never_accepted_unseen(submission, officer):
    received = letters.received(officer, submission)
    key = Key("enterprises_with_unit")
    save_values(actor=officer, submission=submission, changes=[ValueChange(key, Answer(State.VALUE, 7), 0)])
    item = item_of(received, key.field)
    assert item.doubts == ("differs",)
    assert item.present.value == 7
    accept_sure(actor=officer, received=received)
    confirm(actor=officer, received=received)
    assert draft_values(submission)[key].value == 7
    decide(actor=officer, received=received, key=key, decision=ACCEPTED, seen=item.base)
    confirm(actor=officer, received=received)
    assert draft_values(submission)[key].value == item.answers[key].value


def test_a_draft_that_moved_since_the_page_was_made_is_shown_again(submission, officer):
    received = letters.received(officer, submission)
    item = item_of(received, "enterprises_with_unit")
    save_values(actor=officer, submission=submission, changes=[ValueChange(item.key, Answer(State.VALUE, 7), 0)])
    with pytest.raises(IntakeRefused) as refused:
        decide(actor=officer, received=received, key=item.key, decision=ACCEPTED, seen=item.base)
    assert refused.value.code == "draft_moved"


def test_what_somebody_typed_after_the_decision_comes_back_as_a_conflict(submission, officer):
    received = letters.received(officer, submission)
    key = Key("enterprises_with_unit")
    decide(actor=officer, received=received, key=key, decision=ACCEPTED)
    save_values(actor=officer, submission=submission, changes=[ValueChange(key, Answer(State.VALUE, 7), 0)])
    saved = confirm(actor=officer, received=received)
    assert [conflict.key for conflict in saved.conflicts] == [key]
    assert draft_values(submission)[key].value == 7
    item = item_of(received, key.field)
    assert (item.decision, item.doubts) == ("", ("differs",))


def test_confirming_is_undone_except_where_somebody_went_on(submission, officer):
    received = letters.received(officer, submission)
    accept_sure(actor=officer, received=received)
    confirm(actor=officer, received=received)
    kept = Key("enterprises_with_unit")
    version = submission.draft_values.get(field=kept.field).version
    save_values(actor=officer, submission=submission, changes=[ValueChange(kept, Answer(State.VALUE, 7), version)])
    saved = unconfirm(actor=officer, received=received)
    assert [conflict.key for conflict in saved.conflicts] == [kept]
    assert {key: answer.value for key, answer in draft_values(submission).items()} == {kept: 7}


def test_confirming_twice_changes_nothing_the_second_time(submission, officer):
    received = letters.received(officer, submission)
    accept_sure(actor=officer, received=received)
    first = confirm(actor=officer, received=received, request_key="k1")
    again = confirm(actor=officer, received=received, request_key="k1")
    submission.refresh_from_db()
    assert again.saved == first.saved
    assert submission.version == 1


def test_a_table_becomes_the_rows_that_were_taken(submission, officer):
    received = letters.received(officer, submission)
    rows = [item for item in items_for(received) if item.key.row is not None]
    field = rows[0].field.id
    mine = [item for item in rows if item.field.id == field]
    assert len(mine) > 1
    column = next(iter(mine[0].answers)).column
    extra = Key(field, 9, column)
    told = mine[0].answers[Key(field, mine[0].key.row, column)]
    save_values(actor=officer, submission=submission, changes=[ValueChange(extra, Answer(told.state, told.value), 0)])
    decide(actor=officer, received=received, key=mine[1].key, decision=ACCEPTED)
    confirm(actor=officer, received=received)
    held = {key: answer for key, answer in draft_values(submission).items() if key.field == field}
    assert {key.row for key in held} == {0}
    assert {key.column: answer.value for key, answer in held.items()} == {
        key.column: answer.value for key, answer in mine[1].answers.items()
    }


def test_a_letter_of_another_province_is_said_so_and_waits_for_a_yes(submission, officer):
    name, data, _truth = letters.letter(letters.HA_NOI)
    received = letters.received(officer, submission, name, data)
    assert [concern["code"] for concern in received.concerns] == ["other_unit"]
    accept_sure(actor=officer, received=received)
    with pytest.raises(IntakeRefused) as refused:
        confirm(actor=officer, received=received)
    assert refused.value.code == "has_concerns"
    assert draft_values(submission) == {}
    use_anyway(actor=officer, received=received)
    received.refresh_from_db()
    confirm(actor=officer, received=received)
    assert draft_values(submission)


def test_a_letter_about_something_else_gives_no_value(submission, officer):
    head = "ỦY BAN NHÂN DÂN TỈNH AN GIANG\nSố: 12/UBND-TH\nAn Giang, ngày 02 tháng 4 năm 2018"
    words = f"{head}\n\nV/v nghỉ lễ\n\nCác sở nghỉ lễ."
    received = letters.received(officer, submission, "nghi-le.txt", words.encode())
    assert [concern["code"] for concern in received.concerns] == ["no_answers"]
    with pytest.raises(IntakeRefused) as refused:
        accept_sure(actor=officer, received=received)
    assert refused.value.code == "not_usable"


def test_the_same_file_twice_is_the_same_received_file(submission, officer):
    received = letters.received(officer, submission)
    again = take_in(actor=officer, submission=submission, name="ban-sao.docx", data=letters.letter()[1])
    assert again.pk == received.pk
    set_aside(actor=officer, received=received)
    third = take_in(actor=officer, submission=submission, name="ban-sao.docx", data=letters.letter()[1])
    assert third.pk != received.pk


def test_a_file_that_was_set_aside_can_be_taken_up_with_its_values(submission, officer):
    received = letters.received(officer, submission)
    set_aside(actor=officer, received=received)
    received.refresh_from_db()
    with pytest.raises(IntakeRefused):
        accept_sure(actor=officer, received=received)
    take_up(actor=officer, received=received)
    received.refresh_from_db()
    assert received.status == Received.Status.READ
    assert accept_sure(actor=officer, received=received) > 30


def test_an_upload_that_is_no_document_is_refused_with_the_words_of_the_console(submission, officer):
    with pytest.raises(FileRefused) as refused:
        take_in(actor=officer, submission=submission, name="anh.zip", data=b"PK\x03\x04 nothing")
    assert refused.value.finding["message"]["vi"].startswith("Tệp “anh.zip” bị hỏng hoặc bị cắt cụt")
    assert not Received.objects.exists()


def test_a_file_without_words_is_kept_with_what_to_do(submission, officer):
    received = letters.received(officer, submission, "trong.html", b"<html><body><p> </p></body></html>")
    assert received.status == Received.Status.REFUSED
    assert received.refusal["message"]["vi"] == (
        "Tệp “trong.html” mở được nhưng không có chữ nào. Hãy kiểm tra lại tệp đã gửi."
    )


def test_reading_again_gives_the_same_values_and_none_twice(submission, officer):
    received = letters.received(officer, submission)
    first = received.staged.count()
    read_received(received_id=received.pk)
    assert received.staged.count() == first


@pytest.mark.parametrize("status", [Status.AWAITING, Status.SUBMITTED, Status.ACCEPTED])
def test_nothing_goes_into_a_report_that_was_handed_in(submission, officer, status):
    received = letters.received(officer, submission)
    submission.status = status
    submission.save()
    received.refresh_from_db()
    with pytest.raises(PermissionDenied):
        accept_sure(actor=officer, received=received)


def test_another_province_and_an_inspector_decide_nothing(submission, officer):
    received = letters.received(officer, submission)
    for other in (world.actor(Role.OFFICER, "P63-01"), world.actor(Role.INSPECTOR), world.actor(Role.MINISTRY_OFFICER)):
        with pytest.raises(PermissionDenied):
            accept_sure(actor=other, received=received)
