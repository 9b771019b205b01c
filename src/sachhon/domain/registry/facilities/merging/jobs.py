"""Looking for what stands twice in a part of the register, where it takes longer than a person waits for a page."""

from __future__ import annotations

from django.utils.translation import gettext

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.facilities.merging.look_alikes import duplicates_in
from sachhon.domain.registry.facilities.shares import facilities_in
from sachhon.domain.registry.models import Unit
from sachhon.domain.registry.places import place_of
from sachhon.domain.registry.policies import FACILITY
from sachhon.foundation.jobs import Job, enqueue, job, progress

DUPLICATES_KIND = "registry.duplicates"
MOST_PAIRS = 500
AT_ONCE = 2_000
"""So many entries are compared while the person waits."""


@job(max_attempts=2)
def look_for_duplicates(*, job_id: int, unit: str) -> dict[str, object]:
    """Pairs of codes that may be one facility, the likeliest first. Again gives the same; nothing is changed."""
    facilities = facilities_in(Unit.objects.get(code=unit))
    count = facilities.count()
    words = gettext("Đang đối chiếu các cơ sở")
    progress(job_id, 0, count, words)
    pairs = duplicates_in(facilities, lambda done: progress(job_id, done, count, words))
    return {"entries": count, "found": len(pairs), "pairs": pairs[:MOST_PAIRS]}


def ask_for_duplicates(actor: Actor, unit: Unit) -> Job:
    """The job that looks through a unit's part of the register; the one under way where there is one."""
    FACILITY.require(actor, "add", place_of(unit), "active")
    known = Job.objects.filter(kind=DUPLICATES_KIND, unit_code=unit.code, state__in=Job.UNFINISHED).first()
    if known is not None:
        return known
    return enqueue(
        look_for_duplicates,
        kind=DUPLICATES_KIND,
        label=gettext("Tìm mục trùng trong danh bạ: {unit}").format(unit=unit.name),
        actor_id=actor.user.pk if actor.user else None,
        unit_code=unit.code,
        unit=unit.code,
    )


def last_duplicates(unit: Unit) -> Job | None:
    """The newest of these jobs, whatever became of it."""
    return Job.objects.filter(kind=DUPLICATES_KIND, unit_code=unit.code).order_by("-pk").first()
