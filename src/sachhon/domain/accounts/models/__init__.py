"""Tables of people and what they may do."""

from sachhon.domain.accounts.models.handover import Handover
from sachhon.domain.accounts.models.invitation import Invitation
from sachhon.domain.accounts.models.membership import Delegation, Membership
from sachhon.domain.accounts.models.registration import Registration
from sachhon.domain.accounts.models.sign_in_failure import SignInFailure
from sachhon.domain.accounts.models.user import User, UserManager

__all__ = [
    "Delegation",
    "Handover",
    "Invitation",
    "Membership",
    "Registration",
    "SignInFailure",
    "User",
    "UserManager",
]
