"""Values of the registers as a person reads them: cells with the way to their words, names of columns, targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.domain.planning.api import SOURCES, Source, Target
from sachhon.formkit.definition import template
from sachhon.formkit.values import Origin
from sachhon.vietnamese.money import format_money
from sachhon.vietnamese.numbers import format_number

MILLION = 1_000_000
PAYERS = frozenset(source.value for source in Source)


@dataclass(frozen=True, slots=True)
class Said:
    """A cell: its words, where they came from, and the address of the document with them highlighted."""

    words: str
    origin: str = ""
    url: str = ""


def said(words: str, told: Mapping[str, Any] | None) -> Said:
    """A cell with its origin."""
    origin = Origin(**told) if told else None
    return Said(words, origin_words(origin), words_address(origin))


def said_columns(origins: Mapping[str, Any], **cells: str) -> dict[str, Said]:
    """Several cells of a row by column."""
    return {name: said(words, origins.get(name)) for name, words in cells.items()}


def millions(vnd: int | None) -> str:
    """An amount in triệu đồng without its unit, for tables that say it above; blank is blank."""
    return "" if vnd is None else format_number(Decimal(vnd) / MILLION)


def money_words(vnd: int | None) -> str:
    """An amount with its unit: triệu where it is whole in thousands, else đồng."""
    if vnd is None:
        return ""
    return format_money(vnd, "triệu đồng") if vnd % 1000 == 0 else format_money(vnd)


def target_words(target: Target) -> str:
    """ "8–13 %", "ít nhất 90 %", "2 mô hình": a range is a range."""
    low, high, unit = target.low, target.high, target.unit_of_measure
    if low is None and high is None:
        return ""
    tail = f" {unit}" if unit else ""
    if low is not None and high is not None and low != high:
        return f"{_plain(low)}–{_plain(high)}{tail}"
    plain = _plain(low if low is not None else high)
    signs = {
        ">=": _("ít nhất %(value)s"),
        ">": _("trên %(value)s"),
        "<=": _("không quá %(value)s"),
        "<": _("dưới %(value)s"),
        "~": _("khoảng %(value)s"),
    }
    return signs.get(target.comparator, "%(value)s") % {"value": f"{plain}{tail}"}


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format_number(value.normalize())


def column_words(register: str, column: str, language: str) -> str:
    """The name of a register's column: as the template calls it, with the year of a yearly one."""
    year, dot, name = column.partition(".")
    if not dot:
        year, name = "", column
    if name in PAYERS:
        return str(SOURCES[Source(name)])
    own = {
        "unit_of_measure": _("Đơn vị tính"),
        "unit_price": _("Đơn giá"),
    }
    if name in own:
        return own[name]
    field = template("action-plan").field({"targets": "targets", "tasks": "tasks", "lines": "budget"}[register])
    return f"{field.column(name).labels[language]} {year}".strip()
