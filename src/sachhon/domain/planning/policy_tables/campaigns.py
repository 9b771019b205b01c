"""Who runs a campaign, who appraises, who sees what."""

from sachhon.domain.accounts.api import ANY_ROLE, MINISTRY_STAFF, OWN, OWN_OR_ABOVE, Policy, Relation, Role, Rule
from sachhon.domain.planning.models import Campaign, Registration

_BEFORE_DECISION = frozenset(
    {Campaign.Status.OPEN.value, Campaign.Status.APPRAISING.value, Campaign.Status.RANKED.value}
)
_READERS = frozenset({Role.ADMINISTRATOR, Role.MINISTRY_OFFICER, Role.HEAD, Role.LEADER, Role.INSPECTOR})

_HEADS = frozenset({Role.HEAD, Role.LEADER})

CAMPAIGN = Policy(
    "planning.campaign",
    {
        "view": (Rule(_READERS, OWN),),
        "export": (Rule(_READERS, OWN),),
        "run": (Rule(MINISTRY_STAFF, OWN, _BEFORE_DECISION),),
        "decide": (Rule(frozenset({Role.ADMINISTRATOR, Role.LEADER}), OWN, frozenset({Campaign.Status.RANKED.value})),),
        "notify": (Rule(MINISTRY_STAFF, OWN, frozenset({Campaign.Status.DECIDED.value})),),
    },
    tuple(Campaign.Status.values),
)
"""A campaign belongs to the ministry: the place is always the ministry's."""

REGISTRATION = Policy(
    "planning.registration",
    {
        "view": (Rule(ANY_ROLE, OWN_OR_ABOVE | {Relation.DELEGATED}),),
        "appraise": (Rule(ANY_ROLE, frozenset({Relation.ABOVE, Relation.OTHER})),),
        "merge": (Rule(MINISTRY_STAFF, OWN_OR_ABOVE),),
        "exclude": (Rule(MINISTRY_STAFF, OWN_OR_ABOVE),),
        "withdraw": (Rule(_HEADS, OWN, frozenset({Registration.Status.REGISTERED.value})),),
    },
    tuple(Registration.Status.values),
)
"""`appraise` is for those named (`Appraiser`), never for the unit's own people: the action asks both.
`withdraw`: a unit takes its task back before anybody has appraised it."""
