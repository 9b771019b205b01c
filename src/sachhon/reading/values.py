"""The answers of a reading as formkit values, each with the words that it came from."""

from sachhon.reading.answers import values_of

__all__ = ["values_of"]
