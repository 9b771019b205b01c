"""Where a unit stands, for permissions."""

from sachhon.domain.accounts.api import MINISTRY, Place
from sachhon.domain.registry.models import Unit


def place_of(unit: Unit) -> Place:
    """The unit with the units above it; the ministry is above all."""
    line = tuple(unit.line) or (unit.code,)
    return Place(line if line[-1] == MINISTRY else (*line, MINISTRY))
