"""Bringing in what the units registered: the rows of each unit's standing sealed answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign.rows import Known, Task, matched, tasks_of
from sachhon.domain.planning.campaign.way import RegistrationStatus
from sachhon.domain.planning.campaign_steps import MINISTRY_PLACE, locked, require, require_possible, step_registration
from sachhon.domain.planning.models import Campaign, Registration
from sachhon.domain.planning.registering import (
    code_prefix,
    differences,
    new_registration,
    newer_of,
    origins_of,
    set_words,
)
from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.api import Revision, Submission, revision_values
from sachhon.foundation import audit

_S = RegistrationStatus


@dataclass
class Gathered:
    """Codes of what came in: new, with new words, no longer asked for; `flagged`: a person has to decide."""

    units: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    flagged: list[str] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Whether all was there already."""
        return not (self.new or self.renewed or self.gone or self.flagged)


@transaction.atomic
def gather_registrations(*, actor: Actor, campaign: Campaign) -> Gathered:
    """What every unit's newest answer registers. A repeat changes nothing.

    A newer answer of a unit changes what nobody has appraised yet, and withdraws what it no longer has. What was
    appraised or merged keeps its words; the newer ones wait at it for a person (`newer`).
    """
    held = locked(campaign)
    require(actor, "run", held)
    require_possible(held, "gather")
    known: dict[int, list[Registration]] = defaultdict(list)
    for one in Registration.objects.filter(campaign=held).select_for_update(of=("self",)).order_by("code"):
        one.campaign = held
        known[one.unit_id].append(one)
    gathered, prefix = Gathered(), code_prefix(held)
    standing = (
        Submission.objects.filter(obligation__round=held.round, standing__isnull=False)
        .select_related("obligation__unit", "standing__template")
        .order_by("obligation__unit__sort_name", "pk")
    )
    made: list[Registration] = []
    for submission in standing:
        unit, revision = submission.obligation.unit, submission.standing
        assert revision is not None
        there = known[unit.pk]
        gathered.units.append(unit.code)
        if there and all(_knows(one, revision) for one in there):
            continue
        tasks = tasks_of(revision.template.definition, revision_values(revision))
        found = matched([Known(one.code, one.name, one.group, one.row) for one in there], tasks)
        by_code = {one.code: one for one in there}
        for code, task in found.same:
            _renew(by_code[code], revision, task, gathered)
        for code in found.gone:
            _lose(by_code[code], revision, gathered)
        made += _added(held, unit, revision, found.new, prefix, len(there))
    Registration.objects.bulk_create(made)
    gathered.new = [one.code for one in made]
    if not gathered.nothing:
        audit.record(
            who=actor.who_for(MINISTRY_PLACE),
            verb="campaign.gather",
            object_type="campaign",
            object_id=held.round.code,
            unit_code=MINISTRY_PLACE.unit_code,
            detail={
                "units": len(gathered.units),
                "new": gathered.new,
                "renewed": gathered.renewed,
                "gone": gathered.gone,
                "flagged": gathered.flagged,
            },
        )
    return gathered


def _knows(one: Registration, revision: Revision) -> bool:
    newest = one.newer["revision"] if one.newer else one.revision_id
    return bool(newest == revision.pk)


def _added(
    campaign: Campaign, unit: Unit, revision: Revision, tasks: Sequence[Task], prefix: str, there: int
) -> list[Registration]:
    return [
        new_registration(campaign, unit, revision, task, f"{prefix}-{unit.code}-{number:02d}")
        for number, task in enumerate(tasks, there + 1)
    ]


def _renew(one: Registration, revision: Revision, task: Task, gathered: Gathered) -> None:
    if _knows(one, revision):
        return
    changes = differences(one, task)
    if changes and (one.status in (_S.APPRAISED, _S.MERGED) or one.own):
        one.newer = newer_of(revision, task)
        gathered.flagged.append(one.code)
    else:
        one.revision, one.row, one.origins, one.newer = revision, task.row, origins_of(task), None
        back = one.status == _S.WITHDRAWN
        if changes or back:
            set_words(one, task.told())
            step_registration(one, "renew")
            gathered.renewed.append(one.code)
    one.save()


def _lose(one: Registration, revision: Revision, gathered: Gathered) -> None:
    if _knows(one, revision):
        return
    if one.status == _S.WITHDRAWN:
        one.revision = revision
    elif one.status == _S.REGISTERED and not one.own:
        step_registration(one, "withdraw")
        one.revision, one.newer = revision, None
        gathered.gone.append(one.code)
    else:
        one.newer = newer_of(revision, None)
        gathered.flagged.append(one.code)
    one.save()
