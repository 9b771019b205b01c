"""What the addresses name: a province of today, an industry of the 39 (0: those whose industry nobody has said)."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from sachhon.catalogue import read_table
from sachhon.channels.office.shell.access import Found
from sachhon.domain.registry.api import Unit, place_of


def province_named(code: str) -> Unit:
    """A province of today by its code; results are told in no other geography."""
    return get_object_or_404(Unit, code=code, kind=Unit.Kind.PROVINCE, dissolved=None, territory__geography=34)


def industry_numbered(number: int) -> int:
    """An industry of the table; 0 is none said."""
    if number and not any(row["tt"] == str(number) for row in read_table("classifiers/industries_39.csv")):
        raise Http404(f"industry {number}")
    return number


def find_province(province: str) -> Found:
    """A province, for what only those see who may see its facilities."""
    unit = province_named(province)
    return Found(unit, place_of(unit))
