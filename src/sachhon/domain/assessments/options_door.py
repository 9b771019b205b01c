"""The part of the door that leads to options and their library; `api` opens it with the rest."""

from sachhon.domain.assessments.actions.add_option import OptionFacts, add_option, describe_option
from sachhon.domain.assessments.actions.look_back import record_look_back, reopen_look_back
from sachhon.domain.assessments.actions.move_option import (
    PlanFacts,
    implement_option,
    lacking_for,
    lacking_to_verify,
    plan_option,
    step_back,
    verify_option,
)
from sachhon.domain.assessments.actions.show_option import (
    attach_evidence,
    detach_evidence,
    record_measurement,
    restore_measurement,
    withdraw_measurement,
)
from sachhon.domain.assessments.actions.show_whole import (
    attach_whole_evidence,
    detach_whole_evidence,
    measure_whole,
    restore_whole_measurement,
    withdraw_whole_measurement,
)
from sachhon.domain.assessments.actions.study_option import (
    judge_feasibility,
    keep_effects,
    rank_options,
    screen_option,
)
from sachhon.domain.assessments.actions.verify_whole import (
    lacking_to_verify_whole,
    verify_whole,
    whole_pairs,
    withdraw_whole_verification,
)
from sachhon.domain.assessments.options.arc import ArcCode, arc_codes
from sachhon.domain.assessments.options.economics import Economics, economics_of
from sachhon.domain.assessments.options.effects import Together, uses_of
from sachhon.domain.assessments.options.following import LookBack, look_backs
from sachhon.domain.assessments.options.library import GRADES, RESOURCES, LibraryOption, Range, library, library_option
from sachhon.domain.assessments.options.measuring import Measured, newest, pairs_of, verified_of
from sachhon.domain.assessments.options.observed import LEAST, DoneAlike, Observed, done_alike, observed
from sachhon.domain.assessments.options.portfolio import Portfolio, portfolio_of, worth_of
from sachhon.domain.assessments.options.recording import MeasurementFacts
from sachhon.domain.assessments.options.searching import COSTS, PAYBACKS, Wanted
from sachhon.domain.assessments.options.searching import search as search_library
from sachhon.domain.assessments.options.selecting import DueLookBack, assessments_to_edit
from sachhon.domain.assessments.options.stages import StageStep, steps_from
from sachhon.domain.assessments.options.studying import Effect, Feasibility
from sachhon.domain.assessments.options.whole import OptionsBeside, Whole, WholeSaving, whole_of

__all__ = [
    "COSTS",
    "GRADES",
    "LEAST",
    "PAYBACKS",
    "RESOURCES",
    "ArcCode",
    "DoneAlike",
    "DueLookBack",
    "Economics",
    "Effect",
    "Feasibility",
    "LibraryOption",
    "LookBack",
    "Measured",
    "MeasurementFacts",
    "Observed",
    "OptionFacts",
    "OptionsBeside",
    "PlanFacts",
    "Portfolio",
    "Range",
    "StageStep",
    "Together",
    "Wanted",
    "Whole",
    "WholeSaving",
    "add_option",
    "arc_codes",
    "assessments_to_edit",
    "attach_evidence",
    "attach_whole_evidence",
    "describe_option",
    "detach_evidence",
    "detach_whole_evidence",
    "done_alike",
    "economics_of",
    "implement_option",
    "judge_feasibility",
    "keep_effects",
    "lacking_for",
    "lacking_to_verify",
    "lacking_to_verify_whole",
    "library",
    "library_option",
    "look_backs",
    "measure_whole",
    "newest",
    "observed",
    "pairs_of",
    "plan_option",
    "portfolio_of",
    "rank_options",
    "record_look_back",
    "record_measurement",
    "reopen_look_back",
    "restore_measurement",
    "restore_whole_measurement",
    "screen_option",
    "search_library",
    "step_back",
    "steps_from",
    "uses_of",
    "verified_of",
    "verify_option",
    "verify_whole",
    "whole_of",
    "whole_pairs",
    "withdraw_measurement",
    "withdraw_whole_measurement",
    "withdraw_whole_verification",
    "worth_of",
]
