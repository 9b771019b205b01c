"""What is said of an expert or a consultancy, as one piece: written by a form, read from a sheet, kept by a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sachhon.domain.assessments.models import Consultancy, Expert, ExpertTraining
from sachhon.domain.registry.api import FACTS, Unit


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A course that an expert attended, or taught (`as_trainer`)."""

    course: str = ""
    organiser: str = ""
    year: int | None = None
    as_trainer: bool = False
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class ExpertFacts:
    """Everything that is said of an expert. `industries`: numbers in the table of 39."""

    name: str
    is_consultant: bool = True
    is_trainer: bool = False
    organisation: Unit | None = None
    organisation_name: str = ""
    province: Unit | None = None
    industries: tuple[int, ...] = ()
    email: str = ""
    phone: str = ""
    note: str = ""
    listed: bool = False
    trainings: tuple[TrainingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsultancyFacts:
    """Everything that is said of a consultancy beside what the registry of units knows."""

    province: Unit | None = None
    services: str = ""
    industries: tuple[int, ...] = ()
    website: str = ""
    listed: bool = False


EXPERT_WORDS = ("name", "organisation_name", "email", "phone", "note")
EXPERT_MARKS = ("is_consultant", "is_trainer", "listed")
TRAINING_FIELDS = ("course", "organiser", "year", "as_trainer", "certificate")
PERSONAL = frozenset({"email", "phone", "note"})
"""What the trail of the whole system does not repeat: that it changed is enough there."""


def told_of_expert(expert: Expert) -> dict[str, Any]:
    """All facts as they stand, as a change keeps them."""
    return {
        **{name: getattr(expert, name) for name in (*EXPERT_WORDS, *EXPERT_MARKS)},
        "status": expert.status,
        "organisation": expert.organisation.code if expert.organisation else "",
        "province": expert.province.code if expert.province else "",
        "industries": sorted(expert.industries),
        "trainings": [_told_of_training(one) for one in expert.trainings.order_by("pk")],
    }


def told_of_consultancy(consultancy: Consultancy) -> dict[str, Any]:
    """All facts as they stand."""
    return {
        "province": consultancy.province.code if consultancy.province else "",
        "services": consultancy.services,
        "industries": sorted(consultancy.industries),
        "website": consultancy.website,
        "listed": consultancy.listed,
    }


def facts_of_expert(expert: Expert) -> ExpertFacts:
    """The same as one piece, to be written again."""
    return ExpertFacts(
        **{name: getattr(expert, name) for name in (*EXPERT_WORDS, *EXPERT_MARKS)},
        organisation=expert.organisation,
        province=expert.province,
        industries=tuple(sorted(expert.industries)),
        trainings=tuple(TrainingRow(**_told_of_training(one)) for one in expert.trainings.order_by("pk")),
    )


def facts_told(told: dict[str, Any]) -> ExpertFacts:
    """An expert's facts as a change kept them."""
    return ExpertFacts(
        **{name: told[name] for name in (*EXPERT_WORDS, *EXPERT_MARKS)},
        organisation=_unit(told["organisation"]),
        province=_unit(told["province"]),
        industries=tuple(told["industries"]),
        trainings=tuple(TrainingRow(**row) for row in told["trainings"]),
    )


def consultancy_facts_told(told: dict[str, Any]) -> ConsultancyFacts:
    """A consultancy's facts as a change kept them."""
    return ConsultancyFacts(
        _unit(told["province"]), told["services"], tuple(told["industries"]), told["website"], told["listed"]
    )


def industry_names(language: str) -> dict[int, str]:
    """{number in the table of 39: its name}."""
    told = "en" if language.startswith("en") else "vi"
    return {int(option.id): option.labels[told] for option in FACTS["industry"].options}


def _told_of_training(training: ExpertTraining) -> dict[str, Any]:
    return {name: getattr(training, name) for name in TRAINING_FIELDS}


def _unit(code: str) -> Unit | None:
    return Unit.objects.filter(code=code).first() if code else None
