"""The door of planning: other rooms come in here."""

from sachhon.domain.planning.actions.adopt_plan import adopt_plan
from sachhon.domain.planning.actions.begin_plan import begin_plan
from sachhon.domain.planning.actions.classify_money import classify_money
from sachhon.domain.planning.actions.classify_tasks import classify_tasks
from sachhon.domain.planning.actions.correct_money import correct_money
from sachhon.domain.planning.actions.describe_plan import describe_plan
from sachhon.domain.planning.actions.end_plan import end_plan
from sachhon.domain.planning.actions.move_money import move_money, split_money
from sachhon.domain.planning.actions.name_party import name_party, remove_party
from sachhon.domain.planning.actions.open_ledger import Opened, open_ledger
from sachhon.domain.planning.actions.record_money import record_many, record_money
from sachhon.domain.planning.actions.set_ceiling import set_ceiling
from sachhon.domain.planning.actions.set_measure import set_measure
from sachhon.domain.planning.actions.tie_line import tie_line
from sachhon.domain.planning.adopting.replay import ADDED, CHANGED, REMOVED
from sachhon.domain.planning.adopting.rows import registers_of
from sachhon.domain.planning.adopting.writing import rebuild, said_by
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
from sachhon.domain.planning.money.sources import PART_OF, Source, Stage, counted_in
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
from sachhon.domain.planning.posting import Evidence, may_record
from sachhon.domain.planning.refusals import Refused
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
    "TASK",
    "Appraisal",
    "Appraiser",
    "Award",
    "BudgetCell",
    "BudgetLine",
    "Campaign",
    "Decision",
    "Event",
    "Evidence",
    "MoneyEntry",
    "Opened",
    "Output",
    "Participant",
    "Plan",
    "PlanEdition",
    "PlanTask",
    "Progress",
    "Proposal",
    "RecordFile",
    "Refused",
    "Registration",
    "RepeatFlag",
    "Source",
    "SourceCeiling",
    "Stage",
    "Survey",
    "Target",
    "TargetMeasure",
    "TaskParty",
    "TaskYear",
    "adopt_plan",
    "begin_plan",
    "classify_money",
    "classify_tasks",
    "correct_money",
    "counted_in",
    "describe_plan",
    "editions_of",
    "end_plan",
    "files_read_for",
    "lines_of",
    "may_record",
    "measures",
    "money_of",
    "move_money",
    "name_party",
    "open_ledger",
    "plans_to_begin",
    "plans_visible",
    "proposed",
    "rebuild",
    "record_many",
    "record_money",
    "registers_of",
    "remove_party",
    "revision_to_adopt",
    "said_by",
    "set_ceiling",
    "set_measure",
    "split_money",
    "targets_of",
    "tasks_of",
    "tie_line",
    "units_that_begin",
]
