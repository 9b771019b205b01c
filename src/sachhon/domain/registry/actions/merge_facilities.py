"""Two entries of the register are one facility; and they are two after all."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.facilities.merging.taking import facts_to_take
from sachhon.domain.registry.facilities.register.describing import Changes, described, held, take
from sachhon.domain.registry.facilities.register.keeping import locked, save_taken, units_follow
from sachhon.domain.registry.facilities.register.restoring import forget_former, restore
from sachhon.domain.registry.models import Facility, FacilityChange, FacilityMerger
from sachhon.domain.registry.places import place_of_facility
from sachhon.domain.registry.policies import FACILITY
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit


@transaction.atomic
def merge_facilities(
    *,
    actor: Actor,
    kept: Facility,
    gone: Facility,
    chosen: Collection[str] = (),
    why: str,
    versions: Mapping[str, int] | None = None,
) -> FacilityMerger:
    """`gone` becomes a part of `kept`, which takes the facts that it lacks and those that the person chose.

    What hangs on `gone` stays there and is found through `identity_of(kept)`. `versions`: {code: version} as seen.
    Raises PermissionDenied, Refused (one and the same, without a reason, `gone` signs in, changed in between).
    """
    seen = versions or {}
    first, second = sorted((kept, gone), key=lambda one: one.pk)
    rows = {one.pk: locked(one, seen.get(one.code)) for one in (first, second)}
    kept, gone = rows[kept.pk], rows[gone.pk]
    for one in (kept, gone):
        FACILITY.require(actor, "merge", place_of_facility(one), one.status)
    if kept.pk == gone.pk:
        raise Refused("merge_with_itself", _("Chọn hai mục khác nhau để gộp."))
    if not why.strip():
        raise Refused("merge_without_reason", _("Ghi lý do gộp."))
    _refuse_signed_in(kept, gone)
    description = described(kept, facts_to_take(kept, gone, chosen))
    provinces = {gone.province.code: gone.province} if gone.province is not None else {}
    by_id = actor.user.pk if actor.user else None
    traces = take(
        kept, description, provinces=provinces, by_id=by_id, place=gone.code, why=why, kind=FacilityChange.Kind.MERGED
    )
    if not traces.changes:
        FacilityChange.objects.create(
            facility=kept, kind=FacilityChange.Kind.MERGED, place=gone.code, why=why[:500], by_id=by_id
        )
    save_taken(kept, traces, description.changes)
    merger = FacilityMerger.objects.create(
        kept=kept, gone=gone, taken=description.changes, was=gone.status, why=why[:500], by=actor.user
    )
    _mark(gone, Facility.Status.MERGED, kept, FacilityChange.Kind.MERGED, actor, why)
    audit.record(
        who=actor.who_for(place_of_facility(kept)),
        verb="facility.merge",
        object_type="facility",
        object_id=kept.code,
        unit_code=kept.code,
        detail={"gone": gone.code, "taken": description.changes, "why": why},
    )
    return merger


@transaction.atomic
def undo_merger(*, actor: Actor, merger: FacilityMerger, why: str = "") -> FacilityMerger:
    """Both stand as before. A fact that was taken goes back, unless it changed since: then the newer one stays.

    Raises PermissionDenied, and Refused where a later merger has to be undone first.
    """
    held_merger = FacilityMerger.objects.select_for_update().select_related("kept", "gone").get(pk=merger.pk)
    kept, gone = locked(held_merger.kept), locked(held_merger.gone)
    # Whether `kept` was merged further is told below, with what to do about it.
    FACILITY.require(actor, "merge", place_of_facility(kept), Facility.Status.ACTIVE)
    FACILITY.require(actor, "merge", place_of_facility(gone), held_merger.was)
    if held_merger.undone_at is not None:
        return held_merger
    _refuse_chains(held_merger, kept)
    back: Changes = {
        key: [after, before] for key, (before, after) in held_merger.taken.items() if held(kept, key) == after
    }
    restore(kept, back)
    kept.version += 1
    kept.save()
    units_follow([kept], back)
    FacilityChange.objects.create(
        facility=kept, kind=FacilityChange.Kind.UNMERGED, changes=back, place=gone.code, why=why[:500], by=actor.user
    )
    forget_former(kept, held_merger.taken)
    _mark(gone, held_merger.was, None, FacilityChange.Kind.UNMERGED, actor, why)
    held_merger.undone_by, held_merger.undone_at = actor.user, timezone.now()
    held_merger.save(update_fields=("undone_by", "undone_at"))
    audit.record(
        who=actor.who_for(place_of_facility(kept)),
        verb="facility.undo_merger",
        object_type="facility",
        object_id=kept.code,
        unit_code=kept.code,
        detail={"gone": gone.code, "given_back": back, "stays": sorted(set(held_merger.taken) - set(back)), "why": why},
    )
    return held_merger


def _refuse_signed_in(kept: Facility, gone: Facility) -> None:
    if gone.unit is None or gone.unit.dissolved is not None:
        return
    if kept.unit is None:
        words = _("{gone} có đơn vị đăng nhập. Giữ lại {gone} và gộp {kept} vào đó.")
    else:
        words = _("Cả hai đều có đơn vị đăng nhập. Giải thể đơn vị {gone} ở danh bạ đơn vị trước, rồi gộp.")
    raise Refused("merge_signs_in", words.format(gone=f"{gone.name} ({gone.code})", kept=f"{kept.name} ({kept.code})"))


def _refuse_chains(merger: FacilityMerger, kept: Facility) -> None:
    """A merger is undone only where nothing was merged on top of it."""
    above = FacilityMerger.objects.filter(gone=kept, undone_at=None).select_related("kept").first()
    if above is not None:
        raise Refused(
            "merger_in_a_chain",
            _("{name} sau đó đã được gộp vào {into}. Hoàn tác lần gộp đó trước.").format(
                name=kept.name, into=f"{above.kept.name} ({above.kept.code})"
            ),
        )
    later = FacilityMerger.objects.filter(kept=kept, undone_at=None, pk__gt=merger.pk).select_related("gone").last()
    if later is not None:
        raise Refused(
            "merger_before_another",
            _("Sau đó {gone} cũng được gộp vào cơ sở này. Hoàn tác lần gộp đó trước.").format(
                gone=f"{later.gone.name} ({later.gone.code})"
            ),
        )


def _mark(gone: Facility, status: str, into: Facility | None, kind: str, actor: Actor, why: str) -> None:
    changes = {
        "status": [str(gone.status), str(status)],
        "merged_into": [gone.merged_into.code if gone.merged_into else None, into.code if into else None],
    }
    gone.status, gone.merged_into = status, into
    gone.version += 1
    gone.save(update_fields=("status", "merged_into", "version"))
    FacilityChange.objects.create(facility=gone, kind=kind, changes=changes, why=why[:500], by=actor.user)
