"""Figures kept in a table, so that a page costs a few queries; always those of the revisions that stand now."""

from __future__ import annotations

import hashlib
import json
import time
import zlib
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from sachhon.domain.rollups.answers import Progress
from sachhon.domain.rollups.choices import Choices
from sachhon.domain.rollups.live import Ground, figures_on, ground_of
from sachhon.domain.rollups.models import RollupFigure, RollupSnapshot
from sachhon.domain.rollups.outliers import Fence
from sachhon.domain.rollups.project import figure_detail, overview
from sachhon.domain.rounds.api import Round

AT_ONCE = 400
"""Up to so many answers are added up while the reader waits; more are added up by a job."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows. `current` False: the newest that there is, while newer answers are being added up."""

    snapshot: RollupSnapshot | None
    ground: Ground

    @property
    def current(self) -> bool:
        """Whether these are the figures of the revisions that stand now."""
        return self.snapshot is not None and self.snapshot.fingerprint == self.ground.fingerprint


def seen(round_: Round, choices: Choices) -> Seen:
    """The figures of a round: from the table, or computed where the revisions changed and are not too many."""
    ground = ground_of(round_, choices)
    newest = (
        RollupSnapshot.objects.filter(round=round_, choices=choices.key)
        .select_related("word", "workbook")
        .order_by("-made_at")
    )
    known = next((one for one in newest[:3] if one.fingerprint == ground.fingerprint), None)
    if known is None and ground.answered <= AT_ONCE:
        known = compute(ground)
    return Seen(known or newest.first(), ground)


def compute(ground: Ground, progress: Progress | None = None) -> RollupSnapshot:
    """Add up and keep; what was kept before for the same choices is dropped."""
    started = time.perf_counter()
    computed = figures_on(ground, progress)
    told = overview(computed)
    details = {name: packed(figure_detail(computed, figure)) for name, figure in computed.figures.figures.items()}
    digest = hashlib.sha256(canonical(told))
    for name in sorted(details):
        digest.update(details[name])
    own = {"round": ground.round, "choices": ground.choices.key}
    with transaction.atomic():
        RollupSnapshot.objects.filter(**own).exclude(fingerprint=ground.fingerprint).delete()
        snapshot, made = RollupSnapshot.objects.get_or_create(
            **own,
            fingerprint=ground.fingerprint,
            defaults={
                "overview": told,
                "digest": digest.hexdigest(),
                "made_at": timezone.now(),
                "seconds": time.perf_counter() - started,
            },
        )
        if made:
            RollupFigure.objects.bulk_create(
                RollupFigure(snapshot=snapshot, field=name, data=data) for name, data in details.items()
            )
    return snapshot


def detail_of(snapshot: RollupSnapshot, field: str) -> dict[str, Any]:
    """What stands behind a figure. Raises RollupFigure.DoesNotExist."""
    return unpacked(bytes(RollupFigure.objects.get(snapshot=snapshot, field=field).data))


def canonical(data: object) -> bytes:
    """JSON in which equal things are equal bytes."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def packed(data: object) -> bytes:
    """Canonical JSON, compressed."""
    return zlib.compress(canonical(data), 6)


def unpacked(data: bytes) -> Any:
    """The same again."""
    return json.loads(zlib.decompress(data))


def fences_of(round_: Round) -> dict[str, Fence]:
    """By field, where answers of the round begin to lie far from the others; {} while nothing was added up."""
    snapshot = seen(round_, Choices()).snapshot
    if snapshot is None:
        return {}
    told = {row["field"]: Fence.recorded(row["fence"]) for row in snapshot.overview["figures"]}
    return {field: fence for field, fence in told.items() if fence is not None}
