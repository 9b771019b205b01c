"""Who may see what a facility used. Raw consumption is seen by itself, its delegates, its province and the ministry."""

from sachhon.domain.accounts.api import ANY_ROLE, OWN_OR_ABOVE, Policy, Rule
from sachhon.domain.assessments.policy_tables.relations import SEEN, over, written

YEAR = Policy(
    "assessments.year",
    {
        "view": SEEN,
        "export": SEEN,
        "edit": written(),
        "baseline": written(),
        "verify": over(),
        "view_within": (Rule(ANY_ROLE, OWN_OR_ABOVE),),
        "export_within": (Rule(ANY_ROLE, OWN_OR_ABOVE),),
    },
)
"""By the facility's place; `…_within` by a province's, of the facilities in it: to whom the province lent a role, to
type its report, it did not lend its factories' consumption. `edit`: meter readings; what a report says is changed by a
report alone."""
