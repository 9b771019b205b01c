"""The audit trail: one chained entry per action, in the action's own transaction."""

from sachhon.foundation.audit.record import Who, record

__all__ = ["Who", "record"]
