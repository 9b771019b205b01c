"""Who sees and writes which remarks."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet

from sachhon.domain.accounts.api import MINISTRY_STAFF, Actor, Relation
from sachhon.domain.submissions.drafts import template_of
from sachhon.domain.submissions.guards import require
from sachhon.domain.submissions.models import Remark, Submission
from sachhon.domain.submissions.parts import editable_fields
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.policies import SUBMISSION


def reviews(actor: Actor, submission: Submission) -> bool:
    """Whether the actor speaks for the ministry here, and not for the unit."""
    relations = list(actor.relations(place_of_submission(submission)))
    of_unit = any(relation in (Relation.OWN, Relation.DELEGATED) for _role, relation in relations)
    return not of_unit and any(role in MINISTRY_STAFF for role, _relation in relations)


def require_may_remark(actor: Actor, submission: Submission, field: str) -> None:
    """Raises PermissionDenied or Refused; a department may remark on the fields of its parts."""
    if SUBMISSION.permits(actor, "remark", place_of_submission(submission), submission.status):
        return
    if field and field in editable_fields(actor, submission, template_of(submission)):
        return
    require(actor, "remark", submission)


def remarks_on(submission: Submission, actor: Actor | None = None) -> list[Remark]:
    """All remarks and replies in one list, oldest first (one query); with `actor`, those that they may read."""
    found = Remark.objects.filter(submission=submission)
    if actor is not None and _from_outside(actor, submission):
        found = found.filter(Q(from_review=True) | Q(answers__from_review=True))
    return list(found.select_related("by").order_by("pk"))


def remarks_of(actor: Actor, submission: Submission, *, open_only: bool = False) -> QuerySet[Remark]:
    """The remarks that the actor may read, oldest first, each with its replies (`thread`) in two queries.

    What the unit's own people say among themselves is for them alone: the ministry and other units above see the
    ministry's remarks with the answers to them.
    """
    found = Remark.objects.filter(submission=submission, answers=None)
    if open_only:
        found = found.filter(resolved_at=None)
    if _from_outside(actor, submission):
        found = found.filter(from_review=True)
    replies = Remark.objects.select_related("by").order_by("pk")
    return (
        found.select_related("by")
        .prefetch_related(Prefetch("replies", queryset=replies, to_attr="thread"))
        .order_by("pk")
    )


def _from_outside(actor: Actor, submission: Submission) -> bool:
    """Whether the actor stands above the reporting unit and has no part in its work."""
    relations = {relation for _role, relation in actor.relations(place_of_submission(submission))}
    return Relation.ABOVE in relations and not relations & {Relation.OWN, Relation.DELEGATED}
