"""Experts and consultancies: who keeps them, who sees whom, what they did, how a change is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import MINISTRY, Actor, Role
from sachhon.domain.assessments.api import (
    Assessment,
    ChangedMeanwhile,
    Consultancy,
    ConsultancyFacts,
    ConsultancyFilter,
    Expert,
    ExpertFacts,
    ExpertFilter,
    NetworkChange,
    Refused,
    TeamMember,
    TrainingRow,
    add_expert,
    change_expert,
    changes_of,
    end_expert,
    facts_of_expert,
    keep_consultancy,
    provinces_to_keep,
    return_expert,
    support_by_province,
    undo_network_change,
)
from sachhon.domain.registry.api import Facility, FocalBody, Unit, folded, sort_name
from sachhon.foundation.models import AuditEntry
from tests import world

pytestmark = pytest.mark.django_db
AN_GIANG, GIA_LAI = "P34-91", "P34-52"


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def ministry() -> Actor:
    return world.actor(Role.MINISTRY_OFFICER)


def facts(name: str = "Nguyễn Thị Ánh", province: str = AN_GIANG, **more: object) -> ExpertFacts:
    told = {"email": "anh@example.vn", "phone": "0900 000 001", "industries": (13, 8), **more}
    return ExpertFacts(name, province=world.unit(province) if province else None, **told)


def assessment(expert: Expert, status: str, number: int) -> Assessment:
    facility = Facility.objects.create(
        code=f"CS{number}", name="Giấy", folded="giay", sort_name=sort_name("Giấy"), province=world.unit(AN_GIANG)
    )
    made = Assessment.objects.create(
        code=f"DG{number}", facility=facility, kind="quick", status=status, title="Đánh giá",
        began_on=date(2026, 3, 1), by=expert.by,
    )  # fmt: skip
    TeamMember.objects.create(assessment=made, expert=expert, name=expert.name)
    return made


def consultancy(code: str = "TV-01") -> Unit:
    return world.child(world.unit(MINISTRY), code, Unit.Kind.CONSULTANCY, "Trung tâm Sản xuất sạch Việt Nam")


def test_an_expert_is_kept_with_courses_and_can_be_found_without_marks(ministry: Actor) -> None:
    course = TrainingRow("Đánh giá SXSH chi tiết", "Trung tâm SXS", 2019)
    expert = add_expert(actor=ministry, facts=facts(trainings=(course, TrainingRow("TOT", as_trainer=True))))
    assert expert.code == f"CG-{expert.pk:04d}"
    found = ExpertFilter("anh nguyen", industry=13).experts(ministry).get()
    assert (found.courses, found.taught, found.done) == (1, 1, 0)
    assert not ExpertFilter(industry=12).experts(ministry).exists()
    assert facts_of_expert(found).trainings[0] == course


def test_assessments_are_counted_from_the_teams_not_typed(ministry: Actor) -> None:
    expert = add_expert(actor=ministry, facts=facts())
    statuses = (Assessment.Status.REPORTED, Assessment.Status.CLOSED, Assessment.Status.OPEN, Assessment.Status.DROPPED)
    for number, status in enumerate(statuses):
        assessment(expert, status, number)
    found = ExpertFilter().experts(ministry).get()
    assert (found.done, found.running) == (2, 1)


def test_people_are_ordered_by_their_given_names(ministry: Actor) -> None:
    for name in ("Trần Văn Bình", "Lê Thị Đào", "Vũ An", "Nguyễn Ánh"):
        add_expert(actor=ministry, facts=facts(name))
    names = [expert.name for expert in ExpertFilter().experts(ministry)]
    assert names == ["Vũ An", "Nguyễn Ánh", "Trần Văn Bình", "Lê Thị Đào"]


def test_a_province_keeps_its_own_and_no_others(ministry: Actor) -> None:
    officer = world.actor(Role.OFFICER, AN_GIANG)
    expert = add_expert(actor=officer, facts=facts())
    with pytest.raises(PermissionDenied):
        add_expert(actor=officer, facts=facts("Ai đó", GIA_LAI))
    with pytest.raises(PermissionDenied):
        change_expert(actor=officer, expert=expert, facts=facts(province=GIA_LAI), base_version=expert.version)
    with pytest.raises(PermissionDenied):
        end_expert(actor=world.actor(Role.OFFICER, GIA_LAI), expert=expert)
    moved = change_expert(actor=ministry, expert=expert, facts=facts(province=GIA_LAI), base_version=expert.version)
    assert moved.province.code == GIA_LAI


def test_a_consultancy_keeps_its_own_people_wherever_they_live(ministry: Actor) -> None:
    body = consultancy()
    own = world.actor(Role.OFFICER, body.code)
    expert = add_expert(actor=own, facts=facts(organisation=body))
    with pytest.raises(PermissionDenied):
        end_expert(actor=world.actor(Role.OFFICER, AN_GIANG), expert=expert)
    assert end_expert(actor=own, expert=expert).status == Expert.Status.ENDED
    assert return_expert(actor=own, expert=expert).status == Expert.Status.ACTIVE


def test_others_see_only_those_who_agreed_and_still_work(ministry: Actor) -> None:
    shown = add_expert(actor=ministry, facts=facts("Có đồng ý", listed=True))
    add_expert(actor=ministry, facts=facts("Chưa đồng ý"))
    gone = add_expert(actor=ministry, facts=facts("Đã thôi", listed=True, email="x@example.vn"))
    end_expert(actor=ministry, expert=gone)
    factory = world.actor(Role.FACILITY_USER, GIA_LAI)
    assert list(ExpertFilter(state="all").experts(factory)) == [shown]
    assert ExpertFilter(state="all").experts(world.actor(Role.OFFICER, GIA_LAI)).count() == 3


def test_sent_twice_is_one_and_the_same_telephone_is_asked_about(ministry: Actor) -> None:
    first = add_expert(actor=ministry, facts=facts())
    assert add_expert(actor=ministry, facts=facts()) == first
    assert NetworkChange.objects.count() == 1
    with pytest.raises(Refused) as refused:
        add_expert(actor=ministry, facts=facts(email="khac@example.vn"))
    assert (refused.value.code, refused.value.field) == ("there_already", "name")
    namesake = add_expert(actor=ministry, facts=facts(email="khac@example.vn", phone="0900 000 002"))
    assert namesake != first


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"is_consultant": False}, "is_consultant"),
        ({"email": "khong-phai-thu"}, "email"),
        ({"industries": (40,)}, "industries"),
        ({"trainings": (TrainingRow("A", year=1890),)}, "year-0"),
        ({"trainings": (TrainingRow("A"), TrainingRow("", "Nơi nào"))}, "course-1"),
    ],
)
def test_what_is_wrong_is_named_with_its_field(ministry: Actor, wrong: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        add_expert(actor=ministry, facts=replace(facts(), **wrong))
    assert refused.value.field == field
    assert not Expert.objects.exists()


def test_a_change_is_undone_with_courses_and_only_the_newest(ministry: Actor) -> None:
    expert = add_expert(actor=ministry, facts=facts(trainings=(TrainingRow("Khóa A", year=2018),)))
    change_expert(actor=ministry, expert=expert, facts=facts("Nguyễn Thị Anh", phone=""), base_version=expert.version)
    end_expert(actor=ministry, expert=expert)
    ended, changed, added = changes_of("expert", expert.code)
    for late in (changed, added):
        with pytest.raises(Refused):
            undo_network_change(actor=ministry, change=late)
    assert undo_network_change(actor=ministry, change=ended)
    expert.refresh_from_db()
    assert (expert.status, expert.name, expert.phone) == (Expert.Status.ACTIVE, "Nguyễn Thị Anh", "")
    with pytest.raises(Refused):
        undo_network_change(actor=ministry, change=ended)


def test_undoing_gives_back_what_was_said_before(ministry: Actor) -> None:
    told = facts(trainings=(TrainingRow("Khóa A", year=2018),))
    expert = add_expert(actor=ministry, facts=told)
    change_expert(
        actor=ministry, expert=expert, facts=facts("Khác", GIA_LAI, industries=()), base_version=expert.version
    )
    assert undo_network_change(actor=ministry, change=changes_of("expert", expert.code)[0])
    expert = Expert.objects.get(pk=expert.pk)
    assert facts_of_expert(expert) == replace(told, industries=(8, 13))


def test_an_added_expert_goes_by_undo_unless_in_a_team(ministry: Actor) -> None:
    expert = add_expert(actor=ministry, facts=facts())
    member = TeamMember.objects.filter(assessment=assessment(expert, "open", 1))
    change = changes_of("expert", expert.code)[0]
    with pytest.raises(Refused):
        undo_network_change(actor=ministry, change=change)
    member.delete()
    assert not undo_network_change(actor=ministry, change=change)
    assert not Expert.objects.exists()


def test_two_tabs_do_not_write_over_each_other(ministry: Actor) -> None:
    expert = add_expert(actor=ministry, facts=facts())
    change_expert(actor=ministry, expert=expert, facts=facts(note="Một"), base_version=1)
    with pytest.raises(ChangedMeanwhile):
        change_expert(actor=ministry, expert=expert, facts=facts(note="Hai"), base_version=1)


def test_the_trail_tells_that_a_telephone_changed_but_not_which(ministry: Actor) -> None:
    expert = add_expert(actor=ministry, facts=facts())
    change_expert(actor=ministry, expert=expert, facts=facts(phone="0911 222 333", listed=True), base_version=1)
    entry = AuditEntry.objects.order_by("-number").first()
    assert entry.verb == "network.expert_changed"
    assert "0911" not in str(entry.detail)
    assert "phone" in str(entry.detail)


def test_a_consultancy_says_what_it_offers_and_is_seen_when_it_agrees(ministry: Actor) -> None:
    body = consultancy()
    factory = world.actor(Role.FACILITY_USER, GIA_LAI)
    told = ConsultancyFacts(world.unit(AN_GIANG), "Đánh giá SXSH", (8,), "https://example.vn", listed=True)
    assert not ConsultancyFilter().units(factory).exists()
    kept = keep_consultancy(actor=world.actor(Role.HEAD, body.code), unit=body, facts=told)
    assert ConsultancyFilter("san xuat sach", AN_GIANG, 8).units(factory).get() == body
    with pytest.raises(ChangedMeanwhile):
        keep_consultancy(actor=ministry, unit=body, facts=told, base_version=kept.version + 1)
    with pytest.raises(PermissionDenied):
        keep_consultancy(actor=world.actor(Role.OFFICER, AN_GIANG), unit=body, facts=told, base_version=kept.version)
    assert not undo_network_change(actor=ministry, change=changes_of("consultancy", body.code)[0])
    assert not Consultancy.objects.exists()


def test_behind_each_province_stand_its_body_experts_and_consultancies(ministry: Actor) -> None:
    FocalBody.objects.create(unit=world.unit(AN_GIANG), name="Trung tâm Khuyến công")
    expert = add_expert(actor=ministry, facts=facts(is_trainer=True))
    add_expert(actor=ministry, facts=facts("Lê B"))
    keep_consultancy(actor=ministry, unit=consultancy(), facts=ConsultancyFacts(world.unit(AN_GIANG)))
    assessment(expert, "reported", 1)
    rows = {row.unit.code: row for row in support_by_province(ministry)}
    assert len(rows) == 34
    row = rows[AN_GIANG]
    assert (row.body.name, row.people, row.experts, row.trainers) == ("Trung tâm Khuyến công", 2, 2, 1)
    assert (row.consultancies, row.done) == (1, 1)
    assert (rows[GIA_LAI].people, rows[GIA_LAI].body, rows[GIA_LAI].done) == (0, None, 0)
    seen = {row.unit.code: row for row in support_by_province(world.actor(Role.OFFICER, GIA_LAI))}
    assert seen[AN_GIANG].done is None


def test_names_are_searched_by_what_is_kept(ministry: Actor) -> None:
    expert = add_expert(actor=ministry, facts=facts("Đặng Thùy"))
    assert expert.folded == folded("Đặng Thùy") == "dang thuy"


def test_a_province_of_before_counts_where_it_lies_now(ministry: Actor) -> None:
    old = world.actor(Role.OFFICER, "P63-89")
    add_expert(actor=old, facts=facts(province="P63-89"))
    rows = {row.unit.code: row for row in support_by_province(ministry)}
    assert rows[AN_GIANG].people == 1
    assert ExpertFilter(province=AN_GIANG).experts(ministry).count() == 1
    assert [unit.code for unit in provinces_to_keep(old)] == ["P63-89"]
