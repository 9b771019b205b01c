"""One document by number and date."""

from __future__ import annotations

from sachhon.reading.answers.typed.documents import SINGLE as READER

__all__ = ["READER"]
