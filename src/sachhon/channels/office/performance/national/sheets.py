"""Tables to take away: rates as numbers, what is hidden or not told as an empty cell with the reason beside it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sachhon.channels.office.performance.national.rows import Row, hidden_words, plain
from sachhon.channels.office.performance.words import unit_words
from sachhon.writing.sheet import Cell, Sheet


def rates_sheet(title: str, first: str, rows: Sequence[Row], unit: str, notes: Sequence[str]) -> Sheet:
    """Rates with the sums that they are made of, and who stands behind them."""
    columns = [
        first, _("Tiết kiệm (%)"), _("Mức nền đã điều chỉnh"), _("Lượng sử dụng"), _("Tiết kiệm"), _("Đơn vị"),
        _("Cơ sở được tính"), _("Cơ sở có số liệu"), _("Cơ sở trong danh bạ"), _("Năm gốc"), _("Chưa có năm gốc"),
        _("Thiếu lượng dùng"), _("Thiếu sản lượng"), _("Đã xác nhận (% mức nền)"), _("Ghi chú"),
    ]  # fmt: skip
    widths = [34, 12, 20, 18, 16, 10, 12, 12, 12, 10, 12, 12, 12, 14, 50]
    return Sheet(title, columns, [_line(one, unit) for one in rows], notes, widths)


def _line(told: Row, unit: str) -> list[Cell]:
    figure = told.figure
    if figure.hidden:
        return [
            told.name,
            *([None] * 4),
            unit_words(unit),
            None,
            None,
            figure.registered,
            *([None] * 5),
            hidden_words(),
        ]
    some = figure.counted > 0 and not figure.relative
    return [
        told.name,
        plain(figure.saving_pct),
        plain(figure.adjusted_baseline) if some else None,
        plain(figure.consumption) if some else None,
        plain(figure.saving) if some else None,
        unit_words(unit),
        figure.counted,
        figure.known,
        figure.registered,
        figure.baseline_year,
        figure.no_baseline,
        figure.no_consumption,
        figure.no_output,
        plain(figure.verified_pct),
        " ".join(filter(None, (told.standing, told.note))),
    ]
