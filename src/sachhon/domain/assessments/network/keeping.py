"""Writing an expert and a consultancy, and the change that it leaves; permissions are asked by the actions."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.assessments.models import Consultancy, Expert, ExpertTraining, NetworkChange
from sachhon.domain.assessments.network.facts import (
    EXPERT_MARKS,
    EXPERT_WORDS,
    PERSONAL,
    ConsultancyFacts,
    ExpertFacts,
)
from sachhon.domain.registry.api import folded, sort_name
from sachhon.foundation import audit
from sachhon.vietnamese.folding import nfc


def write_expert(expert: Expert, facts: ExpertFacts) -> None:
    """Saves the expert with these facts and courses, one version on."""
    for name in EXPERT_WORDS:
        longest = Expert._meta.get_field(name).max_length
        text = nfc(getattr(facts, name)).strip()
        setattr(expert, name, text[:longest] if longest else text)
    for name in EXPERT_MARKS:
        setattr(expert, name, getattr(facts, name))
    expert.organisation, expert.province = facts.organisation, facts.province
    expert.industries = sorted(set(facts.industries))
    expert.folded, expert.sort_name = folded(expert.name), given_name_first(expert.name)
    expert.version += 1
    expert.save()
    expert.trainings.all().delete()
    ExpertTraining.objects.bulk_create(
        ExpertTraining(
            expert=expert,
            course=nfc(row.course).strip()[:300],
            organiser=nfc(row.organiser).strip()[:300],
            year=row.year,
            as_trainer=row.as_trainer,
            certificate=nfc(row.certificate).strip()[:120],
        )
        for row in facts.trainings
    )


def given_name_first(name: str) -> str:
    """People are ordered by the last word of their name, then by the whole."""
    return f"{sort_name(name.split()[-1])} {sort_name(name)}"[:500] if name.split() else ""


def write_consultancy(consultancy: Consultancy, facts: ConsultancyFacts) -> None:
    """Saves the consultancy with these facts, one version on."""
    consultancy.province = facts.province
    consultancy.services = nfc(facts.services).strip()
    consultancy.industries = sorted(set(facts.industries))
    consultancy.website = facts.website.strip()[:200]
    consultancy.listed = facts.listed
    consultancy.version += 1
    consultancy.save()


def leave_change(
    actor: Actor, place: Place, subject: str, code: str, kind: str, before: dict[str, Any], after: dict[str, Any]
) -> NetworkChange:
    """The change with all facts, and its line in the trail; the last thing of an action."""
    assert transaction.get_connection().in_atomic_block
    change = NetworkChange.objects.create(
        subject=subject, code=code, kind=kind, before=before, after=after, by=actor.user
    )
    differing = [name for name in (after or before) if before.get(name) != after.get(name)]
    audit.record(
        who=actor.who_for(place),
        verb=f"network.{subject}_{kind}",
        object_type=f"network_{subject}",
        object_id=code,
        unit_code=place.unit_code,
        detail={
            name: "" if name in PERSONAL or name == "trainings" else [before.get(name), after.get(name)]
            for name in differing
        },
    )
    return change
