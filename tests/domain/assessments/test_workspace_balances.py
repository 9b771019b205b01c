"""Balances, signatures, waste streams and causes, by their values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.assessments.api import (
    Assessment,
    Balance,
    BalanceSignature,
    ChangedMeanwhile,
    Refused,
    StreamFacts,
    WasteStream,
    balance_of,
    balances_of,
    causes_seen,
    cost_of,
    keep_causes,
    keep_waste_stream,
    propose_waste_streams,
    remove_waste_stream,
    sign_balance,
    stream_costs,
    stream_seen,
    withdraw_signature,
)
from sachhon.domain.registry.api import Facility
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.assessments import workspace_world as work

pytestmark = pytest.mark.django_db
D = Decimal
Of = BalanceSignature.Of


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def facility() -> Facility:
    return work.facility()


@pytest.fixture
def owner(facility: Facility) -> Actor:
    return work.owner(facility)


@pytest.fixture
def assessment(owner: Actor, facility: Facility) -> Assessment:
    return work.begun(owner, facility)


def of_step(assessment: Assessment, of: str = Of.MASS) -> Balance:
    found = balance_of(assessment, of, assessment.steps.first())
    assert found is not None
    return found


def test_mass_in_different_units_closes_within_the_tolerance(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    work.flows(
        owner,
        step,
        work.row("in", "material", "Malt", "2.4"),
        work.row("in", "chemical", "Axit", "100", "kg"),
        work.row("out", "product", "Dịch nha", "20", "tạ"),
        work.row("out", "solid_waste", "Bã", "350", "kg"),
    )
    balance = of_step(assessment)
    assert balance.closure is not None
    assert (balance.closure.inputs_total, balance.closure.outputs_total) == (D("2.5"), D("2.35"))
    assert (balance.closure.closure_pct, balance.state, balance.unit) == (D(94), "closed", "t")


def test_rows_that_close_at_226_percent_are_blocked_until_signed_for_that_very_closure(
    owner: Actor, assessment: Assessment
) -> None:
    step = work.step(owner, assessment)
    _malt, waste = work.flows(
        owner, step, work.row("in", "material", "Malt", "100"), work.row("out", "solid_waste", "Bã", "226")
    )
    assert (of_step(assessment).closure.closure_pct, of_step(assessment).state) == (D(226), "open")  # type: ignore[union-attr]
    words = {"actor": owner, "assessment": assessment, "of": Of.MASS, "step": step}
    with pytest.raises(ChangedMeanwhile):
        sign_balance(**words, closure_pct=D(120), reason="Bã ướt, có nước ngấm.")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="vì sao"):
        sign_balance(**words, closure_pct=D("226.000000"), reason="ừ")  # type: ignore[arg-type]
    signed = sign_balance(**words, closure_pct=D("226.000000"), reason="Bã ướt, có nước ngấm.")  # type: ignore[arg-type]
    assert of_step(assessment).state == "signed"
    assert of_step(assessment).signature == signed
    again = sign_balance(**words, closure_pct=D("226.000000"), reason="Bã ướt, có nước ngấm.")  # type: ignore[arg-type]
    assert again == signed

    waste.quantity = D(230)
    waste.save()
    moved = of_step(assessment)
    assert (moved.state, moved.outdated) == ("open", signed)
    waste.quantity = D(226)
    waste.save()
    withdraw_signature(actor=owner, assessment=assessment, signature=signed)
    assert of_step(assessment).state == "open"
    entry = AuditEntry.objects.get(verb="assessment.sign_balance")
    assert (entry.detail["closure_pct"], entry.detail["reason"]) == ("226.000000", "Bã ướt, có nước ngấm.")


def test_who_may_not_write_does_not_sign(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    work.flows(owner, step, work.row("in", "material", "Malt", "1"), work.row("out", "solid_waste", "Bã", "5"))
    with pytest.raises(PermissionDenied):
        sign_balance(
            actor=world.actor(Role.INSPECTOR), assessment=assessment, of=Of.MASS, step=step, closure_pct=D(500),
            reason="Một lý do đủ dài.",
        )  # fmt: skip


def test_a_balance_that_closes_needs_no_signature(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    work.flows(owner, step, work.row("in", "material", "Malt", "1"), work.row("out", "product", "Bia", "1"))
    with pytest.raises(Refused, match="không cần ký"):
        sign_balance(
            actor=owner, assessment=assessment, of=Of.MASS, step=step, closure_pct=D("100.000000"), reason="Đủ dài rồi."
        )


def test_what_is_not_known_or_cannot_be_converted_is_told_and_left_out(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    work.flows(
        owner,
        step,
        work.row("in", "material", "Malt", "100"),
        work.row("in", "material", "Gạo", None, ""),
        work.row("out", "product", "Bia", "300", "hl"),
        work.row("out", "by_product", "Bã", "95"),
        work.row("out", "solid_waste", "Vỏ", "3", "bao"),
        work.row("out", "by_product", "Chai vỡ", "9", weighs=False),
    )
    balance = of_step(assessment)
    assert balance.closure is not None
    assert balance.closure.closure_pct == D(95)
    told = {one.flow.name: one.finding.code if one.finding else None for one in balance.left_out}
    assert told == {"Gạo": None, "Bia": "calc_units_differ", "Vỏ": "calc_unknown_unit"}


def test_only_unknown_on_one_side_is_no_balance_and_no_zero(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    work.flows(owner, step, work.row("in", "material", "Malt", "1"), work.row("out", "product", "Bia", None, ""))
    balance = of_step(assessment)
    assert (balance.closure, balance.state) == (None, "none")


def test_water_by_volume_and_by_mass_is_the_same(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    work.flows(
        owner,
        step,
        work.row("in", "water", "Nước", "1000", "m3", weighs=False),
        work.row("out", "waste_water", "Nước thải", "900", "t", weighs=False),
        work.row("out", "water", "Nước trong bia", "600", "hl", weighs=False),
    )
    balance = of_step(assessment, Of.WATER)
    assert balance.closure is not None
    assert balance.closure.outputs_total == D(960)
    assert (balance.closure.closure_pct, balance.unit) == (D(96), "m3")
    assert [one.how for one in balance.outputs] == ["water", ""]


def test_fuels_and_electricity_become_energy_by_the_factors_of_the_year(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    work.flows(
        owner,
        step,
        work.row("in", "energy", "Than cám 5", "10", "t", carrier="coal-dust-5-6"),
        work.row("in", "energy", "Điện", "1000", "kWh", carrier="electricity"),
        work.row("in", "energy", "Củi vườn", "3", "t"),
        work.row("out", "heat_loss", "Khói lò", "200", "GJ"),
    )
    balance = of_step(assessment, Of.ENERGY)
    assert balance.closure is not None
    assert balance.closure.inputs_total == D("212.94")  # 10 × 0.5 × 41.868 + 3.6
    assert {one.flow.name: one.how for one in balance.inputs} == {"Than cám 5": "factor", "Điện": ""}
    assert [one.flow.name for one in balance.left_out] == ["Củi vườn"]
    assert balance_of(assessment, Of.MASS, step) is None


def test_what_passes_from_step_to_step_is_counted_once_in_the_whole(owner: Actor, assessment: Assessment) -> None:
    first = work.step(owner, assessment, 1, "Nấu")
    work.step(owner, assessment, 2, "Nghỉ", 1)
    third = work.step(owner, assessment, 3, "Lọc", 2)
    work.flows(
        owner,
        first,
        work.row("in", "material", "Malt", "100"),
        work.row("out", "product", "Dịch nha", "70"),
        work.row("out", "solid_waste", "Bã", "30"),
    )
    work.flows(owner, third, work.row("in", "product", "dịch nha", "70"), work.row("out", "product", "Bia", "65"))
    whole = balance_of(assessment, Of.MASS, None)
    assert whole is not None
    assert whole.closure is not None
    assert (whole.closure.inputs_total, whole.closure.outputs_total) == (D(100), D(95))
    assert {flow.name for flow in whole.within} == {"Dịch nha", "dịch nha"}
    assert [(one.step.number if one.step else 0, one.state) for one in balances_of(assessment)] == [
        (0, "closed"),
        (1, "closed"),
        (3, "closed"),
    ]


def facts(**told: object) -> StreamFacts:
    return StreamFacts(**{"name": "Bã", **told})  # type: ignore[arg-type]


def test_mfca_of_a_stream(owner: Actor, assessment: Assessment) -> None:
    told = facts(material_cost=1000, energy_cost=50, system_cost=800, treatment_cost=80, product_share_pct=D(70))
    cost = cost_of(keep_waste_stream(actor=owner, assessment=assessment, told=told))
    assert cost.result is not None
    assert cost.missing == ()
    assert (cost.result.product_cost, cost.result.loss_cost) == (D(1295), D(635))


def test_a_stream_says_what_its_cost_does_not_contain(owner: Actor, assessment: Assessment) -> None:
    without = keep_waste_stream(actor=owner, assessment=assessment, told=facts(material_cost=1000))
    assert (cost_of(without).result, cost_of(without).missing[-1]) == (None, "product_share_pct")
    part = keep_waste_stream(
        actor=owner, assessment=assessment, told=facts(material_cost=1000, product_share_pct=D(40))
    )
    cost = cost_of(part)
    assert cost.result is not None
    assert cost.result.loss_cost == D(600)
    assert cost.missing == ("energy_cost", "system_cost", "treatment_cost")


def test_streams_are_proposed_with_the_costs_of_their_step(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    work.flows(
        owner,
        step,
        work.row("in", "material", "Malt", "100", unit_cost=1_000_000),
        work.row("in", "energy", "Điện", "1000", "kWh", unit_cost=2000),
        work.row("in", "water", "Nước", "500", "m3", unit_cost=10_000, weighs=False),
        work.row("out", "product", "Dịch nha", "60"),
        work.row("out", "solid_waste", "Bã", "30", unit_cost=50_000),
        work.row("out", "hazardous_waste", "Dầu thải", "10"),
        work.row("out", "waste_water", "Nước thải", "450", "m3", unit_cost=4000, weighs=False),
        work.row("out", "product", "Chai", None, ""),
    )
    made = {one.name: one for one in propose_waste_streams(actor=owner, assessment=assessment)}
    assert set(made) == {"Bã", "Dầu thải", "Nước thải"}
    bran = made["Bã"]
    assert (bran.material_cost, bran.energy_cost, bran.system_cost, bran.treatment_cost) == (
        75_000_000,
        1_500_000,
        None,
        1_500_000,
    )
    assert bran.product_share_pct is None  # one product's mass is not known
    water = made["Nước thải"]
    assert (water.material_cost, water.treatment_cost, water.product_share_pct) == (5_000_000, 1_800_000, D(0))
    assert made["Dầu thải"].material_cost == 25_000_000
    assert propose_waste_streams(actor=owner, assessment=assessment) == []


def test_pareto_puts_the_dearest_first_and_what_has_no_figure_last(owner: Actor, assessment: Assessment) -> None:
    for name, cost in (("A", 100), ("B", 300), ("C", None)):
        told = facts(name=name, material_cost=cost, product_share_pct=D(0))
        keep_waste_stream(actor=owner, assessment=assessment, told=told)
    ranked = stream_costs(WasteStream.objects.filter(assessment=assessment))
    assert [(one.stream.name, one.share_of_all, one.running_share) for one in ranked] == [
        ("B", D(75), D(75)),
        ("A", D(25), D(100)),
        ("C", None, None),
    ]


def test_two_tabs_at_a_stream(owner: Actor, assessment: Assessment) -> None:
    stream = keep_waste_stream(actor=owner, assessment=assessment, told=facts(material_cost=1))
    seen = stream_seen(stream)
    keep_waste_stream(actor=owner, assessment=assessment, told=facts(material_cost=2), stream=stream, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        keep_waste_stream(actor=owner, assessment=assessment, told=facts(material_cost=3), stream=stream, seen=seen)
    remove_waste_stream(actor=owner, assessment=assessment, stream=stream)
    assert not WasteStream.objects.exists()


def test_causes_keep_what_options_name(owner: Actor, assessment: Assessment) -> None:
    stream = keep_waste_stream(actor=owner, assessment=assessment, told=facts())
    words = {"actor": owner, "assessment": assessment, "stream": stream}
    first, second = keep_causes(**words, texts=["Rò van", "  Vòi   để mở ", ""])  # type: ignore[arg-type]
    assert second.text == "Vòi để mở"
    stale = causes_seen(stream)
    kept = keep_causes(**words, texts=["Vòi để mở", "Thiếu đồng hồ", "Rò van"])  # type: ignore[arg-type]
    assert [one.pk for one in kept if one.text in ("Vòi để mở", "Rò van")] == [second.pk, first.pk]
    renamed = keep_causes(**words, texts=["Vòi để mở", "Không có đồng hồ", "Rò van"])  # type: ignore[arg-type]
    assert renamed[1].pk == kept[1].pk
    with pytest.raises(ChangedMeanwhile):
        keep_causes(**words, texts=[], seen=stale)  # type: ignore[arg-type]


class Proposals(TestCase):
    """No cost is told twice, whatever the waste."""

    @given(st.lists(st.integers(1, 10_000), min_size=1, max_size=6), st.integers(0, 10**9))
    def test_the_parts_of_a_cost_add_up_to_it(self, masses: list[int], cost: int) -> None:
        world.units()
        owner_facility = work.facility()
        owner = work.owner(owner_facility)
        step = work.step(owner, work.begun(owner, owner_facility))
        wastes = [work.row("out", "solid_waste", f"W{at}", str(mass)) for at, mass in enumerate(masses)]
        work.flows(owner, step, work.row("in", "material", "M", "1", unit_cost=cost), *wastes)
        made = propose_waste_streams(actor=owner, assessment=step.assessment)
        total = sum(one.material_cost or 0 for one in made)
        assert abs(total - cost) <= len(made)
