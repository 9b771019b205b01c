"""What a person arranged in a register stays through every later edition: it is marked among the row's origins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sachhon.domain.planning.adopting.model import Json

TASK, MEASURE, PARTY = "task", "measure", "party"
NAMED, REMOVED = "named", "removed"


def mark(name: str, said: str = NAMED) -> Json:
    """The origin of what somebody of that name arranged; `said`: named, or removed for what they took out."""
    return {"kind": "typed", "quote": said, "note": name}


def party_key(unit_code: str, part: str) -> str:
    """Under what a party stands among a task's origins."""
    return f"{PARTY}:{unit_code}:{part}"


def is_by_hand(origins: Mapping[str, Json], name: str) -> bool:
    """Whether a person arranged this."""
    return origins.get(name, {}).get("kind") == "typed"


def by_hand(origins: Mapping[str, Json]) -> dict[str, Json]:
    """What a person arranged of a row: its tie, its measure, its parties."""
    return {name: told for name, told in origins.items() if _arranged(name) and told.get("kind") == "typed"}


def parties_by_hand(origins: Mapping[str, Json]) -> Iterator[tuple[str, str, bool]]:
    """(unit code, part, whether it is one) of each party that a person named or took out."""
    for name, told in by_hand(origins).items():
        if name.startswith(f"{PARTY}:"):
            _word, code, part = name.split(":", 2)
            yield code, part, told.get("quote") != REMOVED


def _arranged(name: str) -> bool:
    return name in (TASK, MEASURE) or name.startswith(f"{PARTY}:")
