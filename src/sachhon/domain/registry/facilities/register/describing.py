"""The one way in which facts become those of a facility: what they would change, and the changing. No database here.

A blank says nothing. Facts of an older day than the register already knows fill only what is unknown; where they
differ they are kept in the history and overwrite nothing. Every changed name and address leaves its former one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import cast

from sachhon.domain.registry.facilities.register.facts import BLANK, FACTS, TEXTS, Value
from sachhon.domain.registry.models import Arriving, Facility, FacilityChange, FormerAddress, FormerName, Unit
from sachhon.domain.registry.ordering import sort_name
from sachhon.vietnamese.folding import fold, squash

Changes = dict[str, list[Value]]
"""{fact: [before, after]}."""


@dataclass(frozen=True, slots=True)
class Description:
    """What facts would do to a facility: `changes` are taken, `older` are only kept in the history.

    `described_on` is the day that the facility's newest facts tell of afterwards.
    """

    changes: Changes
    older: Changes = field(default_factory=dict)
    described_on: date | None = None
    confirms: bool = False
    """Nothing differs, and the facts are of a newer day than those known: only `described_on` moves."""

    def __bool__(self) -> bool:
        return bool(self.changes or self.older)


@dataclass(frozen=True, slots=True)
class Traces:
    """Rows to be saved beside the changed facility, none of them saved yet."""

    changes: tuple[FacilityChange, ...] = ()
    names: tuple[FormerName, ...] = ()
    addresses: tuple[FormerAddress, ...] = ()


def held_facts(facility: Facility) -> dict[str, Value]:
    """{fact: value} of all that the register knows of a facility, as plain JSON; asks for its province."""
    facts = {key: held(facility, key) for key in FACTS}
    return {key: value for key, value in facts.items() if value not in BLANK}


def held(facility: Facility, key: str) -> Value:
    """One fact as plain JSON: what nobody has said is None or ""."""
    if key == "province":
        return facility.province.code if facility.province is not None else None
    value = getattr(facility, key)
    if isinstance(value, Decimal):
        return f"{value:.6f}"
    return cast("Value", value)


def described(
    facility: Facility,
    facts: Mapping[str, Value],
    *,
    as_on: date | None = None,
    blank_clears: bool = False,
) -> Description:
    """What these facts change. Pure: the facility is left as it is. Facts have been read or checked before.

    `as_on`: the day that they tell of (None: unknown, taken as the newest). `blank_clears`: a person looked at every
    one of these facts and emptied what is blank; else a blank says nothing.
    """
    older_than_known = as_on is not None and facility.described_on is not None and as_on < facility.described_on
    changes: Changes = {}
    older: Changes = {}
    for key in FACTS:
        if key not in facts:
            continue
        said, known = facts[key], held(facility, key)
        if said in BLANK:
            if blank_clears and known not in BLANK and key != "name":
                changes[key] = [known, "" if key in TEXTS else None]
        elif not _same(facility, key, known, said):
            if older_than_known and known not in BLANK:
                older[key] = [known, said]
            else:
                changes[key] = [known, said]
    newest = facility.described_on
    if as_on is not None and (newest is None or as_on > newest):
        newest = as_on
    return Description(changes, older, newest, not changes and not older and newest != facility.described_on)


def take(
    facility: Facility,
    description: Description,
    *,
    provinces: Mapping[str, Unit],
    as_on: date | None = None,
    by_id: int | None = None,
    arriving: Arriving | None = None,
    place: str = "",
    why: str = "",
    kind: str = FacilityChange.Kind.CHANGED,
) -> Traces:
    """Set the facility's attributes as described and give the rows that tell of it; nothing is saved.

    `provinces`: {unit code: unit} of the provinces that are said. Save the columns that `columns_of` names, count
    `version` on, save the traces, and let the units of facilities that have one follow (`keeping.units_follow`).
    """
    told = {"as_on": as_on, "by_id": by_id, "arriving": arriving, "place": place[:120], "why": why[:500]}
    rows = []
    names: list[FormerName] = []
    addresses: list[FormerAddress] = []
    if description.changes:
        rows.append(FacilityChange(facility=facility, kind=kind, changes=description.changes, **told))
        if kind != FacilityChange.Kind.CREATED:
            names, addresses = _former(facility, description.changes, as_on)
    if description.older:
        older = FacilityChange.Kind.OLDER
        rows.append(FacilityChange(facility=facility, kind=older, changes=description.older, **told))
        names += _borne(facility, description.older, as_on)
    put(facility, {key: after for key, (_before, after) in description.changes.items()}, provinces)
    facility.described_on = description.described_on
    return Traces(tuple(rows), tuple(names), tuple(addresses))


def put(facility: Facility, facts: Mapping[str, Value], provinces: Mapping[str, Unit]) -> None:
    """Set facts as they are, with what follows from a name; nothing is saved."""
    for key, value in facts.items():
        if key == "province":
            facility.province = provinces[str(value)] if value not in BLANK else None
        elif FACTS[key].type == "coordinate":
            setattr(facility, key, Decimal(str(value)) if value not in BLANK else None)
        else:
            setattr(facility, key, value)
        if key == "name":
            facility.folded = fold(str(value))[:300]
            facility.sort_name = sort_name(str(value))


def columns_of(changes: Mapping[str, object]) -> tuple[str, ...]:
    """Columns of Facility that these changes touch, for `save(update_fields=…)` and `bulk_update`."""
    more = ("folded", "sort_name") if "name" in changes else ()
    return (*changes, *more, "described_on", "version")


def newly(code: str, facts: Mapping[str, Value], *, as_on: date | None = None) -> tuple[Facility, Description]:
    """A facility that nobody knew, with nothing but its code, and what these facts make of it. Then `take`, CREATED."""
    facility = Facility(code=code, name="", folded="", sort_name="")
    return facility, described(facility, facts, as_on=as_on)


def same_text(one: str, other: str) -> bool:
    """Whether two wordings read the same: case, blanks, punctuation and the place of the tone mark do not count."""
    return one == other or squash(one) == squash(other)


def _same(facility: Facility, key: str, known: Value, said: Value) -> bool:
    if known in BLANK:
        return False
    if key == "province":
        # Today's province that the held one became a part of says nothing new.
        return known == said or (facility.province is not None and said in facility.province.line)
    if FACTS[key].type == "text":
        return same_text(str(known), str(said))
    return known == said and isinstance(known, bool) == isinstance(said, bool)


def _former(facility: Facility, changes: Changes, until: date | None) -> tuple[list[FormerName], list[FormerAddress]]:
    names = []
    if "name" in changes and facility.name:
        names.append(FormerName(facility=facility, name=facility.name, folded=facility.folded, until=until))
    addresses = []
    moved = any(changes[key][0] not in BLANK for key in ("address", "province") if key in changes)
    if moved:
        addresses.append(
            FormerAddress(facility=facility, address=facility.address, province=facility.province, until=until)
        )
    return names, addresses


def _borne(facility: Facility, older: Changes, until: date | None) -> list[FormerName]:
    if "name" not in older:
        return []
    name = str(older["name"][1])
    return [FormerName(facility=facility, name=name, folded=fold(name)[:300], until=until)]
