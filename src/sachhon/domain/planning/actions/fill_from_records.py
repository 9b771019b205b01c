"""Answers of a report taken from the registers: saved as any other answer, with where they came from."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.holding.filling import changed_cells, filling_of
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.submissions.api import Saved, Submission, ValueChange, save_values

VERB = "submission.fill_from_records"


def fill_from_records(
    *, actor: Actor, submission: Submission, fields: Collection[str], agreed: str, request_key: str = ""
) -> Saved:
    """Write the chosen fields as the difference showed them (`agreed` is its digest).

    What others changed since comes back as conflicts, as for every save; what stands as asked already is no change.
    Raises PermissionDenied, Refused (records or answers changed since they were shown), submissions.Refused.
    """
    filling = filling_of(submission)
    if filling.digest != agreed and fields and not changed_cells(filling, fields):
        return Saved(submission.version, {})
    if filling.digest != agreed:
        raise Refused("changed", _("Sổ ghi chép hoặc báo cáo vừa thay đổi. Xem lại các thay đổi rồi lấy số lần nữa."))
    changes = [ValueChange(one.key, one.after, one.version) for one in changed_cells(filling, fields)]
    if not changes:
        raise Refused("nothing", _("Chọn ít nhất một chỉ tiêu để lấy số."))
    return save_values(actor=actor, submission=submission, changes=changes, request_key=request_key, verb=VERB)
