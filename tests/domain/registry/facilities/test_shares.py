"""Shares: both denominators, by size, the provinces of today; and a report filled with the one that was chosen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.assessments.api import Refused, asks_for_shares, fill_shares, register_behind, shares_filling
from sachhon.domain.registry.api import (
    Denominator,
    Unit,
    add_facility,
    close_facility,
    facilities_at_work,
    share_by_province,
    share_measures,
    shares_of,
)
from sachhon.domain.submissions.api import draft_with_versions, template_of
from sachhon.formkit.definition import template
from sachhon.formkit.values import Key
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry() -> Actor:
    world.units()
    actor = world.actor(Role.MINISTRY_OFFICER)
    rows = (
        ("large", True, True),
        ("large", False, False),
        ("medium", True, None),
        ("small", None, None),
        ("small", None, True),
        ("", True, None),
        ("micro", None, False),
    )
    for number, (size, aware, unit) in enumerate(rows):
        facts = {"name": f"Cơ sở {number}", "province": "P63-89", "size": size, "aware": aware, "has_cp_unit": unit}
        add_facility(actor=actor, facts=facts)
    closed = add_facility(actor=actor, facts={"name": "Đã đóng", "province": "P63-89", "aware": True})
    close_facility(actor=actor, facility=closed, on=date(2020, 1, 1), why="giải thể")
    add_facility(actor=actor, facts={"name": "Ở tỉnh mới", "province": "P34-91", "size": "small", "aware": False})
    add_facility(actor=actor, facts={"name": "Nơi khác", "province": "P63-52", "aware": True})
    return actor


def test_both_denominators_by_size(ministry: Actor) -> None:
    aware = shares_of(facilities_at_work(world.unit("P63-89")))["aware"]
    assert (aware.total.yes, aware.total.no, aware.total.unknown) == (3, 1, 3)
    assert (aware.total.of_all, aware.total.of_known) == (Decimal("42.9"), Decimal("75.0"))
    assert aware.over(Denominator.MEDIUM_AND_LARGE) == (2, 3)
    assert (aware.by_size["small"].all, aware.by_size["small"].of_known) == (2, None)
    assert aware.by_size[""].yes == 1


def test_a_province_of_today_has_what_it_was_made_of(ministry: Actor) -> None:
    assert shares_of(facilities_at_work(world.unit("P34-91")))["aware"].total.all == 8
    assert shares_of(facilities_at_work(world.unit("BCT")))["aware"].total.all == 9
    rows = share_by_province(facilities_at_work(world.unit("BCT")), "aware")
    assert [(unit.code, told.yes, told.all) for unit, told in rows] == [("P34-91", 3, 8), ("P34-52", 1, 1)]


def test_of_nothing_there_is_no_percent(ministry: Actor) -> None:
    none = shares_of(facilities_at_work(world.unit("P63-01")))["aware"].total
    assert (none.all, none.of_all, none.of_known) == (0, None, None)


def test_the_catalogue_names_questions_that_there_are() -> None:
    for measure in share_measures():
        assert bool(measure.template) == bool(measure.field)
        if measure.template:
            asked = template(measure.template).field(measure.field)
            assert asked.type == ("integer" if measure.form == "count" else "percent")


def test_a_report_takes_the_share_that_was_chosen(ministry: Actor) -> None:
    officer = world.actor(Role.OFFICER, "P63-89")
    report = world.submission()
    filling = shares_filling(report)
    shown = {one.field.id: [(way.yes, way.whole, way.value) for way in one.choices] for one in filling.offered}
    assert shown["facilities_aware_share"] == [
        (3, 7, Decimal("42.9")),
        (3, 4, Decimal("75.0")),
        (2, 3, Decimal("66.7")),
    ]
    assert shown["enterprises_with_unit"] == [(2, 7, 2)]
    chosen = {"enterprises_with_unit_share": "medium_and_large", "enterprises_with_unit": "all"}
    saved = fill_shares(actor=officer, submission=report, chosen=chosen, agreed=filling.digest)
    assert len(saved.saved) == 2
    values, _versions = draft_with_versions(report)
    share = values[Key("enterprises_with_unit_share")]
    assert share.value == Decimal("33.3")
    assert share.origin is not None
    assert share.origin.kind == "computed"
    assert "1/3" in share.origin.note
    assert "doanh nghiệp vừa và lớn" in share.origin.note
    assert register_behind(share.origin) == ("has_cp_unit", "P63-89")
    assert values[Key("enterprises_with_unit")].value == 2
    assert Key("facilities_aware_share") not in values


def test_what_was_shown_is_what_is_taken(ministry: Actor) -> None:
    officer = world.actor(Role.OFFICER, "P63-89")
    report = world.submission()
    filling = shares_filling(report)
    add_facility(actor=ministry, facts={"name": "Vừa thêm", "province": "P63-89", "aware": True})
    chosen = {"facilities_aware_share": "all"}
    with pytest.raises(Refused) as refused:
        fill_shares(actor=officer, submission=report, chosen=chosen, agreed=filling.digest)
    assert refused.value.code == "changed"
    again = shares_filling(report).digest
    with pytest.raises(Refused) as refused:
        fill_shares(actor=officer, submission=report, chosen={"facilities_aware_share": ""}, agreed=again)
    assert refused.value.code == "nothing"


def test_only_provinces_are_asked_for_shares(ministry: Actor) -> None:
    report = world.submission()
    assert asks_for_shares(template_of(report), world.unit("P63-89"))
    assert not asks_for_shares(template_of(report), Unit(kind=Unit.Kind.CORPORATION))
