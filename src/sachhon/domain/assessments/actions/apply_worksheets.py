"""Worksheets that came back from Excel: all of what was agreed to is applied, or nothing."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.actions.add_option import OptionFacts, add_option, describe_option
from sachhon.domain.assessments.actions.keep_flows import keep_flows
from sachhon.domain.assessments.actions.keep_process import keep_process
from sachhon.domain.assessments.actions.keep_team import keep_team
from sachhon.domain.assessments.actions.keep_waste_stream import keep_waste_stream, remove_waste_stream
from sachhon.domain.assessments.actions.study_option import (
    judge_feasibility,
    keep_effects,
    rank_options,
    screen_option,
)
from sachhon.domain.assessments.models import Assessment, Option
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import ChangedMeanwhile
from sachhon.domain.assessments.workspace.facts import MemberRow, StreamFacts
from sachhon.domain.assessments.workspace.sheets.columns import EFFECTS, FLOWS, ID, OPTIONS, STEPS, STREAMS, TEAM
from sachhon.domain.assessments.workspace.sheets.options import cause_of, differ, effect_of, feasibility_of
from sachhon.domain.assessments.workspace.sheets.plan import Plan, flow_row, plan_worksheets, step_row
from sachhon.domain.assessments.workspace.sheets.read import Line
from sachhon.domain.assessments.workspace.sheets.rows import standing_rows
from sachhon.foundation import audit
from sachhon.vietnamese import fold

DESCRIBED = ("title", "category", "what", "step", "stream", "cause")
SCREENED = ("screening", "screening_why")
JUDGED = ("technical", "economic", "environmental", "technical_note", "environmental_note", "investment", "incentive")
JUDGED += ("yearly_saving", "yearly_cost", "life_years")


@transaction.atomic
def apply_worksheets(*, actor: Actor, assessment: Assessment, data: bytes, agreed: str, file: str = "") -> Plan:
    """The assessment is what the workbook says. `agreed` is the digest of the plan that the person saw.

    Raises PermissionDenied; Refused where cells are wrong; ChangedMeanwhile where something else would change by now.
    """
    standing, place = held_for(actor, assessment, "edit")
    list(standing.options.select_for_update())
    plan = plan_worksheets(standing, data)
    if plan.errors:
        raise Refused("cells_wrong", _("Còn ô sai trong tệp nên chưa áp dụng gì. Sửa rồi gửi lại."), "file")
    if plan.digest != agreed:
        raise ChangedMeanwhile
    if not plan.changes:
        return plan
    before = standing_rows(standing)
    lines = plan.lines
    _team(actor, standing, lines[TEAM.name])
    steps = {
        step.number: step
        for step in keep_process(actor=actor, assessment=standing, rows=[step_row(line) for line in lines[STEPS.name]])
    }
    for number, step in steps.items():
        rows = [flow_row(line) for line in lines[FLOWS.name] if line.values["step"] == number]
        keep_flows(actor=actor, assessment=standing, step=step, rows=rows)
    _streams(actor, standing, lines[STREAMS.name])
    if OPTIONS.name in lines:
        _options(actor, standing, plan, {row[ID]: row for row in before[OPTIONS.name]})
        _effects(actor, standing, plan, {(row["option"], row["resource"]) for row in before[EFFECTS.name]})
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


def _options(actor: Actor, standing: Assessment, plan: Plan, before: dict[int, dict[str, object]]) -> None:
    """Options that the workbook adds or changes, each by the action that its page calls."""
    held = {one.pk: one for one in standing.options.select_related("assessment__facility", "step", "stream", "cause")}
    touched = [line for line in plan.lines[OPTIONS.name] if line.number in plan.touched[OPTIONS.name]]
    ranks: dict[int, int | None] = {}
    for line in sorted(touched, key=_in_order):
        row = before.get(line.values[ID] or 0, {})
        option = held.get(line.values[ID] or 0)
        if option is None:
            option = add_option(actor=actor, assessment=standing, facts=_facts(standing, line, None))
        elif differ(line, row, *DESCRIBED):
            facts = _facts(standing, line, option)
            option = describe_option(actor=actor, option=option, facts=facts, base_version=option.version)
        if differ(line, row, *SCREENED):
            option = screen_option(
                actor=actor,
                option=option,
                screening=line.values["screening"],
                why=line.values["screening_why"],
                base_version=option.version,
            )
        if differ(line, row, *JUDGED):
            told = feasibility_of(line.values)
            option = judge_feasibility(actor=actor, option=option, told_of=told, base_version=option.version)
        if differ(line, row, "rank"):
            ranks[option.number] = line.values["rank"]
    if ranks:
        rank_options(actor=actor, assessment=standing, ranks=ranks)


def _in_order(line: Line) -> tuple[bool, bool, int]:
    """What stands first; then new ones by the numbers that they were given, then those without."""
    number = line.values["number"]
    return line.values[ID] is None, number is None, number or line.number


def _facts(standing: Assessment, line: Line, option: Option | None) -> OptionFacts:
    said = line.values
    stream = option.stream if option is not None else None
    if stream is None or fold(stream.name) != fold(said["stream"]):
        named = (one for one in standing.waste_streams.all() if fold(one.name) == fold(said["stream"]))
        stream = next(named, None) if said["stream"] else None
    return OptionFacts(
        title=said["title"],
        category=said["category"],
        what=said["what"],
        step=standing.steps.filter(number=said["step"]).first() if said["step"] is not None else None,
        stream=stream,
        cause=cause_of(standing, said) if said["cause"] else None,
        library=said["library"],
    )


def _effects(actor: Actor, standing: Assessment, plan: Plan, before: set[tuple[int, str]]) -> None:
    """The effects of the options that the workbook changes some of."""
    lines = plan.lines[EFFECTS.name]
    now = {(line.values["option"], line.values["resource"]) for line in lines}
    numbers = {line.values["option"] for line in lines if line.number in plan.touched[EFFECTS.name]}
    numbers |= {number for number, _resource in before - now}
    for option in standing.options.filter(number__in=numbers).order_by("number"):
        told = [effect_of(line.values) for line in lines if line.values["option"] == option.number]
        keep_effects(actor=actor, option=option, effects=told, base_version=option.version)
