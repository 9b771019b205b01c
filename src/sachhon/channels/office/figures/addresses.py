"""Addresses of this area that keep what was chosen, and those of other areas that a figure leads to."""

from __future__ import annotations

from django.urls import reverse

from sachhon.domain.rollups.api import Choices, Edition
from sachhon.domain.rounds.api import Round


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
