"""PLAIN PYTHON: the report of a cleaner-production assessment as an official document, for Word and PDF.

`model` what the report tells, blank where nobody said; `general`, `process`, `waste`, `options`, `economics`,
`results`, `annexes` a chapter each; `charts` its pictures; `report` puts them in order.

May import: sachhon.writing.document, sachhon.writing.official, sachhon.writing.charts,
sachhon.writing.diagrams, sachhon.vietnamese.
"""

from sachhon.writing.assessment.model import (
    Amount,
    AssessmentReport,
    Balance,
    BalanceState,
    Combined,
    Economics,
    Effect,
    Facility,
    FactorSource,
    Flow,
    LookBack,
    MeasuredPeriod,
    MeasuredSaving,
    Member,
    Option,
    Side,
    Stage,
    Step,
    Task,
    WasteStream,
    WholeResult,
)
from sachhon.writing.assessment.report import assessment_letter, write_assessment, write_assessment_pdf

__all__ = [
    "Amount",
    "AssessmentReport",
    "Balance",
    "BalanceState",
    "Combined",
    "Economics",
    "Effect",
    "Facility",
    "FactorSource",
    "Flow",
    "LookBack",
    "MeasuredPeriod",
    "MeasuredSaving",
    "Member",
    "Option",
    "Side",
    "Stage",
    "Step",
    "Task",
    "WasteStream",
    "WholeResult",
    "assessment_letter",
    "write_assessment",
    "write_assessment_pdf",
]
