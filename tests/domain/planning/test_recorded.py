"""What the registers count, reports filled from it with the way back, and differences as warnings with reasons."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.planning.api import (
    Refused,
    SurveyFacts,
    fill_from_records,
    filling_of,
    record_output,
    record_survey,
    recorded_counts,
    records_behind,
    set_event_status,
)
from sachhon.domain.planning.holding import words_en, words_vi
from sachhon.domain.planning.holding.differences import CODE, differences
from sachhon.domain.submissions import extra_findings as registry
from sachhon.domain.submissions.api import (
    Checked,
    Submission,
    ValueChange,
    draft_values,
    draft_versions,
    findings_of,
    give_reason,
    save_values,
)
from sachhon.formkit.values import Answer, Key, State
from tests import world
from tests.domain.planning.tasks import a_plan, a_task, held_event

pytestmark = pytest.mark.django_db
UNIT = "P63-89"
FIRST, LAST = date(2009, 1, 1), date(2018, 3, 31)
TRAINED = Key("enterprises_trained")


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def officer() -> Actor:
    return world.actor(Role.OFFICER, UNIT)


@pytest.fixture
def report() -> Submission:
    return world.submission(unit_code=UNIT)


def counts(first: date = FIRST, last: date = LAST) -> dict[str, Decimal]:
    return {code: one.count for code, one in recorded_counts(world.unit(UNIT), first, last).items()}


def said(report: Submission, key: Key, answer: Answer, officer: Actor) -> None:
    version = draft_versions(report).get(key, 0)
    saved = save_values(actor=officer, submission=report, changes=[ValueChange(key, answer, version)])
    assert not saved.conflicts


def doubts(report: Submission) -> list[Checked]:
    return [one for one in findings_of(report) if one.finding.code == CODE]


def test_what_was_never_recorded_has_no_count(django_assert_num_queries) -> None:
    unit = world.unit(UNIT)
    with django_assert_num_queries(1):
        assert recorded_counts(unit, FIRST, LAST) == {}


def test_counts_are_of_held_events_within_the_days(officer: Actor) -> None:
    held_event(UNIT, "course", date(2016, 5, 3), [("Cty A", "", 2), ("Sở X", "", 1)], None, officer)
    held_event(UNIT, "workshop", date(2017, 5, 3), [("Công ty A", "", 3)], None, officer)
    held_event(UNIT, "course", date(2018, 4, 1), [("Cty B", "", 1)], None, officer)
    cancelled = held_event(UNIT, "course", date(2017, 1, 1), [("Cty C", "", 1)], None, officer)
    set_event_status(actor=officer, event=cancelled, status="cancelled")
    assert counts() == {"workshops": 1, "training_courses": 1, "participants": 6, "enterprises_trained": 1}
    found = recorded_counts(world.unit(UNIT), FIRST, LAST)["participants"]
    assert found.by_year == {2016: 3, 2017: 3}
    assert [part.quantity for part in found.parts] == [3, 3]


def test_an_event_without_a_list_is_no_nought_of_enterprises(officer: Actor) -> None:
    held_event(UNIT, "course", date(2016, 5, 3), (), None, officer)
    assert counts() == {"training_courses": 1}


def test_typed_outputs_are_added_and_events_are_not_counted_twice(officer: Actor) -> None:
    task = a_task(a_plan(UNIT, 2016, 2018), "Tập huấn", 2016, 2018)
    held_event(UNIT, "course", date(2016, 5, 3), (), task, officer)
    record_output(actor=officer, task=task, year=2016, measure="training_courses", quantity=Decimal(4))
    found = recorded_counts(world.unit(UNIT), FIRST, LAST)["training_courses"]
    assert (found.count, found.by_year) == (5, {2016: 5})
    assert [part.kind for part in found.parts] == ["event", "output"]


def test_records_of_departments_and_of_former_provinces_count_for_the_unit(officer: Actor) -> None:
    world.child(world.unit(UNIT), "AG-KC", name="Trung tâm Khuyến công")
    held_event("AG-KC", "workshop", date(2016, 5, 3))
    held_event(UNIT, "workshop", date(2017, 5, 3))
    held_event("P63-01", "workshop", date(2017, 5, 3))
    assert counts() == {"workshops": 2}
    merged = recorded_counts(world.unit("P34-91"), FIRST, LAST)
    assert merged["workshops"].count == 2


def test_a_share_is_that_of_the_newest_survey(officer: Actor) -> None:
    for year, share in ((2014, "40"), (2017, "62.5")):
        facts = SurveyFacts("Khảo sát", date(year, 6, 1), results={"facilities_aware_share": Decimal(share)})
        record_survey(actor=officer, unit=world.unit(UNIT), facts=facts)
    assert counts() == {"facilities_aware_share": Decimal("62.5")}


def test_a_report_is_filled_with_what_was_recorded_and_says_from_where(officer: Actor, report: Submission) -> None:
    first = held_event(UNIT, "course", date(2016, 5, 3), [("Cty A", "", 2)], None, officer)
    held_event(UNIT, "workshop", date(2017, 5, 3), [("Cty A", "", 3)], None, officer)
    held_event(UNIT, "article", date(2017, 5, 3), (), None, officer)
    filling = filling_of(report)
    assert filling.fields == ("enterprises_trained", "training_events", "communication_outputs")
    fill_from_records(actor=officer, submission=report, fields=filling.fields, agreed=filling.digest)
    values = draft_values(report)
    assert values[TRAINED].value == 1
    table = {(key.row, key.column): answer.value for key, answer in values.items() if key.field == "training_events"}
    assert table == {
        (0, "year"): 2016, (0, "training_courses"): 1, (0, "participants"): 2,
        (1, "year"): 2017, (1, "workshops"): 1, (1, "participants"): 3,
    }  # fmt: skip
    origin = values[TRAINED].origin
    assert (origin.kind, first.code in origin.note) == ("computed", True)
    assert records_behind(origin) == ("enterprises_trained", UNIT, FIRST, LAST)
    assert doubts(report) == []
    assert filling_of(report).fields == ()


def test_a_year_that_stands_is_filled_in_its_row_and_others_follow_below(officer: Actor, report: Submission) -> None:
    for column, value in (("year", 2017), ("workshops", 9)):
        said(report, Key("training_events", 0, column), Answer(State.VALUE, value), officer)
    held_event(UNIT, "workshop", date(2016, 5, 3), (), None, officer)
    held_event(UNIT, "workshop", date(2017, 5, 3), (), None, officer)
    filling = filling_of(report)
    assert [(cell.kind, cell.key.row, cell.key.column) for cell in filling.cells] == [
        ("new", 1, "year"), ("new", 1, "workshops"), ("changed", 0, "workshops"),
    ]  # fmt: skip
    fill_from_records(actor=officer, submission=report, fields=filling.fields, agreed=filling.digest)
    assert draft_values(report)[Key("training_events", 0, "workshops")].value == 1


def test_what_changed_since_it_was_shown_is_not_applied(officer: Actor, report: Submission) -> None:
    held_event(UNIT, "course", date(2016, 5, 3), [("Cty A", "", 2)], None, officer)
    shown = filling_of(report)
    held_event(UNIT, "course", date(2016, 6, 3), [("Cty B", "", 2)], None, officer)
    with pytest.raises(Refused) as refused:
        fill_from_records(actor=officer, submission=report, fields=shown.fields, agreed=shown.digest)
    assert refused.value.code == "changed"
    assert draft_values(report) == {}


def test_a_repeated_yes_is_answered_alike(officer: Actor, report: Submission) -> None:
    held_event(UNIT, "course", date(2016, 5, 3), [("Cty A", "", 2)], None, officer)
    shown = filling_of(report)
    told = {"fields": shown.fields, "agreed": shown.digest, "request_key": "k"}
    fill_from_records(actor=officer, submission=report, **told)
    fill_from_records(actor=officer, submission=report, **told)
    assert draft_versions(report)[TRAINED] == 1


def test_only_who_may_edit_the_report_fills_it(report: Submission) -> None:
    held_event(UNIT, "course", date(2016, 5, 3), [("Cty A", "", 2)])
    shown = filling_of(report)
    with pytest.raises(PermissionDenied):
        fill_from_records(
            actor=world.actor(Role.OFFICER, "P63-01"), submission=report, fields=shown.fields, agreed=shown.digest
        )


def test_a_difference_is_a_warning_that_asks_for_a_reason(officer: Actor, report: Submission) -> None:
    held_event(UNIT, "course", date(2016, 5, 3), [(f"Cty {number}", "", 1) for number in range(97)], None, officer)
    said(report, TRAINED, Answer(State.VALUE, 120), officer)
    (found,) = doubts(report)
    assert "báo cáo ghi 120, sổ ghi chép có 97" in found.words
    assert (found.needs_reason, found.blocks, found.finding.fields) == (True, True, (TRAINED.field,))
    give_reason(actor=officer, submission=report, fingerprint=found.fingerprint, text="Sổ thiếu các lớp năm 2010")
    (answered,) = doubts(report)
    assert (answered.reason, answered.blocks) == ("Sổ thiếu các lớp năm 2010", False)
    said(report, TRAINED, Answer(State.VALUE, 121), officer)
    (other,) = doubts(report)
    assert other.reason is None


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(State.NIL), "báo cáo ghi không có, sổ ghi chép có 1"),
        (Answer(State.UNKNOWN), "báo cáo ghi chưa có số liệu, sổ ghi chép có 1"),
    ],
)
def test_a_nil_or_unknown_against_records_is_a_difference(
    officer: Actor, report: Submission, answer: Answer, words: str
) -> None:
    held_event(UNIT, "course", date(2016, 5, 3), [("Cty A", "", 1)], None, officer)
    said(report, TRAINED, answer, officer)
    assert [words in one.words for one in doubts(report)] == [True]


def test_tables_are_held_against_the_registers_year_by_year(officer: Actor, report: Submission) -> None:
    held_event(UNIT, "article", date(2016, 5, 3), (), None, officer)
    held_event(UNIT, "article", date(2017, 5, 3), (), None, officer)
    assert doubts(report) == []  # a table that is not answered is no difference
    for column, value in (("year", 2016), ("news_items", 7)):
        said(report, Key("communication_outputs", 0, column), Answer(State.VALUE, value), officer)
    words = [one.words for one in doubts(report)]
    assert len(words) == 2
    assert "năm 2016: báo cáo ghi 7, sổ ghi chép có 1" in words[0]
    assert "năm 2017: báo cáo chưa có, sổ ghi chép có 1" in words[1]


def test_an_equal_share_is_no_difference_whatever_its_zeros(officer: Actor, report: Submission) -> None:
    facts = SurveyFacts("Khảo sát", date(2017, 6, 1), results={"facilities_aware_share": Decimal("62.50")})
    record_survey(actor=officer, unit=world.unit(UNIT), facts=facts)
    said(report, Key("facilities_aware_share"), Answer(State.VALUE, Decimal("62.5")), officer)
    assert doubts(report) == []
    said(report, Key("facilities_aware_share"), Answer(State.VALUE, Decimal("70")), officer)
    assert "báo cáo ghi 70, sổ ghi chép có 62,5" in doubts(report)[0].words


def test_a_template_that_asks_for_nothing_recorded_costs_no_query(django_assert_num_queries) -> None:
    plan = world.submission(world.published_round("KH", "action-plan"), UNIT)
    template = plan.obligation.round.template.definition
    with django_assert_num_queries(0):
        assert list(differences(plan, template, {})) == []


def test_the_source_is_registered_once_and_worded_in_both_languages() -> None:
    assert registry._sources.count(differences) == 1
    assert set(words_vi.WORDS) == set(words_en.WORDS)
