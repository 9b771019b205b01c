"""Who sees experts and consultancies, who may call them, who keeps the list."""

from sachhon.domain.accounts.api import ANY_ROLE, ANYWHERE, MINISTRY_STAFF, OWN, OWN_OR_ABOVE, Policy, Rule
from sachhon.domain.assessments.policy_tables.relations import OFFICE

NETWORK = Policy(
    "assessments.network",
    {
        "view": (Rule(ANY_ROLE, ANYWHERE),),
        "contact": (Rule(OFFICE | MINISTRY_STAFF, ANYWHERE),),
        "edit": (Rule(MINISTRY_STAFF, OWN_OR_ABOVE), Rule(OFFICE, OWN)),
    },
)
"""By the province (or consultancy) that an expert belongs to; the ministry where to none. `contact`: see how to call
them."""
