"""Worksheets that came back from Excel: all of what was agreed to is applied, or nothing."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.actions.keep_flows import keep_flows
from sachhon.domain.assessments.actions.keep_process import keep_process
from sachhon.domain.assessments.actions.keep_team import keep_team
from sachhon.domain.assessments.actions.keep_waste_stream import keep_waste_stream, remove_waste_stream
from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import ChangedMeanwhile
from sachhon.domain.assessments.workspace.facts import MemberRow, StreamFacts
from sachhon.domain.assessments.workspace.sheets.columns import FLOWS, ID, STEPS, STREAMS, TEAM
from sachhon.domain.assessments.workspace.sheets.plan import Plan, flow_row, plan_worksheets, step_row
from sachhon.domain.assessments.workspace.sheets.read import Line
from sachhon.foundation import audit


@transaction.atomic
def apply_worksheets(*, actor: Actor, assessment: Assessment, data: bytes, agreed: str, file: str = "") -> Plan:
    """The assessment is what the workbook says. `agreed` is the digest of the plan that the person saw.

    Raises PermissionDenied; Refused where cells are wrong; ChangedMeanwhile where something else would change by now.
    """
    standing, place = held_for(actor, assessment, "edit")
    plan = plan_worksheets(standing, data)
    if plan.errors:
        raise Refused("cells_wrong", _("Còn ô sai trong tệp nên chưa áp dụng gì. Sửa rồi gửi lại."), "file")
    if plan.digest != agreed:
        raise ChangedMeanwhile
    lines = plan.filled.lines
    _team(actor, standing, lines[TEAM.name])
    steps = {
        step.number: step
        for step in keep_process(actor=actor, assessment=standing, rows=[step_row(line) for line in lines[STEPS.name]])
    }
    for number, step in steps.items():
        rows = [flow_row(line) for line in lines[FLOWS.name] if line.values["step"] == number]
        keep_flows(actor=actor, assessment=standing, step=step, rows=rows)
    _streams(actor, standing, lines[STREAMS.name])
    audit.record(
        who=actor.who_for(place),
        verb="assessment.worksheets",
        object_type="assessment",
        object_id=standing.code,
        unit_code=standing.facility.code,
        detail={"file": file, "changes_applied": str(len(plan.changes))},
    )
    return plan


def _team(actor: Actor, standing: Assessment, lines: list[Line]) -> None:
    experts = {one.pk: one.expert.code for one in standing.team.select_related("expert") if one.expert is not None}
    rows = []
    for line in lines:
        said = dict(line.values)
        pk = said.pop(ID)
        rows.append(MemberRow(pk=pk, expert=experts.get(pk, ""), **said))
    keep_team(actor=actor, assessment=standing, rows=rows)


def _streams(actor: Actor, standing: Assessment, lines: list[Line]) -> None:
    held = {one.pk: one for one in standing.waste_streams.select_related("flow")}
    for line in lines:
        said = dict(line.values)
        stream = held.pop(said.pop(ID) or 0, None)
        flow = stream.flow if stream is not None else None
        keep_waste_stream(actor=actor, assessment=standing, told=StreamFacts(flow=flow, **said), stream=stream)
    for gone in held.values():
        remove_waste_stream(actor=actor, assessment=standing, stream=gone)
