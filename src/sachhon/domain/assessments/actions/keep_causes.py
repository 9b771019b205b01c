"""Why a waste stream arises: its causes, saved as a list; a cause that keeps its words stays what options name."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Cause, WasteStream
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import require_seen, seen_of
from sachhon.foundation import audit

MOST = 40


def causes_seen(stream: WasteStream) -> str:
    """What the causes of a stream look like now."""
    return seen_of({"text": cause.text} for cause in stream.causes.all())


@transaction.atomic
def keep_causes(
    *, actor: Actor, assessment: Assessment, stream: WasteStream, texts: Sequence[str], seen: str | None = None
) -> list[Cause]:
    """The stream has these causes in this order. Raises PermissionDenied, ChangedMeanwhile, Refused."""
    standing, place = held_for(actor, assessment, "edit")
    own = standing.waste_streams.filter(pk=stream.pk).first()
    if own is None:
        raise Refused("stream_gone", _("Dòng thải này đã bị xóa."))
    held = list(own.causes.all())
    if seen is not None:
        require_seen(causes_seen(own), seen)
    wanted = list(dict.fromkeys(" ".join(text.split())[:500] for text in texts if text.strip()))
    if len(wanted) > MOST:
        raise Refused("too_many", _("Nhiều nhất %(n)s nguyên nhân cho một dòng thải.") % {"n": MOST}, "causes")
    before = [cause.text for cause in held]
    if before == wanted:
        return held
    by_text = {cause.text: cause for cause in held}
    spare = [cause for cause in held if cause.text not in wanted]
    kept = []
    for order, text in enumerate(wanted, 1):
        cause = by_text.get(text) or (spare.pop(0) if len(wanted) == len(before) and spare else Cause(stream=own))
        cause.text, cause.order = text, order
        cause.save()
        kept.append(cause)
    own.causes.exclude(pk__in=[cause.pk for cause in kept]).delete()
    audit.record(
        who=actor.who_for(place),
        verb="assessment.causes",
        object_type="assessment",
        object_id=standing.code,
        unit_code=standing.facility.code,
        detail={"stream": own.name, "before": before, "after": wanted},
    )
    return kept
