"""The door of the registry: other rooms come in here."""

from sachhon.domain.registry.models import Contact, FocalBody, Territory, Unit, UnitName, UnitParent, UnitSuccession
from sachhon.domain.registry.ordering import folded, sort_name
from sachhon.domain.registry.places import place_of
from sachhon.domain.registry.reference import load_reference, province_code
from sachhon.domain.registry.selectors import (
    line_on,
    name_on,
    names_on,
    predecessors,
    search_units,
    successors,
    units_on,
    units_under,
    units_visible,
)

__all__ = [
    "Contact",
    "FocalBody",
    "Territory",
    "Unit",
    "UnitName",
    "UnitParent",
    "UnitSuccession",
    "folded",
    "line_on",
    "load_reference",
    "name_on",
    "names_on",
    "place_of",
    "predecessors",
    "province_code",
    "search_units",
    "sort_name",
    "successors",
    "units_on",
    "units_under",
    "units_visible",
]
