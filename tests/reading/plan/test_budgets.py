"""Budgets: the same figures whatever way the table is written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sachhon.reading.model import Budget, BudgetRow, Source
from sachhon.reading.plan import find_budgets
from tests.reading.plan.forms import FORMS, C, Row, markdown, source, word

M = 1_000_000


def forms_of(rows: list[Row], above: str) -> list[Source]:
    return [*(form(rows, above) for form in FORMS), markdown(rows, above, repeat=True)]


def one(document: Source) -> Budget:
    (budget,) = find_budgets(document)
    return budget


def figures(row: BudgetRow | None) -> tuple[object, ...]:
    assert row is not None
    return (row.number, row.title, {y: m for y, (_, m) in row.years.items()}, row.total_vnd, row.sources)


YEARS_AND_SOURCES: list[Row] = [
    [
        C("TT", 2),
        C("Nội dung", 2),
        C("Đơn vị tính", 2),
        C("Năm 2021", 1, 2),
        C("Năm 2022", 1, 2),
        C("Tổng", 2),
        C("Nguồn kinh phí", 1, 3),
    ],
    ["Số lượng", "Kinh phí", "Số lượng", "Kinh phí", "Ngân sách TW", "Ngân sách địa phương", "Huy động từ DN"],
    ["1", C("Truyền thông", 1, 10)],
    ["1.1", "Phim ngắn (30 triệu/phim)", "Phim", "1", "30", "2", "60", "90", "0", "90", "0"],
    ["1.2", "Mô hình trình diễn", "Mô hình", "", "", "1", "1.500", "1.500", "400", "600", "500"],
    ["2", C("Tổng kết", 1, 10)],
    ["2.1", "Hội nghị", "Cuộc", "-", "-", "1", "50", "50", "0", "50", "0"],
    ["", "TỔNG CỘNG", "", "", "30", "", "1.610", "1.640", "400", "740", "500"],
]


@pytest.mark.parametrize("document", forms_of(YEARS_AND_SOURCES, "ĐVT: Triệu đồng"))
def test_quantities_money_totals_and_sources(document: Source) -> None:
    budget = one(document)
    assert budget.unit_vnd == M
    assert [figures(row) for row in budget.rows] == [
        (
            "1.1",
            "Phim ngắn (30 triệu/phim)",
            {2021: 30 * M, 2022: 60 * M},
            90 * M,
            {"central": 0, "local": 90 * M, "enterprises": 0},
        ),
        (
            "1.2",
            "Mô hình trình diễn",
            {2022: 1500 * M},
            1500 * M,
            {"central": 400 * M, "local": 600 * M, "enterprises": 500 * M},
        ),
        ("2.1", "Hội nghị", {2022: 50 * M}, 50 * M, {"central": 0, "local": 50 * M, "enterprises": 0}),
    ]
    assert [row.unit for row in budget.rows] == ["Phim", "Mô hình", "Cuộc"]
    assert budget.rows[0].years[2022] == (Decimal(2), 60 * M)
    assert figures(budget.totals) == (
        None,
        "TỔNG CỘNG",
        {2021: 30 * M, 2022: 1610 * M},
        1640 * M,
        {"central": 400 * M, "local": 740 * M, "enterprises": 500 * M},
    )


@pytest.mark.parametrize("document", forms_of(YEARS_AND_SOURCES, "ĐVT: Triệu đồng"))
def test_every_figure_has_its_place(document: Source) -> None:
    row = one(document).rows[1]
    assert {key: document.words(span) for key, span in row.cells.items()} == {
        "2022.quantity": "1",
        "2022.vnd": "1.500",
        "total": "1.500",
        "source.central": "400",
        "source.local": "600",
        "source.enterprises": "500",
    }
    assert document.words(row.span).startswith("Mô hình trình diễn")


GROUPS: list[Row] = [
    ["STT", "Danh mục dự án/ Đơn vị thực hiện", "Kế hoạch vốn năm 2023", "Ghi chú"],
    ["", "TỔNG SỐ", "9.500", ""],
    ["I", "SỞ Y TẾ", "7.500", ""],
    ["1", "Trạm xá xã A; HM: nhà 02 tầng 06 phòng", "3.000", ""],
    ["2", "Trạm xá xã B (03 phòng + 02 phòng)", "4.500", ""],
    ["II", "HUYỆN C", "2.000", ""],
    ["1", "Trạm xá xã D", "2.000", "Khởi công"],
]


@pytest.mark.parametrize("document", forms_of(GROUPS, "ĐVT: triệu đồng"))
def test_groups_with_their_own_totals_and_one_year_as_the_total(document: Source) -> None:
    budget = one(document)
    assert [(row.number, row.total_vnd, row.years) for row in budget.rows] == [
        ("I", 7500 * M, {}),
        ("1", 3000 * M, {}),
        ("2", 4500 * M, {}),
        ("II", 2000 * M, {}),
        ("1", 2000 * M, {}),
    ]
    assert figures(budget.totals) == (None, "TỔNG SỐ", {}, 9500 * M, {})


@pytest.mark.parametrize(
    ("above", "header", "cell", "vnd"),
    [
        ("Đơn vị tính: nghìn đồng", "Thành tiền", "10.000", 10 * M),
        ("ĐVT: 1.000 đồng", "Kinh phí", "12.500", 12_500_000),
        ("", "Kinh phí (đồng)", "12.500.000", 12_500_000),
        ("", "Kinh phí (triệu đồng)", "12,5", 12_500_000),
        ("Đơn vị: Tỷ đồng", "Tổng kinh phí", "1,25", 1_250_000_000),
        ("DỰ TOÁN KINH PHÍ", "Kinh phí", "12.500.000", 12_500_000),
        ("DỰ TOÁN KINH PHÍ", "Kinh phí", "12,5 triệu đồng", 12_500_000),
        ("DỰ TOÁN KINH PHÍ", "Kinh phí", "1,2 tỷ đồng", 1_200_000_000),
    ],
)
def test_units_from_the_caption_the_header_the_cells_or_the_figures(
    above: str, header: str, cell: str, vnd: int
) -> None:
    rows: list[Row] = [["TT", "Nội dung", header], ["1", "Khảo sát hiện trạng", cell], ["2", "Hội thảo", cell]]
    for form in FORMS:
        assert [row.total_vnd for row in one(form(rows, above)).rows] == [vnd, vnd], form.__name__


def test_the_unit_from_a_sum_that_the_text_repeats() -> None:
    table = (
        "| TT | Nội dung | Kinh phí |\n|---|---|---|\n| 1 | Khảo sát | 140 |\n| 2 | Hội thảo | 100 |\n|  | Tổng "
        "cộng | 240 |\n"
    )
    told = source("Tổng kinh phí thực hiện là 240 triệu đồng.\n\n" + table)
    assert one(told).rows[0].total_vnd == 140 * M
    assert find_budgets(source("Kinh phí theo bảng sau.\n\n" + table)) == ()


@pytest.mark.parametrize(
    "document",
    forms_of(
        [
            [C("TT", 2), C("Nhiệm vụ", 2), C("Nguồn vốn", 1, 3), C("Phân kỳ", 1, 3), C("Tổng cộng", 2)],
            ["NSTW", "NSĐP", "Doanh nghiệp", "2021", "2022", "2023"],
            ["1", "Đánh giá nhanh", "100", "50", "0", "50", "50", "50", "150"],
            ["2", "Mô hình", "", "200", "300", "100", "200", "200", "500"],
            ["", "Tổng số", "100", "250", "300", "150", "250", "250", "650"],
        ],
        "ĐVT: Triệu đồng",
    ),
)
def test_sources_before_years(document: Source) -> None:
    budget = one(document)
    assert figures(budget.rows[0]) == (
        "1",
        "Đánh giá nhanh",
        {2021: 50 * M, 2022: 50 * M, 2023: 50 * M},
        150 * M,
        {"central": 100 * M, "local": 50 * M, "enterprises": 0},
    )
    assert budget.rows[1].sources == {"local": 200 * M, "enterprises": 300 * M}
    assert budget.totals is not None
    assert budget.totals.total_vnd == 650 * M


@pytest.mark.parametrize(
    "document",
    forms_of(
        [
            [C("TT", 2), C("Nội dung", 2), C("Năm 2021", 1, 2), C("Năm 2022", 1, 2), C("Cộng", 2)],
            ["NSTW", "NSĐP", "NSTW", "NSĐP"],
            ["1", "Đào tạo", "10", "20", "30", "40", "100"],
            ["2", "Truyền thông", "5", "5", "5", "5", "20"],
            ["", "Cộng", "15", "25", "35", "45", "120"],
        ],
        "ĐVT: triệu đồng",
    ),
)
def test_sources_under_years_are_added_up_both_ways(document: Source) -> None:
    budget = one(document)
    assert figures(budget.rows[0]) == (
        "1",
        "Đào tạo",
        {2021: 30 * M, 2022: 70 * M},
        100 * M,
        {"central": 40 * M, "local": 60 * M},
    )
    assert budget.totals is not None
    assert budget.totals.sources == {"central": 50 * M, "local": 70 * M}


@pytest.mark.parametrize(
    "document",
    forms_of(
        [
            ["Năm", "Ngân sách tỉnh", "Doanh nghiệp đóng góp", "Tổng"],
            ["2021", "100", "50", "150"],
            ["2022", "120", "60", "180"],
            ["Tổng cộng", "220", "110", "330"],
        ],
        "KINH PHÍ THỰC HIỆN KẾ HOẠCH (triệu đồng)",
    ),
)
def test_years_as_rows(document: Source) -> None:
    budget = one(document)
    assert [(row.title, row.years, row.sources) for row in budget.rows] == [
        ("2021", {2021: (None, 150 * M)}, {"local": 100 * M, "enterprises": 50 * M}),
        ("2022", {2022: (None, 180 * M)}, {"local": 120 * M, "enterprises": 60 * M}),
    ]
    assert budget.totals is not None
    assert budget.totals.total_vnd == 330 * M


@pytest.mark.parametrize(
    "document",
    forms_of(
        [
            [C("TT", 3), C("Nội dung", 3), C("Kinh phí thực hiện", 1, 5), C("Ghi chú", 3)],
            [C("Tổng số", 2), C("Năm 2021", 1, 2), C("Năm 2022", 1, 2)],
            ["Số lượng", "Kinh phí", "Số lượng", "Kinh phí"],
            ["1", "Lớp tập huấn", "140", "2", "80", "1", "60", ""],
            ["2", "Mô hình", "500", "1", "200", "1", "300", ""],
            ["", "Tổng cộng", "640", "", "280", "", "360", ""],
        ],
        "ĐVT: triệu đồng",
    ),
)
def test_a_header_on_three_levels(document: Source) -> None:
    budget = one(document)
    assert budget.rows[0].years == {2021: (Decimal(2), 80 * M), 2022: (Decimal(1), 60 * M)}
    assert budget.rows[1].total_vnd == 500 * M
    assert budget.totals is not None
    assert budget.totals.years == {2021: (None, 280 * M), 2022: (None, 360 * M)}


def test_a_task_table_with_money_and_a_source_in_words() -> None:
    rows: list[Row] = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kinh phí", "Nguồn"],
        ["1", "Lập danh mục cơ sở", "Sở Công Thương", "2021", "150", "Ngân sách tỉnh"],
        ["2", "Hỗ trợ tư vấn", "Trung tâm Khuyến công", "2021-2022", "300", "Ngân sách trung ương"],
        ["", "Tổng", "", "", "450", ""],
    ]
    for form in FORMS:
        budget = one(form(rows, "Đơn vị tính: triệu đồng"))
        assert [row.sources for row in budget.rows] == [{"local": 150 * M}, {"central": 300 * M}], form.__name__
        assert budget.totals is not None
        assert budget.totals.total_vnd == 450 * M


def test_what_an_investment_costs_in_all_is_not_what_the_plan_gives() -> None:
    rows: list[Row] = [
        ["TT", "Danh mục dự án", "Tổng mức đầu tư", "Lũy kế đã bố trí", "Kế hoạch vốn năm 2024", "Ghi chú"],
        ["", "TỔNG SỐ", "100,5", "30", "20,5", ""],
        ["A", "Dự án chuyển tiếp", "60", "30", "12", ""],
        ["B", "Dự án khởi công mới", "40,5", "", "8,5", ""],
    ]
    budget = one(word(rows, "Đơn vị: tỷ đồng"))
    assert [row.total_vnd for row in budget.rows] == [12_000 * M, 8_500 * M]
    assert budget.totals is not None
    assert budget.totals.total_vnd == 20_500 * M


def test_dollars_tonnes_and_shares_are_no_budget() -> None:
    dollars: list[Row] = [["TT", "Dự án", "Vốn năm 2024", "Vốn năm 2025"], ["1", "Nhà máy", "100", "200"]]
    tonnes: list[Row] = [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2024", "Năm 2025"],
        ["1", "Diện tích", "ha", "100", "200"],
        ["2", "Tỷ lệ che phủ", "%", "50", "60"],
    ]
    for form in FORMS:
        assert find_budgets(form(dollars, "Đơn vị tính: nghìn USD")) == ()
        assert find_budgets(form(tonnes, "CHỈ TIÊU KINH TẾ XÃ HỘI")) == ()


def test_a_budget_broken_over_pages_is_one() -> None:
    head = "| TT | Nội dung | Kinh phí (triệu đồng) |\n|---|---|---|\n"
    text = "KINH PHÍ\n\n" + head + "| 1 | Đào ao | 5 |\n\n2\n\n" + head + "| 2 | Xây bể | 7 |\n|  | Tổng cộng | 12 |\n"
    budget = one(source(text))
    assert [row.total_vnd for row in budget.rows] == [5 * M, 7 * M]
    assert budget.totals is not None
    assert budget.totals.total_vnd == 12 * M


def test_the_caption_is_the_title_over_the_table() -> None:
    text = (
        "**PHỤ LỤC II**\n\nKINH PHÍ TRIỂN KHAI\nKẾ HOẠCH NƯỚC SẠCH\n\n(Kèm theo Kế hoạch số 5/KH-UBND)\n\nĐVT: "
        "triệu đồng\n\n"
    )
    table = "| TT | Nội dung | Năm 2020 | Năm 2021 | Tổng |\n|---|---|---|---|---|\n| 1 | Đào ao | 5 | 6 | 11 |\n"
    assert one(source(text + table)).caption == "KINH PHÍ TRIỂN KHAI KẾ HOẠCH NƯỚC SẠCH"


@pytest.mark.parametrize("number", ["", "1"])
def test_a_table_of_sources_alone_is_one_total(number: str) -> None:
    rows: list[Row] = [
        ["TT", "Nguồn kinh phí", "Số tiền"],
        [number, "Tổng số", "900"],
        ["2", "Ngân sách trung ương", "500"],
        ["3", "Ngân sách địa phương", "400"],
    ]
    for form in FORMS:
        budget = one(form(rows, "ĐVT: triệu đồng"))
        assert budget.rows == (), form.__name__
        assert budget.totals is not None
        assert budget.totals.total_vnd == 900 * M
        assert budget.totals.sources == {"central": 500 * M, "local": 400 * M}
