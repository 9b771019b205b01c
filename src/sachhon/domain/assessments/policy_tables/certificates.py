"""Who asks for a certificate, who looks, who decides."""

from sachhon.domain.accounts.api import ABOVE, MINISTRY_STAFF, OWN, OWN_OR_LENT, WRITERS, Policy, Role, Rule
from sachhon.domain.assessments.models import Certificate
from sachhon.domain.assessments.policy_tables.relations import SEEN, over

_ASKED = frozenset({Certificate.Status.REQUESTED.value, Certificate.Status.RETURNED.value})
_CHECKING = frozenset({Certificate.Status.CHECKING.value})

CERTIFICATE = Policy(
    "assessments.certificate",
    {
        "view": SEEN,
        "request": (Rule(WRITERS, OWN_OR_LENT, _ASKED),),
        "withdraw": (Rule(WRITERS, OWN, _ASKED | _CHECKING),),
        "publish": (Rule(WRITERS, OWN, _ASKED | _CHECKING | {Certificate.Status.GRANTED.value}),),
        "check": over(frozenset({Certificate.Status.REQUESTED.value}) | _CHECKING),
        "decide": (Rule(frozenset({Role.LEADER}) | MINISTRY_STAFF, ABOVE, _CHECKING),),
        "revoke": (
            Rule(frozenset({Role.LEADER}) | MINISTRY_STAFF, ABOVE, frozenset({Certificate.Status.GRANTED.value})),
        ),
    },
    tuple(Certificate.Status.values),
)
"""By the facility's place. `publish`: to agree, or no longer, to stand in the public list."""
