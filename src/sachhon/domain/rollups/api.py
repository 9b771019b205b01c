"""The door of the rollups for the web: frozen editions and the live figures of a round."""

from sachhon.domain.rollups.models import Edition

__all__ = ["Edition"]
