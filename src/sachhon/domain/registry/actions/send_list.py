"""A list of facilities comes in: a workbook that somebody sends, or the tables of an accepted report."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.facilities.arriving.beginning import begun
from sachhon.domain.registry.facilities.arriving.jobs import read_list
from sachhon.domain.registry.facilities.arriving.selectors import place_of_arriving
from sachhon.domain.registry.facilities.arriving.workbook import open_list
from sachhon.domain.registry.models import Arriving, Unit
from sachhon.domain.registry.places import place_of
from sachhon.domain.registry.policies import ARRIVING, REGISTRY_PLACE
from sachhon.foundation import audit, files
from sachhon.foundation.jobs import enqueue

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SMALL = 500_000
"""Bytes up to which a file is looked into at once, so that one that is no list is refused while its sender waits."""


@transaction.atomic
def send_list(
    *, actor: Actor, name: str, data: bytes, province: Unit | None, as_on: date | None = None, title: str = ""
) -> Arriving:
    """Take a workbook in and have it read. Raises SentBefore for the same bytes, RefusedUpload or Refused for no list.

    `province`: what the list is of; None, for the ministry alone, where each row says its own.
    """
    ARRIVING.require(actor, "send", place_of(province) if province is not None else REGISTRY_PLACE)
    shown = files.clean_name(name)
    files.check_upload(shown, data)
    if len(data) <= SMALL:
        open_list(data)
    kept = files.store(data, XLSX)
    source = f"{province.code if province is not None else 'BCT'}:{kept.digest}"
    arriving = begun(
        kind=Arriving.Kind.WORKBOOK,
        source=source,
        title=(title.strip() or shown)[:300],
        province=province,
        as_on=as_on,
        user=actor.user,
    )
    arriving.file, arriving.file_name = kept, shown[:200]
    arriving.save(update_fields=("file", "file_name"))
    queue_reading(arriving, actor)
    place = place_of_arriving(arriving)
    audit.record(
        who=actor.who_for(place),
        verb="arriving.send",
        object_type="arriving",
        object_id=arriving.code,
        unit_code=place.unit_code,
        detail={"file": shown, "digest": kept.digest},
    )
    return arriving


def queue_reading(arriving: Arriving, actor: Actor) -> None:
    """Have a workbook read; in the transaction of the action that asks for it."""
    queued = enqueue(
        read_list,
        kind="arriving.read",
        label=_("Đọc danh sách %(title)s") % {"title": arriving.title},
        actor_id=actor.user.pk if actor.user else None,
        unit_code=place_of_arriving(arriving).unit_code,
        arriving_id=arriving.pk,
    )
    Arriving.objects.filter(pk=arriving.pk).update(job_id=queued.pk)
    arriving.job_id = queued.pk
