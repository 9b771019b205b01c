"""The team of an assessment, saved as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Expert, TeamMember
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import require_seen, seen_of
from sachhon.domain.assessments.workspace.facts import MemberRow, told_of_member
from sachhon.foundation import audit

MOST = 40


def team_seen(assessment: Assessment) -> str:
    """What the team looks like now."""
    return seen_of(told_of_member(one) | {"pk": one.pk} for one in assessment.team.select_related("expert"))


@transaction.atomic
def keep_team(
    *, actor: Actor, assessment: Assessment, rows: Sequence[MemberRow], seen: str | None = None
) -> list[TeamMember]:
    """The team is these people in this order. Raises PermissionDenied, ChangedMeanwhile, Refused.

    `seen`: what the person saw (`team_seen`); None where a whole worksheet was agreed to.
    """
    standing, place = held_for(actor, assessment, "edit")
    if seen is not None:
        require_seen(team_seen(standing), seen)
    if len(rows) > MOST:
        raise Refused("too_many", _("Nhiều nhất %(n)s người trong nhóm.") % {"n": MOST})
    if sum(row.is_leader for row in rows) > 1:
        raise Refused("two_leaders", _("Nhóm chỉ có một đội trưởng. Bỏ chọn những người khác."), "is_leader")
    held = {one.pk: one for one in standing.team.select_related("expert")}
    before = {one.pk: told_of_member(one) for one in held.values()}
    kept: list[TeamMember] = []
    for order, row in enumerate(rows, 1):
        if not row.name.strip():
            raise Refused("name_missing", _("Nhập họ tên."), f"{order}.name")
        member = held.get(row.pk or 0) or TeamMember(assessment=standing)
        member.name, member.position = row.name.strip()[:200], row.position.strip()[:200]
        member.part, member.is_leader, member.order = row.part.strip()[:200], row.is_leader, order
        member.expert = _expert(row.expert)
        member.save()
        kept.append(member)
    gone = [one for one in held.values() if one.pk not in {member.pk for member in kept}]
    for one in gone:
        one.delete()
    after = {one.pk: told_of_member(one) for one in kept}
    changes = {
        "added": [after[pk]["name"] for pk in after if pk not in before],
        "removed": [before[pk]["name"] for pk in before if pk not in after],
        "changed": [after[pk]["name"] for pk in after if pk in before and before[pk] != after[pk]],
    }
    if any(changes.values()):
        audit.record(
            who=actor.who_for(place),
            verb="assessment.team",
            object_type="assessment",
            object_id=standing.code,
            unit_code=standing.facility.code,
            detail={name: found for name, found in changes.items() if found},
        )
    return kept


def _expert(code: str) -> Expert | None:
    if not code:
        return None
    found = Expert.objects.filter(code=code).first()
    if found is None:
        raise Refused("expert_unknown", _("Mạng lưới không có chuyên gia mã %(code)s.") % {"code": code}, "expert")
    return found
