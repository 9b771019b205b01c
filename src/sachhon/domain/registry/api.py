"""The door of the registry: other rooms come in here."""

from sachhon.domain.registry.actions.add_facility import add_facility
from sachhon.domain.registry.actions.apply_list import apply_list, run_again, undo_list, withdraw_list
from sachhon.domain.registry.actions.change_facility import change_facility
from sachhon.domain.registry.actions.change_focal_body import (
    BODY_FIELDS,
    CONTACT_FIELDS,
    change_contact,
    change_focal_body,
    end_contact,
)
from sachhon.domain.registry.actions.close_facility import close_facility, reopen_facility
from sachhon.domain.registry.actions.create_unit import BELOW_A_UNIT, create_unit
from sachhon.domain.registry.actions.give_account import give_account
from sachhon.domain.registry.actions.import_registry import import_registry
from sachhon.domain.registry.actions.judge_arrived import RowVerdict, judge_arrived
from sachhon.domain.registry.actions.merge_facilities import merge_facilities, undo_merger
from sachhon.domain.registry.actions.merge_units import dissolve_unit, merge_units
from sachhon.domain.registry.actions.move_unit import move_unit
from sachhon.domain.registry.actions.rename_unit import rename_unit
from sachhon.domain.registry.actions.send_list import send_list
from sachhon.domain.registry.actions.undo_change import undo_change
from sachhon.domain.registry.exchange.plan import Plan, plan_import
from sachhon.domain.registry.exchange.write import write_workbook
from sachhon.domain.registry.facilities.arriving.bad_rows import bad_rows
from sachhon.domain.registry.facilities.arriving.beginning import SentBefore
from sachhon.domain.registry.facilities.arriving.blank import blank_list
from sachhon.domain.registry.facilities.arriving.reports import ToldRow, arrive_from_report, supersede_arriving
from sachhon.domain.registry.facilities.arriving.rows import Problem, problem_of
from sachhon.domain.registry.facilities.arriving.selectors import (
    arrived_rows,
    arriving_visible,
    candidates_visible,
    changes_of,
    place_of_arriving,
)
from sachhon.domain.registry.facilities.counting import PlaceCount, counted_by_province
from sachhon.domain.registry.facilities.merging import (
    COUPLED,
    LookAlike,
    duplicates_in,
    facts_to_take,
    identities_of,
    identity_of,
    look_alikes,
    merged_entries,
    standing_for,
)
from sachhon.domain.registry.facilities.merging.jobs import AT_ONCE, ask_for_duplicates, last_duplicates
from sachhon.domain.registry.facilities.register import (
    BLANK,
    FACTS,
    FLAGS,
    Description,
    Fact,
    Group,
    Value,
    check_fact,
    completed,
    computed_size,
    described,
    held,
    held_facts,
    problems_together,
    proposed_industry,
    read_fact,
    shown_fact,
)
from sachhon.domain.registry.facilities.selecting import ANSWERS, FacilityFilter, facilities_visible
from sachhon.domain.registry.facilities.shares import (
    Counted,
    Denominator,
    Share,
    ShareMeasure,
    facilities_at_work,
    facilities_in,
    percent,
    share_by_province,
    share_measures,
    shares_of,
)
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
from sachhon.domain.registry.places import place_of, place_of_facility, place_of_standing
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
    "ANSWERS",
    "ARRIVING",
    "AT_ONCE",
    "BELOW_A_UNIT",
    "BLANK",
    "BODY_FIELDS",
    "CONTACT_FIELDS",
    "COUPLED",
    "FACILITY",
    "FACTS",
    "FLAGS",
    "REGISTRY_PLACE",
    "UNIT",
    "ArrivedRow",
    "Arriving",
    "Contact",
    "Counted",
    "Denominator",
    "Description",
    "Facility",
    "FacilityChange",
    "FacilityFilter",
    "FacilityMerger",
    "Fact",
    "FocalBody",
    "FormerAddress",
    "FormerName",
    "Group",
    "LookAlike",
    "PlaceCount",
    "Plan",
    "Problem",
    "Refused",
    "RowVerdict",
    "SentBefore",
    "Share",
    "ShareMeasure",
    "Territory",
    "ToldRow",
    "Unit",
    "UnitName",
    "UnitParent",
    "UnitSuccession",
    "Value",
    "add_facility",
    "apply_list",
    "arrive_from_report",
    "arrived_rows",
    "arriving_visible",
    "ask_for_duplicates",
    "bad_rows",
    "blank_list",
    "candidates_visible",
    "change_contact",
    "change_facility",
    "change_focal_body",
    "changes_of",
    "check_fact",
    "close_facility",
    "completed",
    "computed_size",
    "counted_by_province",
    "create_unit",
    "described",
    "dissolve_unit",
    "duplicates_in",
    "end_contact",
    "facilities_at_work",
    "facilities_in",
    "facilities_visible",
    "facts_to_take",
    "folded",
    "give_account",
    "held",
    "held_facts",
    "identities_of",
    "identity_of",
    "import_registry",
    "judge_arrived",
    "last_duplicates",
    "line_on",
    "load_reference",
    "look_alikes",
    "merge_facilities",
    "merge_units",
    "merged_entries",
    "move_unit",
    "name_on",
    "names_on",
    "percent",
    "place_of",
    "place_of_arriving",
    "place_of_facility",
    "place_of_standing",
    "plan_import",
    "predecessors",
    "problem_of",
    "problems_together",
    "proposed_industry",
    "province_code",
    "read_fact",
    "rebuild_lines",
    "rename_unit",
    "reopen_facility",
    "run_again",
    "search_units",
    "send_list",
    "share_by_province",
    "share_measures",
    "shares_of",
    "shown_fact",
    "sort_name",
    "standing_for",
    "successors",
    "supersede_arriving",
    "undo_change",
    "undo_list",
    "undo_merger",
    "units_on",
    "units_under",
    "units_visible",
    "withdraw_list",
    "write_workbook",
]
