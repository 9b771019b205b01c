"""This area's lists as sheets to take away."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext

from sachhon.channels.office.campaigns.rows import group_words
from sachhon.domain.planning.api import (
    Campaign,
    Registration,
    RegistrationFilter,
    StandingRegistration,
    outcome_words,
)
from sachhon.writing.sheet import Cell, Sheet


def registrations_sheet(
    campaign: Campaign, rows: Sequence[StandingRegistration], filtered: RegistrationFilter, *, scores: bool
) -> Sheet:
    """A line a registration; money in đồng, a blank stays blank."""
    heads = [
        gettext("Mã đăng ký"),
        gettext("Đơn vị"),
        gettext("Nhóm"),
        gettext("Tên nhiệm vụ"),
        gettext("Mục tiêu và nội dung"),
        gettext("Sản phẩm dự kiến"),
        gettext("Đề nghị ngân sách Trung ương (đồng)"),
        gettext("Vốn đối ứng (đồng)"),
        gettext("Ghi chú"),
        gettext("Trạng thái"),
        gettext("Số bản thẩm định"),
        *([gettext("Điểm"), gettext("Thứ hạng")] if scores else []),
        gettext("Được hỗ trợ (đồng)"),
        gettext("Kết quả"),
    ]
    lines: list[list[Cell]] = [
        [
            row.registration.code,
            row.registration.unit.name,
            group_words(row.registration.group),
            row.registration.name,
            row.registration.content,
            row.registration.outputs,
            row.registration.central,
            row.registration.counterpart,
            row.registration.note,
            str(Registration.Status(row.registration.status).label),
            row.together.count,
            *([row.together.score, row.registration.rank] if scores else []),
            row.registration.granted,
            outcome_words(row.registration.outcome, row.registration.decision_note),
        ]
        for row in rows
    ]
    at = timezone.localtime().strftime("%d/%m/%Y %H:%M")
    chosen = [
        f"“{filtered.words}”" if filtered.words else "",
        group_words(filtered.group) if filtered.group else "",
        str(dict(Registration.Status.choices).get(filtered.status, "")),
        gettext("Lúc %(at)s") % {"at": at},
    ]
    title = gettext("Đăng ký nhiệm vụ năm %(year)s") % {"year": campaign.year}
    widths = (20, 26, 26, 40, 50, 30, 18, 18, 20, 16, 10, 10, 10, 18, 30)
    return Sheet(title, heads, lines, [" · ".join(filter(None, chosen))], widths)
