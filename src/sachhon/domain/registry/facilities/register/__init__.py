"""The register's facts: what is known of a facility, how it is read, and the one way in which it changes."""

from sachhon.domain.registry.facilities.register.clean import all_clean
from sachhon.domain.registry.facilities.register.codes import next_codes
from sachhon.domain.registry.facilities.register.derived import (
    ComputedSize,
    Proposal,
    computed_size,
    proposed_industry,
)
from sachhon.domain.registry.facilities.register.describing import (
    Changes,
    Description,
    Traces,
    columns_of,
    described,
    held,
    held_facts,
    newly,
    put,
    same_text,
    take,
)
from sachhon.domain.registry.facilities.register.facts import BLANK, FACTS, FLAGS, SIZES, Fact, Group, Value
from sachhon.domain.registry.facilities.register.keeping import save_traces, units_follow
from sachhon.domain.registry.facilities.register.reading import (
    check_fact,
    completed,
    problems_together,
    read_fact,
    shown_fact,
)

__all__ = [
    "BLANK",
    "FACTS",
    "FLAGS",
    "SIZES",
    "Changes",
    "ComputedSize",
    "Description",
    "Fact",
    "Group",
    "Proposal",
    "Traces",
    "Value",
    "all_clean",
    "check_fact",
    "columns_of",
    "completed",
    "computed_size",
    "described",
    "held",
    "held_facts",
    "newly",
    "next_codes",
    "problems_together",
    "proposed_industry",
    "put",
    "read_fact",
    "same_text",
    "save_traces",
    "shown_fact",
    "take",
    "units_follow",
]
