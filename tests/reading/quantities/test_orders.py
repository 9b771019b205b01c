"""What directives, letters and reports ask for, count and pay."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sachhon.reading.quantities import find_amounts, find_counts, find_targets

from .letters import letter


def targets(
    body: str, kind: str = "KẾ HOẠCH", title: str = "Tiết kiệm điện tỉnh Lào Cai"
) -> list[tuple[str, Decimal, int | None]]:
    given = letter(body, kind, title)
    return [(t.comparator, t.low, t.by_year) for t in find_targets(given.source, given.parts)]


def counts(body: str, kind: str = "KẾ HOẠCH", title: str = "Tiết kiệm điện tỉnh Lào Cai") -> list[tuple[Decimal, str]]:
    given = letter(body, kind, title)
    return [(c.value, c.unit) for c in find_counts(given.source, given.parts)]


def amounts(body: str) -> list[tuple[int, str | None]]:
    given = letter(body)
    return [(a.vnd, a.source) for a in find_amounts(given.source, given.parts)]


def test_a_directive_orders_shares() -> None:
    body = (
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Chiếu sáng công cộng: giảm 50% công suất giờ cao điểm.\n\n"
        "2. Công ty Điện lực: giảm tổn thất xuống dưới 5,2%; đặt điều hòa từ 26 độ C trở lên."
    )
    assert targets(body, "CHỈ THỊ") == [("=", Decimal(50), None), ("<", Decimal("5.2"), None)]
    assert counts(body, "CHỈ THỊ") == []


def test_the_words_that_hand_over_to_the_body_order_what_follows() -> None:
    body = "Thực hiện Chỉ thị số 20/CT-TTg, Sở Công Thương đề nghị:\n\n- Giảm tổn thất điện năng xuống dưới 4,2%."
    assert targets(body) == [("<", Decimal("4.2"), None)]


def test_what_is_told_is_not_ordered() -> None:
    body = "I. SỰ CẦN THIẾT\n\nNăm 2020 lượng điện tiêu thụ giảm 5% so với cùng kỳ.\n\nII. NHIỆM VỤ\n\n1. Rà soát."
    assert targets(body) == []


@pytest.mark.parametrize(
    ("heading", "year"),
    [("III. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2022", 2022), ("III. KẾ HOẠCH NĂM 2023", 2023), ("III. PHƯƠNG HƯỚNG", None)],
)
def test_a_report_s_plans_take_the_year_of_their_heading(heading: str, year: int | None) -> None:
    body = f"I. KẾT QUẢ\n\n1. Đã mở 04 lớp tập huấn.\n\n{heading}\n\n1. Tổ chức 06 lớp tập huấn."
    assert targets(body, "BÁO CÁO", "Kết quả khuyến công năm 2021") == [("=", Decimal(6), year)]


def test_a_year_in_brackets_behind_a_document_is_the_figure_s() -> None:
    body = "Bộ yêu cầu:\n\n1. Hoàn thiện Kế hoạch, bảo đảm giảm ít nhất 30% phát thải vào năm 2030 so với năm 2020."
    assert targets(body) == [(">=", Decimal(30), 2030)]


def test_schemes_that_a_report_tells_of_are_counted() -> None:
    body = "I. KẾT QUẢ THỰC HIỆN\n\n1. Thực hiện 05 đề án khuyến công, đạt 62% (kế hoạch 60%)."
    assert counts(body, "BÁO CÁO", "Kết quả khuyến công năm 2021") == [(Decimal(5), "đề án"), (Decimal(62), "%")]


@pytest.mark.parametrize(
    "sentence",
    [
        "- Mỗi điểm tập kết có diện tích tối thiểu 50 m2.",
        "- Ít nhất 1/3 số hộ dân tham gia.",
    ],
)
def test_sizes_and_fractions_are_no_goals(sentence: str) -> None:
    assert targets(f"II. MỤC TIÊU\n\n{sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "comparator", "low"),
    [
        ("- Số doanh nghiệp được hỗ trợ: 150.", "=", "150"),
        ("- Diện tích đất công nghiệp: 1.250 ha.", "=", "1250"),
        ("- Tỷ lệ cơ sở áp dụng sản xuất sạch hơn đạt 62%.", "=", "62"),
        ("- Tổn thất điện năng dưới mức 5%.", "<", "5"),
        ("- Thu hút trên dưới 50 doanh nghiệp.", "~", "50"),
        ("- Thu gom đạt và vượt 95% chất thải.", ">=", "95"),
    ],
)
def test_comparators(sentence: str, comparator: str, low: str) -> None:
    assert targets(f"II. MỤC TIÊU\n\n{sentence}") == [(comparator, Decimal(low), None)]


def test_only_what_a_plan_states_is_counted() -> None:
    body = (
        "III. NỘI DUNG\n\n1. Dán nhãn cho 100% sản phẩm.\n\n2. Hiện nay công nghiệp tiêu thụ chiếm 62% tổng điện năng."
    )
    assert counts(body) == [(Decimal(62), "%")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ngân sách trung ương 320 tỷ đồng (năm 2023 - 2025 là 90 tỷ đồng); vốn ODA, vốn vay ưu đãi 50 tỷ đồng.",
            [(320 * 10**9, "central"), (90 * 10**9, "central"), (50 * 10**9, "international")],
        ),
        (
            "Kinh phí khuyến công quốc gia với tổng kinh phí 132 tỷ đồng, trong đó doanh nghiệp góp 37 tỷ đồng.",
            [(132 * 10**9, None), (37 * 10**9, "enterprises")],
        ),
        ("Hỗ trợ các đề án của địa phương: 78 tỷ đồng.", [(78 * 10**9, None)]),
        ("Công ty Điện lực Lào Cai chi 750 triệu đồng.", [(750 * 10**6, "enterprises")]),
        ("Khen thưởng mỗi cá nhân 1.000.000 đồng.", []),
    ],
)
def test_payers(sentence: str, expected: list[tuple[int, str | None]]) -> None:
    assert amounts(f"IV. KINH PHÍ\n\n1. {sentence}") == expected


def test_a_payer_behind_an_item_s_number() -> None:
    body = "II. KINH PHÍ\n\n1. Ngân sách tỉnh: 3 tỷ đồng.\n\n2. Doanh nghiệp: 4.500.000.000 đồng."
    assert amounts(body) == [(3 * 10**9, "local"), (4500 * 10**6, "enterprises")]
