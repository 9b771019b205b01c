"""The door of the accounts: other rooms come in here."""

from sachhon.domain.accounts import open_work, throttle
from sachhon.domain.accounts.actions.accept_invitation import accept_invitation, invitation_of
from sachhon.domain.accounts.actions.change_profile import change_profile
from sachhon.domain.accounts.actions.decide_registration import decide_registration
from sachhon.domain.accounts.actions.delegate import delegate, delegation_status, revoke_delegation
from sachhon.domain.accounts.actions.disable_user import account_status, disable_user, enable_user
from sachhon.domain.accounts.actions.end_role import end_role
from sachhon.domain.accounts.actions.grant_role import grant_role
from sachhon.domain.accounts.actions.hand_over import hand_over, running_roles
from sachhon.domain.accounts.actions.invite import fits, invite
from sachhon.domain.accounts.actions.request_registration import request_registration
from sachhon.domain.accounts.actions.revoke_invitation import revoke_invitation
from sachhon.domain.accounts.actors import SYSTEM, Actor, Grant, Place, actor_of
from sachhon.domain.accounts.models import Delegation, Handover, Invitation, Membership, Registration, User
from sachhon.domain.accounts.open_work import OpenWork
from sachhon.domain.accounts.policies import (
    ABOVE,
    ANY_ROLE,
    ANYWHERE,
    DELEGATIONS,
    INVITATIONS,
    MINISTRY_STAFF,
    OWN,
    OWN_OR_ABOVE,
    OWN_OR_LENT,
    PEOPLE,
    REGISTRATIONS,
    ROLES,
    WRITERS,
    Policy,
    Rule,
)
from sachhon.domain.accounts.refusals import AccountRefused
from sachhon.domain.accounts.roles import MINISTRY, Relation, Role
from sachhon.domain.accounts.selectors import (
    Reason,
    delegations_of,
    handovers_of,
    invitations_of,
    known_in,
    may_list_people,
    memberships_in,
    people_of,
    people_with_roles,
    registrations_visible,
    registrations_waiting,
    running_delegations,
    why_may,
)
from sachhon.domain.accounts.sessions import end_session, end_sessions, sessions_of

__all__ = [
    "ABOVE",
    "ANYWHERE",
    "ANY_ROLE",
    "DELEGATIONS",
    "INVITATIONS",
    "MINISTRY",
    "MINISTRY_STAFF",
    "OWN",
    "OWN_OR_ABOVE",
    "OWN_OR_LENT",
    "PEOPLE",
    "REGISTRATIONS",
    "ROLES",
    "SYSTEM",
    "WRITERS",
    "AccountRefused",
    "Actor",
    "Delegation",
    "Grant",
    "Handover",
    "Invitation",
    "Membership",
    "OpenWork",
    "Place",
    "Policy",
    "Reason",
    "Registration",
    "Relation",
    "Role",
    "Rule",
    "User",
    "accept_invitation",
    "account_status",
    "actor_of",
    "change_profile",
    "decide_registration",
    "delegate",
    "delegation_status",
    "delegations_of",
    "disable_user",
    "enable_user",
    "end_role",
    "end_session",
    "end_sessions",
    "fits",
    "grant_role",
    "hand_over",
    "handovers_of",
    "invitation_of",
    "invitations_of",
    "invite",
    "known_in",
    "may_list_people",
    "memberships_in",
    "open_work",
    "people_of",
    "people_with_roles",
    "registrations_visible",
    "registrations_waiting",
    "request_registration",
    "revoke_delegation",
    "revoke_invitation",
    "running_delegations",
    "running_roles",
    "sessions_of",
    "throttle",
    "why_may",
]
