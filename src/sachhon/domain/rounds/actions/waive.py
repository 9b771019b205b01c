"""Units that need not answer after all, with the reason; and taking that back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.models import Obligation, Round
from sachhon.domain.rounds.policies import MINISTRY_PLACE, ROUND
from sachhon.domain.rounds.refusals import Refused
from sachhon.foundation import audit


@transaction.atomic
def waive(*, actor: Actor, asking: Round, obligations: Sequence[Obligation], reason: str) -> int:
    """How many units of the round no longer owe an answer. What they wrote stays. Raises Refused without a reason."""
    held = Round.objects.select_for_update().get(pk=asking.pk)
    ROUND.require(actor, "waive", MINISTRY_PLACE, held.status)
    why = reason.strip()[:300]
    if not why:
        raise Refused("waiver_without_reason", _("Nhập lý do miễn báo cáo."))
    owed = _chosen(held, obligations).filter(waived_at=None)
    codes = list(owed.values_list("unit__code", flat=True))
    owed.update(waived_at=timezone.now(), waived_by=actor.user, waive_reason=why)
    return _told(actor, held, "round.waive", codes, why)


@transaction.atomic
def unwaive(*, actor: Actor, asking: Round, obligations: Sequence[Obligation], reason: str = "") -> int:
    """How many units owe their answer again, by the deadline that they had."""
    held = Round.objects.select_for_update().get(pk=asking.pk)
    ROUND.require(actor, "waive", MINISTRY_PLACE, held.status)
    owed = _chosen(held, obligations).filter(waived_at__isnull=False)
    codes = list(owed.values_list("unit__code", flat=True))
    owed.update(waived_at=None, waived_by=None, waive_reason="")
    return _told(actor, held, "round.unwaive", codes, reason.strip())


def _chosen(asking: Round, obligations: Sequence[Obligation]) -> QuerySet[Obligation]:
    if not obligations:
        raise Refused("no_units_chosen", _("Chọn ít nhất một đơn vị."))
    return Obligation.objects.filter(round=asking, pk__in=[one.pk for one in obligations])


def _told(actor: Actor, asking: Round, verb: str, codes: list[str], reason: str) -> int:
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb=verb,
        object_type="round",
        object_id=asking.code,
        unit_code=codes[0] if len(codes) == 1 else "",
        detail={"units": codes, "reason": reason},
    )
    return len(codes)
