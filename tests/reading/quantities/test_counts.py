"""What was counted: value, unit, year; goals and rules are no counts."""

from __future__ import annotations

import pytest

from sachhon.reading.quantities import find_counts, find_targets

from .letters import letter

ONE_SENTENCE: list[tuple[str, list[tuple[str, str, int | None]]]] = [
    ("Năm 2017 đã tổ chức 03 hội thảo và 02 khóa đào tạo.", [("3", "hội thảo", 2017), ("2", "khóa đào tạo", 2017)]),
    ("Số doanh nghiệp tham gia tập huấn: 214 doanh nghiệp.", [("214", "doanh nghiệp", None)]),
    ("Đánh giá nhanh cho 12 cơ sở, đánh giá chi tiết 4 cơ sở.", [("12", "cơ sở", None), ("4", "cơ sở", None)]),
    ("Toàn tỉnh có 95/140 xã đạt chuẩn, đạt tỷ lệ 67,9%.", [("95", "xã", None), ("67.9", "%", None)]),
    ("Tỷ lệ cơ sở áp dụng chiếm 12,5 %.", [("12.5", "%", None)]),
    ("Lũy kế đến nay có 1.204 dự án đang hoạt động.", [("1204", "dự án", None)]),
    ("Chương trình gồm 24 tuần thực học, học kỳ I có 12 tuần.", [("24", "tuần", None), ("12", "tuần", None)]),
    ("Đã trồng được 350 ha rừng; tiết kiệm 1,5 triệu kWh.", [("350", "ha", None), ("1.5", "triệu kWh", None)]),
    # what is no count
    ("Căn cứ 05 đề án thành phần và Điều 3 Quyết định số 12/QĐ-UBND ngày 05/6/2015.", []),
    ("Báo cáo trước ngày 20 tháng 4, trong thời hạn 15 ngày.", []),
    ("Người lao động từ 18 tuổi trở lên.", []),
    ("Tỷ lệ khen thưởng không quá 10% tập thể.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), ONE_SENTENCE, ids=[s[:40] for s, _ in ONE_SENTENCE])
def test_a_report_counts(sentence: str, expected: list[tuple[str, str, int | None]]) -> None:
    given = letter(
        f"I. KẾT QUẢ THỰC HIỆN\n\n- {sentence}", kind="BÁO CÁO", title="Tình hình thực hiện sản xuất sạch hơn"
    )
    counts = find_counts(given.source, given.parts)
    assert [(f"{c.value.normalize():f}", c.unit, c.year) for c in counts] == expected


def test_no_figure_is_both_goal_and_count() -> None:
    given = letter(
        "I. KẾT QUẢ\n\n- Đã có 20% hộ dân tham gia.\n\nII. MỤC TIÊU\n\n- Đến năm 2025 có 50% hộ dân tham gia."
    )
    assert [c.value for c in find_counts(given.source, given.parts)] == [20]
    assert [t.low for t in find_targets(given.source, given.parts)] == [50]


def test_the_words_of_a_count_hold_it() -> None:
    given = letter("I. KẾT QUẢ\n\n- Đã tập huấn cho 1.350 lượt người.")
    (count,) = find_counts(given.source, given.parts)
    assert given.source.words(count.span) == "1.350 lượt người"


def test_a_basis_that_goes_on_to_tell_is_read_too() -> None:
    given = letter(
        "Thực hiện Nghị quyết số 01/NQ-CP ngày 01/01/2020, đến nay cả nước có 290 khu công nghiệp.\n\n1. Nội dung."
    )
    assert [(c.value, c.unit) for c in find_counts(given.source, given.parts)] == [(290, "khu công nghiệp")]
