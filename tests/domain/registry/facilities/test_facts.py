"""Facts: read, refused with both languages' words, described, taken with their history, undone."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.registry.api import (
    FACTS,
    Facility,
    FacilityChange,
    Refused,
    Unit,
    add_facility,
    change_facility,
    check_fact,
    close_facility,
    completed,
    computed_size,
    described,
    give_account,
    held_facts,
    problems_together,
    proposed_industry,
    read_fact,
    reopen_facility,
    shown_fact,
    undo_change,
)
from sachhon.formkit.fields import FieldError
from sachhon.formkit.findings import say
from sachhon.foundation.models import AuditEntry
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Actor:
    world.units()
    return world.actor(Role.OFFICER, "P63-52")


def _added(officer: Actor, on: date | None = None, **facts: object) -> Facility:
    told = {"name": "Công ty CP Bia Quy Nhơn", "province": "P63-52", **facts}
    return add_facility(actor=officer, facts=told, as_on=on)


def _again(facility: Facility) -> Facility:
    return Facility.objects.select_related("province", "unit").get(pk=facility.pk)


@pytest.mark.parametrize(
    ("key", "written", "value", "shown"),
    [
        ("name", "  Công ty   Bia ", "Công ty Bia", "Công ty Bia"),
        ("tax_code", "0100109106", "0100109106", "0100109106"),
        ("tax_code", "100109106", "0100109106", "0100109106"),
        ("tax_code", "0100109106 001", "0100109106-001", "0100109106-001"),
        ("tax_code", "052085001234", "052085001234", "052085001234"),
        ("province", "Bình Định", "P63-52", "P63-52"),
        ("province", "tỉnh Gia Lai", "P34-52", "P34-52"),
        ("latitude", "13,782", "13.782000", "13,7820"),
        ("longitude", "109.2", "109.200000", "109,2"),
        ("industry", "Rượu, bia, NGK", 4, "Rượu, bia, NGK"),
        ("vsic", "C11.03", "1103", "1103"),
        ("size", "quy mô vừa", "medium", "Vừa"),
        ("employees", "1.250 người", 1250, "1.250"),
        ("revenue", "1,5 tỷ", 1_500_000_000, "1.500.000.000 đồng"),
        ("aware", "x", True, "Có"),
        ("aware", "Chưa", False, "Không"),
        ("cp_since", "năm 2015", 2015, "2015"),
        ("phone", "", None, ""),
    ],
)
def test_what_is_written_is_read(key: str, written: str, value: object, shown: str) -> None:
    assert read_fact(key, written) == value
    assert shown_fact(key, value) == shown
    assert check_fact(key, value) == value


def test_a_province_is_that_of_the_day() -> None:
    assert read_fact("province", "15", on=date(2018, 1, 1)) == "P63-15"
    assert read_fact("province", "Gia Lai", on=date(2018, 1, 1)) == "P63-64"
    assert read_fact("province", "Gia Lai", on=date(2026, 1, 1)) == "P34-52"


@pytest.mark.parametrize(
    ("key", "written", "variant"),
    [
        ("tax_code", "0100109107", "tax_code_check"),
        ("tax_code", "01001091", "tax_code_length"),
        ("tax_code", "MST 0100", "tax_code_digits"),
        ("province", "Atlantis", "no_province"),
        ("latitude", "50", "outside_vietnam"),
        ("longitude", "đông", "no_coordinate"),
        ("vsic", "4711", "vsic_not_industry"),
        ("vsic", "1", "no_vsic"),
        ("email", "a@b", "no_email"),
        ("phone", "9" * 101, "too_long"),
        ("employees", "12,5", "not_whole"),
        ("employees", "-1", ""),
        ("industry", "40", "not_an_industry"),
        ("cp_since", "1889", ""),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(key: str, written: str, variant: str) -> None:
    with pytest.raises(FieldError) as refused:
        read_fact(key, written)
    if variant:
        assert refused.value.finding.variant == variant
    assert say(refused.value.finding, "vi") != say(refused.value.finding, "en")


def test_every_fact_has_a_column_and_labels() -> None:
    columns = {field.name for field in Facility._meta.fields}
    assert set(FACTS) <= columns
    assert all(fact.labels["vi"] and fact.labels["en"] for fact in FACTS.values())


def test_facts_that_only_make_sense_together() -> None:
    assert [one.variant for one in problems_together({"latitude": "13.0"})] == ["coordinates_together"]
    assert [one.variant for one in problems_together({"applies_cp": False, "cp_since": 2015})] == ["applies_since"]
    assert completed({"vsic": "1103"}, date(2018, 1, 1))["vsic_edition"] == 2018
    assert completed({"vsic": "1103"}, date(2026, 1, 1))["vsic_edition"] == 2025


def test_a_blank_says_nothing_and_the_same_changes_nothing(officer: Actor) -> None:
    made = _added(officer, date(2018, 3, 31), phone="0256 1", aware=True)
    told = {"phone": "", "aware": None, "name": "CÔNG TY CP BIA QUY NHƠN", "address": "1 Trần Phú"}
    description = described(made, told, as_on=date(2018, 3, 31))
    assert description.changes == {"address": ["", "1 Trần Phú"]}
    assert not described(made, {"aware": True, "phone": "0256 1"}, as_on=date(2018, 3, 31))
    assert described(made, {"aware": True}, as_on=date(2020, 1, 1)).confirms
    assert described(made, {"phone": ""}, blank_clears=True).changes == {"phone": ["0256 1", ""]}
    assert described(made, {"name": ""}, blank_clears=True).changes == {}


def test_no_is_not_unknown_and_zero_is_not_blank(officer: Actor) -> None:
    made = _added(officer)
    assert described(made, {"aware": False, "employees": 0}).changes == {
        "aware": [None, False],
        "employees": [None, 0],
    }
    change_facility(actor=officer, facility=made, facts={"employees": 0})
    assert _again(made).employees == 0


def test_older_facts_fill_and_never_overwrite(officer: Actor) -> None:
    made = _added(officer, date(2020, 12, 31), employees=120)
    told = {"employees": 80, "phone": "0256 1", "name": "Nhà máy bia Quy Nhơn"}
    description = change_facility(actor=officer, facility=made, facts=told, as_on=date(2012, 12, 31))
    made = _again(made)
    assert description.changes == {"phone": ["", "0256 1"]}
    assert description.older == {
        "name": ["Công ty CP Bia Quy Nhơn", "Nhà máy bia Quy Nhơn"],
        "employees": [120, 80],
    }
    assert (made.employees, made.phone, made.described_on) == (120, "0256 1", date(2020, 12, 31))
    assert [one.kind for one in made.changes.all()] == ["older", "changed", "created"]
    assert [(one.name, one.until) for one in made.former_names.all()] == [("Nhà máy bia Quy Nhơn", date(2012, 12, 31))]


def test_the_province_that_it_became_a_part_of_says_nothing_new(officer: Actor) -> None:
    made = _again(_added(officer))
    assert not described(made, {"province": "P34-52"})
    assert described(made, {"province": "P63-64"}).changes == {"province": ["P63-52", "P63-64"]}


def test_a_move_and_a_new_name_leave_the_former_ones(officer: Actor) -> None:
    made = _added(officer, date(2012, 12, 31), address="8 Bờ Biển")
    told = {"name": "Công ty CP Đồ uống", "address": "Lô B3"}
    change_facility(actor=officer, facility=made, facts=told, as_on=date(2020, 1, 1), why="đăng ký lại")
    made = _again(made)
    assert [(one.name, one.until) for one in made.former_names.all()] == [("Công ty CP Bia Quy Nhơn", date(2020, 1, 1))]
    assert [one.address for one in made.former_addresses.all()] == ["8 Bờ Biển"]
    assert made.folded == "cong ty cp do uong"
    entry = made.changes.get(kind="changed")
    assert (entry.why, entry.as_on, entry.by) == ("đăng ký lại", date(2020, 1, 1), officer.user)
    assert AuditEntry.objects.get(verb="facility.change").detail["changes"]["address"] == ["8 Bờ Biển", "Lô B3"]
    undo_change(actor=officer, change=entry)
    made = _again(made)
    assert (made.name, made.address, made.described_on) == ("Công ty CP Bia Quy Nhơn", "8 Bờ Biển", date(2012, 12, 31))
    assert not made.former_names.exists()
    assert not made.former_addresses.exists()


def test_a_change_is_undone_only_while_it_stands(officer: Actor) -> None:
    made = _added(officer)
    change_facility(actor=officer, facility=made, facts={"phone": "0256 1"})
    first = made.changes.get(kind="changed")
    change_facility(actor=officer, facility=made, facts={"phone": "0256 2"})
    with pytest.raises(Refused) as refused:
        undo_change(actor=officer, change=first)
    assert refused.value.code == "changed_again_since"
    assert "Điện thoại" in refused.value.message
    with pytest.raises(Refused) as refused:
        undo_change(actor=officer, change=made.changes.get(kind="created"))
    assert refused.value.code == "not_to_be_undone"


def test_what_was_changed_in_between_is_not_written_over(officer: Actor) -> None:
    made = _added(officer)
    change_facility(actor=officer, facility=made, facts={"phone": "0256 1"}, version=0)
    with pytest.raises(Refused) as refused:
        change_facility(actor=officer, facility=made, facts={"phone": "0256 2"}, version=0)
    assert refused.value.code == "facility_changed_meanwhile"


def test_nobody_moves_a_facility_to_another_province(officer: Actor) -> None:
    made = _added(officer)
    with pytest.raises(PermissionDenied):
        change_facility(actor=officer, facility=made, facts={"province": "P63-89"})
    with pytest.raises(PermissionDenied):
        add_facility(actor=officer, facts={"name": "Cơ sở", "province": "P63-89"})
    with pytest.raises(PermissionDenied):
        add_facility(actor=officer, facts={"name": "Cơ sở"})
    own = world.actor(Role.FACILITY_USER, made.code)
    change_facility(actor=own, facility=made, facts={"phone": "0256 9"})
    with pytest.raises(PermissionDenied):
        change_facility(actor=own, facility=made, facts={"province": "P34-52", "phone": "1"} | {"province": "P63-64"})


def test_closing_and_opening(officer: Actor) -> None:
    made = _added(officer)
    for why, on, code in (
        (" ", date(2020, 1, 1), "close_without_reason"),
        ("hết việc", date(2999, 1, 1), "close_in_the_future"),
    ):
        with pytest.raises(Refused) as refused:
            close_facility(actor=officer, facility=made, on=on, why=why)
        assert refused.value.code == code
    close_facility(actor=officer, facility=made, on=date(2020, 1, 1), why="giải thể")
    close_facility(actor=officer, facility=made, on=date(2020, 1, 1), why="giải thể")
    assert made.changes.filter(kind="closed").count() == 1
    reopen_facility(actor=officer, facility=made, on=date(2021, 1, 1), why="")
    assert _again(made).status == Facility.Status.ACTIVE


def test_the_unit_follows_name_and_province(officer: Actor) -> None:
    ministry = world.actor(Role.MINISTRY_OFFICER)
    made = _added(officer)
    unit = give_account(actor=officer, facility=made)
    assert give_account(actor=officer, facility=made) == unit
    assert (unit.code, unit.line) == (made.code, [made.code, "P63-52", "P34-52", "BCT"])
    told = {"name": "Công ty CP Đồ uống", "province": "P63-89"}
    change_facility(actor=ministry, facility=made, facts=told)
    unit = Unit.objects.get(code=made.code)
    assert (unit.name, unit.line) == ("Công ty CP Đồ uống", [made.code, "P63-89", "P34-91", "BCT"])
    undo_change(actor=ministry, change=made.changes.get(kind="changed"))
    unit = Unit.objects.get(code=made.code)
    assert (unit.name, unit.line) == ("Công ty CP Bia Quy Nhơn", [made.code, "P63-52", "P34-52", "BCT"])


def test_no_unit_without_a_province_or_when_closed(officer: Actor) -> None:
    ministry = world.actor(Role.MINISTRY_OFFICER)
    nowhere = add_facility(actor=ministry, facts={"name": "Cơ sở"})
    with pytest.raises(Refused) as refused:
        give_account(actor=ministry, facility=nowhere)
    assert refused.value.code == "account_without_province"
    made = _added(officer)
    close_facility(actor=officer, facility=made, on=date(2020, 1, 1), why="giải thể")
    with pytest.raises(Refused) as refused:
        give_account(actor=officer, facility=made)
    assert refused.value.code == "account_not_active"


def test_codes_go_on_and_are_those_of_nobody_else(officer: Actor) -> None:
    world.child(world.unit("P63-52"), "CS-00041", Unit.Kind.FACILITY)
    assert [_added(officer, name=f"Cơ sở {number}").code for number in (1, 2)] == ["CS-000042", "CS-000043"]


def test_size_by_the_decree_and_industry_by_vsic(officer: Actor) -> None:
    made = _added(officer, employees=150, revenue=60_000_000_000, vsic="11030")
    found = computed_size(made, date(2024, 1, 1))
    assert found is not None
    assert (found.size, found.decree) == ("medium", "80/2021/NĐ-CP")
    assert computed_size(_added(officer, name="Cơ sở hai"), date(2024, 1, 1)) is None
    proposal = proposed_industry("11030", 2018)
    assert proposal is not None
    assert (proposal.industry, proposal.code) == (4, "110")
    assert "sign-off" in proposal.certainty
    assert proposed_industry("", 2018) is None


def test_the_history_tells_the_whole_of_it(officer: Actor) -> None:
    made = _added(officer, date(2018, 1, 1), phone="1")
    entry = FacilityChange.objects.get()
    assert entry.changes["phone"] == ["", "1"]
    assert held_facts(_again(made)) == {"name": "Công ty CP Bia Quy Nhơn", "province": "P63-52", "phone": "1"}
