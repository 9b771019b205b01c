"""The sheets and their columns: one table for writing and for reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils import translation

from sachhon.domain.assessments.models import Flow

MARK_SHEET = "_sachhon"
"""Hidden: says of which assessment the workbook is."""
FORMAT = "worksheets-1"
ID = "id"
YES = "x"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind`: text | number | whole | money | choice | tick | numbers (with commas) | id (hidden)."""

    name: str
    title: str
    kind: str = "text"
    width: int = 18
    required: bool = False
    longest: int = 200
    options: type[models.TextChoices] | None = None

    @property
    def choices(self) -> Mapping[str, str]:
        """{value: words} of a choice; the sheets speak Vietnamese whatever the interface does."""
        if self.options is None:
            return {}
        with translation.override("vi"):
            return {value: str(words) for value, words in self.options.choices}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its columns."""

    name: str
    title: str
    columns: Sequence[Column]

    def column(self, name: str) -> Column:
        """A column by its name."""
        return next(one for one in self.columns if one.name == name)


_ID = Column(ID, "Mã dòng", "id", 10)

TEAM = Sheet(
    "team",
    "Nhóm",
    (
        Column("name", "Họ tên", width=28, required=True),
        Column("position", "Chức vụ, nơi làm việc", width=36),
        Column("part", "Việc trong nhóm", width=30),
        Column("is_leader", "Đội trưởng", "tick", 12),
        _ID,
    ),
)
STEPS = Sheet(
    "steps",
    "Công đoạn",
    (
        Column("number", "Số", "whole", 8, required=True),
        Column("name", "Công đoạn", width=36, required=True),
        Column("follows", "Nhận từ các số", "numbers", 16),
        Column("in_focus", "Trọng tâm", "tick", 12),
        Column("what_happens", "Việc gì xảy ra", width=60, longest=5000),
        _ID,
    ),
)
FLOWS = Sheet(
    "flows",
    "Vào ra",
    (
        Column("step", "Công đoạn số", "whole", 12, required=True),
        Column("direction", "Chiều", "choice", 10, True, options=Flow.Direction),
        Column("kind", "Loại", "choice", 20, True, options=Flow.Kind),
        Column("name", "Tên", width=32, required=True),
        Column("quantity", "Số lượng trong kỳ", "number", 18),
        Column("unit", "Đơn vị", width=12, longest=30),
        Column("unit_cost", "Đơn giá (đồng)", "number", 16),
        Column("known", "Cách biết", "choice", 16, options=Flow.Known),
        Column("carrier", "Dạng năng lượng", width=18, longest=40),
        Column("weighs", "Tính vào cân bằng vật chất", "tick", 14),
        Column("note", "Ghi chú", width=40, longest=500),
        _ID,
    ),
)
STREAMS = Sheet(
    "streams",
    "Dòng thải",
    (
        Column("name", "Dòng thải", width=32, required=True),
        Column("quantity", "Lượng mỗi năm", "number", 16),
        Column("unit", "Đơn vị", width=12, longest=30),
        Column("material_cost", "Chi phí vật liệu (đồng)", "money", 18),
        Column("energy_cost", "Chi phí năng lượng (đồng)", "money", 18),
        Column("system_cost", "Chi phí hệ thống (đồng)", "money", 18),
        Column("treatment_cost", "Chi phí xử lý (đồng)", "money", 18),
        Column("product_share_pct", "Phần thành sản phẩm (%)", "number", 14),
        Column("note", "Ghi chú", width=40, longest=500),
        _ID,
    ),
)
SHEETS = (TEAM, STEPS, FLOWS, STREAMS)
