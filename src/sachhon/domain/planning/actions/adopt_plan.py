"""A head or leader adopts a sealed revision of the plan: the registers then say what it says."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.actions.open_ledger import open_ledger
from sachhon.domain.planning.adopting.writing import rebuild
from sachhon.domain.planning.models import Plan, PlanEdition
from sachhon.domain.planning.policies import PLAN
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.registry.api import place_of
from sachhon.domain.submissions.api import SEALED, Revision
from sachhon.foundation import audit


@transaction.atomic
def adopt_plan(
    *,
    actor: Actor,
    plan: Plan,
    revision: Revision,
    document_number: str = "",
    document_date: date | None = None,
    request_key: str,
) -> PlanEdition:
    """The edition that this revision makes, with the list of what it changes.

    A revision is adopted while it is what the unit says: not after it was withdrawn or returned. It is adopted once:
    sent again, it gives the same edition. Codes, progress and money of tasks and lines that go on are kept. Raises
    PermissionDenied; Refused for a revision of another plan, and for one that no longer stands.
    """
    if not request_key:
        raise ValueError("an adoption is made with a request key: sent twice, it counts once")
    held = Plan.objects.select_for_update(of=("self",)).select_related("unit", "submission").get(pk=plan.pk)
    place = place_of(held.unit)
    before = PlanEdition.objects.filter(plan=held, revision=revision).first()
    if before is not None:
        PLAN.require(actor, "view", place, held.status)
        return before
    PLAN.require(actor, "adopt", place, held.status)
    if revision.submission_id != held.submission_id:
        raise Refused("other_plan", _("Bản này thuộc kế hoạch khác. Tải lại trang rồi chọn lại."))
    _require_newest(held, revision)
    last = held.editions.order_by("-number").first()
    number = 1 if last is None else last.number + 1
    edition = PlanEdition.objects.create(plan=held, number=number, revision=revision, adopted_by=actor.user)
    state = rebuild(held)
    edition.changes = list(state.changes[-1])
    edition.save(update_fields=("changes",))
    held.status = Plan.Status.ADOPTED
    held.document_number = document_number.strip()[:60] or held.document_number
    held.document_date = document_date or held.document_date
    held.save(update_fields=("status", "document_number", "document_date"))
    open_ledger(actor=actor, edition=edition)
    audit.record(
        who=actor.who_for(place),
        verb="plan.adopt",
        object_type="plan",
        object_id=held.code,
        unit_code=held.unit.code,
        detail={
            "edition": number,
            "revision": revision.number,
            "digest": revision.digest,
            "document": held.document_number,
            "rows": {register: len(rows) for register, rows in state.rows.items()},
            "changes": len(edition.changes),
            "request_key": request_key,
        },
    )
    return edition


def _require_newest(plan: Plan, revision: Revision) -> None:
    """Raises Refused for a revision that a newer one follows, or that was withdrawn or returned."""
    if Revision.objects.filter(submission=revision.submission_id, number__gt=revision.number).exists():
        raise Refused("older_revision", _("Đã có bản nộp mới hơn. Tải lại trang để xem bản mới nhất."))
    if plan.submission is None or plan.submission.status not in SEALED:
        raise Refused(
            "not_standing",
            _("Bản này đã được rút lại, mở lại hoặc phải bổ sung. Ban hành bản nộp tiếp theo."),
        )
