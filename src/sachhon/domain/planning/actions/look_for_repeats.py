"""Holding a campaign's registrations against all that was registered or planned before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign.repeats import Described, Likely, likely_repeats, passages
from sachhon.domain.planning.campaign_steps import MINISTRY_PLACE, locked, require
from sachhon.domain.planning.models import Campaign, PlanTask, Registration, RepeatFlag
from sachhon.domain.planning.repeating import REGISTRATION_KEY, ground_of, is_own_road
from sachhon.foundation import audit

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Looked:
    """How many texts were compared; how many pairs are likely repeats, are new among them, are flagged no more."""

    compared: int
    found: int
    new: int
    gone: int


def look_for_repeats(*, actor: Actor, campaign: Campaign, progress: Told | None = None) -> Looked:
    """Flags likely repeats. Again gives the same; verdicts are kept, open flags that are likely no more are taken away.

    `progress(done, all)` is told how far the comparison is, before anything is locked. Raises Refused once the campaign
    is decided.
    """
    require(actor, "run", campaign)
    ground = ground_of(campaign)
    said = {one.key: one for one in (*ground.earlier, *ground.new)}
    likely = _without_own_road(campaign, likely_repeats(ground.new, ground.earlier, progress=progress or _nobody))
    return _flagged(actor, campaign, ground.size, likely, said)


@transaction.atomic
def _flagged(
    actor: Actor, campaign: Campaign, compared: int, likely: Sequence[Likely], said: Mapping[str, Described]
) -> Looked:
    held = locked(campaign)
    require(actor, "run", held)
    before = {_pair(flag): flag for flag in RepeatFlag.objects.filter(registration__campaign=held)}
    editions = dict(Registration.objects.filter(campaign=held).values_list("pk", "edition"))
    new = 0
    for pair in likely:
        flag = before.pop((pair.here, pair.there), None)
        if flag is None:
            flag = RepeatFlag(registration_id=_id(pair.here), **_there(pair.there))
            new += 1
        _write(flag, pair, said[pair.here], said[pair.there], editions[_id(pair.here)])
    gone = [flag.pk for flag in before.values() if flag.verdict == RepeatFlag.Verdict.OPEN]
    RepeatFlag.objects.filter(pk__in=gone).delete()
    looked = Looked(compared, len(likely), new, len(gone))
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="campaign.look_for_repeats",
        object_type="campaign",
        object_id=held.round.code,
        unit_code=MINISTRY_PLACE.unit_code,
        detail={"compared": looked.compared, "found": looked.found, "new": looked.new, "gone": looked.gone},
    )
    return looked


def _nobody(done: int, all_: int) -> None:
    """Nobody waits."""


def _write(flag: RepeatFlag, pair: Likely, here: Described, there: Described, edition: int) -> None:
    flag.likeness, flag.apart, flag.edition = pair.likeness, list(pair.apart), edition
    flag.passages = [
        {"field": one.field_here, "here": list(one.here), "field_there": one.field_there, "there": list(one.there)}
        for one in passages(here, there)
    ]
    flag.save()


def _without_own_road(campaign: Campaign, likely: list[Likely]) -> list[Likely]:
    tasks = {
        task.pk: task
        for task in PlanTask.objects.filter(
            pk__in=[_id(pair.there) for pair in likely if not pair.there.startswith(REGISTRATION_KEY)]
        ).select_related("plan")
    }
    units = dict(Registration.objects.filter(campaign=campaign).values_list("pk", "unit_id"))
    return [
        pair
        for pair in likely
        if pair.there.startswith(REGISTRATION_KEY)
        or not is_own_road(units[_id(pair.here)], campaign.year, tasks[_id(pair.there)])
    ]


def _id(key: str) -> int:
    return int(key[1:])


def _there(key: str) -> dict[str, int]:
    return {"earlier_id" if key.startswith(REGISTRATION_KEY) else "task_id": _id(key)}


def _pair(flag: RepeatFlag) -> tuple[str, str]:
    there = f"r{flag.earlier_id}" if flag.earlier_id else f"t{flag.task_id}"
    return f"r{flag.registration_id}", there
