"""Two entries that are one facility: who looks alike, what merging takes, what undoing it gives back, who is whom."""

from sachhon.domain.registry.facilities.merging.identity import identities_of, identity_of, merged_entries, standing_for
from sachhon.domain.registry.facilities.merging.look_alikes import (
    LookAlike,
    duplicates_in,
    look_alikes,
    match_row,
)
from sachhon.domain.registry.facilities.merging.taking import COUPLED, facts_to_take

__all__ = [
    "COUPLED",
    "LookAlike",
    "duplicates_in",
    "facts_to_take",
    "identities_of",
    "identity_of",
    "look_alikes",
    "match_row",
    "merged_entries",
    "standing_for",
]
