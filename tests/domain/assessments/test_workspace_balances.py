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
    blocks_of,
    causes_seen,
    cost_of,
    keep_causes,
    keep_waste_stream,
    propose_waste_streams,
    remove_waste_stream,
    report_assessment,
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


def test_a_side_wholly_unknown_is_no_zero_and_blocks_until_signed_for(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    malt, beer = work.flows(
        owner, step, work.row("in", "material", "Malt", "1.5"), work.row("out", "product", "Bia", None, "")
    )
    balance = of_step(assessment)
    assert (balance.closure, balance.state, balance.unknown_side) == (None, "unknown", "out")
    assert (balance.known_total, balance.blocks) == ("1.5", True)
    codes = [(one.code, one.balance.of) for one in blocks_of(assessment) if one.balance]
    assert codes == [("balance_unknown", Of.MASS)]
    with pytest.raises(Refused, match="còn 3 việc"):  # a team, an option, this balance
        report_assessment(actor=owner, assessment=assessment)
    words = {"actor": owner, "assessment": assessment, "of": Of.MASS, "step": step, "closure_pct": None}
    with pytest.raises(ChangedMeanwhile):
        sign_balance(**words, known_total="2", reason="Chưa có cân ở đầu ra.")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="chưa biết"):
        sign_balance(**words, known_total="1.5", reason="ừ")  # type: ignore[arg-type]
    signed = sign_balance(**words, known_total="1.5", reason="Chưa có cân ở đầu ra.")  # type: ignore[arg-type]
    assert (of_step(assessment).state, of_step(assessment).signature) == ("unknown_signed", signed)
    assert not [one for one in blocks_of(assessment) if one.balance]
    entry = AuditEntry.objects.get(verb="assessment.sign_balance")
    assert (entry.detail["unknown_side"], entry.detail["known_total"]) == ("out", "1.5")

    malt.quantity = D(2)
    malt.save()
    assert (of_step(assessment).state, of_step(assessment).outdated) == ("unknown", signed)
    malt.quantity, beer.quantity, beer.unit = D("1.5"), D(2), "t"
    malt.save()
    beer.save()
    assert (of_step(assessment).state, of_step(assessment).outdated) == ("open", signed)


@pytest.mark.parametrize(
    ("went_in", "came_out", "side", "known"),
    [(None, "5", "in", "5"), (None, None, "both", ""), ("0", "5", "zero", "5"), ("7", None, "out", "7")],
)
def test_each_way_of_not_knowing_blocks(
    owner: Actor, assessment: Assessment, went_in: str | None, came_out: str | None, side: str, known: str
) -> None:
    step = work.step(owner, assessment)
    work.flows(owner, step, work.row("in", "material", "Malt", went_in), work.row("out", "product", "Bia", came_out))
    balance = of_step(assessment)
    assert (balance.state, balance.unknown_side, balance.known_total) == ("unknown", side, known)


def test_no_flow_at_all_on_one_side_is_unknown_too(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    work.flows(owner, step, work.row("in", "energy", "Điện", "310000", "kWh", carrier="electricity"))
    balance = of_step(assessment, Of.ENERGY)
    assert (balance.state, balance.unknown_side, balance.known_total) == ("unknown", "out", "1116")


def test_a_quick_assessment_is_not_held_up_by_a_balance(owner: Actor, facility: Facility) -> None:
    quick = work.begun(owner, facility, Assessment.Kind.QUICK)
    work.flows(owner, work.step(owner, quick), work.row("in", "material", "Cá", "1"))
    assert [one.code for one in blocks_of(quick)] == ["no_team", "no_options"]


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
        work.row("in", "energy", "Rơm ép", "3", "t"),
        work.row("in", "energy", "Củi", "3", "t"),
        work.row("out", "heat_loss", "Khói lò", "200", "GJ"),
    )
    balance = of_step(assessment, Of.ENERGY)
    assert balance.closure is not None
    assert balance.closure.inputs_total == D("259.74")  # 10 × 0.5 × 41.868 + 3.6 + 3 × 15.6
    assert {one.flow.name: one.how for one in balance.inputs} == {"Than cám 5": "factor", "Điện": "", "Củi": "factor"}
    assert [one.flow.name for one in balance.left_out] == ["Rơm ép"]
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


