"""The door of the intake: other rooms come in here."""

from sachhon.domain.intake.actions.accept_sure import accept_sure
from sachhon.domain.intake.actions.assign_mail import assign_mail, set_mail_aside
from sachhon.domain.intake.actions.confirm import confirm
from sachhon.domain.intake.actions.decide import decide
from sachhon.domain.intake.actions.import_form import import_form
from sachhon.domain.intake.actions.poll_mailbox import Polled, poll_mailbox
from sachhon.domain.intake.actions.read_mail import read_mail
from sachhon.domain.intake.actions.read_received import read_received
from sachhon.domain.intake.actions.set_aside import set_aside, take_up
from sachhon.domain.intake.actions.take_in import take_in
from sachhon.domain.intake.actions.take_in_eml import take_in_eml
from sachhon.domain.intake.actions.unconfirm import unconfirm
from sachhon.domain.intake.actions.undo_decision import undo_decision
from sachhon.domain.intake.actions.use_anyway import use_anyway
from sachhon.domain.intake.concerns import say_concern, usable, weighed
from sachhon.domain.intake.diffing import CHANGED, NEW, SAME, CellChange, FieldChange, diff_of
from sachhon.domain.intake.document import blocks_of
from sachhon.domain.intake.drafts import Draft, draft_for, items_for, template_for
from sachhon.domain.intake.items import SURE, Item
from sachhon.domain.intake.jobs import job_of, queue_collecting, queue_mail, queue_reading, read_again
from sachhon.domain.intake.models import IncomingMail, Received, StagedValue
from sachhon.domain.intake.places import place_of_received, status_of_received
from sachhon.domain.intake.policies import MAILBOX, RECEIVED
from sachhon.domain.intake.readings import FileRefused
from sachhon.domain.intake.refusals import REFUSALS, IntakeRefused
from sachhon.domain.intake.selectors import files_of, files_waiting, mail_counts, mails, owed_choices, received_alike
from sachhon.domain.intake.senders import say_clue
from sachhon.domain.intake.staging import (
    ACCEPTED,
    CORRECTED,
    REJECTED,
    TAKEN,
    UNDECIDED,
    decided_answer,
    key_of,
)
from sachhon.domain.submissions.api import Saved

__all__ = [
    "ACCEPTED",
    "CHANGED",
    "CORRECTED",
    "MAILBOX",
    "NEW",
    "RECEIVED",
    "REFUSALS",
    "REJECTED",
    "SAME",
    "SURE",
    "TAKEN",
    "UNDECIDED",
    "CellChange",
    "Draft",
    "FieldChange",
    "FileRefused",
    "IncomingMail",
    "IntakeRefused",
    "Item",
    "Polled",
    "Received",
    "Saved",
    "StagedValue",
    "accept_sure",
    "assign_mail",
    "blocks_of",
    "confirm",
    "decide",
    "decided_answer",
    "diff_of",
    "draft_for",
    "files_of",
    "files_waiting",
    "import_form",
    "items_for",
    "job_of",
    "key_of",
    "mail_counts",
    "mails",
    "owed_choices",
    "place_of_received",
    "poll_mailbox",
    "queue_collecting",
    "queue_mail",
    "queue_reading",
    "read_again",
    "read_mail",
    "read_received",
    "received_alike",
    "say_clue",
    "say_concern",
    "set_aside",
    "set_mail_aside",
    "status_of_received",
    "take_in",
    "take_in_eml",
    "take_up",
    "template_for",
    "unconfirm",
    "undo_decision",
    "usable",
    "use_anyway",
    "weighed",
]
