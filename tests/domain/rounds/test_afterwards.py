"""After publishing: more time, waivers, reminders by hand and by plan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import Contact
from sachhon.domain.rounds.api import (
    Asked,
    DeadlineChange,
    Obligation,
    Refused,
    Round,
    audience,
    change_round,
    close_round,
    draft_round,
    due_reminders,
    extend,
    publish_round,
    queue_digests,
    remind,
    unwaive,
    waive,
)
from sachhon.foundation.models import AuditEntry, OutgoingMail
from sachhon.vietnamese.workdays import add_working_days, is_working_day, next_working_day
from tests.world import actor, person, template_version, unit, units

pytestmark = pytest.mark.django_db
CODES = ("P34-91", "P34-92", "P34-96")


@pytest.fixture
def open_round() -> Round:
    units()
    for code in CODES:
        person(Role.OFFICER, code, email=f"{code}@example.vn".lower())
    who = actor(Role.MINISTRY_OFFICER)
    draft = draft_round(actor=who, template=template_version())
    told = {"letter_number": "1/BCT-TKNL", "asked": Asked((), (), CODES).stored()}
    published = publish_round(
        actor=who, asking=change_round(actor=who, asking=draft, changes=told, version=draft.version)
    )
    OutgoingMail.objects.all().delete()
    return published


def owed(of: Round, *codes: str) -> list[Obligation]:
    return list(Obligation.objects.filter(round=of, unit__code__in=codes or CODES))


def test_more_time_moves_the_deadline_tells_the_unit_and_keeps_the_reason(open_round: Round) -> None:
    who = actor(Role.MINISTRY_OFFICER)
    count = extend(
        actor=who, asking=open_round, obligations=owed(open_round, "P34-91"), until=date(2027, 2, 6), reason="Bão số 9"
    )
    assert count == 1
    assert {one.unit.code: one.deadline for one in owed(open_round)}["P34-91"] == date(2027, 2, 11)
    change = DeadlineChange.objects.get()
    assert (change.before, change.after, change.reason) == (open_round.deadline, date(2027, 2, 11), "Bão số 9")
    mail = OutgoingMail.objects.get()
    assert mail.to == "p34-91@example.vn"
    assert "Bão số 9" in mail.text
    assert AuditEntry.objects.get(verb="round.extend").unit_code == "P34-91"


def test_the_same_extension_again_changes_nothing(open_round: Round) -> None:
    who = actor(Role.MINISTRY_OFFICER)
    until = add_working_days(open_round.deadline, 5)
    for _again in range(2):
        extend(actor=who, asking=open_round, obligations=owed(open_round), until=until, reason="Mất mạng")
    assert DeadlineChange.objects.count() == 3
    assert OutgoingMail.objects.count() == 3


@pytest.mark.parametrize(
    ("reason", "days", "code"), [("", 5, "extension_without_reason"), ("x", -2, "deadline_too_early")]
)
def test_an_extension_needs_a_reason_and_a_later_day(open_round: Round, reason: str, days: int, code: str) -> None:
    with pytest.raises(Refused) as refused:
        extend(
            actor=actor(Role.ADMINISTRATOR),
            asking=open_round,
            obligations=owed(open_round),
            until=add_working_days(open_round.deadline, days),
            reason=reason,
        )
    assert refused.value.code == code


def test_a_waived_unit_is_not_extended_nor_reminded_until_it_owes_again(open_round: Round) -> None:
    who = actor(Role.MINISTRY_OFFICER)
    some = owed(open_round, "P34-91")
    assert waive(actor=who, asking=open_round, obligations=some, reason="Đã gửi bản giấy") == 1
    assert waive(actor=who, asking=open_round, obligations=some, reason="lần nữa") == 0
    assert owed(open_round, "P34-91")[0].waive_reason == "Đã gửi bản giấy"
    later = add_working_days(open_round.deadline, 3)
    assert extend(actor=who, asking=open_round, obligations=owed(open_round), until=later, reason="x") == 2
    with pytest.raises(Refused):
        remind(actor=who, asking=open_round, obligations=some, request_key="k")
    assert unwaive(actor=who, asking=open_round, obligations=some) == 1
    assert owed(open_round, "P34-91")[0].waived_at is None


def test_reminding_twice_with_one_key_sends_one_mail(open_round: Round) -> None:
    who = actor(Role.MINISTRY_OFFICER)
    for _again in range(2):
        told = remind(actor=who, asking=open_round, obligations=owed(open_round), note="Gấp", request_key="một")
        assert told == (3, 3)
    assert OutgoingMail.objects.count() == 3
    assert "Gấp" in OutgoingMail.objects.first().text


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR, Role.HEAD])
def test_others_at_the_ministry_only_look(open_round: Round, role: Role) -> None:
    who = actor(role)
    with pytest.raises(PermissionDenied):
        extend(actor=who, asking=open_round, obligations=owed(open_round), until=date(2030, 1, 1), reason="x")
    with pytest.raises(PermissionDenied):
        remind(actor=who, asking=open_round, obligations=owed(open_round), request_key="k")


def test_the_plan_reminds_before_on_and_after_in_working_days(open_round: Round) -> None:
    Round.objects.update(reminders={"before": [5, 1], "on": True, "after": [1]})
    deadline = open_round.deadline
    days = [deadline + timedelta(days=number) for number in range(-15, 16)]
    reminded = [day for day in days if due_reminders(day)]
    assert reminded == [add_working_days(deadline, step) for step in (-5, -1)] + [
        deadline,
        add_working_days(deadline, 1),
    ]
    assert all(map(is_working_day, reminded))


def test_nothing_is_sent_over_tet(open_round: Round) -> None:
    Round.objects.update(reminders={"before": list(range(1, 30)), "on": True, "after": list(range(1, 30))})
    Obligation.objects.update(deadline=date(2026, 2, 24))
    assert due_reminders(date(2026, 2, 13))
    assert not any(due_reminders(date(2026, 2, day)) for day in range(14, 23))


def test_a_person_gets_one_mail_a_day_with_all_that_is_owed(open_round: Round) -> None:
    both = person(Role.HEAD, "P34-91", email="hai@example.vn")
    both.memberships.create(unit_code="P34-92", role=Role.OFFICER)
    day = add_working_days(open_round.deadline, -1)
    answered = {owed(open_round, "P34-96")[0].pk}
    for _again in range(2):
        queue_digests(on=day, answered=answered)
    mails = dict(OutgoingMail.objects.values_list("to", "text"))
    assert set(mails) == {"p34-91@example.vn", "p34-92@example.vn", "hai@example.vn"}
    assert unit("P34-91").name in mails["hai@example.vn"]
    assert unit("P34-92").name in mails["hai@example.vn"]
    assert OutgoingMail.objects.count() == 3


def test_closed_and_test_rounds_remind_nobody(open_round: Round) -> None:
    day = open_round.deadline
    assert len(due_reminders(day)) == 3
    Round.objects.update(is_test=True)
    assert due_reminders(day) == []
    Round.objects.update(is_test=False)
    close_round(actor=actor(Role.MINISTRY_OFFICER), asking=open_round)
    assert due_reminders(day) == []


def test_a_unit_without_people_is_reached_through_its_contacts() -> None:
    units()
    Contact.objects.create(unit=unit("P34-01"), name="Chị Lan", email="Lan@example.vn")
    told = audience([unit("P34-01"), unit("P34-04")])
    assert [one.email for one in told["P34-01"]] == ["lan@example.vn"]
    assert told["P34-04"] == ()


def test_today_is_kept_out_of_a_deadline_of_twenty_days() -> None:
    units()
    draft = draft_round(actor=actor(Role.MINISTRY_OFFICER), template=template_version())
    assert draft.deadline == add_working_days(timezone.localdate(), 20) == next_working_day(draft.deadline)
