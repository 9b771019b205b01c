"""What is refused in the things of an assessment, in words, at the field that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from sachhon.domain.assessments.models import Flow
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.workspace.facts import Description, FlowRow, StepRow

LARGEST = Decimal(10) ** 17
MOST_STEPS, MOST_FLOWS = 60, 120


def check_description(told: Description) -> None:
    """Raises Refused for what cannot be."""
    if not told.title.strip():
        raise Refused("title_missing", _("Nhập tên cuộc đánh giá."), "title")
    if told.first_day and told.last_day and told.last_day < told.first_day:
        raise Refused("period_turned", _("Ngày cuối kỳ phải từ ngày đầu kỳ trở đi."), "last_day")
    if not 0 <= told.tolerance_pct <= 100:
        raise Refused("tolerance_outside", _("Sai số cho phép từ 0 đến 100 %."), "tolerance_pct")
    if told.discount_rate_pct is not None and not 0 <= told.discount_rate_pct <= 100:
        raise Refused("rate_outside", _("Lãi suất chiết khấu từ 0 đến 100 %."), "discount_rate_pct")
    if told.output is not None:
        check_amount(told.output, "output")


def check_amount(value: Decimal | None, field: str) -> None:
    """Raises Refused for an amount below 0, too large or too fine to be kept."""
    if value is None:
        return
    if value < 0:
        raise Refused("negative", _("Số lượng không thể nhỏ hơn 0. Để trống nếu chưa biết."), field)
    if value >= LARGEST:
        raise Refused("too_large", _("Số quá lớn. Kiểm tra lại đơn vị."), field)
    if value != round(value, 6):
        raise Refused("too_fine", _("Nhiều nhất sáu chữ số sau dấu phẩy."), field)


def check_flow(row: FlowRow, field: str = "") -> None:
    """Raises Refused, at `field` with the column's name behind it."""
    if not row.name.strip():
        raise Refused("name_missing", _("Nhập tên dòng."), f"{field}name")
    if row.kind not in Flow.Kind.values:
        raise Refused("kind_missing", _("Chọn loại dòng."), f"{field}kind")
    if row.direction not in Flow.Direction.values:
        raise Refused("direction_missing", _("Chọn đầu vào hay đầu ra."), f"{field}direction")
    if row.known and row.known not in Flow.Known.values:
        raise Refused("known_unknown", _("Chọn cách biết số liệu."), f"{field}known")
    check_amount(row.quantity, f"{field}quantity")
    check_amount(row.unit_cost, f"{field}unit_cost")
    if row.quantity is not None and not row.unit.strip():
        raise Refused("unit_missing", _("Nhập đơn vị của số lượng."), f"{field}unit")


def check_steps(rows: Iterable[StepRow]) -> None:
    """Raises Refused for a step without a name, two of one number, or one that follows itself."""
    found = list(rows)
    if len(found) > MOST_STEPS:
        raise Refused("too_many", _("Nhiều nhất %(n)s công đoạn. Gộp các công đoạn nhỏ.") % {"n": MOST_STEPS})
    numbers = [row.number for row in found]
    for row in found:
        if not row.name.strip():
            raise Refused("name_missing", _("Nhập tên công đoạn."), "name")
        if not 1 <= row.number <= 999:
            raise Refused("number_outside", _("Số thứ tự từ 1 đến 999."), "number")
        if numbers.count(row.number) > 1:
            raise Refused("number_twice", _("Hai công đoạn cùng số %(n)s.") % {"n": row.number}, "number")
        if row.number in row.follows:
            raise Refused("follows_itself", _("Công đoạn không thể đứng sau chính nó."), "follows")
