"""What the addresses of this area name."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.accounts.api import MINISTRY
from sachhon.domain.registry.api import REGISTRY_PLACE, Arriving, Unit, place_of, place_of_arriving


def find_arriving(code: str) -> Found:
    """A list by its code."""
    arriving = get_object_or_404(Arriving.objects.select_related("province", "by", "file"), code=code)
    return Found(arriving, place_of_arriving(arriving), arriving.status)


def find_place(unit: str) -> Found:
    """The province that a list is of; None for the ministry's lists of many provinces."""
    if unit == MINISTRY:
        return Found(None, REGISTRY_PLACE)
    province = Unit.objects.filter(code=unit, kind=Unit.Kind.PROVINCE).first()
    if province is None:
        raise Http404
    return Found(province, place_of(province))
