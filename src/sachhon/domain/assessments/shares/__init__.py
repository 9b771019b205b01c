"""Shares of a report that the register of facilities can answer: shown over every denominator, then taken."""

from sachhon.domain.assessments.shares.filling import (
    Offered,
    SharesFilling,
    asks_for_shares,
    register_behind,
    shares_filling,
)

__all__ = ["Offered", "SharesFilling", "asks_for_shares", "register_behind", "shares_filling"]
