"""What reading passes from stage to stage: Source, blocks, tables, facts."""

from sachhon.reading.model.blocks import Block, Cell, Paragraph, Source, Span, Table
from sachhon.reading.model.facts import (
    Amount,
    Budget,
    BudgetRow,
    Candidate,
    Citation,
    Count,
    DocumentFacts,
    FieldAnswer,
    Found,
    PeriodFact,
    Reading,
    Signer,
    Target,
    Task,
)

__all__ = [
    "Amount",
    "Block",
    "Budget",
    "BudgetRow",
    "Candidate",
    "Cell",
    "Citation",
    "Count",
    "DocumentFacts",
    "FieldAnswer",
    "Found",
    "Paragraph",
    "PeriodFact",
    "Reading",
    "Signer",
    "Source",
    "Span",
    "Table",
    "Target",
    "Task",
]
