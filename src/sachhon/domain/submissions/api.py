"""The door of the submissions: other rooms come in here."""

from sachhon.domain.submissions.models import (
    Approval,
    DraftValue,
    EditingNow,
    Part,
    Reason,
    Receipt,
    Remark,
    Revision,
    SignedCopy,
    Status,
    Submission,
    ValueVersion,
)
from sachhon.domain.submissions.places import place_of_submission

__all__ = [
    "Approval",
    "DraftValue",
    "EditingNow",
    "Part",
    "Reason",
    "Receipt",
    "Remark",
    "Revision",
    "SignedCopy",
    "Status",
    "Submission",
    "ValueVersion",
    "place_of_submission",
]
