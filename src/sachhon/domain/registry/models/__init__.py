"""Tables of units, territories and facilities, all dated."""

from sachhon.domain.registry.models.arrivals import ArrivedRow, Arriving
from sachhon.domain.registry.models.facility import (
    Facility,
    FacilityChange,
    FacilityMerger,
    FormerAddress,
    FormerName,
)
from sachhon.domain.registry.models.focal import Contact, FocalBody
from sachhon.domain.registry.models.territory import Territory
from sachhon.domain.registry.models.unit import Unit, UnitName, UnitParent, UnitSuccession

__all__ = [
    "ArrivedRow",
    "Arriving",
    "Contact",
    "Facility",
    "FacilityChange",
    "FacilityMerger",
    "FocalBody",
    "FormerAddress",
    "FormerName",
    "Territory",
    "Unit",
    "UnitName",
    "UnitParent",
    "UnitSuccession",
]
