"""What a task's year brought: typed where no register holds it, fed by events where one does."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.actions.record_progress import locked_task, year_of
from sachhon.domain.planning.models import Output, PlanTask
from sachhon.domain.planning.recording.measures import COUNT, all_measures
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.task_access import require_task
from sachhon.foundation import audit

MOST = Decimal(10) ** 9


def record_output(
    *, actor: Actor, task: PlanTask, year: int, measure: str, quantity: Decimal, note: str = "", request_key: str = ""
) -> Output:
    """An output typed by hand. The same request again gives the same output. Raises PermissionDenied, Refused."""
    place = require_task(actor, "record", task)
    if request_key and (made := Output.objects.filter(request_key=request_key, task_year__task=task).first()):
        return made
    known = all_measures().get(measure)
    if known is None or known.kind != COUNT:
        raise Refused("measure", _("Chọn loại kết quả."), "measure")
    if not 0 < quantity <= MOST or quantity != int(quantity):
        raise Refused("quantity", _("Nhập số nguyên lớn hơn 0. Không có kết quả thì không ghi dòng nào."), "quantity")
    with transaction.atomic():
        held = locked_task(task)
        row = year_of(held, year)
        made = Output.objects.create(
            task_year=row,
            measure=measure,
            quantity=quantity,
            note=note.strip()[:500],
            by=actor.user,
            request_key=request_key or None,
        )
        audit.record(
            who=actor.who_for(place),
            verb="output.record",
            object_type="task",
            object_id=held.code,
            unit_code=place.unit_code,
            detail={"year": year, "measure": measure, "quantity": quantity, "note": made.note, "output": made.pk},
        )
    return made


def withdraw_output(*, actor: Actor, output: Output) -> Output:
    """It no longer counts; the row stays. What an event feeds is changed at the event.

    Raises PermissionDenied, Refused.
    """
    task = output.task_year.task
    place = require_task(actor, "record", task)
    if output.event_id is not None:
        raise Refused("of_event", _("Kết quả này do sự kiện trong sổ ghi chép tạo ra. Sửa ở trang của sự kiện."))
    with transaction.atomic():
        held = Output.objects.select_for_update(of=("self",)).get(pk=output.pk)
        if held.withdrawn_at is not None:
            return held
        held.withdrawn_at = timezone.now()
        held.save(update_fields=("withdrawn_at",))
        audit.record(
            who=actor.who_for(place),
            verb="output.withdraw",
            object_type="task",
            object_id=task.code,
            unit_code=place.unit_code,
            detail={"output": held.pk, "measure": held.measure, "quantity": held.quantity},
        )
    return held
