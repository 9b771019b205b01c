"""A list of experts is taken over as a whole."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.actions.keep_expert import add_expert, change_expert
from sachhon.domain.assessments.network.reading_sheet import ExpertPlan, plan_experts
from sachhon.domain.assessments.refusals import Refused


@transaction.atomic
def import_experts(*, actor: Actor, data: bytes, agreed: str) -> ExpertPlan:
    """All rows that are right, as the person saw them; each is a change of its own that can be undone.

    `agreed`: `ExpertPlan.seen` of what was shown. Raises PermissionDenied, and Refused where the list does something
    else by now, or a row cannot be taken over; then nothing is.
    """
    plan = plan_experts(data, timezone.localdate())
    if plan.seen != agreed:
        raise Refused("changed_meanwhile", _("Mạng lưới vừa thay đổi. Xem lại những gì tệp này sẽ làm rồi đồng ý."))
    for row in plan.added:
        try:
            add_expert(actor=actor, facts=row.facts)
        except Refused as refused:
            told = {"number": row.number, "words": refused.message}
            raise Refused(refused.code, _("Dòng %(number)s: %(words)s") % told) from refused
    for row in plan.changed:
        if row.expert is not None:
            change_expert(actor=actor, expert=row.expert, facts=row.facts, base_version=row.expert.version)
    return plan
