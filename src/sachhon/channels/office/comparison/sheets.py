"""The tables of this area to take away: figures as numbers, money in đồng, what nobody said an empty cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from sachhon.channels.office.comparison.contradictions import Group, counted
from sachhon.channels.office.comparison.words import (
    aim_words,
    measure_name,
    measure_unit,
    measured_words,
    payer_name,
    status_words,
    verdict_of,
)
from sachhon.channels.office.comparison.years import Chosen
from sachhon.domain.planning.api import Comparison, Funds, MeasureTargets, OfCountry
from sachhon.writing.sheet import Cell, Sheet


def unit_sheet(title: str, chosen: Chosen | None, found: Comparison | None, groups: Sequence[Group]) -> Sheet:
    """One table: the part, what it is about, and the figures."""
    columns = [
        _("Phần"),
        _("Nội dung"),
        _("Đơn vị tính"),
        _("Kế hoạch"),
        _("Đã phê duyệt"),
        _("Đã ghi vào sổ / đã giải ngân"),
        _("Đã quyết toán"),
        _("Báo cáo"),
        _("Ghi chú"),
    ]
    rows: list[list[Cell]] = []
    if found is not None:
        rows += [
            [_("Mâu thuẫn"), item.words, None, None, None, None, None, None, group.title]
            for group in groups
            for item in group.items
        ]
        rows += [
            [
                _("Việc đã làm"),
                measure_name(deed.measure),
                measure_unit(deed.measure),
                deed.planned,
                None,
                deed.recorded,
                None,
                deed.reported.value if deed.reported else None,
                None,
            ]
            for deed in found.deeds
        ]
        rows += [_funds(funds) for funds in found.funds]
        rows += [
            [_("Mục tiêu"), aim.indicator, None, aim_words(aim), None, measured_words(aim), None, None,
             verdict_of(aim)[1]]
            for aim in found.aims
        ]  # fmt: skip
        rows += [
            [_("Nhiệm vụ"), work.title, _("đồng"), work.planned, None, work.disbursed, None, None,
             status_words(work.status)]
            for work in found.works
        ]  # fmt: skip
    return Sheet(title, columns, rows, _notes(chosen), [16, 60, 14, 18, 18, 18, 18, 18, 40])


def country_sheet(whole: OfCountry, chosen: Chosen) -> Sheet:
    """Each unit with its tasks, money and contradictions; the country last."""
    columns = [
        _("Đơn vị"),
        _("Có báo cáo"),
        _("Số nhiệm vụ"),
        _("Đã hoàn thành"),
        _("Dự toán (đồng)"),
        _("Đã phê duyệt (đồng)"),
        _("Đã giải ngân (đồng)"),
        _("Báo cáo đã chi (đồng)"),
        _("Số mâu thuẫn"),
    ]
    rows: list[list[Cell]] = []
    for one in whole.units:
        rows.append(
            [
                one.unit.name,
                _("có") if reports(one.found) else _("chưa"),
                *_of(one.found),
                counted(one.found.contradictions),
            ]
        )
    all_of = sum(counted(one.found.contradictions) for one in whole.units)
    rows.append([_("Cả nước"), f"{whole.reporting}/{whole.planning}", *_of(whole.found), all_of])
    return Sheet(
        _("Đối chiếu kế hoạch, báo cáo, kinh phí cả nước"),
        columns,
        rows,
        _notes(chosen),
        [40, 14, 14, 14, 20, 20, 20, 20, 14],
    )


def targets_sheet(found: Sequence[MeasureTargets], chosen: Chosen | None) -> Sheet:
    """Every target on a row: nothing is averaged."""
    columns = [
        _("Chỉ số đo"),
        _("Đơn vị"),
        _("Mục tiêu"),
        _("Mức đề ra"),
        _("Đến năm"),
        _("Đo được"),
        _("Năm đo"),
        _("Kết quả"),
    ]
    rows: list[list[Cell]] = [
        [
            measure_name(group.measure),
            one.unit.name,
            one.aim.indicator,
            aim_words(one.aim),
            one.aim.by_year,
            measured_words(one.aim),
            one.aim.on,
            verdict_of(one.aim)[1],
        ]
        for group in found
        for one in group.targets
    ]
    return Sheet(_("Mục tiêu của các kế hoạch"), columns, rows, _notes(chosen), [36, 34, 60, 18, 10, 16, 10, 14])


def reports(found: Comparison) -> bool:
    """Whether a report stands behind it."""
    said = [*(deed.reported for deed in found.deeds), *(funds.reported for funds in found.funds)]
    return any(one is not None for one in said)


def _of(found: Comparison) -> list[Cell]:
    whole = next((one for one in found.funds if not one.payer), None)
    done = sum(work.is_done for work in found.works)
    return [
        len(found.works),
        done,
        whole.planned if whole else None,
        whole.approved if whole else None,
        whole.disbursed if whole else None,
        _whole(whole.reported.value) if whole and whole.reported else None,
    ]


def _funds(funds: Funds) -> list[Cell]:
    said = _whole(funds.reported.value) if funds.reported else None
    return [
        _("Kinh phí"), payer_name(funds.payer), _("đồng"), funds.planned, funds.approved, funds.disbursed,
        funds.settled, said, None,
    ]  # fmt: skip


def _whole(value: Decimal) -> Cell:
    return int(value) if value == int(value) else value


def _notes(chosen: Chosen | None) -> list[str]:
    return [_("Các năm %(years)s") % {"years": chosen.words}] if chosen else [_("Chưa có kế hoạch nào được ban hành.")]
