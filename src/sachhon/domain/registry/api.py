"""The door of the registry: other rooms come in here."""

from sachhon.domain.registry.models import Contact, FocalBody, Territory, Unit, UnitName, UnitParent, UnitSuccession
from sachhon.domain.registry.places import place_of

__all__ = [
    "Contact",
    "FocalBody",
    "Territory",
    "Unit",
    "UnitName",
    "UnitParent",
    "UnitSuccession",
    "place_of",
]
