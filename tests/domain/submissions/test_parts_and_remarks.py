"""A report split among departments; remarks inside a unit and from the ministry; who has what open."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.api import (
    Part,
    Refused,
    Submission,
    answer_remark,
    ask_approval,
    assign_part,
    draft_values,
    editable_fields,
    editing_now,
    fields_in,
    finish_part,
    give_part_again,
    merge_part,
    open_section,
    others_editing,
    parts_visible,
    receive,
    remark,
    remarks_of,
    remarks_on,
    resolve_remark,
    return_to_unit,
    sections_open_to,
    take_back_part,
    template_of,
)
from sachhon.formkit.values import Key
from tests import world
from tests.domain.submissions.people import People, saved

pytestmark = pytest.mark.django_db
TRAINED = Key("enterprises_trained")


@pytest.fixture
def department(people: People) -> Unit:
    return world.child(world.unit("P63-89"), "P63-89.TTKC", name="Trung tâm Khuyến công")


def assigned(people: People, report: Submission, department: Unit, *sections: str) -> Part:
    return assign_part(actor=people.head, submission=report, unit=department, sections=sections or ("I.2",))


def test_a_department_writes_its_part_and_nothing_else(people: People, report: Submission, department: Unit) -> None:
    theirs = world.actor(Role.OFFICER, department.code)
    with pytest.raises(PermissionDenied):
        saved(theirs, report, enterprises_trained=5)
    assigned(people, report, department)
    saved(theirs, report, enterprises_trained=5)
    assert draft_values(report)[TRAINED].value == 5
    with pytest.raises(PermissionDenied):
        saved(theirs, report, programme_necessity="x")
    assert editable_fields(theirs, report, template_of(report)) == fields_in(template_of(report), ["I.2"])
    opened = sections_open_to(actor=theirs, submission=report)
    assert {"I.2", "I.2.1"} <= opened
    assert not opened & {"I", "I.3", "II"}
    assert "II" in sections_open_to(actor=people.officer, submission=report)
    assert [part.unit for part in parts_visible(theirs)] == [department]


def test_open_parts_hold_the_report_up_until_they_are_merged(
    people: People, report: Submission, department: Unit
) -> None:
    theirs = world.actor(Role.OFFICER, department.code)
    part = assigned(people, report, department)
    with pytest.raises(Refused) as waiting:
        ask_approval(actor=people.officer, submission=report)
    assert waiting.value.code == "parts_open"
    assert department.name in waiting.value.message
    with pytest.raises(Refused):
        merge_part(actor=people.head, part=part)
    with pytest.raises(PermissionDenied):
        finish_part(actor=people.officer, part=part)
    finish_part(actor=theirs, part=part)
    with pytest.raises(PermissionDenied):
        saved(theirs, report, enterprises_trained=6)
    give_part_again(actor=people.head, part=part)
    saved(theirs, report, enterprises_trained=6)
    finish_part(actor=theirs, part=part)
    merge_part(actor=people.head, part=part)
    assert people.submitted(report).number == 1


def test_a_section_goes_to_one_department_below_the_unit(people: People, report: Submission, department: Unit) -> None:
    part = assigned(people, report, department, "I.2")
    other = world.child(world.unit("P63-89"), "P63-89.QLCN")
    with pytest.raises(Refused) as overlap:
        assigned(people, report, other, "I.2.1", "II")
    assert overlap.value.code == "part_overlaps"
    for unit, sections in ((world.unit("P63-92"), ("II",)), (other, ("IX",)), (world.unit("P63-89"), ("II",))):
        with pytest.raises(Refused):
            assigned(people, report, unit, *sections)
    take_back_part(actor=people.head, part=part)
    assigned(people, report, other, "I.2.1", "II")
    with pytest.raises(PermissionDenied):
        assign_part(actor=world.actor(Role.OFFICER, other.code), submission=report, unit=department, sections=("III",))


def test_what_the_unit_says_among_itself_stays_there(people: People, report: Submission) -> None:
    own = remark(actor=people.head, submission=report, key=TRAINED, text="Kiểm tra lại với phòng QLCN")
    answer_remark(actor=people.officer, remark=own, text="Đã kiểm tra")
    people.submitted(report)
    review = remark(actor=people.ministry, submission=report, key=TRAINED, text="Vì sao giảm?")
    reply = answer_remark(actor=people.officer, remark=review, text="Do dịch")
    assert (own.from_review, review.from_review, reply.from_review) == (False, True, False)
    assert [one.text for one in remarks_of(people.ministry, report)] == ["Vì sao giảm?"]
    assert [one.text for one in remarks_of(people.ministry, report)[0].thread] == ["Do dịch"]
    assert [one.text for one in remarks_on(report, people.ministry)] == ["Vì sao giảm?", "Do dịch"]
    assert [one.text for one in remarks_on(report, world.actor(Role.INSPECTOR))] == ["Vì sao giảm?", "Do dịch"]
    assert len(remarks_on(report, people.officer)) == 4
    with pytest.raises(PermissionDenied):
        answer_remark(actor=people.ministry, remark=own, text="?")


def test_each_side_resolves_its_own_remarks(people: People, report: Submission) -> None:
    own = remark(actor=people.head, submission=report, key=None, text="Chung")
    people.submitted(report)
    review = remark(actor=people.ministry, submission=report, key=TRAINED, text="Vì sao?")
    with pytest.raises(PermissionDenied):
        resolve_remark(actor=people.officer, remark=review)
    with pytest.raises(PermissionDenied):
        resolve_remark(actor=people.ministry, remark=own)
    resolve_remark(actor=people.officer, remark=own)
    resolved = resolve_remark(actor=people.ministry, remark=review)
    assert resolved.resolved_by == people.ministry.user
    assert list(remarks_of(people.officer, report, open_only=True)) == []
    with pytest.raises(Refused):
        remark(actor=people.officer, submission=report, key=TRAINED, text="  ")
    with pytest.raises(PermissionDenied):
        remark(actor=world.actor(Role.INSPECTOR), submission=report, key=TRAINED, text="Xem")


def test_a_return_needs_words_and_a_day_that_is_not_past(people: People, report: Submission) -> None:
    people.submitted(report)
    receive(actor=people.ministry, submission=report)
    with pytest.raises(Refused) as nothing:
        return_to_unit(actor=people.ministry, submission=report, note="", by=None)
    assert nothing.value.code == "note_missing"
    with pytest.raises(Refused) as past:
        return_to_unit(actor=people.ministry, submission=report, note="x", by=world.date(2018, 1, 1))
    assert past.value.code == "by_missing"


def test_the_others_see_who_has_a_section_open(people: People, report: Submission) -> None:
    open_section(actor=people.officer, submission=report, section="I.2")
    open_section(actor=people.officer, submission=report, section="I.3")
    assert editing_now(actor=people.head, submission=report) == {"I.3": [people.officer.name]}
    assert others_editing(actor=people.officer, submission=report, section="I.3") == []
