"""Tables of answers: drafts in versions, parts, remarks, approvals, sealed revisions, receipts."""

from sachhon.domain.submissions.models.approval import Approval
from sachhon.domain.submissions.models.draft import DraftValue, EditingNow, SaveRequest, ValueVersion
from sachhon.domain.submissions.models.part import Part
from sachhon.domain.submissions.models.remark import Reason, Remark
from sachhon.domain.submissions.models.revision import Receipt, Revision, SignedCopy
from sachhon.domain.submissions.models.submission import Status, Submission

__all__ = [
    "Approval",
    "DraftValue",
    "EditingNow",
    "Part",
    "Reason",
    "Receipt",
    "Remark",
    "Revision",
    "SaveRequest",
    "SignedCopy",
    "Status",
    "Submission",
    "ValueVersion",
]
