"""The lists as files, as they stand on the screen; telephones and addresses only for whom they are."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.channels.office.network.words import FACTS, industries_of, parts_of, works_at
from sachhon.domain.assessments.api import Expert, ProvinceSupport
from sachhon.domain.registry.api import Unit
from sachhon.vietnamese import format_date
from sachhon.writing.sheet import Cell, Sheet


def experts_sheet(experts: Iterable[Expert], *, may_call: bool) -> Sheet:
    """Experts with what they did."""
    columns = [_("Mã"), FACTS["name"], _("Vai trò"), FACTS["organisation_name"], FACTS["province"], FACTS["industries"]]
    columns += [_("Khóa đã dự"), _("Khóa đã dạy"), _("Đánh giá đã xong"), _("Đánh giá đang làm"), FACTS["status"]]
    columns += [FACTS["listed"], FACTS["phone"], FACTS["email"]] if may_call else []
    rows = []
    for expert in experts:
        row: list[Cell] = [
            expert.code,
            expert.name,
            parts_of(expert),
            works_at(expert),
            expert.province.name if expert.province else "",
            "; ".join(industries_of(expert.industries)),
            *(expert.courses, expert.taught, expert.done, expert.running),
            str(expert.get_status_display()),
        ]
        if may_call:
            row += [_("có") if expert.listed else _("không"), expert.phone, expert.email]
        rows.append(row)
    widths = (10, 28, 22, 34, 22, 46, 10, 10, 10, 10, 16, 12, 18, 28)
    return Sheet(_("Chuyên gia, giảng viên"), list(map(str, columns)), rows, _as_of(), widths)


def consultancies_sheet(units: Iterable[Unit]) -> Sheet:
    """Consultancies with what they offer and did."""
    columns = [_("Mã"), FACTS["organisation"], FACTS["province"], FACTS["services"], FACTS["industries"]]
    columns += [FACTS["website"], _("Chuyên gia"), _("Đánh giá đã xong"), _("Đánh giá đang làm")]
    rows = []
    for unit in units:
        held = getattr(unit, "consultancy", None)
        rows.append(
            [
                unit.code,
                unit.name,
                held.province.name if held and held.province else "",
                held.services if held else "",
                "; ".join(industries_of(held.industries)) if held else "",
                held.website if held else "",
                *(unit.people, unit.done, unit.running),
            ]
        )
    return Sheet(_("Các tổ chức tư vấn"), list(map(str, columns)), rows, _as_of(), (10, 40, 22, 50, 46, 30, 10, 10, 10))


def support_sheet(rows: Iterable[ProvinceSupport], *, may_call: bool) -> Sheet:
    """What stands behind each province."""
    columns = [_("Mã"), FACTS["province"], _("Cơ quan đầu mối"), _("Chuyên gia"), FACTS["is_trainer"]]
    columns += [_("Các tổ chức tư vấn"), _("Đánh giá đã xong")]
    columns += [_("Lãnh đạo"), FACTS["phone"], FACTS["email"]] if may_call else []
    told = []
    for row in rows:
        line: list[Cell] = [row.unit.code, row.unit.name, row.body.name if row.body else ""]
        line += [row.experts, row.trainers, row.consultancies, row.done]
        if may_call:
            line += [row.body.leader_name, row.body.phone, row.body.email] if row.body else ["", "", ""]
        told.append(line)
    widths = (10, 26, 44, 10, 10, 10, 10, 26, 18, 28)
    return Sheet(_("Mạng lưới hỗ trợ theo tỉnh"), list(map(str, columns)), told, _as_of(), widths)


def _as_of() -> tuple[str, ...]:
    return (_("Lập ngày {day}").format(day=format_date(timezone.localdate())),)
