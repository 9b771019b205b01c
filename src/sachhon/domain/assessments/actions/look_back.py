"""A look back after 6, 12 or 24 months is made, or taken back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, FollowUp
from sachhon.domain.assessments.options.following import MONTHS, months_after
from sachhon.domain.assessments.options.holding import told
from sachhon.domain.assessments.places import place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT
from sachhon.domain.assessments.refusals import Refused


def record_look_back(
    *, actor: Actor, assessment: Assessment, months: int, done_on: date | None, notes: str
) -> FollowUp:
    """What still works, seen on a day. A second word corrects the first. Raises PermissionDenied, Refused."""
    ASSESSMENT.require(actor, "carry_out", place_of_assessment(assessment), assessment.status)
    if months not in MONTHS:
        raise Refused("months", _("Theo dõi sau 6, 12 hoặc 24 tháng."))
    if assessment.reported_on is None:
        raise Refused("reported", _("Lập báo cáo đánh giá trước: thời hạn theo dõi tính từ ngày báo cáo."))
    if done_on is None:
        raise Refused("done_on", _("Nhập ngày theo dõi."), "done_on")
    if done_on > timezone.localdate():
        raise Refused("done_on", _("Ngày theo dõi không được ở sau hôm nay."), "done_on")
    if done_on < assessment.reported_on:
        raise Refused("done_on", _("Ngày theo dõi phải sau ngày báo cáo đánh giá."), "done_on")
    if not notes.strip():
        raise Refused("notes", _("Ghi giải pháp nào còn hoạt động, giải pháp nào không."), "notes")
    with transaction.atomic():
        due = months_after(assessment.reported_on, months)
        row, _made = FollowUp.objects.get_or_create(assessment=assessment, months=months, defaults={"due": due})
        row.done_on, row.notes, row.by = done_on, notes.strip()[:5000], actor.user
        row.save()
        told(actor, assessment, "follow_up.record", {"months": months, "done_on": done_on, "notes": row.notes})
    return row


def reopen_look_back(*, actor: Actor, follow_up: FollowUp) -> FollowUp:
    """It was not made after all: due again; what was noted stays. Raises PermissionDenied."""
    assessment = follow_up.assessment
    ASSESSMENT.require(actor, "carry_out", place_of_assessment(assessment), assessment.status)
    with transaction.atomic():
        locked = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
        if locked.done_on is not None:
            was, locked.done_on = locked.done_on, None
            locked.save(update_fields=("done_on",))
            told(actor, assessment, "follow_up.reopen", {"months": locked.months, "done_on": [was, None]})
    return locked
