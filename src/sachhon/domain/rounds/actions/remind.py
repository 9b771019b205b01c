"""Reminding chosen units by hand."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.mailing import queue_reminder
from sachhon.domain.rounds.models import Obligation, Round
from sachhon.domain.rounds.policies import MINISTRY_PLACE, ROUND
from sachhon.domain.rounds.refusals import Refused
from sachhon.foundation import audit


@transaction.atomic
def remind(
    *, actor: Actor, asking: Round, obligations: Sequence[Obligation], note: str = "", request_key: str
) -> tuple[int, int]:
    """(units reminded, mails queued). The same `request_key` again sends nothing twice. Waived units are passed over.

    Who has answered is for the caller to leave out: the rounds do not know answers. Raises Refused without units.
    """
    held = Round.objects.get(pk=asking.pk)
    ROUND.require(actor, "remind", MINISTRY_PLACE, held.status)
    owed = list(
        Obligation.objects.select_related("unit").filter(
            round=held, pk__in=[one.pk for one in obligations], waived_at=None
        )
    )
    if not owed:
        raise Refused("no_units_chosen", _("Chọn ít nhất một đơn vị chưa nộp báo cáo."))
    mails = queue_reminder(held, owed, note.strip(), request_key, publisher=actor.user)
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="round.remind",
        object_type="round",
        object_id=held.code,
        detail={"units": [one.unit.code for one in owed], "mails": mails, "note": note.strip()},
    )
    return len(owed), mails
