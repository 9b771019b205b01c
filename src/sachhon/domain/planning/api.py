"""The door of planning: other rooms come in here."""

from sachhon.domain.planning.actions.adopt_plan import adopt_plan
from sachhon.domain.planning.actions.appraise import appraise
from sachhon.domain.planning.actions.attach_record_file import attach_record_file, detach_record_file
from sachhon.domain.planning.actions.begin_plan import begin_plan
from sachhon.domain.planning.actions.change_campaign import Settings as CampaignSettings
from sachhon.domain.planning.actions.change_campaign import change_campaign, has_scores
from sachhon.domain.planning.actions.classify_money import classify_money
from sachhon.domain.planning.actions.classify_tasks import classify_tasks
from sachhon.domain.planning.actions.correct_money import correct_money, standing_amount
from sachhon.domain.planning.actions.decide import decide
from sachhon.domain.planning.actions.describe_plan import describe_plan
from sachhon.domain.planning.actions.end_plan import end_plan
from sachhon.domain.planning.actions.exclude_registration import exclude_registration, include_registration
from sachhon.domain.planning.actions.fill_from_records import fill_from_records
from sachhon.domain.planning.actions.gather_registrations import Gathered, gather_registrations
from sachhon.domain.planning.actions.judge_repeat import judge_repeat
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
from sachhon.domain.planning.actions.look_for_repeats import Looked, look_for_repeats
from sachhon.domain.planning.actions.measure_target import measure_target, take_target_measure
from sachhon.domain.planning.actions.merge_registrations import merge_registrations, unmerge_registrations
from sachhon.domain.planning.actions.move_money import move_money, split_money
from sachhon.domain.planning.actions.name_appraiser import end_appraiser, name_appraiser
from sachhon.domain.planning.actions.name_party import name_party, remove_party
from sachhon.domain.planning.actions.notify import Notified, notify
from sachhon.domain.planning.actions.open_campaign import open_campaign
from sachhon.domain.planning.actions.open_ledger import Opened, open_ledger, split_of, stated_of
from sachhon.domain.planning.actions.rank import appraise_again, close_registration, open_registration_again, rank
from sachhon.domain.planning.actions.record_money import record_many, record_money
from sachhon.domain.planning.actions.record_output import record_output, withdraw_output
from sachhon.domain.planning.actions.record_progress import comment_on_task, record_progress
from sachhon.domain.planning.actions.roll_over import RolledOver, roll_over, to_roll_over
from sachhon.domain.planning.actions.set_ceiling import set_ceiling
from sachhon.domain.planning.actions.set_dates import set_dates
from sachhon.domain.planning.actions.set_measure import set_measure
from sachhon.domain.planning.actions.take_newer import take_newer
from sachhon.domain.planning.actions.tie_line import tie_line
from sachhon.domain.planning.actions.withdraw_registration import withdraw_registration
from sachhon.domain.planning.adopting.replay import ADDED, CHANGED, REMOVED
from sachhon.domain.planning.adopting.rows import registers_of
from sachhon.domain.planning.adopting.writing import preview_adoption, rebuild, said_by
from sachhon.domain.planning.appraising import is_named, near, own_units, units_of
from sachhon.domain.planning.attaching import Upload
from sachhon.domain.planning.award_papers import award_word, grounds_from, grounds_of
from sachhon.domain.planning.campaign.cut import SUPPORTED, Cut, Outcome
from sachhon.domain.planning.campaign.cut import Line as CutLine
from sachhon.domain.planning.campaign.ranking import Step as RankingStep
from sachhon.domain.planning.campaign.repeats import Passage as RepeatPassage
from sachhon.domain.planning.campaign.rows import is_registration
from sachhon.domain.planning.campaign.scores import Criterion, Together
from sachhon.domain.planning.campaign.scores import total as score_total
from sachhon.domain.planning.campaign_mailing import letters_of, without_mail
from sachhon.domain.planning.campaign_words import OUTCOMES, outcome_words
from sachhon.domain.planning.campaign_words import STEPS as RANKING_STEPS
from sachhon.domain.planning.classifying import Proposal, proposed
from sachhon.domain.planning.comparing.model import Aim, Comparison, Contradiction, Deed, Funds, Reported, Work, Years
from sachhon.domain.planning.criteria import as_criteria, criteria_of, plain, scores_of
from sachhon.domain.planning.deciding import content_of as decision_content
from sachhon.domain.planning.deciding import fingerprint as list_fingerprint
from sachhon.domain.planning.deciding import is_whole as decision_is_whole
from sachhon.domain.planning.deciding import the_list
from sachhon.domain.planning.holding.filling import Filling, filling_of, fills, records_behind
from sachhon.domain.planning.jobs import ask_to_look, last_look
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
from sachhon.domain.planning.repeating import ground_of as repeat_ground
from sachhon.domain.planning.selectors.behind_comparison import PlannedCell, planned_cells
from sachhon.domain.planning.selectors.campaigns import Counts as CampaignCounts
from sachhon.domain.planning.selectors.campaigns import Filter as RegistrationFilter
from sachhon.domain.planning.selectors.campaigns import (
    Queued,
    appraises_in,
    campaigns_visible,
    may_see_scores,
    own_registrations,
    progress_of,
    queue_of,
    registered_units,
    registrations_in,
    rounds_to_open,
)
from sachhon.domain.planning.selectors.campaigns import counted as campaign_counts
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
from sachhon.domain.planning.selectors.repeats import (
    RepeatCounts,
    SideBySide,
    flags_of,
    repeat_counts,
    repeat_flags,
    side_by_side,
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
from sachhon.domain.planning.standing_list import Ranked, Room, cut_at, in_the_run, order_of, room_in, standings
from sachhon.domain.planning.standing_list import Standing as StandingRegistration
from sachhon.domain.planning.task_access import permits_task, places_of_task
from sachhon.domain.planning.versions import ChangedMeanwhile
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
    "OUTCOMES",
    "PART_OF",
    "PLAN",
    "RANKING_STEPS",
    "RECORD",
    "REGISTRATION",
    "REMOVED",
    "SOURCES",
    "SOURCE_CHOICES",
    "STAGES",
    "STAGE_CHOICES",
    "STEPS",
    "SUPPORTED",
    "TASK",
    "UNDATED",
    "Aim",
    "Appraisal",
    "Appraiser",
    "Award",
    "AwardFacts",
    "BudgetAnswers",
    "BudgetCell",
    "BudgetFinding",
    "BudgetLine",
    "Campaign",
    "CampaignCounts",
    "CampaignSettings",
    "Ceiling",
    "CeilingSum",
    "ChangedMeanwhile",
    "Comparison",
    "Contradiction",
    "Country",
    "Criterion",
    "Cut",
    "CutLine",
    "Decision",
    "Deed",
    "Enterprise",
    "Event",
    "EventFacts",
    "Evidence",
    "Fault",
    "Filling",
    "Funds",
    "Gathered",
    "KeptList",
    "Looked",
    "Matrix",
    "Measure",
    "MeasureTargets",
    "MoneyChoices",
    "MoneyEntry",
    "Notified",
    "Of",
    "OfComponent",
    "OfCountry",
    "OfUnit",
    "Opened",
    "Outcome",
    "Output",
    "OverdueTask",
    "Overlay",
    "Participant",
    "ParticipantList",
    "ParticipantRow",
    "Place",
    "Plan",
    "PlanEdition",
    "PlanTask",
    "PlannedCell",
    "Progress",
    "Proposal",
    "Queued",
    "Ranked",
    "RankingStep",
    "Reconciliation",
    "RecordFile",
    "Recorded",
    "RecordedPart",
    "Refused",
    "Registration",
    "RegistrationFilter",
    "RepeatCounts",
    "RepeatFlag",
    "RepeatPassage",
    "Reported",
    "RolledOver",
    "Room",
    "SideBySide",
    "Source",
    "SourceCeiling",
    "Split",
    "Stage",
    "StandingRegistration",
    "Sum",
    "Survey",
    "SurveyFacts",
    "Target",
    "TargetMeasure",
    "TaskLine",
    "TaskParty",
    "TaskYear",
    "Together",
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
    "appraise",
    "appraise_again",
    "appraises_in",
    "as_criteria",
    "ask_to_look",
    "attach_record_file",
    "award_word",
    "awards_visible",
    "begin_plan",
    "budget_answers",
    "campaign_counts",
    "campaigns_visible",
    "ceiling_sums",
    "ceilings_with_use",
    "cells_of_line",
    "change_award",
    "change_campaign",
    "change_event",
    "change_participant",
    "change_survey",
    "classify_money",
    "classify_tasks",
    "close_registration",
    "comment_on_task",
    "compare_country",
    "compare_unit",
    "correct_money",
    "counted_in",
    "country_money",
    "criteria_of",
    "cut_at",
    "decide",
    "decide_award",
    "decision_content",
    "decision_is_whole",
    "describe_plan",
    "detach_record_file",
    "differences",
    "draft_award",
    "editions_of",
    "end_appraiser",
    "end_plan",
    "endorse_award",
    "enterprises_of",
    "entries_of",
    "events_visible",
    "exclude_registration",
    "files_read_for",
    "fill_from_records",
    "filling_of",
    "fills",
    "flags_of",
    "gather_registrations",
    "grounds_from",
    "grounds_of",
    "has_scores",
    "in_the_run",
    "include_registration",
    "is_named",
    "is_registration",
    "judge_repeat",
    "keep_participants",
    "last_look",
    "letters_of",
    "line_name",
    "lines_of",
    "list_fingerprint",
    "look_for_repeats",
    "may_give_back",
    "may_record",
    "may_see_scores",
    "measure_target",
    "measures",
    "measures_kept",
    "merge_registrations",
    "met_before",
    "money_lines",
    "money_of",
    "money_plans",
    "move_money",
    "name_appraiser",
    "name_party",
    "near",
    "notify",
    "open_campaign",
    "open_ledger",
    "open_registration_again",
    "order_of",
    "outcome_words",
    "outputs_of",
    "overdue_tasks",
    "overlapping",
    "own_registrations",
    "own_units",
    "permits_task",
    "places_of_task",
    "plain",
    "plan_findings",
    "planned_cells",
    "plans_to_adopt",
    "plans_to_begin",
    "plans_visible",
    "preview_adoption",
    "progress_of",
    "propose_award",
    "proposed",
    "proposed_split",
    "queue_of",
    "rank",
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
    "registered_units",
    "registers_of",
    "registrations_in",
    "remove_event",
    "remove_participant",
    "remove_party",
    "repeat_counts",
    "repeat_flags",
    "repeat_ground",
    "reported_for",
    "resting",
    "revision_to_adopt",
    "roll_over",
    "room_in",
    "rounds_to_open",
    "said_by",
    "score_total",
    "scores_of",
    "search_records",
    "set_ceiling",
    "set_dates",
    "set_event_status",
    "set_measure",
    "side_by_side",
    "source_named",
    "split_money",
    "split_of",
    "stage_named",
    "standing_amount",
    "standing_of_lines",
    "standing_of_plan",
    "standing_of_plans",
    "standing_of_units",
    "standings",
    "stands_of",
    "stated_of",
    "still_takes",
    "surveys_visible",
    "table_of",
    "take_newer",
    "take_target_measure",
    "targets_of",
    "task_lines",
    "task_years",
    "tasks_of",
    "tasks_visible",
    "the_list",
    "tie_line",
    "to_roll_over",
    "totals",
    "tracked_targets",
    "units_of",
    "units_that_begin",
    "units_with_money",
    "unmerge_registrations",
    "unreached",
    "up_to",
    "verb_for",
    "withdraw_output",
    "withdraw_registration",
    "without_mail",
    "years_of_tasks",
    "years_to_compare",
]
