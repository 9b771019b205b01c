"""A workbook of facilities: read, told apart, reviewed, put into the register, sent again, taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import (
    Facility,
    FacilityChange,
    Refused,
    RowVerdict,
    SentBefore,
    Unit,
    judge_arrived,
    send_list,
    undo_list,
    withdraw_list,
)
from sachhon.domain.registry.facilities.register import newly, take
from sachhon.foundation.jobs import run_waiting
from sachhon.foundation.models import AuditEntry, Job
from tests import world
from tests.domain.registry.facilities.lists import applied, book, sent, tax

pytestmark = pytest.mark.django_db

BREWERY = (tax(1), "Công ty CP Bia Quy Nhơn", "Bình Định", "12 Trần Phú, Quy Nhơn", "Lớn", 320, "Có")
MILL = (tax(2), "Công ty TNHH Giấy Phú Tài", "Bình Định", "KCN Phú Tài, Quy Nhơn", "Vừa", 90, "")
SHIPYARD = (tax(3), "Nhà máy đóng tàu Đống Đa", "Đà Nẵng", "3 Lê Lợi, Hải Châu", "", "", "Chưa")


@pytest.fixture(autouse=True)
def units() -> None:
    world.units()


def test_new_facilities_wait_for_a_yes_and_go_in_with_their_places() -> None:
    arriving = sent(book([BREWERY, MILL, SHIPYARD]))
    assert (arriving.status, arriving.counts["new"], Facility.objects.count()) == ("waiting", 3, 0)
    done = applied(arriving)
    assert (done.status, done.done) == ("done", 3)
    brewery = Facility.objects.get(tax_code=BREWERY[0])
    assert (brewery.name, brewery.size, brewery.employees, brewery.applies_cp) == (BREWERY[1], "large", 320, True)
    assert brewery.province.code == "P63-52"
    assert Facility.objects.get(tax_code=MILL[0]).applies_cp is None
    change = FacilityChange.objects.get(facility=brewery)
    assert (change.kind, change.place, change.arriving) == ("created", "DS, dòng 2", done)
    assert change.changes["employees"] == [None, 320]
    assert change.changes["name"] == ["", BREWERY[1]]
    assert AuditEntry.objects.filter(verb__startswith="arriving.").count() == 3


def test_the_same_file_is_told_and_the_same_rows_change_nothing() -> None:
    actor = world.actor(Role.MINISTRY_OFFICER)
    first = applied(sent(book([BREWERY, MILL]), actor), actor)
    with pytest.raises(SentBefore) as before:
        send_list(actor=actor, name="lại.xlsx", data=book([BREWERY, MILL]), province=None)
    assert before.value.arriving == first
    again = sent(book([BREWERY, MILL], sheet="Khác"), actor)
    assert (again.counts["same"], again.counts.get("new", 0), again.rows.count()) == (2, 0, 0)
    with pytest.raises(Refused) as refused:
        applied(again, actor)
    assert refused.value.code == "nothing_ready"


def test_only_what_is_said_anew_changes_and_blanks_say_nothing() -> None:
    applied(sent(book([BREWERY, MILL])))
    arriving = sent(book([(BREWERY[0], BREWERY[1], "", "", "", 350, "")]))
    assert arriving.counts["changed"] == 1
    applied(arriving)
    brewery = Facility.objects.get(tax_code=BREWERY[0])
    assert (brewery.employees, brewery.size, brewery.address) == (350, "large", BREWERY[3])
    newest = FacilityChange.objects.filter(facility=brewery).first()
    assert (newest.kind, newest.changes) == ("changed", {"employees": [320, 350]})


def test_columns_in_any_order_without_marks_in_english_and_unknown_ones_told() -> None:
    titles = ("STT", "So lao dong", "Ghi chú nội bộ", "Company name", "MST", "Doanh thu (triệu đồng)")
    arriving = sent(book([(1, 25, "x", "Cơ khí Minh Phát", tax(9), 1500)], titles, above=3))
    assert [(one["heading"], one["fact"]) for one in arriving.columns] == [
        ("So lao dong", "employees"),
        ("Ghi chú nội bộ", ""),
        ("Company name", "name"),
        ("MST", "tax_code"),
        ("Doanh thu (triệu đồng)", "revenue"),
    ]
    assert arriving.rows.get().said == {
        "employees": 25,
        "name": "Cơ khí Minh Phát",
        "tax_code": tax(9),
        "revenue": 1_500_000_000,
    }


def test_two_hundred_bad_rows_give_two_hundred_places_and_the_rest_goes_in() -> None:
    rows = []
    for number in range(400):
        code = "123" if number % 2 else tax(20 + number // 2)
        rows.append((code, f"Cơ sở {number}", "Bình Định", f"Lô {number} KCN Phú Tài", "Nhỏ", number, ""))
    arriving = sent(book(rows))
    assert (arriving.counts["bad"], arriving.counts["new"]) == (200, 200)
    wrong = [one for row in arriving.rows.filter(decision="bad") for one in row.problems]
    assert len({one["cell"] for one in wrong}) == 200
    assert wrong[0]["cell"] == "DS!A3"
    assert "“123” có 3 chữ số" in wrong[0]["vi"]
    assert "has 3 digits" in wrong[0]["en"]
    done = applied(arriving)
    assert (done.status, Facility.objects.count()) == ("done", 200)


def test_a_row_of_a_facility_without_tax_code_is_found_by_name_and_address() -> None:
    applied(sent(book([BREWERY, MILL])))
    told = ("", "Cty Cổ phần Bia Quy Nhơn", "Bình Định", "12 Trần Phú, TP Quy Nhơn", "", 400, "")
    row = sent(book([told])).rows.get()
    assert (row.decision, row.facility.tax_code) == ("changed", BREWERY[0])


def test_rows_about_one_facility_are_joined_and_what_differs_is_asked() -> None:
    again = ("", "Cty CP Bia Quy Nhơn", "Bình Định", "12 Trần Phú, Quy Nhơn", "", "", "")
    other = (MILL[0], "Công ty TNHH Giấy Phú Tài", "Bình Định", "KCN Phú Tài, Quy Nhơn", "Lớn", 90, "")
    arriving = sent(book([BREWERY, MILL, again, other]))
    assert {row.number: row.decision for row in arriving.rows.all()} == {2: "new", 3: "new", 4: "skipped", 5: "unsure"}
    assert arriving.rows.get(number=2).place == "DS, dòng 2; DS, dòng 4"
    doubt = arriving.rows.get(number=5)
    assert (doubt.candidates[0][0], doubt.problems[0]["code"]) == ("#3", "arriving_row.twice")
    assert "quy mô" in doubt.problems[0]["vi"]
    judge_arrived(
        actor=world.actor(Role.MINISTRY_OFFICER),
        arriving=arriving,
        numbers=[5],
        verdict=RowVerdict.SAME_AS,
        facility_code="#3",
    )
    arriving.refresh_from_db()
    applied(arriving)
    assert Facility.objects.get(tax_code=MILL[0]).size == "large"
    assert Facility.objects.count() == 2


def test_a_person_says_what_an_unsure_row_is_and_takes_it_back() -> None:
    applied(sent(book([BREWERY])))
    namesake = ("", "Công ty CP Bia Quy Nhơn", "Bình Định", "200 Lạc Long Quân, Tuy Phước", "Nhỏ", 12, "")
    officer = world.actor(Role.MINISTRY_OFFICER)
    arriving = sent(book([namesake]), officer)
    row = arriving.rows.get()
    assert (row.decision, row.candidates[0][0]) == ("unsure", Facility.objects.get().code)
    for verdict, expected in (("new", "new"), ("same_as", "changed"), ("skip", "skipped"), ("back", "unsure")):
        judge_arrived(actor=officer, arriving=arriving, numbers=[row.number], verdict=verdict)
        row.refresh_from_db()
        assert row.decision == expected
        assert (row.decided_by_id is None) == (verdict == "back")
    arriving.refresh_from_db()
    assert arriving.counts["unsure"] == 1
    judge_arrived(actor=officer, arriving=arriving, numbers=[row.number], verdict="new")
    arriving.refresh_from_db()
    assert applied(arriving).status == "done"
    assert Facility.objects.count() == 2


def test_a_province_sends_its_own_and_a_row_of_another_is_wrong() -> None:
    officer = world.actor(Role.OFFICER, "P34-52")
    with pytest.raises(PermissionDenied):
        sent(book([BREWERY]), officer, "P34-48")
    with pytest.raises(PermissionDenied):
        sent(book([BREWERY]), officer, None)
    arriving = sent(book([BREWERY, SHIPYARD, (*MILL[:2], "", *MILL[3:])]), officer, "P34-52")
    assert {row.number: row.decision for row in arriving.rows.all()} == {2: "new", 3: "bad", 4: "new"}
    assert "danh sách là của" in arriving.rows.get(number=3).problems[0]["vi"]
    assert arriving.rows.get(number=4).said["province"] == "P34-52"
    stranger = world.actor(Role.OFFICER, "P34-48")
    with pytest.raises(PermissionDenied):
        withdraw_list(actor=stranger, arriving=arriving)


def test_older_facts_fill_what_is_unknown_and_overwrite_nothing() -> None:
    applied(sent(book([BREWERY]), as_on=date(2020, 12, 31)))
    arriving = sent(book([(*BREWERY[:5], 100, BREWERY[6])]), as_on=date(2013, 12, 31))
    applied(arriving)
    assert Facility.objects.get().employees == 320
    assert FacilityChange.objects.filter(kind="older").get().changes == {"employees": [320, 100]}


def test_a_file_that_is_no_list_is_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    no_list = book([("x", "y")], ("Cột lạ", "Cột khác"))
    with pytest.raises(Refused) as refused:
        sent(no_list)
    assert refused.value.code == "no_titles"
    monkeypatch.setattr("sachhon.domain.registry.actions.send_list.SMALL", 0)
    arriving = sent(no_list)
    assert arriving.status == "failed"
    assert "Tên cơ sở" in Job.objects.get(pk=arriving.job_id).error


def test_a_list_set_aside_can_be_sent_again() -> None:
    actor = world.actor(Role.MINISTRY_OFFICER)
    first = sent(book([BREWERY]), actor)
    withdraw_list(actor=actor, arriving=first)
    assert sent(book([BREWERY]), actor).status == "waiting"
    assert Facility.objects.count() == 0


def test_taking_a_list_back_undoes_it_except_what_was_changed_since() -> None:
    actor = world.actor(Role.MINISTRY_OFFICER)
    applied(sent(book([BREWERY]), actor), actor)
    second = applied(sent(book([(*BREWERY[:4], "Vừa", 400, "Có"), MILL, SHIPYARD]), actor), actor)
    applied(sent(book([(*BREWERY[:4], "Vừa", 500, "Có")]), actor), actor)
    undo_list(actor=actor, arriving=second)
    run_waiting()
    second.refresh_from_db()
    brewery = Facility.objects.get()
    assert (second.status, brewery.employees, brewery.size) == ("withdrawn", 500, "large")
    undone = FacilityChange.objects.get(kind="undone")
    assert undone.changes == {"size": ["medium", "large"]}
    assert "số lao động" in undone.why
    assert sent(book([(*BREWERY[:4], "Vừa", 400, "Có"), MILL, SHIPYARD]), actor).counts["new"] == 2


def test_facilities_written_in_bulk_are_those_that_the_register_makes_one_by_one() -> None:
    arriving = applied(sent(book([BREWERY, SHIPYARD]), as_on=date(2020, 12, 31)))
    provinces = {unit.code: unit for unit in Unit.objects.filter(kind=Unit.Kind.PROVINCE)}
    for row in arriving.rows.all():
        facility, description = newly(row.facility.code, row.said, as_on=arriving.as_on)
        traces = take(facility, description, provinces=provinces, as_on=arriving.as_on, kind="created")
        told = FacilityChange.objects.get(facility=row.facility)
        assert {key: traces.changes[0].changes[key] for key in told.changes} == told.changes
        assert set(traces.changes[0].changes) == set(told.changes)
        for field in Facility._meta.concrete_fields:
            if field.name not in ("id", "created_at"):
                assert getattr(row.facility, field.attname) == getattr(facility, field.attname), field.name


def test_a_facility_that_came_with_another_list_meanwhile_is_not_made_twice() -> None:
    first, second = sent(book([BREWERY])), sent(book([BREWERY, MILL], sheet="Khác"))
    applied(first)
    assert second.counts["new"] == 2
    applied(second)
    assert Facility.objects.count() == 2
