"""The report's description gathered from the tables: what is reckoned, what is lacking, what is never mixed."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import docx
import pytest
from django.utils import translation

from sachhon.domain.assessments.api import (
    Assessment,
    BalanceSignature,
    Option,
    assessment_pdf,
    assessment_word,
    description_of,
    gaps_of,
)
from sachhon.writing.assessment import AssessmentReport, BalanceState, Stage
from tests import world
from tests.domain.assessments import brewery_world as ground

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def made() -> Assessment:
    world.units()
    facility = ground.facility()
    return ground.filled(facility, ground.author(facility))


@pytest.fixture
def told(made: Assessment) -> AssessmentReport:
    return description_of(made)


def test_facility_team_and_tasks(told: AssessmentReport) -> None:
    assert told.facility.name == "Nhà máy bia Sông Mẫu"
    assert told.facility.size == "Lớn"
    assert told.facility.industry
    assert [(one.name, one.leads) for one in told.team] == [("Nguyễn Văn Mẫu", True), ("Trần Thị Thử", False)]
    assert len(told.tasks) == 18
    assert (told.tasks[0].state, told.tasks[0].note) == ("Đã xong", "Có quyết định")
    assert told.tasks[1].state == "Chưa làm"


def test_balances_tell_closure_and_what_is_not_counted(made: Assessment, told: AssessmentReport) -> None:
    mass = next(one for one in told.balances if one.of == "Vật chất" and one.scope.startswith("1."))
    assert (mass.closure_pct, mass.state) == (D(226), BalanceState.OPEN)
    whole = next(one for one in told.balances if one.of == "Vật chất" and one.scope == "Toàn bộ quá trình")
    assert any("CO2" in words for words in whole.not_counted)
    step = made.steps.get(number=1)
    author = made.by
    ground.signed(made, author, step=step)
    again = next(one for one in description_of(made).balances if one.scope.startswith("1.") and one.of == "Vật chất")
    assert again.state is BalanceState.SIGNED
    assert again.signed_by == "Nguyễn Văn Mẫu"
    assert again.why == "Nước nấu chưa tính vào đầu vào"


def test_a_signature_after_midnight_is_of_the_day_here(made: Assessment) -> None:
    signature = ground.signed(made, made.by, step=made.steps.get(number=1))
    BalanceSignature.objects.filter(pk=signature.pk).update(at=datetime(2026, 3, 1, 18, 30, tzinfo=UTC))
    told = next(one for one in description_of(made).balances if one.scope.startswith("1.") and one.of == "Vật chất")
    assert told.signed_on == date(2026, 3, 2)


def test_waste_costs_are_reckoned_and_unknown_stays_unknown(told: AssessmentReport) -> None:
    malt, heat = told.streams
    assert malt.loss_cost == D(635_000_000)
    assert malt.causes == ("Lọc bã chưa kiệt",)
    assert heat.loss_cost is None
    assert heat.material is None


def test_options_economics_and_stages(told: AssessmentReport) -> None:
    by_number = {option.number: option for option in told.options}
    assert by_number[1].stage is Stage.VERIFIED
    assert by_number[1].technical.verdict is True
    assert by_number[1].environmental.verdict is None
    # −174.5 million, then 90 million for five years at 10 %: what was spent, not what was planned for
    assert round(by_number[1].economics.npv or 0) == 166_670_809
    assert by_number[2].economics.npv is None
    assert "còn thiếu: đầu tư, chi phí thường xuyên, tuổi thọ" in by_number[2].economics.why
    assert by_number[4].stage is Stage.REJECTED


def test_options_on_one_resource_are_combined_not_added(told: AssessmentReport) -> None:
    assert [(one.stage, one.options, one.saving_pct, one.sum_pct) for one in told.combined] == [
        (Stage.PLANNED, (2, 3), D(28), D(30))
    ]


def test_measured_savings_with_the_absolute_change_beside(told: AssessmentReport) -> None:
    (one,) = told.measured
    assert (one.saving_pct, one.absolute_change_pct, one.verified) == (D("12.5"), D(5), True)
    assert one.adjusted_baseline.value == D(1_440_000)
    assert one.resource == "Điện"
    assert one.before is not None
    assert one.before.how == "công tơ tổng"


def test_a_measurement_after_verification_is_not_verified(made: Assessment) -> None:
    option = made.options.get(number=1)
    before, after = made.measurements.order_by("pk")
    after.pk = None
    after.first_day, after.last_day = after.first_day.replace(year=2024), after.last_day.replace(year=2024)
    after.save()
    assert [one.verified for one in description_of(made).measured] == [False, True]
    assert option.stage == Option.Stage.VERIFIED
    assert before.pk


def test_factors_are_named_with_their_edition(made: Assessment) -> None:
    assert description_of(made).factors == ()
    step = made.steps.get(number=2)
    ground.flow(step, "in", "energy", "Dầu DO", D(10), "t", carrier="diesel", weighs=False)
    option = made.options.get(number=2)
    option.library = "cross-01"
    option.save()
    factor, prior = description_of(made).factors
    assert factor.what.startswith("hệ số quy đổi TOE: ")
    assert factor.value == "1,02 TOE/t"
    assert factor.version == "1"
    assert factor.valid.startswith("từ ")
    assert factor.source
    assert prior.what.startswith("Thư viện giải pháp cross-01: ")


def test_gaps_tell_what_blocks_first(made: Assessment) -> None:
    gaps = gaps_of(made)
    assert [gap.about for gap in gaps if gap.blocks] == ["balances"] * sum(gap.blocks for gap in gaps)
    assert "độ khép 226%, chưa có người ký nhận" in gaps[0].words
    words = [gap.words for gap in gaps if not gap.blocks]
    assert "1 dòng thải chưa tính được chi phí." in words
    assert "3 giải pháp chưa sàng lọc." in words


def test_the_paper_is_vietnamese_whatever_the_reader_speaks(made: Assessment) -> None:
    with translation.override("en"):
        opened = docx.Document(io.BytesIO(assessment_word(made)))
    words = "\n".join(p.text for p in opened.paragraphs)
    assert "TÓM TẮT" in words
    assert "Vật chất, 1. Nấu" in words or "Vật chất, toàn bộ quá trình" in words
    rows = [[cell.text for cell in row.cells] for table in opened.tables for row in table.rows]
    assert any("Quản lý nội vi (3)" in row for row in rows)
    assert any("CHƯA LẬP BÁO CÁO" in p.text for s in opened.sections for p in s.header.paragraphs)


def test_a_reported_one_is_no_draft_and_tells_its_look_backs() -> None:
    world.units()
    facility = ground.facility()
    made = ground.filled(facility, ground.author(facility), status="reported")
    told = description_of(made)
    assert not told.draft
    assert told.missing == ()
    assert [one.months for one in told.look_backs] == [6, 12, 24]
    assert assessment_pdf(made).startswith(b"%PDF")


def test_a_bare_quick_assessment_makes_a_paper_without_a_nought() -> None:
    world.units()
    facility = ground.facility()
    made = ground.assessment(facility, ground.author(facility), kind="quick")
    opened = docx.Document(io.BytesIO(assessment_word(made)))
    assert "Chưa ghi giải pháp nào." in [p.text for p in opened.paragraphs]
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    assert "0" not in cells
