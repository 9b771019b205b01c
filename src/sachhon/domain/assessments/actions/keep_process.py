"""The steps of a process: one is added, changed or taken out, or all of them come with a worksheet."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.assessments.models import Assessment, ProcessStep
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import differing, require_seen, seen_of
from sachhon.domain.assessments.workspace.checking import check_steps
from sachhon.domain.assessments.workspace.facts import StepRow, told_of_step
from sachhon.foundation import audit


def step_seen(step: ProcessStep) -> str:
    """What a step looks like now."""
    return seen_of((told_of_step(step),))


def next_number(assessment: Assessment) -> int:
    """The number that a step gets at the end."""
    return (assessment.steps.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def keep_process_step(
    *, actor: Actor, assessment: Assessment, row: StepRow, step: ProcessStep | None = None, seen: str | None = None
) -> ProcessStep:
    """A new step, or `step` with these words; a number that another has moves those from it on by one.

    Raises PermissionDenied, ChangedMeanwhile, Refused.
    """
    standing, place = held_for(actor, assessment, "edit")
    others = {one.pk: one for one in standing.steps.all()}
    held = others.pop(step.pk, None) if step is not None else None
    if step is not None and held is None:
        raise Refused("step_gone", _("Công đoạn này đã bị xóa."))
    if held is not None and seen is not None:
        require_seen(step_seen(held), seen)
    by_number = {one.number: one for one in others.values()}
    before = told_of_step(held) if held is not None else {}
    check_steps((row,))
    follows = [by_number[number] for number in row.follows if number in by_number]
    if row.number in by_number:
        for one in sorted(others.values(), key=lambda one: -one.number):
            if one.number >= row.number:
                one.number += 1
                one.save(update_fields=("number",))
    kept = held or ProcessStep(assessment=standing)
    _write(kept, row)
    kept.follows.set(follows)
    after = told_of_step(kept)
    changed = differing(before, after) if held is not None else {"name": after["name"], "number": after["number"]}
    if changed:
        _record(actor, standing, place, "assessment.step", {"step": kept.number, **changed})
    return kept


@transaction.atomic
def remove_process_step(*, actor: Actor, assessment: Assessment, step: ProcessStep) -> None:
    """The step with its inputs and outputs is gone; the trail keeps its name. Raises PermissionDenied, Refused."""
    standing, place = held_for(actor, assessment, "edit")
    held = standing.steps.filter(pk=step.pk).first()
    if held is None:
        raise Refused("step_gone", _("Công đoạn này đã bị xóa."))
    detail = {"step": held.number, "name": held.name, "flows": [flow.name for flow in held.flows.all()]}
    held.delete()
    _record(actor, standing, place, "assessment.remove_step", detail)


@transaction.atomic
def keep_process(*, actor: Actor, assessment: Assessment, rows: Sequence[StepRow]) -> list[ProcessStep]:
    """The process is these steps; those of the same id or number stay. Raises PermissionDenied, Refused."""
    standing, place = held_for(actor, assessment, "edit")
    check_steps(rows)
    held = {one.pk: one for one in standing.steps.prefetch_related("follows")}
    named = {row.pk for row in rows if row.pk is not None}
    by_number = {one.number: one for one in held.values() if one.pk not in named}
    before = {pk: told_of_step(one) for pk, one in held.items()}
    kept = {}
    for row in rows:
        step = held.get(row.pk) if row.pk is not None else by_number.get(row.number)
        kept[row.number] = step or ProcessStep(assessment=standing)
        _write(kept[row.number], row)
    for row in rows:
        kept[row.number].follows.set([kept[number] for number in row.follows if number in kept])
    staying = {one.pk for one in kept.values()}
    gone = [one for one in held.values() if one.pk not in staying]
    for one in gone:
        one.delete()
    after = {one.pk: told_of_step(one) for one in kept.values()}
    detail = {
        "added": [after[pk]["name"] for pk in after if pk not in before],
        "removed": [one.name for one in gone],
        "changed": [after[pk]["name"] for pk in after if pk in before and before[pk] != after[pk]],
    }
    if any(detail.values()):
        _record(actor, standing, place, "assessment.steps", {name: found for name, found in detail.items() if found})
    return list(kept.values())


def _write(step: ProcessStep, row: StepRow) -> None:
    step.number, step.name = row.number, row.name.strip()[:200]
    step.what_happens, step.in_focus = row.what_happens.strip(), row.in_focus
    step.save()


def _record(actor: Actor, standing: Assessment, place: Place, verb: str, detail: dict[str, object]) -> None:
    audit.record(
        who=actor.who_for(place),
        verb=verb,
        object_type="assessment",
        object_id=standing.code,
        unit_code=standing.facility.code,
        detail=detail,
    )
