"""Shares of a report taken from the register of facilities, over the denominator that the person chose."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.shares.filling import answer_of, shares_filling
from sachhon.domain.submissions.api import Saved, Submission, ValueChange, save_values
from sachhon.formkit.values import Key

VERB = "submission.fill_from_register"


def fill_shares(
    *, actor: Actor, submission: Submission, chosen: Mapping[str, str], agreed: str, request_key: str = ""
) -> Saved:
    """Write the chosen fields ({field: denominator}) as they were shown (`agreed` is the digest of what was).

    Raises PermissionDenied, Refused (the register or the report changed since, nothing chosen), submissions.Refused.
    """
    filling = shares_filling(submission)
    if filling.digest != agreed:
        raise Refused("changed", _("Danh bạ hoặc báo cáo vừa thay đổi. Xem lại các số rồi lấy lần nữa."))
    unit = submission.obligation.unit.code
    changes = []
    for one in filling.offered:
        choice = one.choice(chosen.get(one.field.id, ""))
        if choice is not None:
            changes.append(ValueChange(Key(one.field.id), answer_of(one, choice, unit, filling.on), one.version))
    if not changes:
        raise Refused("nothing", _("Chọn ít nhất một tỷ lệ để lấy vào báo cáo."))
    return save_values(actor=actor, submission=submission, changes=changes, request_key=request_key, verb=VERB)
