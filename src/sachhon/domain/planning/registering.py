"""A registration's words: set from a row of an answer, compared with it, kept before a merger."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sachhon.domain.planning.campaign.rows import Task
from sachhon.domain.planning.models import Campaign, Registration
from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.api import Revision

WORDS = ("group", "name", "content", "outputs", "central", "counterpart", "note")
"""What of a registration comes from the letter's table."""


def origins_of(task: Task) -> dict[str, Any]:
    """{part: formkit origin as JSON} of the cells that have one."""
    told = {}
    for part, answer in task.answers.items():
        if answer.origin is not None:
            told[part] = {name: value for name, value in asdict(answer.origin).items() if value not in (None, "")}
    return told


def said_by(registration: Registration) -> dict[str, Any]:
    """What it says now."""
    return {name: getattr(registration, name) for name in WORDS}


def differences(registration: Registration, task: Task) -> dict[str, list[Any]]:
    """{part: [before, now]} where a row of a newer answer says something else."""
    before, now = said_by(registration), task.told()
    return {name: [before[name], now[name]] for name in WORDS if before[name] != now[name]}


def set_words(registration: Registration, said: dict[str, Any]) -> None:
    """Take these words over; what was scored before is of an earlier wording from now on."""
    for name in WORDS:
        setattr(registration, name, said[name])
    registration.edition += 1


def newer_of(revision: Revision, task: Task | None) -> dict[str, Any]:
    """What waits for a person to take it over; without a task the newer answer no longer has it."""
    told: dict[str, Any] = {"revision": revision.pk, "number": revision.number, "gone": task is None}
    if task is not None:
        told |= {"row": task.row, "said": task.told(), "origins": origins_of(task)}
    return told


def code_prefix(campaign: Campaign) -> str:
    """How the codes of a campaign begin: "DK2014", and "DK2014.2" for the second of that year."""
    earlier = Campaign.objects.filter(year=campaign.year, pk__lt=campaign.pk).count()
    return f"DK{campaign.year}" + (f".{earlier + 1}" if earlier else "")


def new_registration(campaign: Campaign, unit: Unit, revision: Revision, task: Task, code: str) -> Registration:
    """A row as a registration, not saved yet."""
    return Registration(
        code=code,
        campaign=campaign,
        unit=unit,
        revision=revision,
        row=task.row,
        origins=origins_of(task),
        **task.told(),
    )
