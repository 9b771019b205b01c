"""The door of the registry: other rooms come in here."""

from sachhon.domain.registry.actions.change_focal_body import (
    BODY_FIELDS,
    CONTACT_FIELDS,
    change_contact,
    change_focal_body,
    end_contact,
)
from sachhon.domain.registry.actions.create_unit import BELOW_A_UNIT, create_unit
from sachhon.domain.registry.actions.import_registry import import_registry
from sachhon.domain.registry.actions.merge_units import dissolve_unit, merge_units
from sachhon.domain.registry.actions.move_unit import move_unit
from sachhon.domain.registry.actions.rename_unit import rename_unit
from sachhon.domain.registry.exchange.plan import Plan, plan_import
from sachhon.domain.registry.exchange.write import write_workbook
from sachhon.domain.registry.lines import rebuild_lines
from sachhon.domain.registry.models import (
    ArrivedRow,
    Arriving,
    Contact,
    Facility,
    FacilityChange,
    FacilityMerger,
    FocalBody,
    FormerAddress,
    FormerName,
    Territory,
    Unit,
    UnitName,
    UnitParent,
    UnitSuccession,
)
from sachhon.domain.registry.ordering import folded, sort_name
from sachhon.domain.registry.places import place_of, place_of_facility
from sachhon.domain.registry.policies import ARRIVING, FACILITY, REGISTRY_PLACE, UNIT
from sachhon.domain.registry.reference import load_reference, province_code
from sachhon.domain.registry.refusals import Refused
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
    "ARRIVING",
    "BELOW_A_UNIT",
    "BODY_FIELDS",
    "CONTACT_FIELDS",
    "FACILITY",
    "REGISTRY_PLACE",
    "UNIT",
    "ArrivedRow",
    "Arriving",
    "Contact",
    "Facility",
    "FacilityChange",
    "FacilityMerger",
    "FocalBody",
    "FormerAddress",
    "FormerName",
    "Plan",
    "Refused",
    "Territory",
    "Unit",
    "UnitName",
    "UnitParent",
    "UnitSuccession",
    "change_contact",
    "change_focal_body",
    "create_unit",
    "dissolve_unit",
    "end_contact",
    "folded",
    "import_registry",
    "line_on",
    "load_reference",
    "merge_units",
    "move_unit",
    "name_on",
    "names_on",
    "place_of",
    "place_of_facility",
    "plan_import",
    "predecessors",
    "province_code",
    "rebuild_lines",
    "rename_unit",
    "search_units",
    "sort_name",
    "successors",
    "units_on",
    "units_under",
    "units_visible",
    "write_workbook",
]
