"""The workbook to fill: a column a fact, lists to choose from, an example, and how to fill it."""

from __future__ import annotations

import io
from functools import cache

import xlsxwriter
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sachhon.domain.registry.facilities.register import FACTS, Fact
from sachhon.vietnamese.provinces import provinces

ROWS = 20_000
"""So many rows have the lists to choose from."""
_ORDER = (
    *("tax_code", "name", "province", "address", "industry", "products", "size", "employees", "contact_name", "phone"),
    *("email", "applies_cp"),
)
"""The columns that everybody fills; the rest follow."""
_WIDE = {"name": 44, "address": 44, "products": 30, "cp_results": 40, "industry": 28, "province": 20}


def blank_list() -> bytes:
    """The workbook, in the language of now."""
    return _made((get_language() or "vi")[:2])


@cache
def _made(language: str) -> bytes:
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        page = book.add_worksheet(_("Danh sách cơ sở"))
        choices = book.add_worksheet(_("Danh mục"))
        guide = book.add_worksheet(_("Hướng dẫn"))
        _columns(book, page, choices, language)
        guide.set_column(0, 0, 110)
        for number, line in enumerate(_guide()):
            guide.write_string(number, 0, line)
    return out.getvalue()


def _columns(
    book: xlsxwriter.Workbook,
    page: xlsxwriter.workbook.Worksheet,
    choices: xlsxwriter.workbook.Worksheet,
    language: str,
) -> None:
    head = book.add_format({"bold": True, "bg_color": "#E2F1EA", "border": 1, "text_wrap": True, "valign": "top"})
    needed = book.add_format({"bold": True, "bg_color": "#BFE3D2", "border": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@"})
    number = book.add_format({"num_format": "#,##0"})
    page.freeze_panes(1, 2)
    choices.hide()
    lists = 0
    for place, fact in enumerate(_in_order()):
        counted = fact.type in ("integer", "money")
        page.set_column(place, place, _WIDE.get(fact.id, 18), number if counted else text)
        unit = f" ({_('đồng')})" if fact.type == "money" else ""
        page.write_string(0, place, fact.labels[language] + unit, needed if fact.id == "name" else head)
        named = _choices(fact, language)
        if named:
            choices.write_column(0, lists, named)
            letters = xlsxwriter.utility.xl_col_to_name(lists)
            source = f"='{choices.get_name()}'!${letters}$1:${letters}${len(named)}"
            page.data_validation(
                *(1, place, ROWS, place),
                {"validate": "list", "source": source, "ignore_blank": True, "error_type": "warning"},
            )
            lists += 1


def _in_order() -> list[Fact]:
    first = [FACTS[key] for key in _ORDER]
    return [*first, *(fact for key, fact in FACTS.items() if key not in _ORDER)]


def _choices(fact: Fact, language: str) -> list[str]:
    if fact.type == "yes_no":
        return ["Có", "Không"] if language == "vi" else ["Yes", "No"]
    if fact.type == "province":
        return [one.name if language == "vi" else one.name_en for one in provinces()]
    return [option.labels[language] for option in fact.options]


def _guide() -> tuple[str, ...]:
    return (
        _("Mỗi dòng một cơ sở. Chỉ tên cơ sở là bắt buộc; mã số thuế giúp nhận ra cơ sở chắc chắn nhất."),
        _("Ô để trống không nói gì: thông tin đang có trong danh bạ được giữ nguyên."),
        _("Các cột có thể đổi thứ tự hoặc bỏ bớt. Cột có tiêu đề khác được báo lại và không được đọc."),
        _("Mã số thuế, điện thoại là chữ: giữ nguyên các số 0 ở đầu."),
        _("Trước khi đưa vào danh bạ, hệ thống cho xem dòng nào mới, dòng nào thay đổi, dòng nào có lỗi."),
    )
