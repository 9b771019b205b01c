"""The door of planning: other rooms come in here."""

from sachhon.domain.planning.actions.adopt_plan import adopt_plan
from sachhon.domain.planning.actions.begin_plan import begin_plan
from sachhon.domain.planning.actions.classify_money import classify_money
from sachhon.domain.planning.actions.classify_tasks import classify_tasks
from sachhon.domain.planning.actions.correct_money import correct_money, standing_amount
from sachhon.domain.planning.actions.describe_plan import describe_plan
from sachhon.domain.planning.actions.end_plan import end_plan
from sachhon.domain.planning.actions.move_money import move_money, split_money
from sachhon.domain.planning.actions.name_party import name_party, remove_party
from sachhon.domain.planning.actions.open_ledger import Opened, open_ledger, split_of, stated_of
from sachhon.domain.planning.actions.record_money import record_many, record_money
from sachhon.domain.planning.actions.set_ceiling import set_ceiling
from sachhon.domain.planning.actions.set_measure import set_measure
from sachhon.domain.planning.actions.tie_line import tie_line
from sachhon.domain.planning.adopting.replay import ADDED, CHANGED, REMOVED
from sachhon.domain.planning.adopting.rows import registers_of
from sachhon.domain.planning.adopting.writing import preview_adoption, rebuild, said_by
from sachhon.domain.planning.classifying import Proposal, proposed
from sachhon.domain.planning.measuring import measures
from sachhon.domain.planning.models import (
    Appraisal,
    Appraiser,
    Award,
    BudgetCell,
    BudgetLine,
    Campaign,
    Decision,
    Event,
    MoneyEntry,
    Output,
    Participant,
    Plan,
    PlanEdition,
    PlanTask,
    Progress,
    RecordFile,
    Registration,
    RepeatFlag,
    SourceCeiling,
    Survey,
    Target,
    TargetMeasure,
    TaskParty,
    TaskYear,
)
from sachhon.domain.planning.money.answers import BudgetAnswers, budget_answers, line_name
from sachhon.domain.planning.money.ceilings import Ceiling
from sachhon.domain.planning.money.findings import BudgetFinding, plan_findings
from sachhon.domain.planning.money.ledger import totals, unreached
from sachhon.domain.planning.money.matrix import Matrix, Place
from sachhon.domain.planning.money.reconcile import Reconciliation, reconcile
from sachhon.domain.planning.money.sources import PART_OF, Source, Stage, counted_in
from sachhon.domain.planning.money.splitting import Split, proposed_split
from sachhon.domain.planning.money.stages import STEPS, UNDATED, may_give_back, resting, still_takes, up_to
from sachhon.domain.planning.policies import (
    AWARD,
    CAMPAIGN,
    CEILING,
    MONEY,
    NATIONAL_MONEY,
    PLAN,
    RECORD,
    REGISTRATION,
    TASK,
)
from sachhon.domain.planning.posting import Evidence, may_record, verb_for
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.selectors.money import (
    added,
    ceilings_with_use,
    cells_of_line,
    entries_of,
    money_lines,
    money_plans,
    standing_of_lines,
    standing_of_plan,
    standing_of_plans,
    standing_of_units,
    units_with_money,
)
from sachhon.domain.planning.selectors.plans import (
    editions_of,
    files_read_for,
    lines_of,
    money_of,
    plans_to_begin,
    plans_visible,
    revision_to_adopt,
    targets_of,
    tasks_of,
    units_that_begin,
)
from sachhon.domain.planning.words import COMPONENTS, GROUPS, SOURCE_CHOICES, SOURCES, STAGE_CHOICES, STAGES

__all__ = [
    "ADDED",
    "AWARD",
    "CAMPAIGN",
    "CEILING",
    "CHANGED",
    "COMPONENTS",
    "GROUPS",
    "MONEY",
    "NATIONAL_MONEY",
    "PART_OF",
    "PLAN",
    "RECORD",
    "REGISTRATION",
    "REMOVED",
    "SOURCES",
    "SOURCE_CHOICES",
    "STAGES",
    "STAGE_CHOICES",
    "STEPS",
    "TASK",
    "UNDATED",
    "Appraisal",
    "Appraiser",
    "Award",
    "BudgetAnswers",
    "BudgetCell",
    "BudgetFinding",
    "BudgetLine",
    "Campaign",
    "Ceiling",
    "Decision",
    "Event",
    "Evidence",
    "Matrix",
    "MoneyEntry",
    "Opened",
    "Output",
    "Participant",
    "Place",
    "Plan",
    "PlanEdition",
    "PlanTask",
    "Progress",
    "Proposal",
    "Reconciliation",
    "RecordFile",
    "Refused",
    "Registration",
    "RepeatFlag",
    "Source",
    "SourceCeiling",
    "Split",
    "Stage",
    "Survey",
    "Target",
    "TargetMeasure",
    "TaskParty",
    "TaskYear",
    "added",
    "adopt_plan",
    "begin_plan",
    "budget_answers",
    "ceilings_with_use",
    "cells_of_line",
    "classify_money",
    "classify_tasks",
    "correct_money",
    "counted_in",
    "describe_plan",
    "editions_of",
    "end_plan",
    "entries_of",
    "files_read_for",
    "line_name",
    "lines_of",
    "may_give_back",
    "may_record",
    "measures",
    "money_lines",
    "money_of",
    "money_plans",
    "move_money",
    "name_party",
    "open_ledger",
    "plan_findings",
    "plans_to_begin",
    "plans_visible",
    "preview_adoption",
    "proposed",
    "proposed_split",
    "rebuild",
    "reconcile",
    "record_many",
    "record_money",
    "registers_of",
    "remove_party",
    "resting",
    "revision_to_adopt",
    "said_by",
    "set_ceiling",
    "set_measure",
    "split_money",
    "split_of",
    "standing_amount",
    "standing_of_lines",
    "standing_of_plan",
    "standing_of_plans",
    "standing_of_units",
    "stated_of",
    "still_takes",
    "targets_of",
    "tasks_of",
    "tie_line",
    "totals",
    "units_that_begin",
    "units_with_money",
    "unreached",
    "up_to",
    "verb_for",
]
