"""The doubts about targets, shares and numbers: what is doubted, on which words, with which arithmetic."""

from __future__ import annotations

import pytest

from sachhon.formkit.findings import Finding, say
from sachhon.reading.checks import ambiguous_number, differs_from_strategy, share_contradiction
from sachhon.reading.model import DocumentFacts, Reading
from sachhon.reading.quantities import find_counts, find_targets

from .letters import Letter, letter

STRATEGY = "Thực hiện Quyết định số 1419/QĐ-TTg ngày 07/9/2009 về Chiến lược sản xuất sạch hơn.\n\n"


def reading(given: Letter) -> Reading:
    return Reading(
        given.source,
        DocumentFacts(),
        targets=find_targets(given.source, given.parts),
        counts=find_counts(given.source, given.parts),
    )


def strategy(goal: str) -> tuple[Letter, list[Finding]]:
    given = letter(f"I. CĂN CỨ\n\n{STRATEGY}II. MỤC TIÊU\n\n{goal}")
    return given, list(differs_from_strategy.check(reading(given)))


def test_a_target_about_enterprises_of_another_size_differs() -> None:
    given, (found,) = strategy("- Đến năm 2020, 90% doanh nghiệp nhỏ và vừa có bộ phận chuyên trách về SXSH.")
    assert (found.variant, found.params["subject"]) == ("who", "doanh nghiệp nhỏ và vừa")
    assert "vừa và lớn" in say(found, "vi")
    assert "doanh nghiệp nhỏ và vừa" in given.source.text[slice(*found.spans[0])]


@pytest.mark.parametrize(
    ("goal", "variant", "value", "asked"),
    [
        ("- Đến năm 2020, 60% cơ sở công nghiệp nhận thức được lợi ích của sản xuất sạch hơn.", "lower", "60", "90"),
        ("- Đến năm 2020, 70% cơ sở sản xuất áp dụng sản xuất sạch hơn.", "higher", "70", "50"),
        ("- Đến năm 2015, 40% cơ sở sản xuất áp dụng sản xuất sạch hơn.", "higher", "40", "25"),
        (
            "- Đến năm 2020, cơ sở áp dụng tiết kiệm 5 – 8% mức tiêu thụ nguyên liệu, nhiên liệu trên đơn vị sản phẩm.",
            "lower",
            "5 – 8",
            "8 – 13",
        ),
    ],
)
def test_a_target_of_another_value_differs(goal: str, variant: str, value: str, asked: str) -> None:
    _, (found,) = strategy(goal)
    assert (found.variant, found.params["value"], found.params["asked"]) == (variant, value, asked)


def test_targets_of_another_year_share_one_finding() -> None:
    _, (found,) = strategy(
        "Đến năm 2026:\n\n- 90% cơ sở sản xuất nhận thức được lợi ích của sản xuất sạch hơn.\n\n"
        "- 50% cơ sở sản xuất áp dụng sản xuất sạch hơn."
    )
    assert (found.variant, found.params["count"], found.params["by"], found.params["year"]) == (
        "later",
        2,
        "2026",
        "2020",
    )
    assert len(found.spans) == 2


def test_a_target_as_the_strategy_words_it_is_not_doubted() -> None:
    assert strategy("- Đến năm 2020, 90% cơ sở sản xuất nhận thức được lợi ích của sản xuất sạch hơn.")[1] == []
    assert strategy("- Đến năm 2020, 90% doanh nghiệp vừa và lớn có bộ phận chuyên trách về SXSH.")[1] == []


def test_a_plan_of_another_subject_is_not_measured_by_the_strategy() -> None:
    given = letter("II. MỤC TIÊU\n\n- Đến năm 2025, 30% doanh nghiệp áp dụng ISO 14001.")
    assert list(differs_from_strategy.check(reading(given))) == []


def report(body: str) -> tuple[Letter, list[Finding]]:
    given = letter(f"I. KẾT QUẢ THỰC HIỆN\n\n{body}", kind="BÁO CÁO", title="Tình hình thực hiện sản xuất sạch hơn")
    return given, list(share_contradiction.check(reading(given)))


