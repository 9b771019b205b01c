"""Is the system well? Each check in a line, with what to do where it is not."""

from sachhon.foundation.health.checks import Check, State, checks, database_answers

__all__ = ["Check", "State", "checks", "database_answers"]
