"""What a reader chose, and the form with which they choose."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.domain.registry.api import Unit
from sachhon.domain.rollups.api import ACCEPTED, NOW, SEALED, THEN, Choices, regions
from sachhon.domain.rounds.api import Round


@dataclass(frozen=True, slots=True)
class Option:
    """One of the options of a list."""

    value: str
    label: str
    chosen: bool


def choices_of(request: OfficeRequest, round_: Round) -> Choices:
    """From the address; a round that asked units of today is shown in the geography of today."""
    asked = round_.asked.get("provinces") or round_.asked.get("include") or []
    of_today = bool(asked) and all(str(code).startswith("P34") for code in asked)
    return Choices.read(request.GET, Choices(geography=NOW if of_today else THEN))


def geography_options(choices: Choices) -> list[Option]:
    """Then and now."""
    labels = {THEN: gettext("63 tỉnh (đến 30/6/2025)"), NOW: gettext("34 tỉnh (từ 1/7/2025)")}
    return [Option(value, label, value == choices.geography) for value, label in labels.items()]


def standing_options(choices: Choices) -> list[Option]:
    """All that were sealed, or those that the ministry accepted."""
    labels = {SEALED: gettext("Mọi báo cáo đã nộp"), ACCEPTED: gettext("Chỉ báo cáo đã duyệt")}
    return [Option(value, label, value == choices.standing) for value, label in labels.items()]


def region_options(choices: Choices) -> list[Option]:
    """The regions of the chosen geography, after the whole country."""
    everywhere = Option("", gettext("Cả nước"), not choices.region)
    return [everywhere, *(Option(name, name, name == choices.region) for name in regions(choices.geography))]


def kind_options(choices: Choices) -> list[Option]:
    """Kinds of units, after all of them."""
    kinds = [(value, str(label)) for value, label in Unit.Kind.choices if value != Unit.Kind.MINISTRY]
    chosen = choices.kinds[0] if len(choices.kinds) == 1 else ""
    return [
        Option("", gettext("Mọi loại đơn vị"), not chosen),
        *(Option(value, label, value == chosen) for value, label in kinds),
    ]


def choice_form(choices: Choices) -> dict[str, list[Option]]:
    """All the lists of the form above the table."""
    return {
        "geographies": geography_options(choices),
        "standings": standing_options(choices),
        "regions": region_options(choices),
        "kinds": kind_options(choices),
    }


def choices_words(choices: Choices) -> str:
    """The choices in one line, for the head of a sheet."""
    lists = choice_form(choices).values()
    return " · ".join(option.label for options in lists for option in options if option.chosen)
