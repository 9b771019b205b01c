"""The door of assessments: other rooms come in here."""

from sachhon.domain.assessments import certificates_door, models, options_door
from sachhon.domain.assessments.actions.apply_worksheets import apply_worksheets
from sachhon.domain.assessments.actions.begin_assessment import begin_assessment
from sachhon.domain.assessments.actions.choose_baseline import choose_baseline, end_baseline
from sachhon.domain.assessments.actions.choose_grade import choose_grade
from sachhon.domain.assessments.actions.choose_products import choose_products
from sachhon.domain.assessments.actions.describe_assessment import describe_assessment
from sachhon.domain.assessments.actions.end_assessment import end_assessment, reopen_assessment, report_assessment
from sachhon.domain.assessments.actions.fill_shares import fill_shares
from sachhon.domain.assessments.actions.fill_year_report import fill_year_report
from sachhon.domain.assessments.actions.gather_facilities import gather_facilities
from sachhon.domain.assessments.actions.gather_years import gather_years
from sachhon.domain.assessments.actions.import_experts import import_experts
from sachhon.domain.assessments.actions.join_facilities import (
    Collision,
    Collisions,
    collisions_of,
    join_facilities,
    part_facilities,
)
from sachhon.domain.assessments.actions.keep_causes import causes_seen, keep_causes
from sachhon.domain.assessments.actions.keep_consultancy import keep_consultancy
from sachhon.domain.assessments.actions.keep_expert import add_expert, change_expert, end_expert, return_expert
from sachhon.domain.assessments.actions.keep_flows import flows_seen, keep_flows
from sachhon.domain.assessments.actions.keep_log import LogRow, keep_log
from sachhon.domain.assessments.actions.keep_process import (
    keep_process,
    keep_process_step,
    next_number,
    remove_process_step,
    step_seen,
)
from sachhon.domain.assessments.actions.keep_readings import Kept, MonthRead, keep_outputs, keep_readings
from sachhon.domain.assessments.actions.keep_team import keep_team, team_seen
from sachhon.domain.assessments.actions.keep_waste_stream import (
    keep_waste_stream,
    propose_waste_streams,
    remove_waste_stream,
    stream_seen,
)
from sachhon.domain.assessments.actions.record_task import record_task, task_owners, task_seen
from sachhon.domain.assessments.actions.sign_balance import (
    UnknownBalance,
    sign_balance,
    sign_unknown_balances,
    withdraw_signature,
)
from sachhon.domain.assessments.actions.undo_network_change import undo_network_change
from sachhon.domain.assessments.actions.verify_year import verify_year
from sachhon.domain.assessments.certificates_door import *  # noqa: F403
from sachhon.domain.assessments.models import *  # noqa: F403
from sachhon.domain.assessments.network.facts import (
    ConsultancyFacts,
    ExpertFacts,
    TrainingRow,
    facts_of_expert,
    industry_names,
)
from sachhon.domain.assessments.network.places import place_for, place_of_expert
from sachhon.domain.assessments.network.reading_sheet import ExpertPlan, plan_experts
from sachhon.domain.assessments.network.selecting import (
    PARTS_OF_EXPERTS,
    STATES_OF_EXPERTS,
    ConsultancyFilter,
    ExpertFilter,
    changes_of,
    consultancies_visible,
    experts_visible,
    may_call,
)
from sachhon.domain.assessments.network.support import (
    ProvinceSupport,
    provinces_of_today,
    provinces_to_keep,
    support_by_province,
)
from sachhon.domain.assessments.network.writing_sheet import write_experts
from sachhon.domain.assessments.options_door import *  # noqa: F403
from sachhon.domain.assessments.places import held_for, place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT, CERTIFICATE, NETWORK, YEAR
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.reporting.description import description_of
from sachhon.domain.assessments.reporting.lacks import Gap, gaps_of
from sachhon.domain.assessments.reporting.papers import assessment_pdf, assessment_word
from sachhon.domain.assessments.selectors.assessments import (
    assessments_visible,
    facilities_lent,
    facilities_to_assess,
    facilities_within,
    history_of,
    steps_of_process,
    waste_streams_of,
)
from sachhon.domain.assessments.selectors.years import (
    Overview,
    Standing,
    baselines_chosen,
    facilities_with_years,
    history_of_reading,
    overview_of,
    standing_of,
)
from sachhon.domain.assessments.shares import (
    Offered,
    SharesFilling,
    asks_for_shares,
    register_behind,
    shares_filling,
)
from sachhon.domain.assessments.versions import ChangedMeanwhile, require_seen, require_version, seen_of
from sachhon.domain.assessments.workspace.amounts import NOT_BURNT, Amount, LeftOut, known_carriers, money_of
from sachhon.domain.assessments.workspace.balances import Balance, balance_of, balances_of, year_of
from sachhon.domain.assessments.workspace.blocks import Block, blocks_of
from sachhon.domain.assessments.workspace.diagram import drawn_step, flow_words, process_diagram
from sachhon.domain.assessments.workspace.facts import Description, FlowRow, MemberRow, StepRow, StreamFacts
from sachhon.domain.assessments.workspace.sheets.plan import plan_worksheets
from sachhon.domain.assessments.workspace.sheets.write import write_worksheets
from sachhon.domain.assessments.workspace.streams import PARTS, WASTES, StreamCost, cost_of, proposals, stream_costs
from sachhon.domain.assessments.workspace.tasks import Step, Task, all_steps, steps_of, task_of
from sachhon.domain.assessments.workspace.waiting import (
    DueOption,
    EndingDelegation,
    Waiting,
    WaitingResult,
    WaitingTask,
    delegations_ending,
    waiting_for,
)
from sachhon.domain.assessments.years.consumption import Blocked, Used
from sachhon.domain.assessments.years.consumption import common as in_usual_unit
from sachhon.domain.assessments.years.facts import Amount as YearAmount
from sachhon.domain.assessments.years.facts import Gap as YearGap
from sachhon.domain.assessments.years.facts import Made, YearFacts
from sachhon.domain.assessments.years.filling import YearFilling, metered_behind, tells_of_a_year
from sachhon.domain.assessments.years.filling import filling_of as year_filling
from sachhon.domain.assessments.years.joined import joined_years
from sachhon.domain.assessments.years.months import months_of, regression_of
from sachhon.domain.assessments.years.output import Output
from sachhon.domain.assessments.years.output import together as output_together
from sachhon.domain.assessments.years.peers import Peers, of_industry
from sachhon.domain.assessments.years.reported import cell_of_origin
from sachhon.domain.assessments.years.savings import NO_FIGURE_WANTED, Told
from sachhon.domain.assessments.years.saying import blocked_finding
from sachhon.domain.assessments.years.stored import made_of
from sachhon.domain.assessments.years.streams import Stream, all_streams, stream_named, stream_of, streams_of

