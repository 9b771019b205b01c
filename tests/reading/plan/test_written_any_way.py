"""A plan says the same whichever way its tables are written, and whatever columns they have."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sachhon.reading.checks import numbering, sum_mismatch, task_two_numbers
from sachhon.reading.model import BudgetRow, DocumentFacts, Reading, Source
from sachhon.reading.plan import find_budgets, find_tasks
from tests.reading.plan.forms import FORMS, C, Row, markdown, pipes, source, tabs, word

M = 1_000_000
TITLES = (
    "Mở lớp cho cán bộ phụ trách",
    "Dựng mô hình tại cơ sở",
    "Thuê chuyên gia đánh giá",
    "In sổ tay hướng dẫn nghề",
)


class Drawn(NamedTuple):
    """A budget: its table, and (title, money by year, money by source) of its lines; the last is the total."""

    rows: list[Row]
    lines: list[tuple[str, dict[int, int], dict[str, int]]]


def written(value: int) -> str:
    return f"{value:,}".replace(",", ".") if value else ""


@st.composite
def budgets(draw: st.DrawFn) -> Drawn:
    """Money by years and sources with a total; groups with what they cost; header of two or three rows."""
    years = list(range(2021, 2021 + draw(st.integers(2, 5))))
    under = draw(st.booleans())  # the years stand under one cell
    unit = draw(st.booleans())
    note = draw(st.booleans())
    deep = 2
    head: Row = [C("TT", deep), C("Nội dung", deep), *([C("ĐVT", deep)] if unit else [])]
    low: Row = []
    if under:
        head.append(C("Phân kỳ thực hiện", 1, len(years)))
        low += [f"Năm {year}" for year in years]
    else:
        head += [C(f"Năm {year}", deep) for year in years]
    head += [C("Tổng cộng", deep), C("Nguồn vốn", 1, 2), *([C("Ghi chú", deep)] if note else [])]
    low += ["NSTW", "Ngân sách tỉnh"]
    rows: list[Row] = [head, low]
    lines: list[tuple[str, dict[int, int], dict[str, int]]] = []
    money = st.sampled_from([0, 0, 30, 120, 1200])
    sums = dict.fromkeys([*years, "central", "local"], 0)

    def put(number: str, title: str, by_year: dict[int, int], central: int) -> None:
        total = sum(by_year.values())
        rows.append(
            [
                number,
                title,
                *(["Lớp"] if unit else []),
                *(written(by_year[year]) for year in years),
                written(total),
                written(central),
                written(total - central),
                *([""] if note else []),
            ]
        )
        lines.append((title, {y: m for y, m in by_year.items() if m}, {"central": central, "local": total - central}))

    for at, title in enumerate(TITLES[: draw(st.integers(2, 4))], 1):
        by_year = {year: draw(money) for year in years}
        by_year[years[0]] += 10
        central = draw(st.sampled_from([0, 10]))
        put(str(at), title, by_year, central)
        for year in years:
            sums[year] += by_year[year]
        sums["central"] += central
    put("", "Tổng cộng", {year: sums[year] for year in years}, sums["central"])
    return Drawn(rows, lines)


def said(row: BudgetRow) -> tuple[dict[int, int], dict[str, int]]:
    return (
        {year: money // M for year, (_, money) in row.years.items() if money},
        {name: money // M for name, money in row.sources.items() if money},
    )


@settings(max_examples=30, deadline=None)
@given(budgets(), st.sampled_from(FORMS))
def test_a_budget_is_the_same_in_every_form_and_not_doubted(drawn: Drawn, form: object) -> None:
    document = form(drawn.rows, "ĐVT: triệu đồng")  # type: ignore[operator]
    (budget,) = find_budgets(document)
    assert budget.totals is not None
    for row, (title, by_year, by_source) in zip((*budget.rows, budget.totals), drawn.lines, strict=True):
        assert row.title == title
        assert said(row) == (by_year, {name: money for name, money in by_source.items() if money})
    reading = Reading(document, DocumentFacts(), budgets=(budget,))
    assert [*sum_mismatch.check(reading), *numbering.check(reading)] == []


THREE: list[Row] = [
    [C("STT", 3), C("Nội dung", 3), C("Kinh phí thực hiện", 1, 3), C("Ghi chú", 3)],
    [C("Tổng số", 2), C("Trong đó", 1, 2)],
    ["NSTW", "Ngân sách tỉnh"],
    ["I", "Đào tạo nghề", "150", "100", "50", ""],
    ["1", "Mở lớp cho cán bộ phụ trách", "150", "100", "50", ""],
    ["II", "Trình diễn", "1.200", "", "1.200", ""],
    ["1", "Dựng mô hình tại cơ sở", "1.200", "", "1.200", ""],
    ["", "Tổng cộng (I+II)", "1.350", "100", "1.250", ""],
]


@pytest.mark.parametrize("form", FORMS)
def test_three_levels_of_header(form: object) -> None:
    (budget,) = find_budgets(form(THREE, "ĐVT: triệu đồng"))  # type: ignore[operator]
    assert [row.total_vnd for row in budget.rows] == [150 * M, 150 * M, 1200 * M, 1200 * M]
    assert budget.rows[1].sources == {"central": 100 * M, "local": 50 * M}
    assert budget.totals is not None
    assert budget.totals.sources == {"central": 100 * M, "local": 1250 * M}


def test_quantities_and_money_beside_each_other_by_their_short_names() -> None:
    rows: list[Row] = [
        [C("TT", 2), C("Nội dung", 2), C("Năm 2021", 1, 2), C("Năm 2022", 1, 2), C("Nguồn vốn", 1, 3)],
        ["SL", "TT", "SL", "TT", "NSTW", "NSĐP", "DN"],
        ["1", "Mở lớp cho cán bộ phụ trách", "2", "60", "1", "30", "", "90", ""],
        ["2", "Dựng mô hình tại cơ sở", "", "", "1", "500", "200", "", "300"],
        ["3", "In sổ tay hướng dẫn nghề", "1", "40", "", "", "", "40", ""],
    ]
    for form in (tabs, pipes, word):
        (budget,) = find_budgets(form(rows, "ĐVT: triệu đồng"))
        first, second, _ = budget.rows
        assert {year: (int(count or 0), money) for year, (count, money) in first.years.items()} == {
            2021: (2, 60 * M),
            2022: (1, 30 * M),
        }
        assert second.sources == {"central": 200 * M, "enterprises": 300 * M}


def test_a_table_in_two_parts_with_subtotals_below_their_lines() -> None:
    head: Row = ["Số TT", "Tên đề án", "Kinh phí (đồng)"]
    first: list[Row] = [head, ["1", "Máy tiên tiến", "300.000.000"], ["2", "Máy sấy", "200.000.000"]]
    first.append(["", "Cộng I", "500.000.000"])
    second: list[Row] = [head, ["1", "Thương hiệu", "120.000.000"], ["", "Cộng II", "120.000.000"]]
    second.append(["", "Tổng cộng (I+II)", "650.000.000"])
    document = source(tabs(first).text + "\n\n" + tabs(second).text)
    (budget,) = find_budgets(document)
    assert budget.totals is not None
    assert budget.totals.total_vnd == 650_000_000
    assert [row.title for row in budget.rows if not row.number] == ["Cộng I", "Cộng II"]
    (finding,) = sum_mismatch.check(Reading(document, DocumentFacts(), budgets=(budget,)))
    assert (finding.params["stated"], finding.params["mended"]) == (650_000_000, 620_000_000)


def test_years_as_rows_with_their_period_as_total() -> None:
    rows: list[Row] = [
        [C("Năm", 2), C("Tổng vốn (tỷ đồng)", 2), C("Trong đó", 1, 2)],
        ["Ngân sách trung ương", "Vốn doanh nghiệp"],
        ["Giai đoạn 2021 - 2022", "30,5", "10", "20,5"],
        ["Năm 2021", "10,5", "5", "5,5"],
        ["Năm 2022", "20", "5", "15"],
    ]
    (budget,) = find_budgets(word(rows))
    assert budget.totals is not None
    assert budget.totals.total_vnd == 30_500_000_000
    assert [row.total_vnd for row in budget.rows] == [10_500_000_000, 20_000_000_000]


def test_one_wrong_cell_among_exact_decimals_is_no_rounding() -> None:
    rows: list[Row] = [
        ["TT", "Nội dung", "Năm 2021", "Năm 2022", "Tổng"],
        ["1", "Mở lớp cho cán bộ phụ trách", "1,5", "2,5", "4"],
        ["2", "Dựng mô hình tại cơ sở", "3,2", "4,1", "7,3"],
        ["3", "In sổ tay hướng dẫn nghề", "0,3", "0,4", "0,7"],
        ["4", "Thuê chuyên gia đánh giá", "1,1", "1,2", "2,3"],
        ["", "Tổng cộng", "6,1", "8,1", "14,3"],
    ]
    document = word(rows, "ĐVT: tỷ đồng")
    reading = Reading(document, DocumentFacts(), budgets=find_budgets(document))
    assert [document.words(finding.spans[0]) for finding in sum_mismatch.check(reading)] == ["8,1"]


def test_a_heading_that_says_total_may_stand_over_the_groups_beside_it() -> None:
    rows: list[Row] = [
        ["TT", "Nội dung", "Năm 2021", "Năm 2022"],
        ["A", "TỔNG CHI", "90", "70"],
        ["I", "Chi cân đối", "60", "50"],
        ["1", "Chi thường xuyên", "40", "30"],
        ["2", "Chi đầu tư", "20", "20"],
        ["B", "CHI TỪ NGUỒN BỔ SUNG", "30", "20"],
    ]
    document = word(rows, "Dự toán kinh phí. ĐVT: triệu đồng")
    reading = Reading(document, DocumentFacts(), budgets=find_budgets(document))
    assert list(sum_mismatch.check(reading)) == []


TASKS: list[Row] = [
    ["TT", "Nội dung công việc", "Đơn vị thực hiện chính", "Phối hợp", "Tiến độ", "Kinh phí (triệu đồng)"],
    ["A", "NHIỆM VỤ CHUYỂN TIẾP", "", "", "", "500"],
    ["1", "Lập danh mục nguồn thải", "Sở A", "Sở Bê; UBND các xã", "2021 - 2022", "500"],
    ["B", "NHIỆM VỤ MỚI", "", "", "", "350"],
    ["1", "Lắp trạm quan trắc tự động", "Sở Bê", "Các doanh nghiệp", "Quý II/2023", "350"],
]


@pytest.mark.parametrize("form", [tabs, pipes, markdown, word])
def test_groups_with_what_they_cost_are_no_tasks(form: object) -> None:
    found = find_tasks(form(TASKS))  # type: ignore[operator]
    assert [(task.title, task.group, task.lead, task.to_year) for task in found] == [
        ("Lập danh mục nguồn thải", "NHIỆM VỤ CHUYỂN TIẾP", ("Sở A",), 2022),
        ("Lắp trạm quan trắc tự động", "NHIỆM VỤ MỚI", ("Sở Bê",), 2023),
    ]


def test_a_number_merged_downwards_belongs_to_its_first_row() -> None:
    rows: list[Row] = [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
        [C("1", 3), C("Kinh tế tuần hoàn", 1, 3)],
        ["1.1. Dựng mô hình cộng sinh", "Sở A", "2024"],
        ["1.2. Thu hồi bao bì nhựa", "Sở Bê", "2025"],
        ["2", "Ban hành quy chế", "Sở A", "2024"],
    ]
    document = word(rows)
    assert [task.number for task in find_tasks(document)] == ["1.1", "1.2", "2"]
    assert list(numbering.check(Reading(document, DocumentFacts()))) == []


def test_bodies_in_one_cell() -> None:
    rows: list[Row] = [
        ["TT", "Nhiệm vụ", "Chủ trì/Phối hợp", "Thời gian"],
        ["1", "Khảo sát nhu cầu", "Trung tâm Khuyến công/ Phòng Kinh tế", "2020"],
        ["2", "Mở hội thảo", "Sở Công Thương/ Hiệp hội Thủy sản", "2020"],
    ]
    assert [(task.lead, task.coordinating) for task in find_tasks(word(rows))] == [
        (("Trung tâm Khuyến công",), ("Phòng Kinh tế",)),
        (("Sở Công Thương",), ("Hiệp hội Thủy sản",)),
    ]
    broken: list[Row] = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["1", "Mở chuyên mục", "Báo và Đài Phát thanh\n- Truyền hình", "2020"],
        ["2", "Mở hội thảo", "Sở A\n- Sở Bê", "2020"],
    ]
    assert [task.lead for task in find_tasks(word(broken))] == [
        ("Báo và Đài Phát thanh - Truyền hình",),
        ("Sở A", "Sở Bê"),
    ]


def test_two_rounds_of_one_work_are_two() -> None:
    rows: list[Row] = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["1", "Kiểm tra các cơ sở sản xuất (đợt 1)", "Sở A", "2020"],
        ["2", "Kiểm tra các cơ sở sản xuất (đợt 2)", "Sở A", "2021"],
    ]
    document = word(rows)
    assert list(task_two_numbers.check(Reading(document, DocumentFacts(), tasks=find_tasks(document)))) == []


def test_labels_that_a_scan_has_torn_with_a_page_number_between() -> None:
    text = (
        "II. NHIỆM VỤ\na) Lập danh mục các nguồn thải lớn trên toàn địa bàn của tỉnh ta\n"
        "- Cơ quan ch ủ trì: Sở Tài nguyên và Môi trường;\n3\n- Cơ quan phối hợp: Sở Xây dựng cùng các huyện;\n"
        "- Thời gian th ực hiện: 2018 - 2020;\n"
    )
    (task,) = find_tasks(source(text))
    assert task.title == "Lập danh mục các nguồn thải lớn trên toàn địa bàn của tỉnh ta"
    assert task.lead == ("Sở Tài nguyên và Môi trường",)
    assert (task.from_year, task.to_year) == (2018, 2020)


def test_both_bodies_behind_one_label() -> None:
    text = (
        "II. NHIỆM VỤ\n\n1. Lập danh mục nguồn thải\n\n- Lộ trình thực hiện: năm 2022.\n\n"
        "- Cơ quan thực hiện: Sở Công Thương chủ trì, phối hợp với Sở Tài chính.\n"
    )
    (task,) = find_tasks(source(text))
    assert (task.lead, task.coordinating, task.to_year) == (("Sở Công Thương",), ("Sở Tài chính",), 2022)


def test_who_pays_is_said_only_where_one_does() -> None:
    rows: list[Row] = [
        ["TT", "Nội dung", "Kinh phí", "Nguồn kinh phí"],
        ["1", "Mở lớp cho cán bộ", "120", "Ngân sách tỉnh"],
        ["2", "Lắp pin mặt trời", "500", "Ngân sách tỉnh, doanh nghiệp"],
        ["", "Tổng cộng", "620", ""],
    ]
    (budget,) = find_budgets(word(rows, "ĐVT: triệu đồng"))
    assert [row.sources for row in budget.rows] == [{"local": 120 * M}, {}]


def test_money_merged_downwards_is_said_once() -> None:
    rows: list[Row] = [
        ["TT", "Nội dung", "Kinh phí"],
        ["1", "Mở lớp cho cán bộ", C("120", 2)],
        ["2", "In tài liệu phát tay"],
        ["3", "Dựng mô hình tại cơ sở", "80"],
        ["", "Tổng cộng", "200"],
    ]
    document: Source = word(rows, "ĐVT: triệu đồng")
    (budget,) = find_budgets(document)
    assert sum(row.total_vnd or 0 for row in budget.rows) == 200 * M
