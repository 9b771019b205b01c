"""A facility by name."""

from __future__ import annotations

from sachhon.reading.answers.typed.model import Read
from sachhon.reading.answers.typed.parsed import parsed_offers

READER = Read(parsed_offers)
