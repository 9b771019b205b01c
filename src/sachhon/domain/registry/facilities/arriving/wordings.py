"""What a row says anew: a name or an address that is only written in another way says nothing new."""

from __future__ import annotations

from collections.abc import Mapping

from sachhon.domain.registry.facilities.arriving.rows import Said
from sachhon.domain.registry.facilities.matching.forms import form_of
from sachhon.domain.registry.facilities.merging import match_row
from sachhon.domain.registry.facilities.register import Value
from sachhon.domain.registry.models import Facility
from sachhon.vietnamese.enterprises import enterprise_key


def said_anew(facility: Facility, facts: Mapping[str, Value]) -> Said:
    """The facts without a name or address that reads as the register's: "Cty CP Bia A" is "Công ty cổ phần Bia A"."""
    told = dict(facts)
    if "name" in told and enterprise_key(str(told["name"])) == enterprise_key(facility.name):
        del told["name"]
    if "address" in told and facility.address and _spot(str(told["address"])) == _spot(facility.address):
        del told["address"]
    return told


def _spot(address: str) -> tuple[frozenset[str], frozenset[str]]:
    form = form_of(match_row("", {"address": address}))
    return frozenset(form.numbers), frozenset(form.streets)
