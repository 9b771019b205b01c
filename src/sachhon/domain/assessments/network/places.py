"""Where an expert or a consultancy belongs, for permissions."""

from __future__ import annotations

from sachhon.domain.accounts.api import Place
from sachhon.domain.assessments.models import Expert
from sachhon.domain.registry.api import REGISTRY_PLACE, Unit, place_of


def place_of_expert(expert: Expert) -> Place:
    """Their consultancy, else their province, else the ministry."""
    return place_for(expert.organisation, expert.province)


def place_for(organisation: Unit | None, province: Unit | None) -> Place:
    """Where somebody belongs who works there. A consultancy keeps its own people; other bodies do not."""
    if organisation is not None and organisation.kind == Unit.Kind.CONSULTANCY:
        return place_of(organisation)
    return place_of(province) if province is not None else REGISTRY_PLACE
