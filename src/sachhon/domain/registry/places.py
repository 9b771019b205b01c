"""Where a unit stands, for permissions."""

from sachhon.domain.accounts.api import MINISTRY, Place
from sachhon.domain.registry.models import Facility, Unit


def place_of(unit: Unit) -> Place:
    """The unit with the units above it; the ministry is above all."""
    line = tuple(unit.line) or (unit.code,)
    return Place(line if line[-1] == MINISTRY else (*line, MINISTRY))


def place_of_facility(facility: Facility) -> Place:
    """The facility, its province, the ministry; who owns it otherwise (a corporation) does not stand above it here."""
    over = place_of(facility.province).line if facility.province is not None else (MINISTRY,)
    return Place((facility.code, *over))
