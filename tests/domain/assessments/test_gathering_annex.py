"""Annex 1 of 2013 as Word: read, confirmed, sealed, accepted, gathered, matched, in the register; then a year later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from sachhon.codecs.forms import write_blank
from sachhon.domain.intake.api import diff_of, draft_for, import_form, items_for, template_for
from sachhon.domain.registry.api import (
    Facility,
    FacilityChange,
    RowVerdict,
    held_facts,
    judge_arrived,
)
from sachhon.domain.submissions.api import Submission, reopen, start
from sachhon.formkit.definition import template
from sachhon.formkit.values import Answer, Key, State
from tests import world
from tests.domain.assessments.annex_facilities import annex, filled, shortened, thirty
from tests.domain.assessments.gathering_world import PROVINCE, TEMPLATE, accepted, applied, asked, gathered
from tests.domain.intake.letters import received
from tests.domain.submissions.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    world.units()
    return People(PROVINCE)


def answered(people: People, report: Submission, values: Mapping[Key, Answer], key: str) -> None:
    """The values as a Word file: taken in, read, confirmed, approved, sealed, accepted."""
    word = write_blank(template(TEMPLATE), ".docx", values)
    taken = received(people.officer, report, f"phu-luc-1-{key}.docx", word)
    draft = draft_for(taken)
    changes = diff_of(template_for(taken), items_for(taken, draft), draft)
    changed, seen = {one.field.id for one in changes}, {one.field.id: one.base for one in changes}
    import_form(actor=people.officer, received=taken, fields=changed, seen=seen)
    accepted(people, report, key)


def facts() -> dict[str, dict[str, object]]:
    """{code: all that the register knows}."""
    return {one.code: dict(held_facts(one)) for one in Facility.objects.select_related("province")}


def test_thirty_facilities_of_three_tables_and_next_years_updates_only(people: People) -> None:
    report = start(actor=people.officer, obligation=world.obligation(asked(2012), PROVINCE))
    assert gathered() == []
    answered(people, report, annex(), "a")
    (arriving,) = gathered()
    assert (arriving.source, arriving.kind, arriving.province.code) == (f"{report.code}#1", "report", PROVINCE)
    assert (arriving.counts["new"], arriving.counts.get("unsure", 0), arriving.counts.get("bad", 0)) == (30, 0, 0)
    assert arriving.counts["skipped"] == arriving.total - 30
    assert gathered() == []
    assert Facility.objects.count() == 0
    applied(people, arriving)
    assert Facility.objects.count() == 30
    for number, told in enumerate(thirty()):
        one = Facility.objects.get(name=told["name"])
        assert (one.industry, one.products, one.size, one.address) == (
            told["industry"],
            told["main_products"],
            told["size"],
            told["address"],
        )
        took_part, has_results = number % 3 != 2 or number % 5 == 0, number % 5 == 0
        assert one.attended_workshop is (True if took_part else None)
        assert one.attended_training is (number % 2 == 0 if took_part else None)
        assert one.applies_cp is (has_results if took_part else None)
        assert one.cp_since == (2009 + number % 4 if has_results else None)
        assert one.technical_support is (True if has_results else None)
        assert one.investment_support is (False if has_results else None)
        assert one.cp_results == ("Giảm 12 % điện, 8 % nước trên một đơn vị sản phẩm." if has_results else "")
        assert (one.described_on, one.province.code) == (date(2012, 12, 31), PROVINCE)
    brewery = Facility.objects.get(name=thirty()[0]["name"])
    change = FacilityChange.objects.get(facility=brewery)
    assert change.place == "mục 1, dòng 1; mục 3, dòng 1; mục 4, dòng 1"
    assert change.arriving == arriving

    before = facts()
    moved, joined, new = thirty()[3], thirty()[8], "Công ty cổ phần Đường Bình Định"
    updates = filled(
        facilities=[
            {**moved, "name": shortened(str(moved["name"])), "address": "Lô A2 khu công nghiệp Nhơn Hòa, Quy Nhơn"},
            {
                "industry": 2,
                "name": new,
                "main_products": "Đường trắng",
                "size": "large",
                "address": "Tây Giang, Tây Sơn",
            },
        ],
        participation=[{"name": joined["name"], "address": joined["address"], "applies_cp": True}],
    )
    second = start(actor=people.officer, obligation=world.obligation(asked(2013), PROVINCE))
    answered(people, second, updates, "b")
    (later,) = gathered()
    doubtful = later.rows.get(decision="unsure")
    assert doubtful.said["name"] == shortened(str(moved["name"]))
    assert doubtful.candidates[0][0] == Facility.objects.get(name=moved["name"]).code
    judge_arrived(actor=people.officer, arriving=later, numbers=[doubtful.number], verdict=RowVerdict.SAME_AS)
    later.refresh_from_db()
    assert (later.counts["new"], later.counts["changed"], later.counts["unsure"]) == (1, 2, 0)
    applied(people, later)
    after = facts()
    changed = {code: {key for key in after[code] if after[code][key] != before[code].get(key)} for code in before}
    told = {before[code]["name"]: keys for code, keys in changed.items() if keys}
    assert told == {moved["name"]: {"address"}, joined["name"]: {"applies_cp"}}
    assert Facility.objects.count() == 31


def test_a_correction_of_the_same_report_gives_only_what_differs(people: People) -> None:
    report = start(actor=people.officer, obligation=world.obligation(asked(2012), PROVINCE))
    answered(people, report, annex(), "a")
    (first,) = gathered()
    reopen(actor=people.ministry, submission=report, reason="Sửa một dòng")
    report.refresh_from_db()
    values = annex()
    values[Key("facilities", 2, "size")] = Answer(State.VALUE, "large")
    answered(people, report, values, "b")
    (second,) = gathered()
    first.refresh_from_db()
    assert (first.status, second.source) == ("withdrawn", f"{report.code}#2")
    applied(people, second)
    assert Facility.objects.get(name=thirty()[2]["name"]).size == "large"
    assert Facility.objects.count() == 30


def test_reports_that_are_not_accepted_and_test_rounds_bring_nothing(people: People) -> None:
    trial = asked(2012)
    trial.is_test = True
    trial.save()
    report = start(actor=people.officer, obligation=world.obligation(trial, PROVINCE))
    answered(people, report, annex(), "a")
    assert gathered() == []
