"""Flat answers keyed (field, row, column); states; origins; diff."""

from sachhon.formkit.values.model import Answer, Key, Origin, State, Values

__all__ = ["Answer", "Key", "Origin", "State", "Values"]
