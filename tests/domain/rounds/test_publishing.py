"""From a draft to what units owe: defaults, changes, publishing once, who is told."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import (
    Asked,
    NotReady,
    Obligation,
    Refused,
    Round,
    change_round,
    close_round,
    discard_round,
    draft_round,
    obligations_visible,
    owed_by,
    publish_round,
    reopen_round,
    rounds_visible,
    units_asked,
)
from sachhon.foundation.models import AuditEntry, OutgoingMail
from sachhon.vietnamese.workdays import add_working_days
from tests.world import actor, person, published_round, template_version, unit, units

pytestmark = pytest.mark.django_db

OFFICER = Role.MINISTRY_OFFICER


@pytest.fixture(autouse=True)
def ministry() -> None:
    units()


def drafted(**changes: object) -> Round:
    who = actor(OFFICER)
    draft = draft_round(actor=who, template=template_version(), is_test=bool(changes.pop("is_test", False)))
    told = {"letter_number": "1819/BCT-TKNL", **changes}
    return change_round(actor=who, asking=draft, changes=told, version=draft.version)


def test_a_first_draft_asks_the_provinces_of_today_in_twenty_working_days() -> None:
    draft = draft_round(actor=actor(OFFICER), template=template_version())
    today = timezone.localdate()
    assert draft.deadline == add_working_days(today, 20)
    assert draft.data_until < today
    assert draft.asked["kinds"] == ["province"]
    assert len(units_asked(draft)) == 34
    assert draft.code.startswith(f"{today.year}-")


def test_a_letter_of_2018_asks_the_63_provinces_of_then() -> None:
    draft = drafted(letter_date=date(2018, 3, 12))
    asked = units_asked(draft)
    assert len(asked) == 63
    assert {one.code.split("-")[0] for one in asked} == {"P63"}
    assert draft.deadline == add_working_days(date(2018, 3, 12), 20)


def test_units_are_added_and_left_out_one_by_one() -> None:
    draft = drafted(asked=Asked(("province",), ("P34-91", "P34-92"), ("P34-01", "P34-04"), ("P34-92",)).stored())
    assert {one.code for one in units_asked(draft)} == {"P34-91", "P34-01", "P34-04"}


def test_a_unit_added_by_hand_is_no_longer_left_out() -> None:
    asked = Asked(("province",), (), (), ("P34-91",)).with_unit("P34-91")
    assert (asked.include, asked.exclude) == (("P34-91",), ())
    assert asked.without_unit("P34-91").exclude == ("P34-91",)


def test_publishing_makes_one_obligation_a_unit_and_writes_to_each_person_once() -> None:
    person(Role.OFFICER, "P34-91", email="an.giang@example.vn")
    person(Role.LEADER, "P34-91", email="lanh.dao@example.vn")
    person(Role.OFFICER, "P34-92", email="can.tho@example.vn")
    round_ = publish_round(actor=actor(OFFICER), asking=drafted())
    assert round_.status == Round.Status.PUBLISHED
    assert Obligation.objects.filter(round=round_).count() == 34
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == [
        "an.giang@example.vn",
        "can.tho@example.vn",
        "lanh.dao@example.vn",
    ]
    assert "1819/BCT-TKNL" in OutgoingMail.objects.first().subject
    entry = AuditEntry.objects.get(verb="round.publish")
    assert (entry.detail["units"], entry.detail["mails"]) == (34, 3)


def test_publishing_twice_changes_nothing() -> None:
    person(Role.OFFICER, "P34-91", email="an.giang@example.vn")
    who, draft = actor(OFFICER), drafted()
    publish_round(actor=who, asking=draft)
    publish_round(actor=who, asking=draft)
    assert Obligation.objects.count() == 34
    assert OutgoingMail.objects.count() == 1
    assert AuditEntry.objects.filter(verb="round.publish").count() == 1


def test_a_test_round_writes_to_its_publisher_alone_and_says_so() -> None:
    person(Role.OFFICER, "P34-91", email="an.giang@example.vn")
    draft = drafted(is_test=True)
    who = actor(OFFICER)
    publish_round(actor=who, asking=draft)
    mail = OutgoingMail.objects.get()
    assert mail.to == who.user.email
    assert mail.subject.startswith("[THỬ]")


def test_one_person_of_two_units_gets_one_mail_that_names_both() -> None:
    both = person(Role.OFFICER, "P34-91", email="hai@example.vn")
    both.memberships.create(unit_code="P34-92", role=Role.OFFICER)
    publish_round(actor=actor(OFFICER), asking=drafted())
    mail = OutgoingMail.objects.get()
    assert unit("P34-91").name in mail.text
    assert unit("P34-92").name in mail.text


def test_today_s_province_is_written_to_for_the_provinces_that_it_was_made_of() -> None:
    person(Role.OFFICER, "P34-91", email="an.giang@example.vn")
    publish_round(
        actor=actor(OFFICER),
        asking=drafted(
            letter_date=date(2018, 3, 12),
            deadline_days=None,
            deadline=timezone.localdate() + timezone.timedelta(days=9),
        ),
    )
    mail = OutgoingMail.objects.get()
    assert "An Giang" in mail.text
    assert "Kiên Giang" in mail.text


def test_what_is_missing_is_told_at_once_with_the_page_where_it_is_missing() -> None:
    who = actor(OFFICER)
    draft = draft_round(actor=who, template=template_version())
    draft = change_round(
        actor=who, asking=draft, changes={"asked": {}, "data_until": None, "title": ""}, version=draft.version
    )
    with pytest.raises(NotReady) as refused:
        publish_round(actor=who, asking=draft)
    assert [step for step, _ in refused.value.missing] == ["template", "letter", "units", "deadline"]
    assert Obligation.objects.count() == 0


def test_a_deadline_on_a_holiday_moves_to_the_next_working_day() -> None:
    draft = drafted(letter_date=date(2026, 11, 20), deadline_days=None, deadline=date(2027, 2, 6))
    assert publish_round(actor=actor(OFFICER), asking=draft).deadline == date(2027, 2, 11)


def test_two_people_do_not_overwrite_one_another() -> None:
    who, draft = actor(OFFICER), drafted()
    change_round(actor=who, asking=draft, changes={"title": "Một"}, version=draft.version)
    with pytest.raises(Refused) as refused:
        change_round(actor=who, asking=draft, changes={"title": "Hai"}, version=draft.version)
    assert refused.value.code == "round_changed_meanwhile"
    assert Round.objects.get().title == "Một"


def test_the_next_round_takes_over_what_the_last_one_had() -> None:
    who = actor(OFFICER)
    first = drafted(
        deadline_days=12,
        asked=Asked(("province",), (), (), ("P34-91",)).stored(),
        letter_text="Như cũ.",
        signer_name="A",
    )
    publish_round(actor=who, asking=first)
    following = draft_round(actor=who, template=template_version())
    assert following.previous == first
    assert (following.deadline_days, following.letter_text, following.signer_name) == (12, "Như cũ.", "A")
    assert following.asked["exclude"] == ["P34-91"]
    assert following.letter_number == ""


def test_a_published_round_is_not_changed_nor_thrown_away() -> None:
    who = actor(OFFICER)
    open_round = publish_round(actor=who, asking=drafted())
    with pytest.raises(PermissionDenied):
        change_round(actor=who, asking=open_round, changes={"title": "x"}, version=open_round.version)
    with pytest.raises(PermissionDenied):
        discard_round(actor=who, asking=open_round)


def test_closing_and_opening_again() -> None:
    who = actor(OFFICER)
    open_round = publish_round(actor=who, asking=drafted())
    assert owed_by(["P34-91"]).count() == 1
    closed = close_round(actor=who, asking=open_round, reason="đủ")
    assert owed_by(["P34-91"]).count() == 0
    assert reopen_round(actor=who, asking=closed).status == Round.Status.PUBLISHED
    assert list(AuditEntry.objects.filter(verb__in=("round.close", "round.reopen")).values_list("verb", flat=True)) == [
        "round.close",
        "round.reopen",
    ]


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMINISTRATOR, OFFICER)])
def test_others_open_no_round(role: Role) -> None:
    with pytest.raises(PermissionDenied):
        draft_round(actor=actor(role, "P34-91"), template=template_version())
    assert not Round.objects.exists()


def test_a_unit_sees_the_rounds_that_ask_it_and_no_draft() -> None:
    who = actor(OFFICER)
    asked = publish_round(actor=who, asking=drafted(asked=Asked((), (), ("P34-91", "P34-92")).stored()))
    drafted()
    an_giang, ha_noi = actor(Role.OFFICER, "P34-91"), actor(Role.OFFICER, "P34-01")
    assert list(rounds_visible(an_giang)) == [asked]
    assert [owed.unit.code for owed in obligations_visible(an_giang)] == ["P34-91"]
    assert not rounds_visible(ha_noi).exists()
    assert not obligations_visible(ha_noi).exists()
    assert rounds_visible(who).count() == 2


def test_today_s_province_sees_what_was_asked_of_those_that_became_it() -> None:
    old = published_round()
    for code in ("P63-89", "P63-91", "P63-92"):
        Obligation.objects.create(round=old, unit=unit(code), unit_name=unit(code).name, deadline=old.deadline)
    seen = obligations_visible(actor(Role.OFFICER, "P34-91")).values_list("unit__code", flat=True)
    assert set(seen) == {"P63-89", "P63-91"}


def test_the_last_province_office_kind_is_not_forgotten() -> None:
    draft = drafted(asked=Asked((Unit.Kind.MINISTRY,)).stored())
    assert [one.code for one in units_asked(draft)] == ["BCT"]
