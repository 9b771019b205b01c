"""Template, Section, Field, Column, Rule: frozen, versioned, parsed once from YAML.

May import: formkit.fields, formkit.findings, sachhon.catalogue.
"""

from sachhon.formkit.definition import words_en, words_vi
from sachhon.formkit.definition.load import load, template, templates
from sachhon.formkit.definition.model import (
    Basis,
    Column,
    DataPeriod,
    Denominator,
    Field,
    National,
    NationalSection,
    Option,
    ReadingHints,
    Recognise,
    RollupOptions,
    Rule,
    Section,
    TakenFrom,
    TargetLink,
    Template,
    Theme,
    ThemeGroup,
    TotalRow,
    Words,
)
from sachhon.formkit.definition.nodes import DefinitionError
from sachhon.formkit.definition.rule_shapes import EXPRESSION_FUNCTIONS, RULE_SHAPES
from sachhon.formkit.findings import register_words

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)

__all__ = [
    "EXPRESSION_FUNCTIONS",
    "RULE_SHAPES",
    "Basis",
    "Column",
    "DataPeriod",
    "DefinitionError",
    "Denominator",
    "Field",
    "National",
    "NationalSection",
    "Option",
    "ReadingHints",
    "Recognise",
    "RollupOptions",
    "Rule",
    "Section",
    "TakenFrom",
    "TargetLink",
    "Template",
    "Theme",
    "ThemeGroup",
    "TotalRow",
    "Words",
    "load",
    "template",
    "templates",
]
