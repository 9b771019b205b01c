"""The province or the ministry verifies what the whole assessment brought, or takes that back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.options.holding import told
from sachhon.domain.assessments.options.measuring import newest, pairs_of
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import ChangedMeanwhile


@transaction.atomic
def verify_whole(
    *, actor: Actor, assessment: Assessment, note: str = "", seen: list[list[int]] | None = None
) -> Assessment:
    """Measurements and evidence of the whole were looked at; the same person's second yes is the first.

    `seen`: the pairs that the person saw. Raises PermissionDenied, ChangedMeanwhile, Refused.
    """
    standing, _place = held_for(actor, assessment, "verify")
    if standing.verified_on is not None:
        if standing.verified_by_id == (actor.user.pk if actor.user else None):
            return standing
        raise Refused("verified", _("Kết quả của cuộc đánh giá đã được người khác kiểm chứng. Tải lại trang."))
    pairs = whole_pairs(standing)
    if seen is not None and seen != pairs:
        raise ChangedMeanwhile
    for lacking in _lacking(actor, standing, pairs):
        raise lacking
    standing.verified_pairs = pairs
    standing.verified_on = timezone.localdate()
    standing.verified_by = actor.user
    standing.verified_why = note.strip()[:500]
    _kept(standing)
    detail = {"pairs": pairs, "verified_on": standing.verified_on.isoformat(), "stage_why": standing.verified_why}
    told(actor, standing, "whole.verify", detail)
    return standing


@transaction.atomic
def withdraw_whole_verification(*, actor: Actor, assessment: Assessment, why: str) -> Assessment:
    """Not verified after all, with the reason. Raises PermissionDenied, Refused."""
    standing, _place = held_for(actor, assessment, "verify")
    if standing.verified_on is None:
        raise Refused("not_verified", _("Kết quả của cuộc đánh giá chưa được kiểm chứng. Tải lại trang."))
    if not why.strip():
        raise Refused("why", _("Ghi lý do để người sau hiểu."), "why")
    was = standing.verified_on.isoformat()
    standing.verified_pairs, standing.verified_on, standing.verified_by = [], None, None
    standing.verified_why = why.strip()[:500]
    _kept(standing)
    told(actor, standing, "whole.withdraw_verification", {"verified_on": was, "stage_why": standing.verified_why})
    return standing


def whole_pairs(assessment: Assessment) -> list[list[int]]:
    """The newest pair of each resource that tells a saving, by its keys."""
    telling = (one for one in pairs_of(assessment.measurements.filter(option=None)) if one.told is not None)
    return [[one.before.pk, one.after.pk] for one in newest(telling).values()]


def lacking_to_verify_whole(actor: Actor, assessment: Assessment) -> list[str]:
    """What a verification would still need if it were made now, in words."""
    return [one.message for one in _lacking(actor, assessment, whole_pairs(assessment))]


def _lacking(actor: Actor, assessment: Assessment, pairs: list[list[int]]) -> list[Refused]:
    found = []
    if not pairs:
        words = _("Chưa có số đo trước và sau của toàn cơ sở, có sản lượng. Cơ sở ghi số đo rồi mới kiểm chứng được.")
        found.append(Refused("measured", words))
    if not assessment.evidence.filter(option=None).exists():
        words = _("Chưa có bằng chứng của toàn cơ sở. Cơ sở gửi hóa đơn hoặc sổ ghi công tơ rồi mới kiểm chứng được.")
        found.append(Refused("evidence", words))
    keys = [key for pair in pairs for key in pair]
    if actor.user is not None and assessment.measurements.filter(pk__in=keys, by=actor.user).exists():
        found.append(Refused("another_person", _("Anh/chị đã ghi số đo này. Người khác phải kiểm chứng.")))
    return found


def _kept(standing: Assessment) -> None:
    standing.version += 1
    standing.save(update_fields=("verified_pairs", "verified_on", "verified_by", "verified_why", "version"))