def test_a_fuel_entering_as_material_counts_with_its_heat_content(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    work.flows(
        owner,
        step,
        work.row("in", "material", "Than cám 5", "10", carrier="coal-dust-5-6"),
        work.row("in", "material", "Trấu", "2"),
        work.row("in", "material", "Malt", "100"),
        work.row("in", "material", "Gỗ", "3", carrier="not-burnt"),
        work.row("in", "material", "Dầu DO", None, "l"),
        work.row("in", "energy", "Điện", "1000", "kWh", carrier="electricity"),
        work.row("out", "heat_loss", "Khói lò", "200", "GJ"),
        work.row("out", "by_product", "Trấu", "0.5"),
        work.row("out", "by_product", "Than củi", "9"),
    )
    balance = of_step(assessment, Of.ENERGY)
    assert balance.closure is not None
    assert {one.flow.name: one.value for one in balance.inputs} == {
        "Than cám 5": D("209.34"),  # 10 t × 0,5 TOE/t × 41,868
        "Trấu": D("23.2"),  # 2 t × 11,6 GJ/t
        "Điện": D("3.6"),
    }
    assert {one.flow.name: one.value for one in balance.outputs} == {"Khói lò": D(200), "Trấu": D("5.8")}
    assert (balance.closure.inputs_total, balance.closure.outputs_total) == (D("236.14"), D("205.8"))
    tables = {one.flow.name: [(each.table, each.value, each.unit) for each in one.factors] for one in balance.inputs}
    assert tables["Than cám 5"] == [("toe_factors", D("0.50"), "TOE/t")]
    assert tables["Trấu"] == [("fuel_emission_factors", D("11.6"), "GJ/t")]
    assert all(each.version and each.source for one in balance.inputs for each in one.factors)
    assert [one.flow.name for one in balance.left_out] == ["Dầu DO"]
    assert [one.name for one in balance.without_heat] == ["Malt", "Gỗ"]
    mass = of_step(assessment)
    assert {one.flow.name for one in mass.inputs} == {"Than cám 5", "Trấu", "Malt", "Gỗ"}


def test_a_by_product_burnt_inside_brings_its_heat_into_the_whole(owner: Actor, assessment: Assessment) -> None:
    mill = work.step(owner, assessment, 1, "Xay xát")
    boiler = work.step(owner, assessment, 2, "Lò hơi", 1)
    work.flows(
        owner,
        mill,
        work.row("in", "material", "Lúa", "100"),
        work.row("out", "by_product", "Trấu", "20"),
        work.row("out", "product", "Gạo", "79"),
        work.row("in", "energy", "Điện", "1000", "kWh", carrier="electricity"),
    )
    work.flows(
        owner, boiler, work.row("in", "material", "Trấu", "20"), work.row("out", "heat_loss", "Khói", "230", "GJ")
    )
    at_mill, at_boiler = balance_of(assessment, Of.ENERGY, mill), balance_of(assessment, Of.ENERGY, boiler)
    assert at_mill is not None
    assert (at_mill.unknown_side, at_mill.known_total) == ("out", "3.6")  # the husk was paddy: no heat came in with it
    assert at_boiler is not None
    assert at_boiler.closure is not None
    assert at_boiler.closure.inputs_total == D(232)
    whole = balance_of(assessment, Of.ENERGY, None)
    assert whole is not None
    assert {one.flow.name: one.value for one in whole.inputs} == {"Điện": D("3.6"), "Trấu": D(232)}
    assert [one.name for one in whole.without_heat] == ["Lúa"]


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
