"""A folder of letters rolled up without the web: what the `sachhon` command uses; knows no tables."""

from sachhon.domain.rollups.letters import ReadLetter, unit_answers
from sachhon.domain.rollups.national import (
    answered_template,
    letters_in,
    national_figures,
    read_letters,
    round_day,
    units_from,
    weights_from,
)

__all__ = [
    "ReadLetter",
    "answered_template",
    "letters_in",
    "national_figures",
    "read_letters",
    "round_day",
    "unit_answers",
    "units_from",
    "weights_from",
]
