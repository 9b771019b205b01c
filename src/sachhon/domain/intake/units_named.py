"""Which units a name in a letter may mean: provinces of both geographies, and who stands around a unit."""

from __future__ import annotations

from sachhon.domain.accounts.api import MINISTRY
from sachhon.domain.registry.api import Unit, UnitSuccession, province_code
from sachhon.vietnamese.provinces import former, province


def unit_codes_of(name: str) -> frozenset[str]:
    """Codes of the province of that name as it was (of 63) and as it is (of 34); none for a name that is none."""
    found = (former(name), province(name))
    return frozenset(province_code(one.geography, one.code) for one in found if one is not None)


def codes_about(unit: Unit) -> frozenset[str]:
    """The unit itself, the units above it below the ministry, and those that became it: letters may bear any name."""
    old = UnitSuccession.objects.filter(new=unit).values_list("old__code", flat=True)
    above = [code for code in unit.line if code != MINISTRY]
    return frozenset((unit.code, *above, *old))
