"""Doubts about tasks and budgets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sachhon.formkit.findings import Finding, say
from sachhon.reading.checks import (
    check_reading,
    funded_outside_period,
    numbering,
    quantity_contradiction,
    sum_mismatch,
    task_two_numbers,
    task_without_budget,
    unit_price_mismatch,
    unit_slip,
)
from sachhon.reading.checks.equations import ledger_of
from sachhon.reading.model import Amount, DocumentFacts, Reading, Source, Span
from sachhon.reading.plan import find_budgets, find_tasks
from tests.reading.plan.forms import C, Row, source, tabs, word

M = 1_000_000


def read(document: Source, amounts: tuple[Amount, ...] = ()) -> Reading:
    return Reading(
        document, DocumentFacts(), amounts=amounts, tasks=find_tasks(document), budgets=find_budgets(document)
    )


def words(document: Source, finding: Finding) -> list[str]:
    return [document.words(span) for span in finding.spans]


def budget_rows(cells: dict[tuple[str, str], str] | None = None) -> list[Row]:
    """A small budget that adds up in every direction, with some cells replaced: (row number, column) → words."""
    columns = ["2021", "2022", "total", "TW", "ĐP"]
    lines: list[tuple[str, str, list[str]]] = [
        ("1", "Làm phim", ["30", "60", "90", "0", "90"]),
        ("2", "Dựng mô hình", ["", "1.500", "1.500", "700", "800"]),
        ("3", "Mở hội nghị", ["50", "25", "75", "75", "0"]),
        ("", "TỔNG CỘNG", ["80", "1.585", "1.665", "775", "890"]),
    ]
    rows: list[Row] = [
        [C("TT", 2), C("Nội dung", 2), C("Năm 2021", 2), C("Năm 2022", 2), C("Tổng", 2), C("Nguồn kinh phí", 1, 2)],
        ["Ngân sách trung ương", "Ngân sách địa phương"],
    ]
    for number, title, values in lines:
        put = [(cells or {}).get((number, column), value) for column, value in zip(columns, values, strict=True)]
        rows.append([number, title, *put])
    return rows


def sums(document: Source) -> list[Finding]:
    return list(sum_mismatch.check(read(document)))


def test_a_table_that_adds_up_is_proved_in_every_direction_and_not_doubted() -> None:
    document = word(budget_rows(), "ĐVT: triệu đồng")
    (budget,) = find_budgets(document)
    ledger = ledger_of(budget)
    assert len(ledger.proved()) == 4 + 4 + 5  # years and sources of four rows, five columns
    assert ledger.broken() == []
    assert sums(document) == []


def test_a_wrong_cell_is_named_and_what_it_should_be() -> None:
    document = tabs(budget_rows({("3", "2022"): "35"}), "ĐVT: triệu đồng")
    (finding,) = sums(document)
    assert finding.code == "sum_mismatch"
    assert finding.params["cell_row"] == "3. Mở hội nghị"
    assert (finding.params["cell"], finding.params["mended"], finding.params["sums"]) == (35 * M, 25 * M, 2)
    assert words(document, finding)[0] == "35"
    assert "25.000.000" in say(finding, "vi")
    assert "3. Mở hội nghị" in say(finding, "en")


def test_a_wrong_grand_total_is_named() -> None:
    document = word(budget_rows({("", "total"): "1.656"}), "ĐVT: triệu đồng")
    (finding,) = sums(document)
    assert (finding.params["stated"], finding.params["mended"]) == (1656 * M, 1665 * M)
    assert words(document, finding)[0] == "1.656"


CELLS = st.tuples(st.sampled_from(["1", "2", "3", ""]), st.sampled_from(["2021", "2022", "total", "TW", "ĐP"]))


@settings(max_examples=60, deadline=None)
@given(CELLS, st.integers(min_value=1, max_value=9999))
def test_whatever_cell_is_wrong_it_is_found(cell: tuple[str, str], value: int) -> None:
    written = f"{value:,}".replace(",", ".")
    right = word(budget_rows(), "ĐVT: triệu đồng")
    wrong = word(budget_rows({cell: written}), "ĐVT: triệu đồng")
    if find_budgets(right) == find_budgets(wrong) or wrong.text == right.text:
        return
    reading = read(wrong)
    found = [*sum_mismatch.check(reading), *unit_slip.check(reading)]
    assert found
    assert any(written in words(wrong, finding) for finding in found)


def test_groups_add_up_to_the_total_and_to_their_rows() -> None:
    rows: list[Row] = [
        ["STT", "Danh mục", "Kế hoạch vốn năm 2023", "Ghi chú"],
        ["", "TỔNG SỐ", "9.500", ""],
        ["I", "SỞ Y TẾ", "7.500", ""],
        ["1", "Trạm A", "3.000", ""],
        ["2", "Trạm B", "4.400", ""],
        ["II", "HUYỆN C", "2.000", ""],
        ["1", "Trạm D", "1.500", ""],
        ["2", "Trạm E", "500", ""],
    ]
    document = word(rows, "ĐVT: triệu đồng")
    (finding,) = sums(document)
    assert finding.params["row"] == "I. SỞ Y TẾ"
    assert finding.params["gap"] == 100 * M
    assert list(numbering.check(read(document))) == []


def test_a_relation_that_the_table_never_meant_is_not_asked_for() -> None:
    rows: list[Row] = [
        ["TT", "Nội dung", "Năm 2021", "Năm 2022", "Tổng giai đoạn 2016-2022"],
        ["1", "Làm phim", "30", "60", "400"],
        ["2", "Dựng mô hình", "10", "20", "300"],
        ["3", "Mở hội nghị", "50", "25", "900"],
        ["", "Tổng cộng", "90", "105", "1.600"],
    ]
    assert sums(word(rows, "KINH PHÍ. ĐVT: triệu đồng")) == []


def test_rounded_figures_are_no_mismatch() -> None:
    rows: list[Row] = [
        ["TT", "Nội dung", "Năm 2021", "Năm 2022", "Tổng"],
        ["1", "Làm phim", "0,33", "0,33", "0,67"],
        ["2", "Mở hội nghị", "1,25", "1,25", "2,5"],
        ["", "Tổng cộng", "1,58", "1,58", "3,17"],
    ]
    assert sums(word(rows, "ĐVT: tỷ đồng")) == []


def test_a_total_in_the_text_against_its_sources() -> None:
    text = "Kinh phí dự kiến: 3.360 triệu đồng, trong đó: trung ương 700 triệu đồng; địa phương 1.560 triệu đồng."
    amounts = (
        Amount(3360 * M, None, "Kinh phí dự kiến", Span(18, 34)),
        Amount(700 * M, "central", "trung ương", Span(text.index("700"), text.index("700") + 14)),
        Amount(1560 * M, "local", "địa phương", Span(text.index("1.560"), text.index("1.560") + 16)),
    )
    (finding,) = sum_mismatch.check(read(source(text), amounts))
    assert (finding.variant, finding.params["computed"], len(finding.spans)) == ("text", 2260 * M, 3)


def test_a_thousand_taken_for_a_million() -> None:
    document = word(budget_rows({("3", "total"): "75.000"}), "ĐVT: triệu đồng")
    reading = read(document)
    codes = {finding.code for finding in [*unit_slip.check(reading), *sum_mismatch.check(reading)]}
    assert codes == {"unit_slip"}


PRICED: list[Row] = [
    ["TT", "Nội dung", "Năm 2021", "Năm 2022", "Tổng"],
    ["1", "Lớp tập huấn (40 triệu/lớp)", "", "", ""],
]


def priced(second: str) -> list[Row]:
    return [
        [C("TT", 2), C("Nội dung", 2), C("Năm 2021", 1, 2), C("Năm 2022", 1, 2), C("Tổng", 2)],
        ["Số lượng", "Kinh phí", "Số lượng", "Kinh phí"],
        ["1", "Lớp tập huấn (40 triệu/lớp)", "2", "80", "3", second, "200"],
    ]


def test_price_times_quantity() -> None:
    assert list(unit_price_mismatch.check(read(word(priced("120"), "ĐVT: triệu đồng")))) == []
    (finding,) = unit_price_mismatch.check(read(word(priced("140"), "ĐVT: triệu đồng")))
    assert (finding.code, finding.params["stated"], finding.params["computed"]) == (
        "unit_price_mismatch",
        140 * M,
        120 * M,
    )
    (finding,) = unit_price_mismatch.check(read(word(priced("120.000"), "ĐVT: triệu đồng")))
    assert (finding.code, finding.variant) == ("unit_slip", "price")


def plan(tasks: list[Row], lines: list[Row], body: str = "") -> Source:
    """A task list and a budget in one text."""
    head: Row = ["TT", "Nội dung", "Kết quả", "Chủ trì", "Thời gian"]
    money: list[Row] = [
        [C("TT", 2), C("Nội dung", 2), C("Năm 2021", 1, 2), C("Năm 2022", 1, 2), C("Năm 2023", 1, 2), C("Tổng", 2)],
        ["Số lượng", "Kinh phí", "Số lượng", "Kinh phí", "Số lượng", "Kinh phí"],
    ]
    first = tabs([head, *tasks]).text
    second = tabs([*money, *lines]).text
    return source(f"{body}\n\nPHỤ LỤC I\n\n{first}\n\nPHỤ LỤC II\n\nĐVT: triệu đồng\n{second}\n")


TASKS: list[Row] = [
    ["1", C("Nâng cao nhận thức", 1, 4)],
    ["1.1", "Làm phim về tiết kiệm nước", "Phim", "Sở Văn hóa", "2021 - 2023"],
    ["1.2", "Điều tra hiện trạng các làng nghề", "Báo cáo", "Sở Công Thương", "2022"],
    ["2", C("Hỗ trợ kỹ thuật", 1, 4)],
    ["2.1", "Lập tổ tư vấn ở các huyện", "Tổ", "Sở Nội vụ", "2021 - 2023"],
    ["2.2", "Học tập kinh nghiệm tỉnh bạn", "Báo cáo", "Sở Công Thương", "2021"],
]
LINES: list[Row] = [
    ["1.1", "Làm phim về tiết kiệm nước", "1", "30", "1", "30", "1", "30", "90"],
    ["1.2", "Điều tra hiện trạng các làng nghề", "", "", "1", "80", "", "", "80"],
    ["2.1", "Lập tổ tư vấn ở các huyện", "1", "10", "1", "10", "1", "10", "30"],
    ["2.2", "Học tập kinh nghiệm tỉnh bạn", "1", "40", "", "", "", "", "40"],
]


def doubts(document: Source) -> list[tuple[str, str]]:
    reading = read(document)
    checks = (
        task_two_numbers,
        funded_outside_period,
        task_without_budget,
        quantity_contradiction,
        sum_mismatch,
        numbering,
    )
    return [(finding.code, finding.variant) for check in checks for finding in check.check(reading)]


def test_a_plan_whose_tasks_and_budget_agree_is_not_doubted() -> None:
    assert doubts(plan(TASKS, LINES)) == []


def test_money_outside_the_task_s_years_and_years_without_money() -> None:
    lines = [list(line) for line in LINES]
    lines[1] = ["1.2", "Điều tra hiện trạng các làng nghề", "", "", "", "", "1", "80", "80"]
    lines[0] = ["1.1", "Làm phim về tiết kiệm nước", "1", "30", "1", "30", "-", "-", "60"]
    document = plan(TASKS, lines)
    found = list(funded_outside_period.check(read(document)))
    assert [(finding.variant, finding.params["years"]) for finding in found] == [
        ("unfunded", "2023"),
        ("outside", "2023"),
    ]
    assert words(document, found[1]) == ["2022", "80"]
    assert words(document, found[0])[0] == "2021 - 2023"


def test_the_same_task_under_two_numbers_and_tasks_without_lines() -> None:
    lines = [LINES[0], LINES[1], ["2.1", *LINES[3][1:]]]
    document = plan(TASKS, lines)
    reading = read(document)
    (two,) = task_two_numbers.check(reading)
    assert (two.params["first"], two.params["second"]) == ("2.2", "2.1")
    assert words(document, two)[0] == "Học tập kinh nghiệm tỉnh bạn"
    (bare,) = task_without_budget.check(reading)
    assert (bare.code, bare.params["task"]) == ("task_without_budget", "2.1. Lập tổ tư vấn ở các huyện")


def test_a_line_that_pays_for_no_task() -> None:
    lines = [*LINES, ["2.3", "Mua xe chuyên dùng chở mẫu", "", "", "1", "900", "", "", "900"]]
    (finding,) = task_without_budget.check(read(plan(TASKS, lines)))
    assert (finding.code, finding.params["row"]) == ("budget_without_task", "2.3. Mua xe chuyên dùng chở mẫu")


def test_a_budget_of_other_things_is_not_held_against_the_tasks() -> None:
    lines: list[Row] = [
        ["1", "Trạm bơm xã A", "1", "500", "", "", "", "", "500"],
        ["2", "Kè sông xã B", "", "", "1", "700", "", "", "700"],
        ["3", "Đường nội đồng", "", "", "", "", "1", "300", "300"],
    ]
    assert doubts(plan(TASKS, lines)) == []


def test_two_periods_of_one_task() -> None:
    tasks = [*TASKS, ["2.3", "Làm phim về tiết kiệm nước", "Phim", "Sở Văn hóa", "2022"]]
    found = list(task_two_numbers.check(read(plan(tasks, LINES))))
    assert {finding.code for finding in found} == {"task_two_numbers", "task_two_periods"}


def test_a_yearly_promise_that_the_budget_does_not_keep() -> None:
    tasks = [
        *TASKS,
        ["2.3", "Hỗ trợ doanh nghiệp đánh giá nhanh (06 doanh nghiệp)", "", "Sở Công Thương", "2021 - 2023"],
    ]
    lines: list[Row] = [
        *LINES,
        ["2.3", "Hỗ trợ doanh nghiệp đánh giá nhanh (06 doanh nghiệp)", "2", "20", "2", "20", "2", "20", "60"],
    ]
    body = "d) Hằng năm hỗ trợ từ 06 doanh nghiệp thực hiện đánh giá nhanh;"
    document = plan(tasks, lines, body)
    (finding,) = quantity_contradiction.check(read(document))
    assert (finding.params["count"], finding.params["total"], finding.params["years"]) == (6, 6, 3)
    assert words(document, finding)[0] == "Hằng năm hỗ trợ từ 06 doanh nghiệp"
    kept = plan(tasks, lines, body.replace("06", "02"))
    assert list(quantity_contradiction.check(read(kept))) == []


def numbers(rows: list[Row]) -> list[tuple[str, str, str]]:
    document = word([["TT", "Nhiệm vụ", "Chủ trì"], *rows])
    return [
        (finding.variant, str(finding.params["number"]), str(finding.params["expected"]))
        for finding in numbering.check(read(document))
        if finding.variant.startswith("table")
    ]


def rows_of(*labels: str) -> list[Row]:
    return [
        [label, C(f"Nhóm {label}", 1, 2)] if label.isalpha() else [label, f"Việc số {label} của kế hoạch", "Sở Y tế"]
        for label in labels
    ]


@pytest.mark.parametrize(
    "labels",
    [
        ("1", "2", "3"),
        ("I", "1", "2", "II", "1", "2"),
        ("I", "1", "2", "II", "3", "4"),
        ("A", "I", "1.1", "1.2", "II", "2.1", "B", "I", "1.1", "II", "2.1"),
        ("1", "1.1", "1.2", "2", "2.1", "3"),
        ("A", "B", "C", "D"),
        ("a", "b", "c", "d", "đ", "e"),
        ("3", "4", "5"),
    ],
)
def test_right_numbering_is_not_doubted(labels: tuple[str, ...]) -> None:
    assert numbers(rows_of(*labels)) == []


@pytest.mark.parametrize(
    ("labels", "fault"),
    [
        (("1", "2", "4"), ("table_skip", "4", "3")),
        (("I", "1", "3", "II", "1"), ("table_skip", "3", "2")),
        (("I", "II", "III", "III", "V"), ("table_repeat", "III", "IV")),
        (("1", "1.1", "2", "2.2"), ("table_first", "2.2", "2.1")),
        (("1", "2", "2", "3"), ("table_repeat", "2", "3")),
    ],
)
def test_a_repeated_or_missing_number(labels: tuple[str, ...], fault: tuple[str, str, str]) -> None:
    assert fault in numbers(rows_of(*labels))


def test_headings_that_repeat_a_number() -> None:
    text = (
        "I. MỤC TIÊU\n\nĐoạn một.\n\nII. NỘI DUNG\n\nĐoạn hai.\n\nII. KINH PHÍ\n\nĐoạn ba.\n\nIV. TỔ CHỨC THỰC "
        "HIỆN\n\nĐoạn bốn.\n"
    )
    found = [f for f in numbering.check(read(source(text))) if f.variant.startswith("heading")]
    assert [(f.variant, f.params["number"], f.params["expected"]) for f in found] == [("heading_repeat", "II", "III")]


def test_every_doubt_is_worded_in_both_languages() -> None:
    document = plan(TASKS, [["1.1", *LINES[0][1:]], ["2.1", *LINES[3][1:]], LINES[1]])
    for finding in check_reading(read(document)):
        assert say(finding, "vi")
        assert say(finding, "en")
