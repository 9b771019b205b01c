"""Addresses of this area that keep what was chosen, and those of other areas that a figure leads to."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from sachhon.domain.rollups.api import Choices, Edition
from sachhon.domain.rounds.api import Round
from sachhon.formkit.values import Origin


def with_choices(address: str, choices: Choices) -> str:
    """The address with the choices."""
    return f"{address}?{choices.query}" if choices.query else address


def figure_address(round_: Round, field: str, choices: Choices) -> str:
    """The page of a figure."""
    return with_choices(reverse("figures:figure", args=(round_.code, field)), choices)


def part_address(round_: Round, field: str, unit: str, choices: Choices) -> str:
    """The page of what one unit said."""
    return with_choices(reverse("figures:part", args=(round_.code, field, unit)), choices)


def edition_figure_address(edition: Edition, field: str) -> str:
    """The page of a figure as it was frozen."""
    return reverse("figures:edition_figure", args=(edition.round.code, edition.number, field))


def words_address(origin: Origin | None) -> str:
    """The words of the file that a value was read from; "" where it came from no words."""
    if origin is None or origin.kind != "read" or not origin.sha256 or origin.start is None:
        return ""
    place = urlencode({"start": origin.start, "end": origin.end})
    return f"{reverse('intake:words_of_file', args=(origin.sha256,))}?{place}"
