"""Figures of many units are added up, and their documents written, by jobs: nobody waits before an empty page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rollups.choices import Choices
from sachhon.domain.rollups.documents import document_of
from sachhon.domain.rollups.live import ground_of
from sachhon.domain.rollups.models import RollupSnapshot
from sachhon.domain.rollups.snapshots import compute
from sachhon.domain.rounds.api import Round
from sachhon.foundation.jobs import Job, JobFunction, enqueue, job, progress

FIGURES_KIND, DOCUMENT_KIND = "rollups.figures", "rollups.document"


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
