"""The sheets and their columns: one table for writing and for reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db import models
from django.utils import translation

from sachhon.domain.assessments.models import Category, Flow, Option
from sachhon.domain.assessments.workspace.amounts import NOT_BURNT, known_carriers
from sachhon.domain.assessments.years.streams import all_streams

MARK_SHEET = "_sachhon"
"""Hidden: says of which assessment the workbook is, and holds long lists to choose from."""
BASE_SHEET = "_goc"
"""Hidden: what stood when the workbook was taken out, so that only what was changed in it is changed."""
FORMAT = "worksheets-2"
OLDER = "worksheets-1"
"""Without options, and without what stood."""
ID = "id"
YES = "x"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind`: text | number | whole | money | choice | tick | numbers (with commas) | id (hidden).

    `given`: a choice's values with their words. `open`: other words than those may stand. `shown`: cannot be changed in
    the workbook where it has a value.
    """

    name: str
    title: str
    kind: str = "text"
    width: int = 18
    required: bool = False
    longest: int = 200
    options: type[models.TextChoices] | None = None
    given: Callable[[], Mapping[str, str]] | None = None
    open: bool = False
    shown: bool = False

    @property
    def choices(self) -> Mapping[str, str]:
        """{value: words} of a choice; the sheets speak Vietnamese whatever the interface does."""
        if self.given is not None:
            return self.given()
        return {} if self.options is None else _words_of(self.options)


@cache
def _words_of(options: type[models.TextChoices]) -> dict[str, str]:
    with translation.override("vi"):
        return {value: str(words) for value, words in options.choices}


@cache
def _carriers() -> dict[str, str]:
    return {**dict(known_carriers("vi")), NOT_BURNT: "Không đốt (nguyên liệu)"}


@cache
def _resources() -> dict[str, str]:
    return {one.code: one.name("vi") for one in all_streams().values()}


def _judged() -> dict[str, str]:
    return {"yes": "Khả thi", "no": "Không khả thi"}


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
        Column("carrier", "Dạng năng lượng", "choice", 18, longest=40, given=_carriers, open=True),
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
OPTIONS = Sheet(
    "options",
    "Giải pháp",
    (
        Column("number", "Số", "whole", 6, shown=True),
        Column("title", "Tên giải pháp", width=40, required=True, longest=300),
        Column("category", "Nhóm", "choice", 20, True, options=Category),
        Column("stage", "Giai đoạn (chỉ xem)", "choice", 16, options=Option.Stage, shown=True),
        Column("what", "Làm gì, ở đâu", width=44, longest=5000),
        Column("step", "Công đoạn số", "whole", 12),
        Column("stream", "Dòng thải được giảm", width=26),
        Column("cause", "Nguyên nhân được xử lý", width=30, longest=500),
        Column("library", "Mã thư viện", width=12, longest=40, shown=True),
        Column("screening", "Sàng lọc", "choice", 16, options=Option.Screening),
        Column("screening_why", "Lý do sàng lọc", width=30, longest=500),
        Column("technical", "Kỹ thuật", "choice", 16, given=_judged),
        Column("technical_note", "Nhận xét kỹ thuật", width=30, longest=5000),
        Column("economic", "Kinh tế", "choice", 16, given=_judged),
        Column("investment", "Đầu tư (đồng)", "money", 16),
        Column("incentive", "Hỗ trợ (đồng)", "money", 16),
        Column("yearly_saving", "Tiết kiệm mỗi năm (đồng)", "money", 18),
        Column("yearly_cost", "Chi phí thêm mỗi năm (đồng)", "money", 18),
        Column("life_years", "Tuổi thọ (năm)", "whole", 10),
        Column("environmental", "Môi trường", "choice", 16, given=_judged),
        Column("environmental_note", "Nhận xét môi trường", width=30, longest=5000),
        Column("rank", "Thứ tự ưu tiên", "whole", 10),
        _ID,
    ),
)
EFFECTS = Sheet(
    "effects",
    "Tác động",
    (
        Column("option", "Giải pháp số", "whole", 12, required=True),
        Column("resource", "Dòng tài nguyên", "choice", 30, True, given=_resources),
        Column("share_pct", "Giảm (%)", "number", 12),
        Column("quantity", "Lượng giảm mỗi năm", "number", 18),
        Column("unit", "Đơn vị", width=12, longest=30),
    ),
)
SHEETS = (TEAM, STEPS, FLOWS, STREAMS, OPTIONS, EFFECTS)
OLDER_SHEETS = (TEAM, STEPS, FLOWS, STREAMS)
