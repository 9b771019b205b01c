"""Tables of frozen national reports."""

from sachhon.domain.rollups.models.edition import Edition

__all__ = ["Edition"]