__all__ = [
    *models.__all__,
    *certificates_door.__all__,
    *options_door.__all__,
    "ASSESSMENT",
    "CERTIFICATE",
    "NETWORK",
    "NOT_BURNT",
    "NO_FIGURE_WANTED",
    "PARTS",
    "PARTS_OF_EXPERTS",
    "STATES_OF_EXPERTS",
    "WASTES",
    "YEAR",
    "Amount",
    "Balance",
    "Block",
    "Blocked",
    "ChangedMeanwhile",
    "Collision",
    "Collisions",
    "ConsultancyFacts",
    "ConsultancyFilter",
    "Description",
    "ExpertFacts",
    "ExpertFilter",
    "ExpertPlan",
    "FlowRow",
    "Gap",
    "Kept",
    "LeftOut",
    "LogRow",
    "Made",
    "MemberRow",
    "MonthRead",
    "Offered",
    "Output",
    "Overview",
    "Peers",
    "ProvinceSupport",
    "Refused",
    "SharesFilling",
    "Standing",
    "Step",
    "StepRow",
    "Stream",
    "StreamCost",
    "StreamFacts",
    "Task",
    "Told",
    "TrainingRow",
    "UnknownBalance",
    "Used",
    "YearAmount",
    "YearFacts",
    "YearFilling",
    "YearGap",
    "WaitingTask",
    "WaitingResult",
    "Waiting",
    "EndingDelegation",
    "DueOption",
    "delegations_ending",
    "waiting_for",
    "task_owners",
    "add_expert",
    "all_steps",
    "all_streams",
    "apply_worksheets",
    "asks_for_shares",
    "assessment_pdf",
    "assessment_word",
    "assessments_visible",
    "balance_of",
    "balances_of",
    "baselines_chosen",
    "begin_assessment",
    "blocked_finding",
    "blocks_of",
    "causes_seen",
    "cell_of_origin",
    "change_expert",
    "changes_of",
    "choose_baseline",
    "choose_grade",
    "choose_products",
    "collisions_of",
    "consultancies_visible",
    "cost_of",
    "describe_assessment",
    "description_of",
    "drawn_step",
    "end_assessment",
    "end_baseline",
    "end_expert",
    "experts_visible",
    "facilities_lent",
    "facilities_to_assess",
    "facilities_with_years",
    "facilities_within",
    "facts_of_expert",
    "fill_shares",
    "fill_year_report",
    "flow_words",
    "flows_seen",
    "gaps_of",
    "gather_facilities",
    "gather_years",
    "held_for",
    "history_of",
    "history_of_reading",
    "import_experts",
    "in_usual_unit",
    "industry_names",
    "join_facilities",
    "joined_years",
    "keep_causes",
    "keep_consultancy",
    "keep_flows",
    "keep_log",
    "keep_outputs",
    "keep_process",
    "keep_process_step",
    "keep_readings",
    "keep_team",
    "keep_waste_stream",
    "known_carriers",
    "made_of",
    "may_call",
    "metered_behind",
    "money_of",
    "months_of",
    "next_number",
    "of_industry",
    "output_together",
    "overview_of",
    "part_facilities",
    "place_for",
    "place_of_assessment",
    "place_of_expert",
    "plan_experts",
    "plan_worksheets",
    "process_diagram",
    "proposals",
    "propose_waste_streams",
    "provinces_of_today",
    "provinces_to_keep",
    "record_task",
    "register_behind",
    "regression_of",
    "remove_process_step",
    "remove_waste_stream",
    "reopen_assessment",
    "report_assessment",
    "require_seen",
    "require_version",
    "return_expert",
    "seen_of",
    "shares_filling",
    "sign_balance",
    "sign_unknown_balances",
    "standing_of",
    "step_seen",
    "steps_of",
    "steps_of_process",
    "stream_costs",
    "stream_named",
    "stream_of",
    "stream_seen",
    "streams_of",
    "support_by_province",
    "task_of",
    "task_seen",
    "team_seen",
    "tells_of_a_year",
    "undo_network_change",
    "verify_year",
    "waste_streams_of",
    "withdraw_signature",
    "write_experts",
    "write_worksheets",
    "year_filling",
    "year_of",
]
