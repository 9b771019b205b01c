"""Targets in tables of indicators by year."""

from __future__ import annotations

from sachhon.reading.model import Target
from sachhon.reading.quantities import find_targets

from .letters import letter


def table(*rows: str) -> tuple[Target, ...]:
    head, *body = rows
    ruled = [head, "|".join("---" for _ in head.split("|")), *body]
    given = letter("PHỤ LỤC\n\nCÁC CHỈ TIÊU CHỦ YẾU\n\n" + "\n".join(f"| {row} |" for row in ruled))
    return find_targets(given.source, given.parts)


def told(targets: tuple[Target, ...]) -> list[tuple[str, str, str, str, int | None]]:
    return [(t.subject, t.comparator, f"{t.low:f}", t.unit, t.by_year) for t in targets]


def test_each_year_to_come_gives_a_target_and_the_present_state_none() -> None:
    found = table(
        "TT | Chỉ tiêu | ĐVT | Hiện trạng 2020 | Mục tiêu năm 2025 | Mục tiêu năm 2030",
        "1 | Tỷ lệ thu gom chất thải | % | 78,5 | ≥ 90 | 95",
        "2 | Mô hình trình diễn | mô hình | 3 | 10 | 25",
    )
    assert told(found) == [
        ("Tỷ lệ thu gom chất thải", ">=", "90", "%", 2025),
        ("Tỷ lệ thu gom chất thải", "=", "95", "%", 2030),
        ("Mô hình trình diễn", "=", "10", "mô hình", 2025),
        ("Mô hình trình diễn", "=", "25", "mô hình", 2030),
    ]


def test_years_before_the_document_are_no_targets() -> None:
    found = table(
        "TT | Chỉ tiêu | Đơn vị tính | Năm 2019 | Năm 2022 | Năm 2023",
        "1 | Sản lượng | tấn | 100 | 120 | 140",
    )
    assert [(t.low, t.by_year) for t in found] == [(120, 2022), (140, 2023)]


def test_a_row_below_a_group_carries_its_name() -> None:
    found = table(
        "TT | Chỉ tiêu | ĐVT | Kế hoạch 2024 | Kế hoạch 2025",
        "1 | Quế | | |",
        "- | Diện tích | ha | 500 | 650",
    )
    assert told(found) == [("Quế: Diện tích", "=", "500", "ha", 2024), ("Quế: Diện tích", "=", "650", "ha", 2025)]


def test_a_table_of_money_or_of_tasks_holds_no_targets() -> None:
    assert table("TT | Mục tiêu | ĐVT | Kinh phí năm 2025", "1 | Tập huấn | triệu đồng | 150") == ()
    assert table("TT | Nhiệm vụ | Đơn vị chủ trì | Năm 2025", "1 | Tập huấn 50 người | Sở Công Thương | 50") == ()
