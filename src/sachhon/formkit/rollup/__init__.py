"""Many units' values + template -> figures with their parts.

May import: formkit.rules, formkit.values, formkit.definition, formkit.fields, formkit.findings.
"""

from sachhon.formkit.findings import register_words
from sachhon.formkit.rollup import words_en, words_vi
from sachhon.formkit.rollup.methods import METHOD_WORDS, METHODS
from sachhon.formkit.rollup.model import (
    AreaFigure,
    Coverage,
    Distribution,
    Doubt,
    Entry,
    Extra,
    Figure,
    Figures,
    LetterRef,
    MergedRow,
    Part,
    Superseded,
    TableTotal,
    TargetResult,
    ThemeEntries,
    Unit,
    UnitAnswers,
)
from sachhon.formkit.rollup.run import roll_up
from sachhon.formkit.rollup.tables import MEASURE_UNIT, RESPONDENT

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)

__all__ = [
    "MEASURE_UNIT",
    "METHODS",
    "METHOD_WORDS",
    "RESPONDENT",
    "AreaFigure",
    "Coverage",
    "Distribution",
    "Doubt",
    "Entry",
    "Extra",
    "Figure",
    "Figures",
    "LetterRef",
    "MergedRow",
    "Part",
    "Superseded",
    "TableTotal",
    "TargetResult",
    "ThemeEntries",
    "Unit",
    "UnitAnswers",
    "roll_up",
]
