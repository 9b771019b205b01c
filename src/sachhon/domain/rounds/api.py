"""The door of the rounds: other rooms come in here."""

from sachhon.domain.rounds.actions.add_template_draft import add_template_draft
from sachhon.domain.rounds.actions.attach import attach_file, detach_file
from sachhon.domain.rounds.actions.change_round import change_round
from sachhon.domain.rounds.actions.close_round import close_round, discard_round, reopen_round
from sachhon.domain.rounds.actions.draft_round import draft_round
from sachhon.domain.rounds.actions.extend import extend
from sachhon.domain.rounds.actions.publish_round import missing, publish_round
from sachhon.domain.rounds.actions.publish_template import discard_template, publish_template, withdraw_template
from sachhon.domain.rounds.actions.remind import remind
from sachhon.domain.rounds.actions.waive import unwaive, waive
from sachhon.domain.rounds.asked import IN_A_PROVINCE, KINDS_OF_RESPONDENT, Asked, date_of, units_asked, units_meant
from sachhon.domain.rounds.audience import Recipient, audience, by_person
from sachhon.domain.rounds.deadlines import LONGEST_WORKING_DAYS, Deadline, in_working_days, on_day
from sachhon.domain.rounds.letter import addressed, request_letter, standard_text, text_of
from sachhon.domain.rounds.models import DeadlineChange, Obligation, Round, RoundAttachment, TemplateVersion
from sachhon.domain.rounds.policies import MINISTRY_PLACE, OBLIGATION, ROUND, TEMPLATE
from sachhon.domain.rounds.refusals import NotReady, Refused, TemplateRefused
from sachhon.domain.rounds.reminders import due_reminders, queue_digests
from sachhon.domain.rounds.selectors import (
    last_published,
    last_round,
    obligations_of,
    obligations_visible,
    owed_by,
    rounds_visible,
    templates_visible,
    usable_templates,
)
from sachhon.domain.rounds.templates.catalogue import load_templates
from sachhon.domain.rounds.templates.comparison import Change, Comparison, FieldChange, compare
from sachhon.domain.rounds.years import EARLIEST_YEAR, LATEST_YEAR, MOST_YEARS, run_of, usual_years, years_said

__all__ = [
    "EARLIEST_YEAR",
    "IN_A_PROVINCE",
    "KINDS_OF_RESPONDENT",
    "LATEST_YEAR",
    "LONGEST_WORKING_DAYS",
    "MINISTRY_PLACE",
    "MOST_YEARS",
    "OBLIGATION",
    "ROUND",
    "TEMPLATE",
    "Asked",
    "Change",
    "Comparison",
    "Deadline",
    "DeadlineChange",
    "FieldChange",
    "NotReady",
    "Obligation",
    "Recipient",
    "Refused",
    "Round",
    "RoundAttachment",
    "TemplateRefused",
    "TemplateVersion",
    "add_template_draft",
    "addressed",
    "attach_file",
    "audience",
    "by_person",
    "change_round",
    "close_round",
    "compare",
    "date_of",
    "detach_file",
    "discard_round",
    "discard_template",
    "draft_round",
    "due_reminders",
    "extend",
    "in_working_days",
    "last_published",
    "last_round",
    "load_templates",
    "missing",
    "obligations_of",
    "obligations_visible",
    "on_day",
    "owed_by",
    "publish_round",
    "publish_template",
    "queue_digests",
    "remind",
    "reopen_round",
    "request_letter",
    "rounds_visible",
    "run_of",
    "standard_text",
    "templates_visible",
    "text_of",
    "units_asked",
    "units_meant",
    "unwaive",
    "usable_templates",
    "usual_years",
    "waive",
    "withdraw_template",
    "years_said",
]
