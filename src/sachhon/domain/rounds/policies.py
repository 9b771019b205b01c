"""Who may do what with rounds, what is owed, and templates."""

from __future__ import annotations

from sachhon.domain.accounts.api import (
    ANY_ROLE,
    MINISTRY,
    MINISTRY_STAFF,
    OWN,
    OWN_OR_ABOVE,
    Place,
    Policy,
    Relation,
    Role,
    Rule,
)
from sachhon.domain.rounds.models import Round, TemplateVersion

MINISTRY_PLACE = Place((MINISTRY,))
_AT_MINISTRY = MINISTRY_STAFF | {Role.LEADER, Role.HEAD, Role.INSPECTOR}
_STAFF = (Rule(MINISTRY_STAFF, OWN),)
_DRAFT = frozenset({Round.Status.DRAFT.value})
_OPEN = frozenset({Round.Status.PUBLISHED.value})
_CLOSED = frozenset({Round.Status.CLOSED.value})

ROUND = Policy(
    "rounds.round",
    {
        "view": (Rule(_AT_MINISTRY, OWN),),
        "create": _STAFF,
        "edit": (Rule(MINISTRY_STAFF, OWN, _DRAFT),),
        "discard": (Rule(MINISTRY_STAFF, OWN, _DRAFT),),
        "publish": (Rule(MINISTRY_STAFF, OWN, _DRAFT),),
        "extend": (Rule(MINISTRY_STAFF, OWN, _OPEN),),
        "waive": (Rule(MINISTRY_STAFF, OWN, _OPEN),),
        "remind": (Rule(MINISTRY_STAFF, OWN, _OPEN),),
        "close": (Rule(MINISTRY_STAFF, OWN, _OPEN),),
        "reopen": (Rule(MINISTRY_STAFF, OWN, _CLOSED),),
        "publish_reports": (Rule(MINISTRY_STAFF, OWN, _OPEN | _CLOSED),),
    },
    tuple(Round.Status.values),
)
"""A round belongs to the ministry. Units see what they owe, by OBLIGATION."""

OBLIGATION = Policy(
    "rounds.obligation",
    {
        "view": (
            Rule(ANY_ROLE, OWN_OR_ABOVE, _OPEN | _CLOSED),
            Rule(ANY_ROLE, frozenset({Relation.DELEGATED}), _OPEN | _CLOSED),
        ),
    },
    (Round.Status.PUBLISHED.value, Round.Status.CLOSED.value),
)
"""What a unit owes, in the status of its round."""

_TEMPLATE_DRAFT = frozenset({TemplateVersion.Status.DRAFT.value})
_TEMPLATE_OUT = frozenset({TemplateVersion.Status.PUBLISHED.value})

TEMPLATE = Policy(
    "rounds.template",
    {
        "view": (Rule(_AT_MINISTRY, OWN),),
        "add": _STAFF,
        "try": (Rule(_AT_MINISTRY, OWN),),
        "publish": (Rule(MINISTRY_STAFF, OWN, _TEMPLATE_DRAFT),),
        "discard": (Rule(MINISTRY_STAFF, OWN, _TEMPLATE_DRAFT),),
        "withdraw": (Rule(MINISTRY_STAFF, OWN, _TEMPLATE_OUT),),
    },
    tuple(TemplateVersion.Status.values),
)
"""Templates belong to the ministry."""

__all__ = ["MINISTRY_PLACE", "OBLIGATION", "ROUND", "TEMPLATE"]
