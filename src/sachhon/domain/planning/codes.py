"""Codes of records: the unit, the kind of register, the year and a running number ("P34-52.SK.2026.007")."""

from __future__ import annotations

from django.db.models import Model

from sachhon.domain.registry.api import Unit


def next_code(model: type[Model], unit: Unit, letters: str, year: int) -> str:
    """The next free code; the unit's row stays locked until the transaction ends, so that no number is given twice."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    start = f"{unit.code}.{letters}.{year}."
    taken = model._default_manager.filter(code__startswith=start).values_list("code", flat=True)
    numbers = [int(code.removeprefix(start)) for code in taken if code.removeprefix(start).isdigit()]
    return f"{start}{max(numbers, default=0) + 1:03d}"
