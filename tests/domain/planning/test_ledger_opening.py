"""The estimate taken from a plan's budget: what its cells say, never what they leave open."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import BudgetCell, BudgetLine, MoneyEntry, Source, Stage, open_ledger, split_money
from tests import world
from tests.domain.planning.ledgers import DAY, HUE, MILLION, edition, filled, line, plan, standing

pytestmark = pytest.mark.django_db
CENTRAL, LOCAL, UNSPLIT = Source.CENTRAL, Source.LOCAL, Source.UNSPLIT


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


def test_cells_become_estimates_and_what_is_open_stays_unsplit() -> None:
    of = plan()
    origin = {"kind": "imported", "file": "kh157.docx", "cell": "D4"}
    single = line(of, "Phóng sự", {2017: 30, 2018: 30, 2019: 0}, {LOCAL: 60, CENTRAL: 0}, origin=origin)
    one_year = line(of, "Điều tra", {2019: 80}, {LOCAL: 50, CENTRAL: 30})
    mixed = line(of, "Sổ tay", {2017: 30, 2018: 30}, {LOCAL: 30, CENTRAL: 30})
    total = line(of, "Tổng cộng", {2017: 60}, {LOCAL: 60})
    BudgetLine.objects.filter(pk=total.pk).update(is_total=True)
    opened = open_ledger(actor=world.actor(Role.LEADER, HUE), edition=edition(of))
    assert (opened.entries, opened.amount, opened.kept) == (6, 200 * MILLION, {})
    assert standing(single, 2017, LOCAL) == {"estimated": 30}
    assert standing(single, 2019, LOCAL) == {}
    assert standing(one_year, 2019, CENTRAL) == {"estimated": 30}
    assert standing(mixed, 2018, UNSPLIT) == {"estimated": 30}
    made = MoneyEntry.objects.get(line=single, year=2017)
    assert made.origin == origin
    assert (made.document, made.component, made.group) == ("157/KH-UBND ngày 31/10/2016", 1, "1.1")


def test_taken_again_it_gives_nothing_new() -> None:
    of, leader = plan(), world.actor(Role.LEADER, HUE)
    line(of, "Phóng sự", {2017: 30}, {LOCAL: 30})
    first = edition(of)
    assert open_ledger(actor=leader, edition=first).entries == 1
    assert open_ledger(actor=leader, edition=first).entries == 0
    assert MoneyEntry.objects.count() == 1


def test_a_later_edition_appends_the_differences() -> None:
    of, leader = plan(), world.actor(Role.LEADER, HUE)
    more, less = line(of, "Hơn", {2017: 30}, {LOCAL: 30}), line(of, "Kém", {2017: 30}, {LOCAL: 30})
    open_ledger(actor=leader, edition=edition(of))
    filled(less, 2017, LOCAL, 0, 20)
    for cell_line, amount in ((more, 45), (less, 10)):
        BudgetCell.objects.filter(line=cell_line).update(amount=amount * MILLION)
    opened = open_ledger(actor=leader, edition=edition(of, 2))
    assert standing(more, 2017, LOCAL) == {"estimated": 45}
    assert standing(less, 2017, LOCAL) == {"estimated": 20, "appraised": 20}
    assert opened.kept == {less.pk: 10 * MILLION}
    assert MoneyEntry.objects.filter(line=more).latest("pk").reason == "Theo bản kế hoạch lần 2"


def test_what_a_person_split_meanwhile_stays_where_they_put_it() -> None:
    of, leader = plan(), world.actor(Role.LEADER, HUE)
    mixed = line(of, "Sổ tay", {2017: 30, 2018: 30}, {LOCAL: 30, CENTRAL: 30})
    open_ledger(actor=leader, edition=edition(of))
    split_money(
        actor=leader,
        line=mixed,
        amounts={(2017, LOCAL): 30 * MILLION, (2018, CENTRAL): 30 * MILLION},
        note="Theo nghị quyết",
        on=DAY,
        request_key="phan",
    )
    BudgetCell.objects.filter(line=mixed, source=CENTRAL.value).delete()
    BudgetCell.objects.filter(line=mixed, source=LOCAL.value).update(amount=60 * MILLION)
    opened = open_ledger(actor=leader, edition=edition(of, 2))
    assert (opened.entries, opened.kept) == (0, {})
    assert standing(mixed, 2017, LOCAL) == {"estimated": 30}
    assert standing(mixed, 2018, CENTRAL) == {"estimated": 30}


def test_a_line_that_the_next_edition_lacks_gives_its_estimate_back() -> None:
    of, leader = plan(), world.actor(Role.LEADER, HUE)
    gone = line(of, "Bỏ", {2017: 30}, {LOCAL: 30})
    open_ledger(actor=leader, edition=edition(of))
    second = edition(of, 2)
    BudgetLine.objects.filter(pk=gone.pk).update(removed_in=second)
    open_ledger(actor=leader, edition=second)
    assert standing(gone, 2017, LOCAL) == {"estimated": 0}


def test_money_without_a_year_is_given_to_the_years_by_a_person() -> None:
    of, leader = plan(), world.actor(Role.LEADER, HUE)
    open_line = line(of, "Không rõ năm", None, {CENTRAL: 90})
    open_ledger(actor=leader, edition=edition(of))
    assert standing(open_line, 0, CENTRAL) == {"estimated": 90}
    split_money(
        actor=leader, line=open_line, amounts={(2018, CENTRAL): 60 * MILLION}, note="", on=DAY, request_key="nam"
    )
    assert standing(open_line, 0, CENTRAL) == {"estimated": 30}
    assert standing(open_line, 2018, CENTRAL) == {"estimated": 60}


def test_only_those_who_may_estimate_take_it() -> None:
    of = plan()
    line(of, "Phóng sự", {2017: 30}, {LOCAL: 30})
    with pytest.raises(PermissionDenied):
        open_ledger(actor=world.actor(Role.LEADER, "P34-01"), edition=edition(of))
    assert not MoneyEntry.objects.filter(stage=Stage.ESTIMATED).exists()
