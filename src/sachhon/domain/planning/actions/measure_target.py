"""Keeping how far a target has come: typed with a note, or taken from what an accepted report says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.comparing.reported import accepted_report, reported_in
from sachhon.domain.planning.models import Plan, Target, TargetMeasure
from sachhon.domain.planning.policies import PLAN
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit

EARLIEST = date(2009, 1, 1)
_MOST = Decimal(10) ** 15


@transaction.atomic
def measure_target(
    *, actor: Actor, target: Target, on: date, value: Decimal, high: Decimal | None = None, note: str
) -> TargetMeasure:
    """What somebody measured, with what it rests on; the same said again is the measure that is there.

    What was kept never changes: a later measure of the same day stands in its place. Raises PermissionDenied; Refused.
    """
    held = _held(actor, target)
    words = note.strip()
    if not words:
        raise Refused("note_missing", _("Ghi số liệu này dựa vào đâu: khảo sát, văn bản, cách tính."), "note")
    if not EARLIEST <= on <= timezone.localdate():
        raise Refused("day_impossible", _("Ngày đo phải từ năm 2009 đến hôm nay."), "on")
    if high is not None and high < value:
        raise Refused("range_turned", _("Số cao phải từ số thấp trở lên."), "high")
    if value < 0 or max(value, high or value) >= _MOST:
        raise Refused("value_impossible", _("Số đo phải từ 0 trở lên. Kiểm tra lại số chữ số."), "value")
    if held.unit_of_measure.strip() == "%" and max(value, high or value) > 100:
        raise Refused("share_impossible", _("Tỷ lệ không quá 100 %. Kiểm tra lại dấu phẩy."), "value")
    told = {"on": on, "value": value, "high": high if high != value else None, "note": words[:500]}
    return _keep(actor, held, told)


@transaction.atomic
def take_target_measure(*, actor: Actor, target: Target) -> TargetMeasure:
    """What the unit's newest accepted report says of the target's measure, with the revision and field it stands in.

    Raises PermissionDenied; Refused where no accepted report says anything of it.
    """
    held = _held(actor, target)
    report = accepted_report(held.plan.unit) if held.measure else None
    said = reported_in(report).get(held.measure) if report is not None else None
    if report is None or said is None:
        raise Refused(
            "nothing_reported",
            _("Chưa có báo cáo đã duyệt nào nói về chỉ số của mục tiêu này. Nhập số đo kèm ghi chú."),
        )
    asked = report.submission.obligation.round
    on = asked.data_until or timezone.localtime(report.sealed_at).date()
    high = said.high if said.high != said.value else None
    return _keep(actor, held, {"on": on, "value": said.value, "high": high, "revision": report, "field": said.field})


def _held(actor: Actor, target: Target) -> Target:
    held = Target.objects.select_for_update(of=("self",)).select_related("plan__unit").get(pk=target.pk)
    PLAN.require(actor, "arrange", place_of(held.plan.unit), held.plan.status)
    if held.plan.status != Plan.Status.ADOPTED or held.removed_in_id is not None:
        raise Refused("target_gone", _("Mục tiêu này không còn trong kế hoạch đang thực hiện."))
    return held


def _keep(actor: Actor, target: Target, told: dict[str, object]) -> TargetMeasure:
    newest = TargetMeasure.objects.filter(target=target, on=told["on"]).order_by("-pk").first()
    if newest is not None and all(getattr(newest, name) == value for name, value in told.items()):
        return newest
    kept = TargetMeasure.objects.create(target=target, by=actor.user, **told)
    place = place_of(target.plan.unit)
    audit.record(
        who=actor.who_for(place),
        verb="plan.measure_target",
        object_type="target",
        object_id=f"{target.plan.code}#{target.serial}",
        unit_code=target.plan.unit.code,
        detail={
            "on": str(kept.on),
            "value": str(kept.value),
            "high": "" if kept.high is None else str(kept.high),
            "note": kept.note,
            "revision": kept.revision_id,
            "field": kept.field,
        },
    )
    return kept
