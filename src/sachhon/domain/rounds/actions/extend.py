"""More time for units, one or many, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.mailing import queue_new_deadline
from sachhon.domain.rounds.models import DeadlineChange, Obligation, Round
from sachhon.domain.rounds.policies import MINISTRY_PLACE, ROUND
from sachhon.domain.rounds.refusals import Refused
from sachhon.foundation import audit
from sachhon.vietnamese.workdays import next_working_day


@transaction.atomic
def extend(*, actor: Actor, asking: Round, obligations: Sequence[Obligation], until: date, reason: str) -> int:
    """How many deadlines of the round moved to `until` (the next working day where offices are closed then).

    An earlier date takes an extension back, but never to before the round's own deadline. A unit whose deadline stands
    there already, or that was waived, is passed over. The units are told. Raises Refused without a reason, without
    units, and for a date too early.
    """
    held = Round.objects.select_for_update().get(pk=asking.pk)
    ROUND.require(actor, "extend", MINISTRY_PLACE, held.status)
    why = reason.strip()[:300]
    if not why:
        raise Refused("extension_without_reason", _("Nhập lý do gia hạn."))
    if not obligations:
        raise Refused("no_units_chosen", _("Chọn ít nhất một đơn vị."))
    day = next_working_day(until)
    if held.deadline is not None and day < held.deadline:
        raise Refused("deadline_too_early", _("Hạn mới không được sớm hơn hạn chung của đợt báo cáo."))
    owed = list(
        Obligation.objects.select_for_update(of=("self",))
        .select_related("unit")
        .filter(round=held, pk__in=[one.pk for one in obligations], waived_at=None)
        .exclude(deadline=day)
    )
    DeadlineChange.objects.bulk_create(
        [DeadlineChange(obligation=one, before=one.deadline, after=day, reason=why, by=actor.user) for one in owed]
    )
    for one in owed:
        one.deadline = day
    Obligation.objects.bulk_update(owed, ("deadline",), batch_size=500)
    queue_new_deadline(held, [one.unit for one in owed], day, why)
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="round.extend",
        object_type="round",
        object_id=held.code,
        unit_code=owed[0].unit.code if len(owed) == 1 else "",
        detail={"units": [one.unit.code for one in owed], "until": day.isoformat(), "reason": why},
    )
    return len(owed)
