"""Template, Section, Field, Column, Rule: frozen, versioned, parsed once from YAML.

May import: formkit.fields, formkit.findings, sachhon.catalogue.
"""

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
    Words,
)

__all__ = [
    "Basis",
    "Column",
    "DataPeriod",
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
    "Words",
]
