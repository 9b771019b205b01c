"""Tables to take away: numbers as numbers, what is not told as an empty cell with the reason beside it."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sachhon.channels.office.performance.words import blocked_words, resource_name, sentence, unit_words
from sachhon.domain.assessments.api import Overview
from sachhon.writing.sheet import Cell, Sheet

_PLACES = Decimal("0.000001")


def facility_sheet(overview: Overview) -> Sheet:
    """Every resource of every year."""
    rows: list[list[Cell]] = []
    for told in overview.told:
        saved = told.saved
        rows.append([
            told.year,
            resource_name(told.resource),
            _number(told.used.quantity),
            unit_words(told.used.unit),
            _number(told.output.quantity),
            unit_words(told.output.unit),
            _number(told.specific),
            told.baseline_year,
            _number(told.base_load_share_pct),
            _number(saved.adjusted_baseline) if saved else None,
            _number(saved.saving) if saved else None,
            _number(saved.saving_pct) if saved else None,
            _number(saved.absolute_change_pct) if saved else None,
            " ".join([
                *([blocked_words(told.blocked, told.about)] if told.blocked else []),
                *(sentence(one) for one in told.warnings),
            ]),
        ])  # fmt: skip
    columns = [
        _("Năm"), pgettext("tài nguyên", "Dòng"), _("Lượng sử dụng"), _("Đơn vị"), _("Sản lượng"),
        _("Đơn vị sản lượng"), _("Suất tiêu hao"), _("Năm gốc"), _("Phụ tải nền (%)"),
        _("Mức nền đã điều chỉnh"), _("Tiết kiệm"), _("Tiết kiệm (%)"),
        _("Thay đổi tổng tiêu thụ (%)"), _("Ghi chú"),
    ]  # fmt: skip
    notes = [
        overview.facility.name,
        "adjusted_baseline = baseline × (base_load + (1 − base_load) × output / baseline_output)",
    ]
    if overview.pending:
        years = ", ".join(map(str, sorted(overview.pending)))
        notes.append(_("Tính từ báo cáo đã nộp, chưa duyệt: %(years)s") % {"years": years})
    widths = [8, 26, 16, 12, 16, 14, 14, 10, 12, 18, 16, 12, 16, 60]
    return Sheet(_("Hiệu quả sử dụng tài nguyên"), columns, rows, notes, widths)


def _number(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(_PLACES).normalize()
