"""What goes into a step and comes out of it, saved as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Flow, ProcessStep
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import differing, require_seen, seen_of
from sachhon.domain.assessments.workspace.checking import MOST_FLOWS, check_flow
from sachhon.domain.assessments.workspace.facts import FLOW_COLUMNS, FlowRow, told_of_flow, told_of_row
from sachhon.foundation import audit

_LONGEST = {"name": 200, "carrier": 40, "unit": 30, "note": 500}


def flows_seen(flows: Iterable[Flow]) -> str:
    """What the flows of a step look like now."""
    return seen_of(told_of_flow(one) | {"pk": one.pk} for one in flows)


@transaction.atomic
def keep_flows(
    *, actor: Actor, assessment: Assessment, step: ProcessStep, rows: Sequence[FlowRow], seen: str | None = None
) -> list[Flow]:
    """The step has these flows in this order; a row that is not named is gone.

    Raises PermissionDenied, ChangedMeanwhile; Refused, whose field is "<row, from 1>.<column>".
    """
    standing, place = held_for(actor, assessment, "edit")
    own = standing.steps.filter(pk=step.pk).first()
    if own is None:
        raise Refused("step_gone", _("Công đoạn này đã bị xóa."))
    held = {one.pk: one for one in own.flows.all()}
    if seen is not None:
        require_seen(flows_seen(held.values()), seen)
    if len(rows) > MOST_FLOWS:
        raise Refused("too_many", _("Nhiều nhất %(n)s dòng ở một công đoạn.") % {"n": MOST_FLOWS})
    before = {pk: told_of_flow(one) for pk, one in held.items()}
    kept: list[Flow] = []
    changes: list[dict[str, object]] = []
    for order, row in enumerate(rows, 1):
        check_flow(row, f"{order}.")
        flow = held.get(row.pk or 0) or Flow(step=own)
        for name in FLOW_COLUMNS:
            value = getattr(row, name)
            setattr(flow, name, value.strip()[: _LONGEST[name]] if name in _LONGEST else value)
        flow.order = order
        flow.save()
        kept.append(flow)
        if flow.pk not in before:
            told = {name: value for name, value in told_of_row(row).items() if value not in ("", None)}
            changes.append({"added": row.name.strip(), **told})
        elif changed := differing(before[flow.pk], told_of_flow(flow)):
            changes.append({"changed": row.name.strip(), **changed})
    for pk, one in held.items():
        if pk not in {flow.pk for flow in kept}:
            changes.append({"removed": one.name, **{k: v for k, v in before[pk].items() if v not in ("", None)}})
            one.delete()
    if changes:
        audit.record(
            who=actor.who_for(place),
            verb="assessment.flows",
            object_type="assessment",
            object_id=standing.code,
            unit_code=standing.facility.code,
            detail={"step": f"{own.number}. {own.name}", "changes": changes},
        )
    return kept
