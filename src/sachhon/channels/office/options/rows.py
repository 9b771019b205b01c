"""Rows of the library's pages, made ready in Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sachhon.channels.office.options.words import (
    GRADES,
    cost_words,
    figure,
    industry_name,
    payback_words,
    saves,
    saving_words,
    stream_name,
)
from sachhon.domain.assessments.api import LibraryOption, Observed, Wanted
from sachhon.writing.sheet import Sheet


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """An option of the library as a list shows it; a range is told with whether a source gives it."""

    one: LibraryOption
    title: str
    branch: str
    saves: str
    saving: str
    saving_sourced: bool
    basis: str
    payback: str
    payback_sourced: bool
    cost: str
    grade: str
    kind: str
    observed: list[dict[str, str]]


def library_row(one: LibraryOption, seen: Sequence[Observed] = ()) -> LibraryRow:
    """One option with what was observed of it."""
    language = get_language() or "vi"
    label, kind = GRADES[one.evidence]
    return LibraryRow(
        one=one,
        title=one.title(language),
        branch=one.branch_name(language),
        saves=saves(one),
        saving=saving_words(one),
        saving_sourced=one.saving is not None and one.saving.sourced,
        basis=one.basis(language),
        payback=payback_words(one),
        payback_sourced=one.payback is not None and one.payback.sourced,
        cost=cost_words(one),
        grade=str(label),
        kind=kind,
        observed=[observed_row(each) for each in seen],
    )


def observed_row(one: Observed) -> dict[str, str]:
    """The median and quartiles of verified results on one stream."""
    return {
        "resource": stream_name(one.resource),
        "facilities": str(one.facilities),
        "median": f"{figure(one.median)} %",
        "quartiles": f"{figure(one.low)}–{figure(one.high)} %",
    }


def query_of(wanted: Wanted) -> str:
    """The filter as the end of an address."""
    told: Mapping[str, Any] = {
        "q": wanted.words,
        "nganh": wanted.industry,
        "dong": wanted.resource,
        "nhom": wanted.category,
        "von": wanted.cost,
        "hoan-von": wanted.payback,
        "co-nguon": "1" if wanted.sourced_alone else "",
        "can-cu": wanted.evidence,
    }
    return urlencode({name: value for name, value in told.items() if value})


def sheet(rows: Sequence[LibraryRow]) -> Sheet:
    """The list as Excel: every range beside what it rests on."""
    heads = (
        _("Mã"), _("Giải pháp"), _("Ngành (tài liệu)"), _("Ngành theo bảng 39 ngành"), _("Nhóm giải pháp"),
        _("Tiết kiệm"), _("Khoảng tiết kiệm (%)"), _("Căn cứ của khoảng tiết kiệm"), _("Phần trăm của"),
        _("Hoàn vốn"), _("Căn cứ của hoàn vốn"), _("Đầu tư"), _("Mức chứng cứ"), _("Nguồn"), _("Địa chỉ nguồn"),
        _("Mã ARC (Hoa Kỳ)"), _("Ghi chú"), _("Kết quả đã kiểm chứng (trung vị)"), _("Khoảng tứ phân vị"),
        _("Số cơ sở đã kiểm chứng"),
    )  # fmt: skip
    return Sheet(_("Thư viện giải pháp"), heads, [_cells(row) for row in rows], widths=(16, 40, *([20] * 18)))


def _cells(row: LibraryRow) -> tuple[object, ...]:
    one, language = row.one, get_language() or "vi"
    few = _("chưa đủ 5 kết quả đã kiểm chứng")
    industries = ", ".join(industry_name(number) for number in one.industries) or _("mọi ngành")
    return (
        one.code, row.title, row.branch, industries, str(one.category.label), row.saves, row.saving,
        _grade(row.saving, row.saving_sourced), row.basis, row.payback, _grade(row.payback, row.payback_sourced),
        row.cost, row.grade, one.source, one.url, one.arc, one.note(language),
        _joined(row, "median") or few, _joined(row, "quartiles"), _joined(row, "facilities"),
    )  # fmt: skip


def _grade(words: str, sourced: bool) -> str:
    if not words:
        return ""
    return _("có nguồn") if sourced else _("kiến thức chung")


def _joined(row: LibraryRow, name: str) -> str:
    return "; ".join(f"{each['resource']}: {each[name]}" for each in row.observed)
