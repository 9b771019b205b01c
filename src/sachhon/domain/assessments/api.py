"""The door of assessments: other rooms come in here."""

from sachhon.domain.assessments.actions.add_option import OptionFacts, add_option, describe_option
from sachhon.domain.assessments.actions.begin_assessment import begin_assessment
from sachhon.domain.assessments.actions.describe_assessment import describe_assessment
from sachhon.domain.assessments.actions.end_assessment import end_assessment, reopen_assessment, report_assessment
from sachhon.domain.assessments.actions.keep_causes import causes_seen, keep_causes
from sachhon.domain.assessments.actions.keep_flows import flows_seen, keep_flows
from sachhon.domain.assessments.actions.keep_process import (
    keep_process,
    keep_process_step,
    next_number,
    remove_process_step,
    step_seen,
)
from sachhon.domain.assessments.actions.keep_team import keep_team, team_seen
from sachhon.domain.assessments.actions.keep_waste_stream import (
    keep_waste_stream,
    propose_waste_streams,
    remove_waste_stream,
    stream_seen,
)
from sachhon.domain.assessments.actions.look_back import record_look_back, reopen_look_back
from sachhon.domain.assessments.actions.move_option import (
    PlanFacts,
    implement_option,
    lacking_for,
    plan_option,
    step_back,
    verify_option,
)
from sachhon.domain.assessments.actions.record_task import record_task, task_seen
from sachhon.domain.assessments.actions.show_option import (
    MeasurementFacts,
    attach_evidence,
    detach_evidence,
    record_measurement,
    restore_measurement,
    withdraw_measurement,
)
from sachhon.domain.assessments.actions.sign_balance import sign_balance, withdraw_signature
from sachhon.domain.assessments.actions.study_option import (
    Effect,
    Feasibility,
    judge_feasibility,
    keep_effects,
    rank_options,
    screen_option,
)
from sachhon.domain.assessments.models import *  # noqa: F403
from sachhon.domain.assessments.options.arc import ArcCode, arc_codes
from sachhon.domain.assessments.options.economics import Economics, economics_of
from sachhon.domain.assessments.options.effects import Together, uses_of
from sachhon.domain.assessments.options.following import LookBack, look_backs
from sachhon.domain.assessments.options.library import GRADES, RESOURCES, LibraryOption, Range, library, library_option
from sachhon.domain.assessments.options.measuring import Measured, newest, pairs_of, verified_of
from sachhon.domain.assessments.options.observed import LEAST, DoneAlike, Observed, done_alike, observed
from sachhon.domain.assessments.options.portfolio import Portfolio, portfolio_of, worth_of
from sachhon.domain.assessments.options.searching import COSTS, PAYBACKS, Wanted
from sachhon.domain.assessments.options.searching import search as search_library
from sachhon.domain.assessments.options.selecting import DueLookBack, assessments_to_edit, look_backs_due
from sachhon.domain.assessments.options.stages import StageStep, steps_from
from sachhon.domain.assessments.places import held_for, place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT, CERTIFICATE, NETWORK, YEAR
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.selectors.assessments import (
    assessments_visible,
    facilities_lent,
    facilities_to_assess,
    facilities_within,
    history_of,
    steps_of_process,
    waste_streams_of,
)
from sachhon.domain.assessments.versions import ChangedMeanwhile, require_seen, require_version, seen_of
from sachhon.domain.assessments.workspace.amounts import Amount, LeftOut, money_of
from sachhon.domain.assessments.workspace.balances import Balance, balance_of, balances_of, year_of
from sachhon.domain.assessments.workspace.blocks import Block, blocks_of
from sachhon.domain.assessments.workspace.diagram import drawn_step, flow_words, process_diagram
from sachhon.domain.assessments.workspace.facts import Description, FlowRow, MemberRow, StepRow, StreamFacts
from sachhon.domain.assessments.workspace.streams import PARTS, WASTES, StreamCost, cost_of, proposals, stream_costs
from sachhon.domain.assessments.workspace.tasks import Step, Task, all_steps, steps_of, task_of
from sachhon.domain.assessments.years.streams import Stream, all_streams, stream_named, stream_of, streams_of

__all__ = [  # noqa: F405
    "ASSESSMENT",
    "CERTIFICATE",
    "COSTS",
    "GRADES",
    "LEAST",
    "NETWORK",
    "PARTS",
    "PAYBACKS",
    "RESOURCES",
    "WASTES",
    "YEAR",
    "Amount",
    "ArcCode",
    "Assessment",
    "Balance",
    "BalanceSignature",
    "Baseline",
    "Block",
    "Category",
    "Cause",
    "Certificate",
    "CertificateCheck",
    "CertificateFile",
    "ChangedMeanwhile",
    "Consultancy",
    "Description",
    "DoneAlike",
    "DueLookBack",
    "Economics",
    "Effect",
    "Evidence",
    "Expert",
    "ExpertTraining",
    "FacilityYear",
    "Feasibility",
    "Flow",
    "FlowRow",
    "FollowUp",
    "Grade",
    "LeftOut",
    "LibraryOption",
    "LookBack",
    "Measured",
    "Measurement",
    "MeasurementFacts",
    "MemberRow",
    "Observed",
    "Option",
    "OptionEffect",
    "OptionFacts",
    "PlanFacts",
    "Portfolio",
    "ProcessStep",
    "ProductYear",
    "Range",
    "Reading",
    "Refused",
    "StageStep",
    "Step",
    "StepRow",
    "Stream",
    "StreamCost",
    "StreamFacts",
    "TakenReport",
    "Task",
    "TaskState",
    "TeamMember",
    "Together",
    "Wanted",
    "WasteStream",
    "YearSaving",
    "add_option",
    "all_steps",
    "all_streams",
    "arc_codes",
    "assessments_to_edit",
    "assessments_visible",
    "attach_evidence",
    "balance_of",
    "balances_of",
    "begin_assessment",
    "blocks_of",
    "causes_seen",
    "cost_of",
    "describe_assessment",
    "describe_option",
    "detach_evidence",
    "done_alike",
    "drawn_step",
    "economics_of",
    "end_assessment",
    "facilities_lent",
    "facilities_to_assess",
    "facilities_within",
    "flow_words",
    "flows_seen",
    "held_for",
    "history_of",
    "implement_option",
    "judge_feasibility",
    "keep_causes",
    "keep_effects",
    "keep_flows",
    "keep_process",
    "keep_process_step",
    "keep_team",
    "keep_waste_stream",
    "lacking_for",
    "library",
    "library_option",
    "look_backs",
    "look_backs_due",
    "money_of",
    "newest",
    "next_number",
    "observed",
    "pairs_of",
    "place_of_assessment",
    "plan_option",
    "portfolio_of",
    "process_diagram",
    "proposals",
    "propose_waste_streams",
    "rank_options",
    "record_look_back",
    "record_measurement",
    "record_task",
    "remove_process_step",
    "remove_waste_stream",
    "reopen_assessment",
    "reopen_look_back",
    "report_assessment",
    "require_seen",
    "require_version",
    "restore_measurement",
    "screen_option",
    "search_library",
    "seen_of",
    "sign_balance",
    "step_back",
    "step_seen",
    "steps_from",
    "steps_of",
    "steps_of_process",
    "stream_costs",
    "stream_named",
    "stream_of",
    "stream_seen",
    "streams_of",
    "task_of",
    "task_seen",
    "team_seen",
    "uses_of",
    "verified_of",
    "verify_option",
    "waste_streams_of",
    "withdraw_measurement",
    "withdraw_signature",
    "worth_of",
    "year_of",
]
