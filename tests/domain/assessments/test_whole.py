"""What the whole assessment saved: from the facility's own measurements, never the sum of options."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from docx import Document

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.assessments.api import (
    Assessment,
    ChangedMeanwhile,
    Effect,
    Measurement,
    MeasurementFacts,
    Refused,
    assessment_word,
    attach_whole_evidence,
    description_of,
    detach_whole_evidence,
    keep_effects,
    lacking_to_verify_whole,
    measure_whole,
    portfolio_of,
    restore_whole_measurement,
    verify_whole,
    whole_of,
    whole_pairs,
    withdraw_whole_measurement,
    withdraw_whole_verification,
)
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.assessments import option_world as options

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def assessment() -> Assessment:
    return options.open_assessment()


@pytest.fixture
def writer(assessment: Assessment) -> Actor:
    return options.writer(assessment)


def told(when: str, year: int, used: int | str, made: int | str | None, **more: object) -> MeasurementFacts:
    facts = {
        "unit": "kWh",
        "output_unit": "hl",
        "how": "Công tơ tổng",
        **more,
    }
    return MeasurementFacts(
        when=when,
        resource=str(facts.pop("resource", "electricity")),
        first_day=date(year, 1, 1),
        last_day=date(year, 12, 31),
        consumption=D(used),
        output=None if made is None else D(made),
        **facts,  # type: ignore[arg-type]
    )


def measured(actor: Actor, of: Assessment, base_load: str = "0") -> tuple[Measurement, Measurement]:
    """1.200.000 kWh / 10.000 hl, then 1.260.000 / 12.000."""
    before = measure_whole(
        actor=actor, assessment=of, facts=told("before", 2024, 1_200_000, 10_000, base_load_share_pct=D(base_load))
    )
    return before, measure_whole(actor=actor, assessment=of, facts=told("after", 2025, 1_260_000, 12_000))


@pytest.mark.parametrize(("base_load", "saving", "share"), [("0", D(180_000), D("12.5")), ("40", D(84_000), D("6.25"))])
def test_the_vector_for_the_whole(
    writer: Actor, assessment: Assessment, base_load: str, saving: Decimal, share: Decimal
) -> None:
    measured(writer, assessment, base_load)
    (one,) = whole_of(assessment).savings
    assert one.measured.told is not None
    assert (one.measured.told.saving, one.measured.saving_pct) == (saving, share)
    assert one.measured.absolute_change_pct == D(5)
    assert (one.measured.told.baseline_specific, one.measured.told.specific) == (D(120), D(105))
    assert (one.is_verified, one.verified.saving, one.difference) == (False, None, None)
    assert one.reasons == ("Chưa có giải pháp đã kiểm chứng nào đo cùng dòng, cùng kỳ để đặt cạnh.",)


def test_the_whole_stands_beside_verified_options_and_is_not_their_sum(writer: Actor, assessment: Assessment) -> None:
    measured(writer, assessment)
    verifier = options.verifier()
    sub = {"before": (400_000, 10_000), "after": (360_000, 12_000)}
    first = options.verified(writer, verifier, options.proposed(writer, assessment, "Khí nén"), **sub)  # 120.000 saved
    second = options.verified(writer, verifier, options.proposed(writer, assessment, "Biến tần"), **sub)
    third = options.implemented(writer, options.proposed(writer, assessment, "Đèn LED"))
    options.measured(writer, third, before=(100_000, 10_000), after=(90_000, 12_000))  # 30.000, not verified
    fourth = options.implemented(writer, options.proposed(writer, assessment, "Máy lạnh"))
    keep_effects(actor=writer, option=fourth, effects=[Effect("electricity", D(3))], base_version=fourth.version)
    (one,) = whole_of(assessment).savings
    assert one.measured.told is not None
    assert one.measured.told.saving == D(180_000)
    assert (one.verified.saving, one.verified.counted) == (D(240_000), (first.number, second.number))
    assert (one.implemented.saving, one.implemented.counted) == (D(30_000), (third.number,))
    assert one.unmeasured == (fourth.number,)
    assert one.difference == D(-60_000)
    assert [words.split(":")[0] for words in one.reasons] == [
        "Toàn cơ sở tiết kiệm ít hơn tổng số đo của các giải pháp",
        "Giải pháp 3 đã thực hiện, chưa kiểm chứng, đo được 30.000 kWh",
        "Giải pháp 4 đã thực hiện nhưng chưa đo dòng này.",
    ]
    stages = portfolio_of(assessment)
    assert [len(one.measured) for one in stages.stages] == [0, 0, 1, 1]
    assert all(pair.before.option_id for stage in stages.stages for row in stage.measured for _of, pair in row.pairs)


def test_an_option_of_another_period_or_unit_is_told_and_not_added(writer: Actor, assessment: Assessment) -> None:
    measure_whole(actor=writer, assessment=assessment, facts=told("before", 2023, 1_000, 10, unit="MWh"))
    measure_whole(actor=writer, assessment=assessment, facts=told("after", 2025, 900, 10, unit="MWh"))
    verifier = options.verifier()
    same = options.verified(
        writer, verifier, options.proposed(writer, assessment), before=(100_000, 10), after=(60_000, 10)
    )
    other = options.implemented(writer, options.proposed(writer, assessment, "Khác kỳ"))
    for when, year in (("before", 2022), ("after", 2023)):
        from_form = told(when, year, 10, 1)
        Measurement.objects.create(
            assessment=assessment, option=other, when=when, resource="electricity", first_day=from_form.first_day,
            last_day=from_form.last_day, consumption=10, unit="kWh", output=1, output_unit="hl", by=writer.user,
        )  # fmt: skip
    (one,) = whole_of(assessment).savings
    assert one.measured.told is not None
    assert (one.measured.told.saving, one.verified.saving, one.verified.counted) == (D(100), D(40), (same.number,))
    assert (one.implemented.saving, one.implemented.others) == (None, (other.number,))
    assert one.difference == D(60)
    assert "nhiều hơn" in one.reasons[0]
    assert one.reasons[-1] == f"Giải pháp {other.number} đo ở kỳ khác hoặc đơn vị khác nên không đặt cạnh được."


def test_without_output_there_is_no_saving_and_no_zero(writer: Actor, assessment: Assessment) -> None:
    measure_whole(actor=writer, assessment=assessment, facts=told("before", 2024, 10, 5))
    measure_whole(actor=writer, assessment=assessment, facts=told("after", 2025, 9, None))
    (one,) = whole_of(assessment).savings
    assert (one.measured.told, one.measured.blocked, one.difference, one.reasons) == (None, "output", None, ())
    assert whole_pairs(assessment) == []


def test_it_is_verified_by_somebody_else_with_evidence_and_then_stands(writer: Actor, assessment: Assessment) -> None:
    before, after = measured(writer, assessment)
    verifier = options.verifier()
    assert [words.split(".")[0] for words in lacking_to_verify_whole(verifier, assessment)] == [
        "Chưa có bằng chứng của toàn cơ sở"
    ]
    with pytest.raises(Refused, match="bằng chứng"):
        verify_whole(actor=verifier, assessment=assessment)
    shown = attach_whole_evidence(actor=writer, assessment=assessment, name="hoa-don.png", data=options.PNG)
    assert attach_whole_evidence(actor=writer, assessment=assessment, name="x.png", data=options.PNG) == shown
    with pytest.raises(PermissionDenied):
        verify_whole(actor=writer, assessment=assessment)
    with pytest.raises(ChangedMeanwhile):
        verify_whole(actor=verifier, assessment=assessment, seen=[[before.pk, before.pk]])
    seen = whole_pairs(assessment)
    verify_whole(actor=verifier, assessment=assessment, note="Đã xem hóa đơn", seen=seen)
    verify_whole(actor=verifier, assessment=assessment, seen=seen)
    assert AuditEntry.objects.filter(verb="whole.verify").count() == 1
    assessment.refresh_from_db()
    assert assessment.verified_pairs == [[before.pk, after.pk]]
    with pytest.raises(Refused, match="Rút kiểm chứng"):
        withdraw_whole_measurement(actor=writer, measurement=after)
    with pytest.raises(Refused, match="Rút kiểm chứng"):
        detach_whole_evidence(actor=writer, evidence=shown)

    measure_whole(
        actor=writer,
        assessment=assessment,
        facts=MeasurementFacts(
            "after", "electricity", date(2025, 7, 1), date(2026, 6, 30), D(900_000), "kWh", D(1), "hl"
        ),
    )
    whole = whole_of(assessment)
    assert [(one.is_verified, one.measured.saving_pct) for one in whole.savings] == [(True, D("12.5"))]
    assert [one.after.last_day for one in whole.later] == [date(2026, 6, 30)]

    withdraw_whole_verification(actor=verifier, assessment=assessment, why="Đo lại công tơ")
    assessment.refresh_from_db()
    assert (assessment.verified_on, assessment.verified_why) == (None, "Đo lại công tơ")
    withdraw_whole_measurement(actor=writer, measurement=after)
    restore_whole_measurement(actor=writer, measurement=after)
    detach_whole_evidence(actor=writer, evidence=shown)
    assert not assessment.evidence.exists()


def test_who_wrote_the_figures_does_not_verify_them(assessment: Assessment) -> None:
    officer = options.verifier()
    measured(officer, assessment)
    attach_whole_evidence(actor=officer, assessment=assessment, name="hoa-don.png", data=options.PNG)
    with pytest.raises(Refused, match="Người khác"):
        verify_whole(actor=officer, assessment=assessment)
    verify_whole(actor=world.actor(Role.HEAD, options.PROVINCE), assessment=assessment)


def test_the_same_told_twice_is_there_once_and_evidence_of_an_option_is_refused(
    writer: Actor, assessment: Assessment
) -> None:
    first, _after = measured(writer, assessment)
    again, _after = measured(writer, assessment)
    assert first == again
    of_option = options.shown(writer, options.proposed(writer, assessment))
    with pytest.raises(Refused, match="cả cuộc đánh giá"):
        measure_whole(actor=writer, assessment=assessment, facts=told("after", 2025, 1, 1, evidence=of_option))


def test_the_report_tells_both_and_the_difference(writer: Actor, assessment: Assessment) -> None:
    measured(writer, assessment)
    verifier = options.verifier()
    options.verified(
        writer, verifier, options.proposed(writer, assessment), before=(400_000, 10_000), after=(360_000, 12_000)
    )
    attach_whole_evidence(actor=writer, assessment=assessment, name="hoa-don.png", data=options.PNG)
    verify_whole(actor=verifier, assessment=assessment)
    assessment.refresh_from_db()
    (one,) = description_of(assessment).whole
    assert (one.saving.value, one.options_saving.value, one.difference.value) == (D(180_000), D(120_000), D(60_000))
    assert (one.verified, one.options, one.absolute_change_pct) == (True, (1,), D(5))
    cells = [
        cell.text
        for table in Document(io.BytesIO(assessment_word(assessment))).tables
        for row in table.rows
        for cell in row.cells
    ]
    assert "120.000 kWh (giải pháp 1)" in cells
    assert "60.000 kWh" in cells
    assert "120 kWh/hl → 105 kWh/hl (−12,5%)" in cells
