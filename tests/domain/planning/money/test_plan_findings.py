"""What a plan's page says of its budget: sums, parts, norms; document 004 as it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sachhon.domain.planning.money.answers import BudgetAnswers, budget_answers
from sachhon.domain.planning.money.findings import plan_findings, where
from sachhon.domain.planning.money.matrix import ALL, WHOLE, Matrix, Of, Place, outlined
from sachhon.domain.planning.money.norms import is_assessment, norm, norms
from sachhon.domain.planning.money.reconcile import reconcile
from sachhon.formkit.definition import template
from sachhon.formkit.findings import Severity, say
from sachhon.formkit.values import Answer, Key, State
from sachhon.reading.pipeline import read_path
from sachhon.reading.values import values_of
from tests.shared import SHARED, needs_shared

M = 1_000_000
FIELD = template("action-plan").field("budget")


def thua_thien_hue() -> BudgetAnswers:
    """The budget of document 004 as the reader gives it."""
    (path,) = (SHARED / "documents").glob("004_*.txt")
    return budget_answers(FIELD, values_of(read_path(path)))


@needs_shared
def test_every_sum_of_the_real_budget_is_proved() -> None:
    matrix = thua_thien_hue().matrix
    total = len(matrix.lines) - 1
    assert [matrix.amount(total, year) for year in matrix.years] == [315 * M, 1375 * M, 1365 * M, 305 * M]
    assert matrix.amount(total) == 3360 * M
    paid = {source: matrix.amount(total, WHOLE, source) for source in matrix.sources}
    assert (paid["central"], paid["local"], paid["enterprises"]) == (700 * M, 1660 * M, 1000 * M)
    assert matrix.over_years(total) == matrix.over_sources(total) == matrix.over_lines(total) == 3360 * M
    found = reconcile(matrix)
    assert found.faults == ()
    assert Counter(one.kind for one in found.proved) == {"years": 12, "sources": 12, "lines": 8, "price": 13}


@needs_shared
def test_the_norm_warnings_of_the_real_budget() -> None:
    answers = thua_thien_hue()
    found = plan_findings(answers.matrix)
    told = [(answers.matrix.lines[one.line].number, one.finding.key, one.finding.params["each"]) for one in found]
    assert told == [
        ("2.3", "norm_share.alone", 50 * M),
        ("2.4", "norm_share.alone", 100 * M),
        ("2.4", "norm_amount", 100 * M),
    ]
    assert {one.finding.severity for one in found} == {Severity.WARNING}
    assert "300.000.000 đồng cho 3 cơ sở" in say(found[2].finding, "vi")
    assert "hiệu lực hiện nay chưa rõ" in say(found[2].finding, "vi")
    assert "100,000,000 đồng of support a facility" in say(found[2].finding, "en")


@needs_shared
def test_a_wrong_cell_of_the_real_budget_is_named_in_words() -> None:
    matrix = thua_thien_hue().matrix
    wrong = replace(matrix, amounts={**matrix.amounts, Place(7, 2018): 100 * M})
    first = plan_findings(wrong)[0]
    assert first.place == Place(7, 2018)
    words = say(first.finding, "vi")
    assert words.startswith("Dòng “2.2. Xây dựng các mô hình cơ sở triển khai SXSH")
    assert "năm 2018 ghi 100.000.000 đồng" in words
    assert "khi ô này là 1.000.000.000 đồng (2 phép cộng)" in words


def test_only_norms_bind() -> None:
    assert {one.id for one in norms()} == {
        "N1"
    }  # H1 to H12 are one province's planning prices; N3's value is not known
    rule = norm("N1")
    assert (rule.share, rule.amount, rule.act) == (Decimal(50), 50 * M, "221/2012/TTLT-BTC-BCT")
    assert rule.since == date(2012, 12, 24)
    assert not rule.in_force(date(2011, 12, 31))
    assert rule.in_force(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("Hỗ trợ các cơ sở sản xuất đánh giá nhanh SXSH", True),
        ("Hỗ trợ đánh giá chi tiết và tư vấn SXSH cho cơ sở", True),
        ("Đánh giá sản xuất sạch hơn tại 10 cơ sở", True),
        ("Tập huấn đánh giá nhanh SXSH", False),
        ("Điều tra, đánh giá hiện trạng", False),
        ("Hội nghị tổng kết, đánh giá SXSH", False),
    ],
)
def test_which_lines_pay_for_assessments(title: str, is_one: bool) -> None:
    assert is_assessment(title) is is_one


@pytest.mark.parametrize(
    ("central", "enterprises", "count", "codes"),
    [
        (50, 50, 1, []),
        (40, 60, 1, []),
        (60, 40, 1, ["norm_share", "norm_amount"]),
        (60, None, 2, ["norm_share.alone"]),
        (120, 120, 2, ["norm_amount"]),
        (50, 50, None, []),
    ],
)
def test_half_of_the_cost_and_fifty_million_a_facility(
    central: int, enterprises: int | None, count: int | None, codes: list[str]
) -> None:
    amounts = {Place(0, 2019): (central + (enterprises or 0)) * M, Place(0, WHOLE, "central"): central * M}
    if enterprises is not None:
        amounts[Place(0, WHOLE, "enterprises")] = enterprises * M
    quantities = {} if count is None else {Place(0, 2019, ALL, Of.QUANTITY): Decimal(count)}
    lines = outlined([("1", "Đánh giá nhanh SXSH", False)])
    matrix = Matrix(lines, (2019,), ("central", "local", "enterprises"), amounts, quantities)
    assert [one.finding.key for one in plan_findings(matrix)] == codes


def test_a_year_before_the_rule_is_not_measured_by_it() -> None:
    lines = outlined([("1", "Đánh giá nhanh SXSH", False)])
    amounts = {Place(0, 2011): 90 * M, Place(0, WHOLE, "central"): 90 * M}
    assert plan_findings(Matrix(lines, (2011,), ("central",), amounts)) == ()


def test_khuyen_cong_larger_than_the_local_budget() -> None:
    lines = outlined([("1", "Tờ rơi", False)])
    amounts = {Place(0, WHOLE, "local"): 10 * M, Place(0, WHOLE, "local_promotion"): 12 * M}
    matrix = Matrix(lines, (2019,), ("central", "local", "local_promotion"), amounts)
    (found,) = plan_findings(matrix)
    assert found.finding.code == "budget_part"
    assert "khuyến công địa phương ghi 12.000.000 đồng" in say(found.finding)


def test_cells_are_named_in_both_languages() -> None:
    matrix = Matrix(outlined([("1", "Tờ rơi", False), ("", "TỔNG CỘNG", True)]), (2019,), ("central",), {})
    assert where(matrix, Place(0, 2019, ALL, Of.QUANTITY)) == "Dòng “1. Tờ rơi”, số lượng, năm 2019"
    assert where(matrix, Place(1), "en") == "Total row, total column"
    assert where(matrix, Place(1, WHOLE, "central")) == "Dòng tổng cộng, ngân sách Trung ương"


def test_answers_become_a_matrix_and_lead_back() -> None:
    def said(value: object) -> Answer:
        return Answer(State.VALUE, value)

    values = {
        Key("budget", 0, "number"): said("1"),
        Key("budget", 0, "title"): said("Lớp (40 triệu/lớp)"),
        Key("budget", 0, "2021.quantity"): said(Decimal(2)),
        Key("budget", 0, "2021.amount"): said(80 * M),
        Key("budget", 0, "2022.amount"): Answer(State.NIL),
        Key("budget", 0, "central"): Answer(State.UNKNOWN),
        Key("budget", 3, "title"): said("Tổng cộng"),
        Key("budget", 3, "total"): said(80 * M),
    }
    answers = budget_answers(FIELD, values, range(2021, 2026))
    matrix = answers.matrix
    assert matrix.years == (2021, 2022, 2023, 2024, 2025)
    assert matrix.lines[0].price == 40 * M
    assert (matrix.amount(0, 2021), matrix.amount(0, 2022), matrix.amount(0, 2023)) == (80 * M, 0, None)
    assert matrix.amount(0, WHOLE, "central") is None
    assert answers.key(Place(1)) == Key("budget", 3, "total")
    assert answers.key(Place(0, 2021, ALL, Of.QUANTITY)) == Key("budget", 0, "2021.quantity")
    assert reconcile(matrix).faults == ()
