"""Who stands how to a facility: its own people, whom it lent a role, its province and the ministry."""

from sachhon.domain.accounts.api import ABOVE, ANY_ROLE, MINISTRY_STAFF, OWN_OR_ABOVE, OWN_OR_LENT, WRITERS, Role, Rule

OFFICE = frozenset({Role.OFFICER, Role.HEAD, Role.LEADER})
SEEN = (Rule(ANY_ROLE, OWN_OR_ABOVE | OWN_OR_LENT),)


def written(statuses: frozenset[str] | None = None) -> tuple[Rule, ...]:
    """The facility and its delegates write; so do its province and the ministry for it."""
    return (Rule(WRITERS, OWN_OR_LENT, statuses), Rule(OFFICE | MINISTRY_STAFF, ABOVE, statuses))


def over(statuses: frozenset[str] | None = None) -> tuple[Rule, ...]:
    """Only those above it: the province and the ministry."""
    return (Rule(OFFICE | MINISTRY_STAFF, ABOVE, statuses),)
