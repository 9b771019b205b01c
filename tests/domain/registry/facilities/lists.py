"""Workbooks as people send them, for the tests of arriving lists."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from benchmarks.register_list import tax_code

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.registry.api import Arriving, Unit, apply_list, send_list
from sachhon.foundation.jobs import run_waiting
from tests import world

TITLES = ("Mã số thuế", "Tên cơ sở", "Tỉnh", "Địa chỉ", "Quy mô", "Số lao động", "Áp dụng SXSH")


def tax(number: int) -> str:
    """The number-th tax code that holds."""
    at = 410_000_000
    for _ in range(number + 1):
        at += 1
        while not tax_code(at):
            at += 1
    return tax_code(at)


def book(rows: Sequence[Sequence[Any]], titles: Sequence[str] = TITLES, *, above: int = 0, sheet: str = "DS") -> bytes:
    """An .xlsx with these rows under their titles; `above`: blank rows before them."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        made.set_properties({"created": datetime(2026, 1, 1)})  # the same rows are the same bytes, whatever the second
        page = made.add_worksheet(sheet)
        for number, row in enumerate((titles, *rows), above):
            page.write_row(number, 0, row)
    return out.getvalue()


def sent(data: bytes, actor: Actor | None = None, province: str | None = None, **more: Any) -> Arriving:
    """A list that was sent and read."""
    unit = Unit.objects.get(code=province) if province else None
    who = actor or world.actor(Role.MINISTRY_OFFICER)
    arriving = send_list(actor=who, name="ds.xlsx", data=data, province=unit, **more)
    run_waiting()
    arriving.refresh_from_db()
    return arriving


def applied(arriving: Arriving, actor: Actor | None = None) -> Arriving:
    """The same list with what is ready in the register."""
    apply_list(actor=actor or world.actor(Role.MINISTRY_OFFICER), arriving=arriving, version=arriving.version)
    run_waiting()
    arriving.refresh_from_db()
    return arriving
