"""The door of the registry: other rooms come in here."""

from sachhon.domain.registry.models import Contact, FocalBody, Territory, Unit, UnitName, UnitParent, UnitSuccession
from sachhon.domain.registry.ordering import folded, sort_name
from sachhon.domain.registry.places import place_of
from sachhon.domain.registry.reference import load_reference, province_code

__all__ = [
    "Contact",
    "FocalBody",
    "Territory",
    "Unit",
    "UnitName",
    "UnitParent",
    "UnitSuccession",
    "folded",
    "load_reference",
    "place_of",
    "province_code",
    "sort_name",
]
