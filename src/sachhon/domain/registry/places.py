"""Where a unit stands, for permissions."""

from sachhon.domain.accounts.api import MINISTRY, Place
from sachhon.domain.registry.facilities.merging.identity import standing_for
from sachhon.domain.registry.models import Facility, Unit


def place_of(unit: Unit) -> Place:
    """The unit with the units above it; the ministry is above all."""
    line = tuple(unit.line) or (unit.code,)
    return Place(line if line[-1] == MINISTRY else (*line, MINISTRY))


def place_of_facility(facility: Facility) -> Place:
    """The facility, its province, the ministry; who owns it otherwise (a corporation) does not stand above it here."""
    over = place_of(facility.province).line if facility.province is not None else (MINISTRY,)
    return Place((facility.code, *over))


def place_of_standing(facility: Facility) -> Place:
    """Where what hangs on an entry belongs (an assessment, a year): with the entry that it was merged into, if any."""
    return place_of_facility(facility if facility.merged_into_id is None else standing_for(facility))
