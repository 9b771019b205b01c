"""Freezing a national report as a dated edition."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.rollups.choices import Choices
from sachhon.domain.rollups.documents import EXCEL, WORD, document_of
from sachhon.domain.rollups.editions import digest_of
from sachhon.domain.rollups.live import ground_of
from sachhon.domain.rollups.models import Edition, RollupFigure, RollupSnapshot
from sachhon.domain.rollups.policies import FIGURES
from sachhon.domain.rollups.snapshots import canonical, compute, unpacked
from sachhon.domain.rounds.api import Round
from sachhon.foundation.audit import record
from sachhon.foundation.files import store

STEPS = 4
Progress = Callable[[int, int, str], None]
"""Called with (steps done, steps, what is being done)."""


class FiguresChanged(Exception):
    """The figures are no longer those that the person looked at."""

    def __str__(self) -> str:
        return gettext("Số liệu đã thay đổi từ lúc anh/chị mở trang này. Hãy xem lại rồi chốt.")


def freeze_edition(
    *,
    actor: Actor,
    round_: Round,
    title: str,
    choices: Choices,
    note: str = "",
    looked_at: str = "",
    progress: Progress | None = None,
) -> Edition:
    """The next edition of a round, with its documents.

    `looked_at`: fingerprint of the figures that the person saw; raises FiguresChanged where it is another by now.
    """
    tell = progress or (lambda done, total, message: None)
    place = Place()
    FIGURES.require(actor, "freeze", place)
    ground = ground_of(round_, choices)
    if looked_at and looked_at != ground.fingerprint:
        raise FiguresChanged
    tell(0, STEPS, gettext("Đang cộng số liệu"))
    known = RollupSnapshot.objects.filter(round=round_, choices=choices.key, fingerprint=ground.fingerprint)
    snapshot = known.select_related("word", "workbook").first() or compute(ground)
    details = {
        one.field: unpacked(bytes(one.data)) for one in RollupFigure.objects.filter(snapshot=snapshot).order_by("field")
    }
    behind = store(canonical(details), "application/json")
    tell(1, STEPS, gettext("Đang viết báo cáo Word"))
    word = document_of(snapshot, ground, WORD)
    tell(2, STEPS, gettext("Đang viết phụ lục Excel"))
    workbook = document_of(snapshot, ground, EXCEL)
    tell(3, STEPS, gettext("Đang chốt"))
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=round_.pk)  # numbers run without gaps, whoever freezes beside
        last = Edition.objects.filter(round=round_).aggregate(last=Max("number"))["last"] or 0
        edition = Edition(
            round=round_,
            number=last + 1,
            title=title,
            frozen_at=timezone.now(),
            frozen_by=actor.user,
            choices=choices.told(),
            parts={one.unit_code: one.digest for one in ground.asked if one.revision is not None},
            figures=snapshot.overview,
            details=behind,
            word=word,
            workbook=workbook,
            note=note,
        )
        edition.digest = digest_of(edition)
        edition.save(force_insert=True)
        record(
            who=actor.who_for(place),
            verb="edition.freeze",
            object_type="edition",
            object_id=f"{round_.code}/{edition.number}",
            unit_code=place.unit_code,
            detail={"digest": edition.digest, "title": title},
        )
    return edition
