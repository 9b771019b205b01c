"""Waste streams: proposed from the flows, added, changed, taken out."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.assessments.models import Assessment, WasteStream
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.selectors.assessments import steps_of_process
from sachhon.domain.assessments.versions import differing, require_seen, seen_of
from sachhon.domain.assessments.workspace.checking import check_amount
from sachhon.domain.assessments.workspace.facts import StreamFacts, told_of_stream
from sachhon.domain.assessments.workspace.streams import PARTS, proposals
from sachhon.foundation import audit

_COLUMNS = ("quantity", *PARTS, "product_share_pct")


def stream_seen(stream: WasteStream) -> str:
    """What a waste stream looks like now."""
    return seen_of((told_of_stream(stream),))


@transaction.atomic
def propose_waste_streams(*, actor: Actor, assessment: Assessment) -> list[WasteStream]:
    """A stream for each waste flow that has none, with the costs that its flows tell. Raises PermissionDenied."""
    standing, place = held_for(actor, assessment, "edit")
    made = []
    for number, told in enumerate(proposals(standing, steps_of_process(standing)), _next(standing)):
        stream = WasteStream(assessment=standing, number=number)
        _write(stream, told)
        made.append(stream)
    if made:
        _record(actor, standing, place, "assessment.propose_streams", {"streams": [one.name for one in made]})
    return made


@transaction.atomic
def keep_waste_stream(
    *,
    actor: Actor,
    assessment: Assessment,
    told: StreamFacts,
    stream: WasteStream | None = None,
    seen: str | None = None,
) -> WasteStream:
    """A new stream, or `stream` with these figures. Raises PermissionDenied, ChangedMeanwhile, Refused."""
    standing, place = held_for(actor, assessment, "edit")
    held = standing.waste_streams.select_related("flow").filter(pk=stream.pk).first() if stream is not None else None
    if stream is not None and held is None:
        raise Refused("stream_gone", _("Dòng thải này đã bị xóa."))
    if held is not None and seen is not None:
        require_seen(stream_seen(held), seen)
    if not told.name.strip():
        raise Refused("name_missing", _("Nhập tên dòng thải."), "name")
    check_amount(told.quantity, "quantity")
    for name in PARTS:
        value = getattr(told, name)
        if value is not None and not 0 <= value < 10**16:
            raise Refused("money_outside", _("Chi phí phải từ 0 đồng trở lên. Để trống nếu chưa biết."), name)
    if told.product_share_pct is not None and not 0 <= told.product_share_pct <= 100:
        raise Refused("share_outside", _("Nhập tỷ lệ từ 0 đến 100."), "product_share_pct")
    if told.flow is not None and told.flow.step.assessment_id != standing.pk:
        raise Refused("flow_elsewhere", _("Dòng này không thuộc cuộc đánh giá."), "flow")
    before = told_of_stream(held) if held is not None else {}
    kept = held or WasteStream(assessment=standing, number=_next(standing))
    _write(kept, told)
    after = told_of_stream(kept)
    changed = differing(before, after) if held is not None else {name: v for name, v in after.items() if v is not None}
    if changed:
        _record(actor, standing, place, "assessment.stream", {"stream": kept.name, **changed})
    return kept


@transaction.atomic
def remove_waste_stream(*, actor: Actor, assessment: Assessment, stream: WasteStream) -> None:
    """The stream and its causes are gone; options that answered it stay. Raises PermissionDenied, Refused."""
    standing, place = held_for(actor, assessment, "edit")
    held = standing.waste_streams.select_related("flow").filter(pk=stream.pk).first()
    if held is None:
        raise Refused("stream_gone", _("Dòng thải này đã bị xóa."))
    causes = [cause.text for cause in held.causes.all()]
    detail = {"stream": held.name, "causes": causes, **told_of_stream(held)}
    held.delete()
    _record(actor, standing, place, "assessment.remove_stream", detail)


def _next(assessment: Assessment) -> int:
    return (assessment.waste_streams.aggregate(last=Max("number"))["last"] or 0) + 1


def _write(stream: WasteStream, told: StreamFacts) -> None:
    stream.name, stream.flow, stream.unit = told.name.strip()[:200], told.flow, told.unit.strip()[:30]
    stream.note = told.note.strip()[:500]
    for name in _COLUMNS:
        setattr(stream, name, getattr(told, name))
    stream.save()


def _record(actor: Actor, standing: Assessment, place: Place, verb: str, detail: dict[str, object]) -> None:
    audit.record(
        who=actor.who_for(place),
        verb=verb,
        object_type="assessment",
        object_id=standing.code,
        unit_code=standing.facility.code,
        detail=detail,
    )
