"""The door of planning: other rooms come in here."""

from sachhon.domain.planning import campaign_door, models
from sachhon.domain.planning.actions.adopt_plan import adopt_plan
from sachhon.domain.planning.actions.attach_record_file import attach_record_file, detach_record_file
from sachhon.domain.planning.actions.begin_plan import begin_plan
from sachhon.domain.planning.actions.classify_money import classify_money
from sachhon.domain.planning.actions.classify_tasks import classify_tasks
from sachhon.domain.planning.actions.correct_money import correct_money, standing_amount
from sachhon.domain.planning.actions.describe_plan import describe_plan
from sachhon.domain.planning.actions.end_plan import end_plan
from sachhon.domain.planning.actions.fill_from_records import fill_from_records
from sachhon.domain.planning.actions.keep_award import (
    AwardFacts,
    change_award,
    decide_award,
    draft_award,
    endorse_award,
    propose_award,
)
from sachhon.domain.planning.actions.keep_event import (
    EventFacts,
    change_event,
    record_event,
    remove_event,
    set_event_status,
)
from sachhon.domain.planning.actions.keep_participants import (
    KeptList,
    change_participant,
    keep_participants,
    remove_participant,
)
from sachhon.domain.planning.actions.keep_survey import SurveyFacts, change_survey, record_survey
from sachhon.domain.planning.actions.measure_target import measure_target, take_target_measure
from sachhon.domain.planning.actions.move_money import move_money, split_money
from sachhon.domain.planning.actions.name_party import name_party, remove_party
from sachhon.domain.planning.actions.open_ledger import Opened, open_ledger, split_of, stated_of
from sachhon.domain.planning.actions.record_money import record_many, record_money
from sachhon.domain.planning.actions.record_output import record_output, withdraw_output
from sachhon.domain.planning.actions.record_progress import comment_on_task, record_progress
from sachhon.domain.planning.actions.roll_over import RolledOver, roll_over, to_roll_over
from sachhon.domain.planning.actions.set_ceiling import set_ceiling
from sachhon.domain.planning.actions.set_dates import set_dates
from sachhon.domain.planning.actions.set_measure import set_measure
from sachhon.domain.planning.actions.tie_line import tie_line
from sachhon.domain.planning.adopting.replay import ADDED, CHANGED, REMOVED
from sachhon.domain.planning.adopting.rows import registers_of
from sachhon.domain.planning.adopting.writing import preview_adoption, rebuild, said_by
from sachhon.domain.planning.attaching import Upload
from sachhon.domain.planning.award_papers import award_word, grounds_from, grounds_of
from sachhon.domain.planning.campaign_door import *  # noqa: F403
from sachhon.domain.planning.classifying import Proposal, proposed
from sachhon.domain.planning.comparing.model import Aim, Comparison, Contradiction, Deed, Funds, Reported, Work, Years
from sachhon.domain.planning.holding.filling import Filling, filling_of, fills, records_behind
from sachhon.domain.planning.jobs import ask_to_look, last_look
from sachhon.domain.planning.measuring import measures
from sachhon.domain.planning.models import *  # noqa: F403
from sachhon.domain.planning.money.answers import BudgetAnswers, budget_answers, line_name
from sachhon.domain.planning.money.ceilings import Ceiling
from sachhon.domain.planning.money.country import Sum
from sachhon.domain.planning.money.findings import BudgetFinding, plan_findings
from sachhon.domain.planning.money.ledger import totals, unreached
from sachhon.domain.planning.money.matrix import Matrix, Of, Place
from sachhon.domain.planning.money.reconcile import Fault, Reconciliation, reconcile
from sachhon.domain.planning.money.sources import PART_OF, Source, Stage, counted_in, source_named, stage_named
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
from sachhon.domain.planning.progress.overlays import Overlay, Why
from sachhon.domain.planning.recorded import Part as RecordedPart
from sachhon.domain.planning.recorded import Recorded, overlapping, recorded_counts
from sachhon.domain.planning.recording.measures import Measure, all_measures
from sachhon.domain.planning.recording.participants import ParticipantList, read_participants, table_of
from sachhon.domain.planning.recording.participants import Row as ParticipantRow
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.selectors.behind_comparison import PlannedCell, planned_cells
from sachhon.domain.planning.selectors.comparison import (
    OfComponent,
    OfCountry,
    OfUnit,
    compare_country,
    compare_unit,
    years_to_compare,
)
from sachhon.domain.planning.selectors.money import (
    added,
    ceilings_with_use,
    cells_of_line,
    differences,
    entries_of,
    money_lines,
    money_plans,
    standing_of_lines,
    standing_of_plan,
    standing_of_plans,
    standing_of_units,
    units_with_money,
)
from sachhon.domain.planning.selectors.national_money import (
    CeilingSum,
    Country,
    MoneyChoices,
    ceiling_sums,
    country_money,
)
from sachhon.domain.planning.selectors.plans import (
    editions_of,
    files_read_for,
    lines_of,
    money_of,
    plans_to_adopt,
    plans_to_begin,
    plans_visible,
    revision_to_adopt,
    targets_of,
    tasks_of,
    units_that_begin,
)
from sachhon.domain.planning.selectors.progress import (
    OverdueTask,
    TaskLine,
    YearPage,
    outputs_of,
    overdue_tasks,
    task_lines,
    task_years,
    tasks_visible,
    years_of_tasks,
)
from sachhon.domain.planning.selectors.records import (
    Enterprise,
    awards_visible,
    enterprises_of,
    events_visible,
    met_before,
    recorded_seen,
    search_records,
    surveys_visible,
)
from sachhon.domain.planning.selectors.target_tracker import (
    MeasureTargets,
    Tracked,
    aim_of,
    measures_kept,
    reported_for,
    stands_of,
    tracked_targets,
)
from sachhon.domain.planning.task_access import permits_task, places_of_task
from sachhon.domain.planning.versions import ChangedMeanwhile
from sachhon.domain.planning.words import COMPONENTS, GROUPS, SOURCE_CHOICES, SOURCES, STAGE_CHOICES, STAGES

