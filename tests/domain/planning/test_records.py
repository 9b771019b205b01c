"""Events with who came, surveys, files: kept by their unit, counted where they were held, never written over."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.planning.api import (
    ChangedMeanwhile,
    Event,
    EventFacts,
    Output,
    ParticipantRow,
    RecordFile,
    Refused,
    Survey,
    SurveyFacts,
    Upload,
    attach_record_file,
    change_event,
    change_participant,
    change_survey,
    detach_record_file,
    enterprises_of,
    events_visible,
    keep_participants,
    met_before,
    record_event,
    record_survey,
    remove_event,
    remove_participant,
    search_records,
    set_event_status,
)
from sachhon.foundation.files import RefusedUpload
from sachhon.foundation.models import AuditEntry
from sachhon.vietnamese.enterprises import enterprise_key
from tests import world
from tests.domain.planning.tasks import a_plan, a_task, held_event

pytestmark = pytest.mark.django_db
UNIT = "P63-89"
DAY = date(2026, 5, 3)


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def officer() -> Actor:
    return world.actor(Role.OFFICER, UNIT)


def row(name: str, code: str = "", people: int = 1) -> ParticipantRow:
    return ParticipantRow(name, enterprise_key(name), code, people)


def outputs(event: Event) -> dict[str, Decimal]:
    return dict(Output.objects.filter(event=event, withdrawn_at=None).values_list("measure", "quantity"))


def test_events_have_running_codes_and_a_request_makes_one(officer: Actor) -> None:
    facts = EventFacts("workshop", "Hội thảo", DAY)
    unit = world.unit(UNIT)
    first = record_event(actor=officer, unit=unit, facts=facts, status="held", request_key="k1")
    again = record_event(actor=officer, unit=unit, facts=facts, status="held", request_key="k1")
    other = record_event(actor=officer, unit=unit, facts=facts, status="held", request_key="k2")
    assert (first.pk, first.code, other.code) == (again.pk, f"{UNIT}.SK.2026.001", f"{UNIT}.SK.2026.002")
    assert AuditEntry.objects.filter(verb="event.record").count() == 2


@pytest.mark.parametrize(
    ("facts", "status", "code"),
    [
        (EventFacts("x", "Hội thảo", DAY), "held", "kind"),
        (EventFacts("workshop", "  ", DAY), "held", "topic"),
        (EventFacts("workshop", "Hội thảo", DAY, date(2026, 5, 1)), "held", "backwards"),
        (EventFacts("workshop", "Hội thảo", timezone.localdate() + timedelta(days=1)), "held", "future"),
        (EventFacts("workshop", "Hội thảo", DAY, cost=-1), "held", "cost"),
        (EventFacts("workshop", "Hội thảo", DAY, cost_source="x"), "held", "cost_source"),
    ],
)
def test_facts_that_cannot_be_are_refused(officer: Actor, facts: EventFacts, status: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        record_event(actor=officer, unit=world.unit(UNIT), facts=facts, status=status)
    assert refused.value.code == code
    assert Event.objects.count() == 0


def test_an_event_belongs_to_no_task_in_which_the_unit_has_no_part(officer: Actor) -> None:
    foreign = a_task(a_plan("P63-01"))
    with pytest.raises(Refused) as refused:
        record_event(actor=officer, unit=world.unit(UNIT), facts=EventFacts("workshop", "x", DAY, task=foreign))
    assert refused.value.field == "task"


def test_others_keep_no_events_of_a_unit() -> None:
    facts = EventFacts("workshop", "Hội thảo", DAY)
    for actor in (world.actor(Role.OFFICER, "P63-01"), world.actor(Role.MINISTRY_OFFICER), world.actor(Role.INSPECTOR)):
        with pytest.raises(PermissionDenied):
            record_event(actor=actor, unit=world.unit(UNIT), facts=facts)


def test_a_held_event_feeds_its_task_and_a_cancelled_one_no_longer(officer: Actor) -> None:
    task = a_task(a_plan(UNIT, 2025, 2027), "Tập huấn", 2026, 2026)
    event = held_event(UNIT, "course", DAY, [("Cty A", "", 2), ("Sở Công Thương", "", 3)], task, officer)
    assert outputs(event) == {"training_courses": 1, "participants": 5, "enterprises_trained": 1}
    set_event_status(actor=officer, event=event, status="cancelled")
    assert outputs(event) == {}
    assert Output.objects.filter(event=event).count() == 3  # withdrawn, not lost
    set_event_status(actor=officer, event=event, status="held")
    assert outputs(event) == {"training_courses": 1, "participants": 5, "enterprises_trained": 1}


def test_a_moved_event_feeds_the_other_year(officer: Actor) -> None:
    task = a_task(a_plan(UNIT, 2025, 2027), "Tập huấn", 2025, 2026)
    event = held_event(UNIT, "course", DAY, [], task, officer)
    change_event(
        actor=officer,
        event=event,
        facts=EventFacts("course", event.topic, date(2025, 12, 1), task=task),
        base_version=0,
    )
    (output,) = Output.objects.filter(event=event, withdrawn_at=None)
    assert (output.task_year.year, output.measure) == (2025, "training_courses")


def test_of_two_people_the_second_changes_nothing(officer: Actor) -> None:
    event = held_event(UNIT, "course", DAY)
    change_event(actor=officer, event=event, facts=EventFacts("course", "Mới", DAY), base_version=0)
    with pytest.raises(ChangedMeanwhile) as changed:
        change_event(actor=officer, event=event, facts=EventFacts("course", "Khác", DAY), base_version=0)
    assert changed.value.standing.pk == event.pk
    event.refresh_from_db()
    assert event.topic == "Mới"
    assert AuditEntry.objects.get(verb="event.change").detail["topic"][1] == "Mới"


def test_a_list_sent_again_writes_nobody_twice(officer: Actor) -> None:
    event = held_event(UNIT, "course", DAY, [("Cty TNHH Tân Á", "0300588569", 2)], None, officer)
    sent = [row("CÔNG TY TNHH TÂN Á", "", 4), row("Cty B")]
    done = keep_participants(actor=officer, event=event, rows=sent, base_version=event.version)
    assert (done.added, done.updated, done.removed) == (1, 1, 0)
    again = keep_participants(actor=officer, event=event, rows=sent, base_version=0)
    assert (again.added, again.updated) == (0, 0)
    told = set(event.participants.values_list("enterprise", "tax_code", "people"))
    assert told == {("Cty TNHH Tân Á", "0300588569", 4), ("Cty B", "", 1)}
    replaced = keep_participants(
        actor=officer, event=event, rows=[row("Cty B")], base_version=done.event.version, replace=True
    )
    assert replaced.removed == 1
    with pytest.raises(ChangedMeanwhile):
        keep_participants(actor=officer, event=event, rows=[row("Cty C")], base_version=1)


def test_a_row_is_changed_and_taken_out(officer: Actor) -> None:
    event = held_event(UNIT, "course", DAY, [("Cty A", "", 2)], None, officer)
    one = event.participants.get()
    changed = change_participant(
        actor=officer, event=event, participant_id=one.pk, row=row("Cty A", "0300588569", 3), base_version=event.version
    )
    one.refresh_from_db()
    assert (one.tax_code, one.people) == ("0300588569", 3)
    remove_participant(actor=officer, event=changed, participant_id=one.pk)
    assert event.participants.count() == 0
    with pytest.raises(Refused):
        change_participant(actor=officer, event=event, participant_id=one.pk, row=row("Cty A"), base_version=9)


def test_only_what_counts_nowhere_is_taken_out_of_the_register(officer: Actor) -> None:
    held = held_event(UNIT, "course", DAY)
    head = world.actor(Role.HEAD, UNIT)
    with pytest.raises(Refused):
        remove_event(actor=head, event=held)
    planned = record_event(actor=officer, unit=world.unit(UNIT), facts=EventFacts("course", "Nhầm", DAY))
    with pytest.raises(PermissionDenied):
        remove_event(actor=officer, event=planned)
    remove_event(actor=head, event=planned)
    assert list(Event.objects.all()) == [held]
    assert AuditEntry.objects.get(verb="event.remove").detail["topic"] == "Nhầm"


def test_materials_are_judged_kept_once_and_taken_off(officer: Actor) -> None:
    event = held_event(UNIT, "course", DAY)
    with pytest.raises(RefusedUpload):
        attach_record_file(actor=officer, record=event, upload=Upload("tai-lieu.exe", b"MZ"))
    first = attach_record_file(actor=officer, record=event, upload=Upload("Tài liệu.pdf", b"%PDF-1.4\n%%EOF"))
    again = attach_record_file(actor=officer, record=event, upload=Upload("Tài liệu.pdf", b"%PDF-1.4\n%%EOF"))
    assert (first.pk, first.name) == (again.pk, "Tài liệu.pdf")
    with pytest.raises(PermissionDenied):
        detach_record_file(actor=world.actor(Role.OFFICER, "P63-01"), file=first)
    detach_record_file(actor=officer, file=first)
    assert RecordFile.objects.count() == 0


def test_a_survey_keeps_what_it_found_and_blank_is_not_nothing(officer: Actor) -> None:
    facts = SurveyFacts("Khảo sát", DAY, asked=200, answered=150, results={"facilities_aware_share": Decimal("62.50")})
    made = record_survey(actor=officer, unit=world.unit(UNIT), facts=facts, request_key="k")
    record_survey(actor=officer, unit=world.unit(UNIT), facts=facts, request_key="k")
    assert (Survey.objects.count(), made.results) == (1, {"facilities_aware_share": "62.5"})
    with pytest.raises(Refused):
        change_survey(
            actor=officer, survey=made, facts=SurveyFacts("Khảo sát", DAY, asked=10, answered=11), base_version=0
        )
    with pytest.raises(Refused):
        change_survey(
            actor=officer, survey=made, facts=SurveyFacts("x", DAY, results={"workshops": Decimal(3)}), base_version=0
        )
    change_survey(actor=officer, survey=made, facts=SurveyFacts("Khảo sát 2", DAY), base_version=0)
    with pytest.raises(ChangedMeanwhile):
        change_survey(actor=officer, survey=made, facts=SurveyFacts("Khảo sát 3", DAY), base_version=0)


def test_enterprises_are_listed_once_with_all_their_names(officer: Actor) -> None:
    held_event(UNIT, "course", DAY, [("Cty TNHH Tân Á", "0300588569", 2), ("Sở Công Thương", "", 9)], None, officer)
    held_event(UNIT, "workshop", date(2026, 6, 3), [("CÔNG TY TNHH TÂN Á", "", 1), ("Cty B", "", 1)], None, officer)
    first, second = enterprises_of(officer, world.unit(UNIT), date(2026, 1, 1), date(2026, 12, 31))
    assert (first.name, first.tax_code, len(first.events), first.people) == ("CÔNG TY TNHH TÂN Á", "0300588569", 2, 3)
    assert second.name == "Cty B"
    assert enterprises_of(world.actor(Role.OFFICER, "P63-01"), world.unit(UNIT), DAY, DAY) == []


def test_who_came_elsewhere_is_said_of_what_the_actor_may_see(officer: Actor) -> None:
    here = held_event(UNIT, "course", DAY, [("Cty A", "", 1)], None, officer)
    held_event(UNIT, "course", date(2026, 6, 3), [("Công ty A", "", 1)], None, officer)
    held_event("P63-01", "course", DAY, [("Cty A", "", 1)])
    assert met_before(officer, here, [("cty a", "")]) == {"ten:cty a": 1}
    assert met_before(world.actor(Role.MINISTRY_OFFICER), here, [("cty a", "")]) == {"ten:cty a": 2}


def test_search_needs_no_marks(officer: Actor) -> None:
    facts = EventFacts("course", "Tập huấn chế biến gỗ", DAY, venue="Quy Nhơn")
    event = record_event(actor=officer, unit=world.unit(UNIT), facts=facts)
    assert list(search_records(events_visible(officer), "che bien quy nhon")) == [event]
    assert list(search_records(events_visible(officer), "thủy sản")) == []
