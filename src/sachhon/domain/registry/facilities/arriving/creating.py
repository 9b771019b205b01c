"""Rows that are new → facilities and the change that tells of each, a chunk at a time, column by column.

What comes out is what `newly` and `take` would make of each row one by one (a test holds both to be the same); the
order in which it is written is that of the indexes, whose neighbours are then written together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from sachhon.domain.registry.facilities.arriving.bulk import insert_columns, next_ids
from sachhon.domain.registry.facilities.arriving.texts import objects
from sachhon.domain.registry.facilities.register import FACTS, Value, next_codes
from sachhon.domain.registry.models import Arriving, Facility, FacilityChange
from sachhon.domain.registry.ordering import sort_name
from sachhon.vietnamese.folding import fold

NOTHING: Mapping[str, Value] = {key: None if Facility._meta.get_field(key).null else "" for key in FACTS}
"""What the register keeps of each fact where nobody said anything."""
_LONGEST_FOLDED = 300


def create_facilities(
    arriving: Arriving,
    said: Sequence[Mapping[str, Value]],
    places: Sequence[str],
    *,
    provinces: Mapping[str, int],
    by_id: int | None,
    now: datetime,
) -> list[int]:
    """New facilities of what rows say, and where it stands; their ids in the same order.

    `provinces`: {unit code: id}. Call it in the transaction that marks the rows as done.
    """
    if not said:
        return []
    told_of = set(chain.from_iterable(said))
    facts = {key: [one.get(key, NOTHING[key]) for one in said] for key in FACTS if key in told_of}
    names = [str(name) for name in facts["name"]]
    sorting = list(map(sort_name, names))
    order = sorted(range(len(said)), key=sorting.__getitem__)
    ids = [0] * len(said)
    for at, new in zip(order, next_ids(Facility, len(said)), strict=True):
        ids[at] = new
    columns: dict[str, Sequence[Any]] = {
        "id": ids,
        "code": next_codes(len(said)),
        "sort_name": sorting,
        "folded": [fold(name)[:_LONGEST_FOLDED] for name in names],
        **facts,
    }
    if "province" in columns:
        columns["province_id"] = [provinces.get(str(code)) for code in columns.pop("province")]
    unsaid = {key: nothing for key, nothing in NOTHING.items() if key not in facts and nothing is not None}
    same = {"status": Facility.Status.ACTIVE.value, "version": 0, "described_on": arriving.as_on, "created_at": now}
    insert_columns(Facility, columns, order, same=unsaid | same)
    told = {"facility_id": ids, "changes": objects(facts, NOTHING), "place": places}
    kind = FacilityChange.Kind.CREATED.value
    same = {"kind": kind, "arriving_id": arriving.pk, "as_on": arriving.as_on, "why": "", "by_id": by_id, "at": now}
    insert_columns(FacilityChange, told, order, same=same)
    return ids
