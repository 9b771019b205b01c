"""Money follows its task's classification: the two columns of the entries that may change."""

from __future__ import annotations

from collections.abc import Iterable

from sachhon.domain.planning.models import BudgetLine, MoneyEntry


def classify_money(lines: Iterable[BudgetLine]) -> None:
    """For the actions that classify a task or tie a line to one, within their transaction, which they audit."""
    asked = BudgetLine.objects.filter(pk__in=[line.pk for line in lines])
    classes: dict[tuple[int | None, str], list[int]] = {}
    for pk, component, group in asked.order_by().values_list("pk", "task__component", "task__group"):
        classes.setdefault((component, group or ""), []).append(pk)
    for (component, group), pks in classes.items():
        MoneyEntry.objects.filter(line__in=pks).update(component=component, group=group)