def test_a_count_with_its_share_implies_a_total_that_other_figures_are_held_against() -> None:
    given, (found,) = report(
        "- Đã tập huấn cho 120 doanh nghiệp.\n\n- Có 8 doanh nghiệp có bộ phận chuyên trách, "
        "chiếm 0,4% tổng số doanh nghiệp.\n\n"
        "- Chiếm tỷ lệ 15% cơ sở sản xuất nhận thức được lợi ích."
    )
    assert found.variant == "implied_against"
    assert found.params["total"] == 2000
    assert found.params["others"] == "15 % ≈ 300"
    assert found.params["largest"] == 120
    words = [given.source.text[slice(*span)] for span in found.spans]
    assert words == ["8 doanh nghiệp", "0,4%", "15%", "120 doanh nghiệp"]


def test_a_stated_total_contradicts_the_share_or_bears_it_out() -> None:
    share = "- Có 30 cơ sở áp dụng sản xuất sạch hơn, chiếm 6% tổng số cơ sở."
    _, (found,) = report(f"- Toàn tỉnh có 900 cơ sở.\n\n{share}")
    assert (found.variant, found.params["total"], found.params["stated"]) == ("total", 500, 900)
    assert report(f"- Toàn tỉnh có 505 cơ sở.\n\n{share}")[1] == []


@pytest.mark.parametrize(
    ("sentence", "variant", "computed"),
    [
        ("Có 45/60 xã đạt chuẩn, đạt tỷ lệ 85%.", "part", "75.0"),
        ("Có 629/731 trường đạt chuẩn, đạt tỷ lệ 86,1%.", "rounded", "86.05"),
    ],
)
def test_a_part_of_a_whole_is_worked_out(sentence: str, variant: str, computed: str) -> None:
    _, (found,) = report(f"- {sentence}")
    assert (found.variant, str(found.params["computed"])) == (variant, computed)


def test_a_part_of_a_whole_that_is_right_is_not_doubted() -> None:
    assert report("- Có 45/60 xã đạt chuẩn, đạt tỷ lệ 75%.")[1] == []
    assert report("- Có 629/731 trường đạt chuẩn, chiếm 86%.")[1] == []


def test_more_cannot_apply_than_are_aware() -> None:
    given = letter(
        "II. MỤC TIÊU ĐẾN NĂM 2025\n\n- 40% cơ sở sản xuất nhận thức được lợi ích của sản xuất sạch hơn.\n\n"
        "- 55% cơ sở sản xuất áp dụng sản xuất sạch hơn."
    )
    (found,) = share_contradiction.check(reading(given))
    assert (found.variant, found.params["applying"], found.params["aware"]) == ("targets", 55, 40)


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        ("Sản lượng đạt 1,234 tấn.", "1,234", "1.234"),
        ("Hỗ trợ mười hai (15) doanh nghiệp.", "12", "15"),
    ],
)
def test_both_readings_of_a_number_are_named(sentence: str, one: str, other: str) -> None:
    given = letter(f"II. MỤC TIÊU\n\n- {sentence}")
    (found,) = ambiguous_number.check(reading(given))
    message = say(found, "vi")
    assert one in message
    assert other in message
    assert find_targets(given.source, given.parts) == ()


def test_a_number_that_can_be_read_one_way_is_not_doubted() -> None:
    given = letter("II. MỤC TIÊU\n\n- Đạt 12,5% và 1.234 tấn; mười hai (12) mô hình; kinh phí 1.234.567 đồng.")
    assert list(ambiguous_number.check(reading(given))) == []


def test_every_doubt_is_worded_in_both_languages() -> None:
    _, found = strategy("- Đến năm 2030, 30% doanh nghiệp nhỏ có bộ phận chuyên trách về SXSH.")
    assert {finding.variant for finding in found} == {"who", "lower", "later"}
    assert all(say(finding, "vi") != say(finding, "en") for finding in found)
