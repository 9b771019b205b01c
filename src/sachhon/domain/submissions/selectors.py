"""Reading reports: those the actor may see, what waits for them, revisions and what differs between them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.registry.api import Unit, place_of, units_visible
from sachhon.domain.submissions.chains import chain_of
from sachhon.domain.submissions.drafts import draft_values
from sachhon.domain.submissions.models import Part, Receipt, Revision, Status, Submission
from sachhon.domain.submissions.policies import SUBMISSION
from sachhon.domain.submissions.receipt_codes import SHORTEST_MARK, read_code
from sachhon.domain.submissions.sealing import revision_values
from sachhon.formkit.values import Change, diff

_ENDS = ("obligation__round__template", "obligation__unit", "standing")


def submissions_visible(actor: Actor) -> QuerySet[Submission]:
    """The reports that the actor may see, with round, unit and standing revision."""
    return Submission.objects.filter(obligation__unit__in=units_visible(actor)).select_related(*_ENDS)


def parts_visible(actor: Actor) -> QuerySet[Part]:
    """The parts given to departments in which the actor has a role."""
    own = Part.objects.filter(unit__code__in=actor.units)
    return own.select_related("unit", "submission__obligation__round", "submission__obligation__unit")


def awaiting_approval_of(actor: Actor) -> list[Submission]:
    """The reports whose next step the actor may take, oldest deadline first."""
    codes = [grant.unit_code for grant in actor.grants if grant.role in (Role.HEAD, Role.LEADER) and not grant.lent_by]
    waiting = Submission.objects.filter(status=Status.AWAITING, obligation__unit__code__in=codes).select_related(*_ENDS)
    return [one for one in waiting.order_by("obligation__deadline", "pk") if may_approve(actor, one)]


def may_approve(actor: Actor, submission: Submission) -> bool:
    """Whether the step that waits is the actor's."""
    if submission.status != Status.AWAITING:
        return False
    unit = submission.obligation.unit
    verb = chain_of(unit.kind)[submission.step - 1].verb
    return SUBMISSION.permits(actor, verb, place_of(unit), submission.status)


def revisions_of(submission: Submission) -> QuerySet[Revision]:
    """All sealed revisions, newest first, with receipts; their contents are read when asked for."""
    return (
        Revision.objects.filter(submission=submission)
        .select_related("receipt", "template", "sealed_by")
        .defer("content")
        .order_by("-number")
    )


def revision_diff(old: Revision, new: Revision) -> tuple[Change, ...]:
    """What differs between two revisions, by key."""
    return diff(revision_values(old), revision_values(new))


def draft_diff(submission: Submission, revision: Revision) -> tuple[Change, ...]:
    """What the draft changes against a revision."""
    return diff(revision_values(revision), draft_values(submission))


def receipt_matches(code: str, digest: str) -> Receipt | None:
    """The receipt of a code whose revision has this digest (whole, or its first 16 digits at least); else None.

    This is all that the public page of verification may tell: that both belong together, and when.
    """
    plain, mark = read_code(code), "".join(digest.split()).lower()
    if plain is None or len(mark) < SHORTEST_MARK:
        return None
    found = Receipt.objects.filter(code=plain).select_related("revision").defer("revision__content").first()
    return found if found is not None and found.revision.digest.startswith(mark) else None


def departments_of(unit: Unit) -> QuerySet[Unit]:
    """The units right below one, to which parts of its report may go."""
    return Unit.objects.filter(parent=unit, dissolved=None)


def newest_revisions(submissions: Iterable[Submission]) -> dict[int, Revision]:
    """{submission id: its newest revision}, in one query, without contents."""
    rows = Revision.objects.filter(Q(submission__in=list(submissions))).select_related("receipt").defer("content")
    return {revision.submission_id: revision for revision in rows.order_by("number")}
