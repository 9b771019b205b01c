"""Blank answers of a facility's yearly report taken from the register, last year's products and the meter log."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.years.filling import filling_of
from sachhon.domain.submissions.api import Saved, Submission, ValueChange, save_values

VERB = "submission.fill_from_meters"


def fill_year_report(*, actor: Actor, submission: Submission, agreed: str, request_key: str = "") -> Saved:
    """Write what was shown (`agreed` is its digest); what somebody answered is never written over.

    Raises PermissionDenied, Refused (something changed since it was shown), submissions.Refused.
    """
    filling = filling_of(submission)
    if filling is None:
        raise Refused("not_a_year", _("Biểu mẫu này không phải báo cáo năm của cơ sở."))
    if not filling.blanks:
        return Saved(submission.version, {})
    if filling.digest != agreed:
        raise Refused("changed", _("Sổ công tơ, danh bạ hoặc báo cáo vừa thay đổi. Xem lại rồi điền lần nữa."))
    changes = [ValueChange(one.key, one.answer, one.version) for one in filling.blanks]
    return save_values(actor=actor, submission=submission, changes=changes, request_key=request_key, verb=VERB)
