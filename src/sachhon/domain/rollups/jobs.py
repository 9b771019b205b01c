"""Figures of many units are added up, and their documents written, by jobs: nobody waits before an empty page."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext

from sachhon.domain.accounts.api import Actor, User, actor_of
from sachhon.domain.rollups.actions.freeze_edition import FiguresChanged, freeze_edition
from sachhon.domain.rollups.choices import Choices
from sachhon.domain.rollups.documents import document_of
from sachhon.domain.rollups.live import ground_of
from sachhon.domain.rollups.models import Edition, RollupSnapshot
from sachhon.domain.rollups.snapshots import compute
from sachhon.domain.rounds.api import Round
from sachhon.foundation.jobs import GiveUp, Job, JobFunction, enqueue, job, progress

FIGURES_KIND, DOCUMENT_KIND, FREEZE_KIND = "rollups.figures", "rollups.document", "rollups.freeze"


@job(max_attempts=3)
def add_up(*, job_id: int, round_id: int, choices: dict[str, Any]) -> None:
    """Add up the figures of a round as they are when the job runs."""
    ground = ground_of(Round.objects.select_related("template").get(pk=round_id), Choices.recorded(choices))
    compute(ground, lambda done, total: progress(job_id, done, total, gettext("Đang đọc báo cáo")))


@job(max_attempts=3)
def write_document(*, job_id: int, round_id: int, choices: dict[str, Any], document: str) -> None:
    """Write the national report or its annex of the figures as they are when the job runs."""
    ground = ground_of(Round.objects.select_related("template").get(pk=round_id), Choices.recorded(choices))
    known = RollupSnapshot.objects.filter(
        round=ground.round, choices=ground.choices.key, fingerprint=ground.fingerprint
    ).first()
    progress(job_id, 1, 3, gettext("Đang cộng số liệu"))
    snapshot = known or compute(ground)
    progress(job_id, 2, 3, gettext("Đang viết văn bản"))
    document_of(snapshot, ground, document)


@job(max_attempts=3)
def freeze(
    *, job_id: int, round_id: int, user_id: int, choices: dict[str, Any], told: dict[str, str], request_key: str
) -> dict[str, int]:
    """Freeze an edition for the person who asked; a repeat of the job finds the edition that it made."""
    asked_at = Job.objects.values_list("created_at", flat=True).get(pk=job_id)
    round_ = Round.objects.select_related("template").get(pk=round_id)
    own = Edition.objects.filter(round=round_, frozen_by=user_id, title=told["title"], frozen_at__gte=asked_at)
    made = own.order_by("number").first()
    if made is not None:
        return {"number": made.number}
    try:
        made = freeze_edition(
            actor=actor_of(User.objects.get(pk=user_id)),
            round_=round_,
            choices=Choices.recorded(choices),
            progress=partial(progress, job_id),
            **told,
        )
    except FiguresChanged as changed:
        raise GiveUp(str(changed)) from changed
    except PermissionDenied as refused:
        raise GiveUp(gettext("Anh/chị không còn quyền chốt ấn bản.")) from refused
    return {"number": made.number}


def ask_to_freeze(
    round_: Round, choices: Choices, actor: Actor, *, title: str, note: str, looked_at: str, request_key: str
) -> Job:
    """The job that freezes an edition; the same request, sent again, gives the same job."""
    assert actor.user is not None
    known = Job.objects.filter(kind=FREEZE_KIND, actor_id=actor.user.pk, args__request_key=request_key).first()
    return known or enqueue(
        freeze,
        kind=FREEZE_KIND,
        label=gettext("Chốt ấn bản: %(title)s") % {"title": title},
        actor_id=actor.user.pk,
        round_id=round_.pk,
        user_id=actor.user.pk,
        choices=choices.told(),
        told={"title": title, "note": note, "looked_at": looked_at},
        request_key=request_key,
    )


def freezing(round_: Round, job_id: int) -> Job | None:
    """The job that freezes an edition of this round."""
    return Job.objects.filter(kind=FREEZE_KIND, pk=job_id, args__round_id=round_.pk).first()


def ask_for_figures(round_: Round, choices: Choices, actor: Actor) -> Job:
    """The job that adds up; the one that is already under way where there is one."""
    label = gettext("Cộng số liệu: %(round)s") % {"round": round_.title}
    return _asked(add_up, FIGURES_KIND, label, actor, {"round_id": round_.pk, "choices": choices.told()})


def ask_for_document(round_: Round, choices: Choices, kind: str, actor: Actor) -> Job:
    """The job that writes the national report or its annex."""
    label = gettext("Viết báo cáo toàn quốc: %(round)s") % {"round": round_.title}
    args = {"round_id": round_.pk, "choices": choices.told(), "document": kind}
    return _asked(write_document, DOCUMENT_KIND, label, actor, args)


def _asked(function: JobFunction, kind: str, label: str, actor: Actor, args: dict[str, Any]) -> Job:
    for known in Job.objects.filter(kind=kind, state__in=Job.UNFINISHED):
        if known.args == args:
            return known
    return enqueue(function, kind=kind, label=label, actor_id=actor.user.pk if actor.user else None, **args)
