"""Tables of plans, money, progress, records and the yearly campaign."""

from sachhon.domain.planning.models.campaign import (
    Appraisal,
    Appraiser,
    Campaign,
    Decision,
    Registration,
    RepeatFlag,
)
from sachhon.domain.planning.models.money import BudgetCell, BudgetLine, MoneyEntry, SourceCeiling
from sachhon.domain.planning.models.plan import Plan, PlanEdition, PlanTask, Target, TargetMeasure, TaskParty
from sachhon.domain.planning.models.progress import Output, Progress, TaskYear
from sachhon.domain.planning.models.records import Award, Event, Participant, RecordFile, Survey

__all__ = [
    "Appraisal",
    "Appraiser",
    "Award",
    "BudgetCell",
    "BudgetLine",
    "Campaign",
    "Decision",
    "Event",
    "MoneyEntry",
    "Output",
    "Participant",
    "Plan",
    "PlanEdition",
    "PlanTask",
    "Progress",
    "RecordFile",
    "Registration",
    "RepeatFlag",
    "SourceCeiling",
    "Survey",
    "Target",
    "TargetMeasure",
    "TaskParty",
    "TaskYear",
]