__all__ = [
    *campaign_door.__all__,
    *models.__all__,
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
    "Aim",
    "AwardFacts",
    "BudgetAnswers",
    "BudgetFinding",
    "Ceiling",
    "CeilingSum",
    "ChangedMeanwhile",
    "Comparison",
    "Contradiction",
    "Country",
    "Deed",
    "Enterprise",
    "EventFacts",
    "Evidence",
    "Fault",
    "Filling",
    "Funds",
    "KeptList",
    "Matrix",
    "Measure",
    "MeasureTargets",
    "MoneyChoices",
    "Of",
    "OfComponent",
    "OfCountry",
    "OfUnit",
    "Opened",
    "OverdueTask",
    "Overlay",
    "ParticipantList",
    "ParticipantRow",
    "Place",
    "PlannedCell",
    "Proposal",
    "Reconciliation",
    "Recorded",
    "RecordedPart",
    "Refused",
    "Reported",
    "RolledOver",
    "Source",
    "Split",
    "Stage",
    "Sum",
    "SurveyFacts",
    "TaskLine",
    "Tracked",
    "Upload",
    "Why",
    "Work",
    "YearPage",
    "Years",
    "added",
    "adopt_plan",
    "aim_of",
    "all_measures",
    "ask_to_look",
    "attach_record_file",
    "award_word",
    "awards_visible",
    "begin_plan",
    "budget_answers",
    "ceiling_sums",
    "ceilings_with_use",
    "cells_of_line",
    "change_award",
    "change_event",
    "change_participant",
    "change_survey",
    "classify_money",
    "classify_tasks",
    "comment_on_task",
    "compare_country",
    "compare_unit",
    "correct_money",
    "counted_in",
    "country_money",
    "decide_award",
    "describe_plan",
    "detach_record_file",
    "differences",
    "draft_award",
    "editions_of",
    "end_plan",
    "endorse_award",
    "enterprises_of",
    "entries_of",
    "events_visible",
    "files_read_for",
    "fill_from_records",
    "filling_of",
    "fills",
    "grounds_from",
    "grounds_of",
    "keep_participants",
    "last_look",
    "line_name",
    "lines_of",
    "may_give_back",
    "may_record",
    "measure_target",
    "measures",
    "measures_kept",
    "met_before",
    "money_lines",
    "money_of",
    "money_plans",
    "move_money",
    "name_party",
    "open_ledger",
    "outputs_of",
    "overdue_tasks",
    "overlapping",
    "permits_task",
    "places_of_task",
    "plan_findings",
    "planned_cells",
    "plans_to_adopt",
    "plans_to_begin",
    "plans_visible",
    "preview_adoption",
    "propose_award",
    "proposed",
    "proposed_split",
    "read_participants",
    "rebuild",
    "reconcile",
    "record_event",
    "record_many",
    "record_money",
    "record_output",
    "record_progress",
    "record_survey",
    "recorded_counts",
    "recorded_seen",
    "records_behind",
    "registers_of",
    "remove_event",
    "remove_participant",
    "remove_party",
    "reported_for",
    "resting",
    "revision_to_adopt",
    "roll_over",
    "said_by",
    "search_records",
    "set_ceiling",
    "set_dates",
    "set_event_status",
    "set_measure",
    "source_named",
    "split_money",
    "split_of",
    "stage_named",
    "standing_amount",
    "standing_of_lines",
    "standing_of_plan",
    "standing_of_plans",
    "standing_of_units",
    "stands_of",
    "stated_of",
    "still_takes",
    "surveys_visible",
    "table_of",
    "take_target_measure",
    "targets_of",
    "task_lines",
    "task_years",
    "tasks_of",
    "tasks_visible",
    "tie_line",
    "to_roll_over",
    "totals",
    "tracked_targets",
    "units_that_begin",
    "units_with_money",
    "unreached",
    "up_to",
    "verb_for",
    "withdraw_output",
    "years_of_tasks",
    "years_to_compare",
]
