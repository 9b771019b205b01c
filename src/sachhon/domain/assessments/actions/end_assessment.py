"""An assessment is reported, ended, dropped, or opened again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.workspace.blocks import blocks_of
from sachhon.foundation import audit

Status = Assessment.Status


@transaction.atomic
def report_assessment(*, actor: Actor, assessment: Assessment) -> Assessment:
    """The report stands: the workspace is read from now on, options go on. Once reported it stays as it is.

    Raises PermissionDenied; Refused while something blocks it.
    """
    standing, place = held_for(actor, assessment, "report")
    if standing.status == Status.REPORTED:
        return standing
    blocks = blocks_of(standing)
    if blocks:
        raise Refused(
            "blocked",
            _("Chưa lập báo cáo được: còn %(n)s việc phải làm trước, nêu ở trang chính.") % {"n": len(blocks)},
        )
    standing.reported_on = timezone.localdate()
    return _moved(actor, standing, place, Status.REPORTED, "assessment.report", {})


@transaction.atomic
def end_assessment(*, actor: Actor, assessment: Assessment, why: str = "", dropped: bool = False) -> Assessment:
    """Ended, or dropped with a reason. Raises PermissionDenied, Refused."""
    standing, place = held_for(actor, assessment, "end")
    if dropped and not why.strip():
        raise Refused("why_missing", _("Ghi lý do dừng đánh giá."), "why")
    if not dropped and standing.status != Status.REPORTED:
        raise Refused("not_reported", _("Lập báo cáo trước khi kết thúc, hoặc dừng đánh giá kèm lý do."), "how")
    standing.ended_on, standing.why_ended = timezone.localdate(), why.strip()[:500]
    status = Status.DROPPED if dropped else Status.CLOSED
    return _moved(actor, standing, place, status, "assessment.end", {"why": standing.why_ended})


@transaction.atomic
def reopen_assessment(*, actor: Actor, assessment: Assessment, why: str) -> Assessment:
    """Back in work; the day of the report is given anew. Raises PermissionDenied, Refused."""
    standing, place = held_for(actor, assessment, "reopen")
    if not why.strip():
        raise Refused("why_missing", _("Ghi lý do mở lại."), "why")
    standing.ended_on, standing.why_ended, standing.reported_on = None, "", None
    return _moved(actor, standing, place, Status.OPEN, "assessment.reopen", {"why": why.strip()[:500]})


def _moved(
    actor: Actor, standing: Assessment, place: Place, status: str, verb: str, detail: dict[str, str]
) -> Assessment:
    before, standing.status = standing.status, status
    standing.version += 1
    standing.save(update_fields=("status", "reported_on", "ended_on", "why_ended", "version"))
    audit.record(
        who=actor.who_for(place),
        verb=verb,
        object_type="assessment",
        object_id=standing.code,
        unit_code=standing.facility.code,
        detail={"from": before, "to": status, **{name: text for name, text in detail.items() if text}},
    )
    return standing
