"""Saving answers: versions, conflicts, replays, tables, what is refused."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sachhon.domain.accounts.api import Delegation, Role
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.api import (
    BadValue,
    DraftValue,
    Refused,
    Submission,
    ValueChange,
    clear_table,
    content_of,
    draft_values,
    draft_versions,
    history,
    insert_row,
    remove_row,
    reorder_rows,
    save_values,
    start,
    undo,
    value_at_version,
)
from sachhon.formkit.values import MISSING, Answer, Key, Origin, State
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.submissions.people import People, saved, value

pytestmark = pytest.mark.django_db
TRAINED = Key("enterprises_trained")
TABLE = "plan_items"
NARRATIVE = "policies_issued"


def change(key: Key, content: object, base: int = 0) -> ValueChange:
    return ValueChange(key, content if isinstance(content, Answer) else value(content), base)


def rows(report: Submission) -> list[object]:
    found = {key.row: one.value for key, one in draft_values(report).items() if key.column == "content"}
    return [found.get(number) for number in range(1 + max(found, default=-1))]


def fill(people: People, report: Submission, *contents: str) -> None:
    cells = [change(Key(TABLE, row, "content"), text) for row, text in enumerate(contents)]
    save_values(actor=people.officer, submission=report, changes=cells)


def test_versions_count_and_the_history_tells_all(people: People, report: Submission) -> None:
    for base, number in enumerate((10, 20, 30)):
        result = save_values(actor=people.officer, submission=report, changes=[change(TRAINED, number, base)])
        assert dict(result.saved) == {TRAINED: base + 1}
    past = history(report, TRAINED)
    assert [(one.version, one.answer.value) for one in past] == [(3, 30), (2, 20), (1, 10)]
    assert past[0].by_name == people.officer.name
    assert value_at_version(report, TRAINED, 2).value == 20
    assert value_at_version(report, TRAINED, 0) == MISSING
    report.refresh_from_db()
    assert (report.version, report.filled) == (3, 1)
    assert report.saved_at is not None


def test_a_change_on_an_older_version_is_a_conflict_and_writes_nothing(people: People, report: Submission) -> None:
    saved(people.officer, report, enterprises_trained=10)
    result = save_values(
        actor=people.head,
        submission=report,
        changes=[change(TRAINED, 99), change(Key("quick_assessments"), 5)],
    )
    [conflict] = result.conflicts
    assert (conflict.key, conflict.theirs.value, conflict.version) == (TRAINED, 10, 1)
    assert conflict.by_name == people.officer.name
    assert conflict.at is not None
    assert draft_values(report)[TRAINED].value == 10
    assert dict(result.saved) == {Key("quick_assessments"): 1}


def test_saying_what_stands_there_already_is_no_conflict(people: People, report: Submission) -> None:
    saved(people.officer, report, enterprises_trained=10)
    before = AuditEntry.objects.count()
    result = save_values(actor=people.head, submission=report, changes=[change(TRAINED, 10)])
    assert (dict(result.saved), result.conflicts) == ({TRAINED: 1}, ())
    assert AuditEntry.objects.count() == before
    assert len(history(report, TRAINED)) == 1


def test_a_replayed_request_does_nothing_twice(people: People, report: Submission) -> None:
    asked = [change(TRAINED, 10)]
    first = save_values(actor=people.officer, submission=report, changes=asked, request_key="r1")
    saved(people.officer, report, enterprises_trained=11)
    again = save_values(actor=people.officer, submission=report, changes=asked, request_key="r1")
    assert (again.version, dict(again.saved), again.conflicts) == (first.version, dict(first.saved), ())
    assert draft_values(report)[TRAINED].value == 11


def test_blank_nil_unknown_and_zero_are_four_things(people: People, report: Submission) -> None:
    for base, answer in enumerate((value(0), Answer(State.NIL), Answer(State.UNKNOWN), MISSING)):
        save_values(actor=people.officer, submission=report, changes=[change(TRAINED, answer, base)])
        told = draft_values(report).get(TRAINED, MISSING)
        assert (told.state, told.value) == (answer.state, answer.value)
    assert TRAINED not in draft_values(report)
    assert draft_versions(report) == {TRAINED: 4}
    report.refresh_from_db()
    assert report.filled == 0


def test_the_audit_entry_names_places_and_versions_never_values(people: People, report: Submission) -> None:
    secret = "Một nhận định rất riêng"
    saved(people.officer, report, **{NARRATIVE: secret})
    entry = AuditEntry.objects.get(verb="submission.save")
    assert secret not in str(entry.detail)
    assert entry.unit_code == "P63-89"
    assert entry.detail["answers"][0][3] == 1


def test_texts_are_stored_composed(people: People, report: Submission) -> None:
    loose = unicodedata.normalize("NFD", "Quyết định về khuyến công")
    saved(people.officer, report, **{NARRATIVE: loose})
    told = draft_values(report)[Key(NARRATIVE)].value
    assert told == unicodedata.normalize("NFC", loose) != loose


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Key("no_such_field"), value(1)),
        (Key("enterprises_trained", 0, "content"), value(1)),
        (Key(TABLE, 0, "no_such_column"), value("x")),
        (Key(TABLE, -1, "content"), value("x")),
        (Key(TABLE, 99_999, "content"), value("x")),
        (Key(TABLE), value("x")),
        (TRAINED, value("mười")),
        (TRAINED, value(None)),
        (TRAINED, Answer(State.NIL, 5)),
    ],
)
def test_what_is_no_answer_to_the_field_is_refused(
    people: People, report: Submission, key: Key, answer: Answer
) -> None:
    with pytest.raises(BadValue):
        save_values(actor=people.officer, submission=report, changes=[ValueChange(key, answer)])
    assert DraftValue.objects.count() == 0


def test_a_value_out_of_range_is_kept_and_found(people: People, report: Submission) -> None:
    saved(people.officer, report, enterprises_trained=-5)
    assert draft_values(report)[TRAINED].value == -5


def test_origins_and_doubts_are_kept(people: People, report: Submission) -> None:
    read = Origin("read", file="a.docx", sha256="b" * 64, start=3, end=9, quote="120")
    doubt = Answer(State.VALUE, 120, read, 0.6, (12, None))
    save_values(actor=people.officer, submission=report, changes=[ValueChange(TRAINED, doubt)])
    assert draft_values(report)[TRAINED] == doubt


def test_undo_gives_the_last_value_back_and_undo_again_the_newer_one(people: People, report: Submission) -> None:
    with pytest.raises(Refused):
        undo(actor=people.officer, submission=report, key=TRAINED)
    saved(people.officer, report, enterprises_trained=10)
    saved(people.officer, report, enterprises_trained=20)
    undo(actor=people.officer, submission=report, key=TRAINED)
    assert draft_values(report)[TRAINED].value == 10
    stale = undo(actor=people.officer, submission=report, key=TRAINED, base_version=2)
    assert stale.conflicts
    undo(actor=people.officer, submission=report, key=TRAINED)
    assert draft_values(report)[TRAINED].value == 20
    assert draft_versions(report)[TRAINED] == 4


def test_rows_go_and_move_as_one(people: People, report: Submission) -> None:
    fill(people, report, "a", "b", "c")
    remove_row(actor=people.officer, submission=report, field=TABLE, row=1)
    assert rows(report) == ["a", "c"]
    insert_row(actor=people.officer, submission=report, field=TABLE, row=0, cells={"content": value("z")})
    assert rows(report) == ["z", "a", "c"]
    reorder_rows(actor=people.officer, submission=report, field=TABLE, order=[2, 0, 1])
    assert rows(report) == ["c", "z", "a"]
    with pytest.raises(BadValue):
        reorder_rows(actor=people.officer, submission=report, field=TABLE, order=[0, 0, 1])
    clear_table(actor=people.officer, submission=report, field=TABLE)
    assert rows(report) == []
    assert max(draft_versions(report).values()) >= 4


def test_a_row_is_not_moved_over_what_somebody_else_wrote(people: People, report: Submission) -> None:
    fill(people, report, "a", "b", "c")
    seen = draft_versions(report)
    save_values(actor=people.head, submission=report, changes=[change(Key(TABLE, 2, "content"), "của người khác", 1)])
    result = remove_row(actor=people.officer, submission=report, field=TABLE, row=0, seen=seen)
    assert result.conflicts
    assert rows(report) == ["a", "b", "của người khác"]


def test_who_types_by_delegation_is_named_with_whom_they_type_for(people: People, report: Submission) -> None:
    consultant = world.person(Role.OFFICER, "P63-92", name="Công ty tư vấn")
    Delegation.objects.create(
        unit_code="P63-89",
        user=consultant,
        granted_by=people.leader.user,
        until=timezone.localdate() + timedelta(days=3),
    )
    saved(world.actor_of(consultant), report, enterprises_trained=7)
    assert history(report, TRAINED)[0].on_behalf == people.leader.name
    revision = people.submitted(report)
    assert [(one["name"], one["on_behalf"]) for one in content_of(revision)["typists"]] == [
        ("Công ty tư vấn", people.leader.name)
    ]


def test_who_may_not_write_writes_nothing(people: People, report: Submission) -> None:
    for who in (people.ministry, world.actor(Role.INSPECTOR), world.actor(Role.OFFICER, "P63-92")):
        with pytest.raises(PermissionDenied):
            saved(who, report, enterprises_trained=1)


def test_a_closed_round_takes_no_first_answers_but_goes_on_with_what_came_back(
    people: People, report: Submission
) -> None:
    Round.objects.update(status=Round.Status.CLOSED)
    report = Submission.objects.get(pk=report.pk)
    with pytest.raises(Refused) as closed:
        saved(people.officer, report, enterprises_trained=1)
    assert closed.value.code == "round_closed"
    other = world.obligation(report.obligation.round, "P63-92")
    with pytest.raises(Refused):
        start(actor=world.actor(Role.OFFICER, "P63-92"), obligation=other)


def test_saving_many_answers_costs_as_many_queries_as_saving_one(
    people: People, report: Submission, django_assert_max_num_queries
) -> None:
    cells = [change(Key(TABLE, row, "content"), f"việc {row}") for row in range(60)]
    report = Submission.objects.select_related("obligation__round__template", "obligation__unit").get(pk=report.pk)
    with django_assert_max_num_queries(13):
        save_values(actor=people.officer, submission=report, changes=cells)
