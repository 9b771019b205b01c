"""The door of the submissions: other rooms come in here."""

from sachhon.domain.submissions import extra_findings
from sachhon.domain.submissions.actions.accept import accept
from sachhon.domain.submissions.actions.approve import approve
from sachhon.domain.submissions.actions.ask_approval import ask_approval
from sachhon.domain.submissions.actions.assign_part import assign_part, take_back_part
from sachhon.domain.submissions.actions.attach_signed_copy import attach_signed_copy
from sachhon.domain.submissions.actions.change_rows import clear_table, insert_row, remove_row, reorder_rows
from sachhon.domain.submissions.actions.finish_part import finish_part, give_part_again, merge_part
from sachhon.domain.submissions.actions.give_reason import give_reason
from sachhon.domain.submissions.actions.publish import publish, publish_reports
from sachhon.domain.submissions.actions.receive import receive
from sachhon.domain.submissions.actions.remark import answer_remark, remark, resolve_remark
from sachhon.domain.submissions.actions.reopen import reopen
from sachhon.domain.submissions.actions.return_to_unit import return_to_unit
from sachhon.domain.submissions.actions.save_values import Conflict, Saved, ValueChange, save_values
from sachhon.domain.submissions.actions.send_back import send_back
from sachhon.domain.submissions.actions.start import start
from sachhon.domain.submissions.actions.undo import undo
from sachhon.domain.submissions.actions.withdraw import withdraw
from sachhon.domain.submissions.chains import CHAINS, Step, chain_of
from sachhon.domain.submissions.checked import UNANSWERED, Checked
from sachhon.domain.submissions.documents import official_pdf, official_word, receipt_pdf, receipt_qr_svg
from sachhon.domain.submissions.drafts import (
    DraftRow,
    Past,
    draft_rows,
    draft_values,
    draft_versions,
    draft_with_versions,
    history,
    template_of,
    value_at_version,
    values_of_rows,
)
from sachhon.domain.submissions.findings import findings_of, fingerprint, holding_up
from sachhon.domain.submissions.last_round import LastRound, last_round_of, last_round_values
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
from sachhon.domain.submissions.parts import editable_fields, fields_in, place_of_part, sections_open_to
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.policies import SUBMISSION
from sachhon.domain.submissions.presence import editing_now, open_section, others_editing
from sachhon.domain.submissions.receipt_codes import read_code
from sachhon.domain.submissions.refusals import BadValue, NotReady, Refused
from sachhon.domain.submissions.remarks import remarks_of, remarks_on, reviews
from sachhon.domain.submissions.sealing import Broken, content_of, revision_values, verify, verify_revisions
from sachhon.domain.submissions.selectors import (
    awaiting_approval_of,
    departments_of,
    draft_diff,
    may_approve,
    newest_revisions,
    parts_visible,
    receipt_matches,
    revision_diff,
    revisions_of,
    submissions_visible,
)
from sachhon.domain.submissions.transitions import ACCEPTED_STATUSES, EDITABLE, SEALED, TRANSITIONS

__all__ = [
    "ACCEPTED_STATUSES",
    "CHAINS",
    "EDITABLE",
    "SEALED",
    "SUBMISSION",
    "TRANSITIONS",
    "UNANSWERED",
    "Approval",
    "BadValue",
    "Broken",
    "Checked",
    "Conflict",
    "DraftRow",
    "DraftValue",
    "EditingNow",
    "LastRound",
    "NotReady",
    "Part",
    "Past",
    "Reason",
    "Receipt",
    "Refused",
    "Remark",
    "Revision",
    "Saved",
    "SignedCopy",
    "Status",
    "Step",
    "Submission",
    "ValueChange",
    "ValueVersion",
    "accept",
    "answer_remark",
    "approve",
    "ask_approval",
    "assign_part",
    "attach_signed_copy",
    "awaiting_approval_of",
    "chain_of",
    "clear_table",
    "content_of",
    "departments_of",
    "draft_diff",
    "draft_rows",
    "draft_values",
    "draft_versions",
    "draft_with_versions",
    "editable_fields",
    "editing_now",
    "extra_findings",
    "fields_in",
    "findings_of",
    "fingerprint",
    "finish_part",
    "give_part_again",
    "give_reason",
    "history",
    "holding_up",
    "insert_row",
    "last_round_of",
    "last_round_values",
    "may_approve",
    "merge_part",
    "newest_revisions",
    "official_pdf",
    "official_word",
    "open_section",
    "others_editing",
    "parts_visible",
    "place_of_part",
    "place_of_submission",
    "publish",
    "publish_reports",
    "read_code",
    "receipt_matches",
    "receipt_pdf",
    "receipt_qr_svg",
    "receive",
    "remark",
    "remarks_of",
    "remarks_on",
    "remove_row",
    "reopen",
    "reorder_rows",
    "resolve_remark",
    "return_to_unit",
    "reviews",
    "revision_diff",
    "revision_values",
    "revisions_of",
    "save_values",
    "sections_open_to",
    "send_back",
    "start",
    "submissions_visible",
    "take_back_part",
    "template_of",
    "undo",
    "value_at_version",
    "values_of_rows",
    "verify",
    "verify_revisions",
    "withdraw",
]
