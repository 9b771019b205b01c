"""Tables of people and what they may do."""

from sachhon.domain.accounts.models.membership import Delegation, Membership
from sachhon.domain.accounts.models.user import User, UserManager

__all__ = ["Delegation", "Membership", "User", "UserManager"]
