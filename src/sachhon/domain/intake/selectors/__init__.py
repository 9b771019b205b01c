"""Reading the intake: files of a report, files that wait, the mailbox; always within what the actor may see."""

from sachhon.domain.intake.selectors.mailbox import mail_counts, mails, owed_choices
from sachhon.domain.intake.selectors.received import files_of, files_waiting, received_alike

__all__ = ["files_of", "files_waiting", "mail_counts", "mails", "owed_choices", "received_alike"]
