"""The part of planning's door that leads to the yearly campaign; `api` opens it with the rest."""

from sachhon.domain.planning.actions.appraise import appraise
from sachhon.domain.planning.actions.change_campaign import Settings as CampaignSettings
from sachhon.domain.planning.actions.change_campaign import change_campaign, has_scores
from sachhon.domain.planning.actions.decide import decide
from sachhon.domain.planning.actions.exclude_registration import exclude_registration, include_registration
from sachhon.domain.planning.actions.gather_registrations import Gathered, gather_registrations
from sachhon.domain.planning.actions.judge_repeat import judge_repeat
from sachhon.domain.planning.actions.look_for_repeats import Looked, look_for_repeats
from sachhon.domain.planning.actions.merge_registrations import merge_registrations, unmerge_registrations
from sachhon.domain.planning.actions.name_appraiser import end_appraiser, name_appraiser
from sachhon.domain.planning.actions.notify import Notified, notify
from sachhon.domain.planning.actions.open_campaign import open_campaign
from sachhon.domain.planning.actions.rank import appraise_again, close_registration, open_registration_again, rank
from sachhon.domain.planning.actions.take_newer import take_newer
from sachhon.domain.planning.actions.withdraw_registration import withdraw_registration
from sachhon.domain.planning.appraising import is_named, near, own_units, units_of
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
from sachhon.domain.planning.criteria import as_criteria, criteria_of, plain, scores_of
from sachhon.domain.planning.deciding import content_of as decision_content
from sachhon.domain.planning.deciding import fingerprint as list_fingerprint
from sachhon.domain.planning.deciding import is_whole as decision_is_whole
from sachhon.domain.planning.deciding import the_list
from sachhon.domain.planning.repeating import ground_of as repeat_ground
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
from sachhon.domain.planning.selectors.repeats import (
    RepeatCounts,
    SideBySide,
    flags_of,
    repeat_counts,
    repeat_flags,
    side_by_side,
)
from sachhon.domain.planning.standing_list import Ranked, Room, cut_at, in_the_run, order_of, room_in, standings
from sachhon.domain.planning.standing_list import Standing as StandingRegistration

__all__ = [
    "OUTCOMES",
    "RANKING_STEPS",
    "SUPPORTED",
    "CampaignCounts",
    "CampaignSettings",
    "Criterion",
    "Cut",
    "CutLine",
    "Gathered",
    "Looked",
    "Notified",
    "Outcome",
    "Queued",
    "Ranked",
    "RankingStep",
    "RegistrationFilter",
    "RepeatCounts",
    "RepeatPassage",
    "Room",
    "SideBySide",
    "StandingRegistration",
    "Together",
    "appraise",
    "appraise_again",
    "appraises_in",
    "as_criteria",
    "campaign_counts",
    "campaigns_visible",
    "change_campaign",
    "close_registration",
    "criteria_of",
    "cut_at",
    "decide",
    "decision_content",
    "decision_is_whole",
    "end_appraiser",
    "exclude_registration",
    "flags_of",
    "gather_registrations",
    "has_scores",
    "in_the_run",
    "include_registration",
    "is_named",
    "is_registration",
    "judge_repeat",
    "letters_of",
    "list_fingerprint",
    "look_for_repeats",
    "may_see_scores",
    "merge_registrations",
    "name_appraiser",
    "near",
    "notify",
    "open_campaign",
    "open_registration_again",
    "order_of",
    "outcome_words",
    "own_registrations",
    "own_units",
    "plain",
    "progress_of",
    "queue_of",
    "rank",
    "registered_units",
    "registrations_in",
    "repeat_counts",
    "repeat_flags",
    "repeat_ground",
    "room_in",
    "rounds_to_open",
    "score_total",
    "scores_of",
    "side_by_side",
    "standings",
    "take_newer",
    "the_list",
    "units_of",
    "unmerge_registrations",
    "withdraw_registration",
    "without_mail",
]
