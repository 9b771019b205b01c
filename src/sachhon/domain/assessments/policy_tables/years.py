"""Who may see what a facility used. Raw consumption is seen by itself, its delegates, its province and the ministry."""

from sachhon.domain.accounts.api import Policy
from sachhon.domain.assessments.policy_tables.relations import SEEN, over, written

YEAR = Policy(
    "assessments.year",
    {
        "view": SEEN,
        "export": SEEN,
        "edit": written(),
        "baseline": written(),
        "verify": over(),
    },
)
"""By the facility's place. `edit`: meter readings; what a report says is changed by a report alone."""
