"""Prices that a line states in its words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sachhon.domain.planning.money.unit_prices import price_agrees, unit_price_of


@pytest.mark.parametrize(
    ("title", "vnd", "per"),
    [
        ("Phóng sự, tin, bài (30 triệu/năm)", 30_000_000, "năm"),
        ("Tài liệu, hình ảnh (30 triệu/lần/năm)", 30_000_000, "lần/năm"),
        ("Tập huấn, hội nghị (40 triệu/lớp)", 40_000_000, "lớp"),
        ("Xây dựng mô hình (1 tỷ/mô hình)", 1_000_000_000, "mô hình"),
        ("Viết bài (500.000 đồng/bài)", 500_000, "bài"),
        ("Hỗ trợ học viên (150 nghìn đồng/người/ngày)", 150_000, "người/ngày"),
    ],
)
def test_a_price_and_what_it_is_for(title: str, vnd: int, per: str) -> None:
    price = unit_price_of(title)
    assert price is not None
    assert (price.vnd, price.per) == (vnd, per)


@pytest.mark.parametrize(
    "title", ["Hỗ trợ đánh giá (05 doanh nghiệp)", "Xây dựng 15 triệu/năm đầu, duy trì 5 triệu/năm", ""]
)
def test_no_price_or_two(title: str) -> None:
    assert unit_price_of(title) is None


def test_quantity_times_price() -> None:
    price = unit_price_of("Lớp (40 triệu/lớp)")
    assert price is not None
    assert price_agrees(price, Decimal(2), 80_000_000) is True
    assert price_agrees(price, Decimal("1.5"), 60_000_000) is True
    assert price_agrees(price, Decimal(2), 90_000_000) is False
    assert price_agrees(price, None, 90_000_000) is None
