"""The yes: what a list says goes into the register. And: the list is set aside, or what it changed is taken back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.actions.send_list import queue_reading
from sachhon.domain.registry.facilities.arriving.applying import READY
from sachhon.domain.registry.facilities.arriving.beginning import set_free
from sachhon.domain.registry.facilities.arriving.jobs import apply_list_rows, undo_list_rows
from sachhon.domain.registry.facilities.arriving.selectors import place_of_arriving
from sachhon.domain.registry.models import ArrivedRow, Arriving
from sachhon.domain.registry.policies import ARRIVING
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit
from sachhon.foundation.jobs import Job, JobFunction, enqueue, try_again

Status = Arriving.Status


@transaction.atomic
def apply_list(*, actor: Actor, arriving: Arriving, version: int) -> Arriving:
    """Have the rows that are new or a change put into the register; wrong and unsure ones are left.

    `version` is that of the list as the person saw it. Raises Refused where it changed since, or nothing is ready.
    """
    held = _locked(actor, arriving, "apply")
    if held.status in (Status.APPLYING, Status.READING):
        return held
    if held.version != version:
        raise Refused("list_changed", _("Danh sách vừa thay đổi. Xem lại số dòng rồi đồng ý lần nữa."))
    ready = ArrivedRow.objects.filter(arriving=held, decision__in=READY, applied_at=None).count()
    if not ready:
        raise Refused("nothing_ready", _("Không còn dòng nào để đưa vào danh bạ."))
    held.status, held.version = Status.APPLYING, held.version + 1
    held.save(update_fields=("status", "version"))
    _queue(held, actor, apply_list_rows, _("Đưa danh sách %(title)s vào danh bạ"))
    _record(actor, held, "arriving.apply", {"rows": ready, "counts": held.counts})
    return held


@transaction.atomic
def withdraw_list(*, actor: Actor, arriving: Arriving) -> Arriving:
    """Set a list aside of which nothing is in the register yet; the same file can be sent again."""
    held = _locked(actor, arriving, "withdraw")
    if held.status == Status.APPLYING or ArrivedRow.objects.filter(arriving=held).exclude(applied_at=None).exists():
        raise Refused("partly_applied", _("Một phần danh sách đã vào danh bạ. Đưa nốt vào, rồi rút lại cả danh sách."))
    held.status, held.version = Status.WITHDRAWN, held.version + 1
    held.source = set_free(held)
    held.save(update_fields=("status", "source", "version"))
    _record(actor, held, "arriving.withdraw", {})
    return held


@transaction.atomic
def undo_list(*, actor: Actor, arriving: Arriving) -> Arriving:
    """Have all that the list changed taken back; what was changed again since stays, and is told."""
    held = _locked(actor, arriving, "undo")
    held.status, held.version = Status.APPLYING, held.version + 1
    held.save(update_fields=("status", "version"))
    _queue(held, actor, undo_list_rows, _("Rút lại danh sách %(title)s"))
    _record(actor, held, "arriving.undo", {"rows": held.done})
    return held


@transaction.atomic
def run_again(*, actor: Actor, arriving: Arriving) -> None:
    """Try a run once more that failed; it goes on where it stopped."""
    held = _locked(actor, arriving, "apply")
    failed = Job.objects.filter(pk=held.job_id).first() if held.job_id else None
    if failed is not None and held.status != Status.FAILED and try_again(failed):
        return
    if held.status == Status.FAILED and held.file is not None:
        held.status = Status.READING
        held.save(update_fields=("status",))
        queue_reading(held, actor)


def _locked(actor: Actor, arriving: Arriving, verb: str) -> Arriving:
    held = Arriving.objects.select_for_update(of=("self",)).select_related("province").get(pk=arriving.pk)
    ARRIVING.require(actor, verb, place_of_arriving(held), held.status)
    return held


def _queue(arriving: Arriving, actor: Actor, function: JobFunction, label: str) -> None:
    by_id = actor.user.pk if actor.user else None
    queued = enqueue(
        function,
        kind="arriving.apply",
        label=label % {"title": arriving.title},
        actor_id=by_id,
        unit_code=place_of_arriving(arriving).unit_code,
        arriving_id=arriving.pk,
        by_id=by_id,
    )
    arriving.job_id = queued.pk
    arriving.save(update_fields=("job_id",))


def _record(actor: Actor, arriving: Arriving, verb: str, detail: dict[str, object]) -> None:
    place = place_of_arriving(arriving)
    audit.record(
        who=actor.who_for(place),
        verb=verb,
        object_type="arriving",
        object_id=arriving.code,
        unit_code=place.unit_code,
        detail=detail,
    )
