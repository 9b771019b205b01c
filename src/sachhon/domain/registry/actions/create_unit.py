"""A new unit."""

from __future__ import annotations

import re
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.lines import rebuild_lines
from sachhon.domain.registry.models import Territory, Unit, UnitName, UnitParent
from sachhon.domain.registry.ordering import folded, sort_name
from sachhon.domain.registry.places import place_of
from sachhon.domain.registry.policies import UNIT
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit
from sachhon.vietnamese.folding import nfc

PREFIXES = {
    Unit.Kind.MINISTRY: "B",
    Unit.Kind.PROVINCE: "T",
    Unit.Kind.CORPORATION: "TD",
    Unit.Kind.ASSOCIATION: "HH",
    Unit.Kind.CONSULTANCY: "TV",
    Unit.Kind.DISTRICT: "H",
    Unit.Kind.DEPARTMENT: "PB",
    Unit.Kind.FACILITY: "CS",
}
BELOW_A_UNIT = frozenset({Unit.Kind.DEPARTMENT, Unit.Kind.DISTRICT, Unit.Kind.FACILITY})
"""Kinds that a unit's own people may add below it; the others are the ministry's to add."""
_CODE = re.compile(r"[A-Z][A-Z0-9-]{1,38}")


@transaction.atomic
def create_unit(
    *,
    actor: Actor,
    kind: str,
    name: str,
    parent: Unit,
    founded: date,
    code: str = "",
    territory: Territory | None = None,
) -> Unit:
    """The unit, below its parent from the day it was founded. Without a code it gets the next one of its kind.

    Raises Refused for a code that is taken or is none, and for a parent that is no more.
    """
    UNIT.require(actor, "add_below", place_of(parent))
    if kind not in BELOW_A_UNIT:
        UNIT.require(actor, "change", place_of(parent))
    called = nfc(name).strip()
    if not called:
        raise Refused("unit_without_name", _("Nhập tên đơn vị."))
    if parent.dissolved and parent.dissolved < founded:
        raise Refused("parent_dissolved", _("Đơn vị cấp trên đã giải thể. Chọn đơn vị đang hoạt động."))
    wanted = code.strip().upper()
    if wanted and not _CODE.fullmatch(wanted):
        raise Refused("unit_code_malformed", _("Mã đơn vị gồm chữ không dấu, số và dấu gạch ngang, bắt đầu bằng chữ."))
    if wanted and Unit.objects.filter(code=wanted).exists():
        raise Refused("unit_code_taken", _("Mã {code} đã có. Mã không bao giờ dùng lại.").format(code=wanted))
    unit = Unit.objects.create(
        code=wanted or next_code(kind),
        kind=kind,
        name=called,
        folded=folded(called),
        sort_name=sort_name(called),
        territory=territory or parent.territory,
        parent=parent,
        line=[],
        founded=founded,
    )
    UnitName.objects.create(unit=unit, name=called, valid_from=founded)
    UnitParent.objects.create(unit=unit, parent=parent, valid_from=founded)
    unit.line = [unit.code, *parent.line]
    unit.save(update_fields=("line",))
    if not parent.line:
        rebuild_lines()
        unit.refresh_from_db()
    audit.record(
        who=actor.who_for(place_of(unit)),
        verb="unit.create",
        object_type="unit",
        object_id=unit.code,
        unit_code=unit.code,
        detail={"kind": kind, "name": called, "parent": parent.code, "founded": founded.isoformat()},
    )
    return unit


def next_code(kind: str) -> str:
    """ "CS-00012": the kind's letters and the next number; no code is used again."""
    head = f"{PREFIXES[Unit.Kind(kind)]}-"
    numbers = (
        code.removeprefix(head) for code in Unit.objects.filter(code__startswith=head).values_list("code", flat=True)
    )
    return f"{head}{max((int(number) for number in numbers if number.isdecimal()), default=0) + 1:05d}"
