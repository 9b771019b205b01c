"""Money in running text: whole đồng, who pays, and what is no amount."""

from __future__ import annotations

import pytest

from sachhon.reading.quantities import find_amounts

from .letters import letter

M = 1_000_000

ONE_SENTENCE: list[tuple[str, list[tuple[int, str | None]]]] = [
    ("Tổng kinh phí: 2.450 triệu đồng.", [(2450 * M, None)]),
    ("Nguồn ngân sách tỉnh: 450.000.000 đồng;", [(450 * M, "local")]),
    ("Ngân sách Trung ương hỗ trợ 1,2 tỷ đồng.", [(1200 * M, "central")]),
    (
        "Tổng kinh phí 5.000 triệu đồng, trong đó: ngân sách trung ương 1.500 triệu đồng; ngân sách địa phương "
        "2.000 triệu đồng; doanh nghiệp đóng góp 1.000 triệu đồng; nguồn hợp pháp khác 500 triệu đồng.",
        [(5000 * M, None), (1500 * M, "central"), (2000 * M, "local"), (1000 * M, "enterprises"), (500 * M, "other")],
    ),
    (
        "Kinh phí thực hiện là 800 triệu đồng từ ngân sách tỉnh và 300 triệu đồng từ các doanh nghiệp tham gia.",
        [(800 * M, "local"), (300 * M, "enterprises")],
    ),
    ("Dự án do UNIDO tài trợ không hoàn lại 12,5 tỷ đồng.", [(12500 * M, "international")]),
    ("Vốn đối ứng của cơ sở thụ hưởng: 75 triệu đồng.", [(75 * M, "enterprises")]),
    ("Kinh phí 600 triệu đồng (ngân sách huyện).", [(600 * M, "local")]),
    ("Kinh phí từ ngân sách Trung ương và ngân sách địa phương là 900 triệu đồng.", [(900 * M, None)]),
    ("Quyết toán 3.120,5/3.400 triệu đồng được giao.", [(3120_500_000, None), (3400 * M, None)]),
    ("Tổng số tiền: 25.600.000 đồng (Bằng chữ: Hai mươi lăm triệu sáu trăm nghìn đồng).", [(25_600_000, None)]),
    ("Nguồn NSTW: 1 tỷ 250 triệu đồng.", [(1250 * M, "central")]),
    ("Kinh phí khuyến công địa phương 150 triệu đồng.", [(150 * M, "local")]),
    ("Vốn ODA khoảng 40 tỷ đồng.", [(40000 * M, "international")]),
    ("Vốn vay tín dụng: 2 tỷ đồng", [(2000 * M, "other")]),
    ("Doanh thu ước đạt 10.367,700 tỷ đồng.", [(10_367_700 * M, None)]),
    ("Thu nhập bình quân đầu người đạt 62 triệu đồng/người/năm.", [(62 * M, None)]),
    # what is no amount
    ("Hỗ trợ 30 triệu/năm cho mỗi cơ sở.", []),
    ("Mức chi 200.000 đồng/người/ngày.", []),
    ("Hỗ trợ tối đa 300 triệu đồng cho một mô hình.", []),
    ("Mức hỗ trợ không quá 150 triệu đồng.", []),
    ("Doanh nghiệp có doanh thu từ 3 tỷ đồng trở lên.", []),
    ("Tổng vốn đầu tư 4,5 triệu USD.", []),
    ("Sản lượng đạt 1,5 triệu tấn; 8.223 triệu kWh.", []),
    ("Tiết kiệm 5% chi thường xuyên.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), ONE_SENTENCE, ids=[s[:40] for s, _ in ONE_SENTENCE])
def test_money_is_read_with_who_pays(sentence: str, expected: list[tuple[int, str | None]]) -> None:
    given = letter(f"IV. KINH PHÍ\n\n- {sentence}")
    assert [(a.vnd, a.source) for a in find_amounts(given.source, given.parts)] == expected


def test_the_lead_in_line_names_the_source_of_a_line_that_names_none() -> None:
    given = letter(
        "IV. KINH PHÍ\n\n1. Nguồn ngân sách Trung ương:\n\n- 420 triệu đồng.\n\n2. Ngân sách tỉnh:\n\n- 180 triệu đồng."
    )
    assert [(a.vnd // M, a.source) for a in find_amounts(given.source, given.parts)] == [
        (420, "central"),
        (180, "local"),
    ]


def test_an_amount_that_is_aimed_at_is_a_target_and_no_amount() -> None:
    given = letter(
        "II. MỤC TIÊU\n\n- Tổng mức bán lẻ đạt 50.000 tỷ đồng.\n\nIV. KINH PHÍ\n\n- Tổng kinh phí: 5 tỷ đồng."
    )
    assert [a.vnd for a in find_amounts(given.source, given.parts)] == [5000 * M]


def test_cells_of_tables_are_no_amounts() -> None:
    table = (
        "| TT | Nội dung | Kinh phí |\n|---|---|---|\n| 1 | Tập huấn | 120 triệu đồng |\n| 2 | "
        "Hội thảo | 80 triệu đồng |"
    )
    given = letter(f"IV. KINH PHÍ\n\nTổng kinh phí: 200 triệu đồng.\n\n{table}")
    assert [a.vnd for a in find_amounts(given.source, given.parts)] == [200 * M]


def test_what_the_money_is_for_is_said_in_the_documents_words() -> None:
    given = letter("IV. KINH PHÍ\n\n- Tập huấn kiểm toán năng lượng: 95 triệu đồng.")
    (amount,) = find_amounts(given.source, given.parts)
    assert amount.what == "Tập huấn kiểm toán năng lượng"
    assert given.source.words(amount.span) == "95 triệu đồng"


def test_a_payer_in_brackets_belongs_to_its_own_sum() -> None:
    body = "Chi sự nghiệp môi trường 950 tỷ đồng (ngân sách trung ương 200 tỷ đồng, ngân sách địa phương 750 tỷ đồng)."
    given = letter(f"IV. KINH PHÍ\n\n- {body}")
    amounts = find_amounts(given.source, given.parts)
    assert [(a.vnd // M, a.source) for a in amounts] == [(950_000, None), (200_000, "central"), (750_000, "local")]


def test_a_fund_named_before_the_total_does_not_pay_all_of_it() -> None:
    given = letter(
        "IV. KINH PHÍ\n\n- Chương trình khuyến công địa phương gồm 18 đề án, tổng kinh phí 9.800 triệu đồng.\n\n"
        "- Vốn xã hội hóa: 1.200 triệu đồng."
    )
    amounts = find_amounts(given.source, given.parts)
    assert [(a.vnd // M, a.source) for a in amounts] == [(9800, None), (1200, "other")]
