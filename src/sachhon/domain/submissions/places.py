"""Where a submission stands, for permissions."""

from sachhon.domain.accounts.api import Place
from sachhon.domain.registry.api import place_of
from sachhon.domain.submissions.models import Submission


def place_of_submission(submission: Submission) -> Place:
    """The place of the unit that reports."""
    return place_of(submission.obligation.unit)
