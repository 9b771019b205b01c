"""Who was asked in a round and which revision of each counts: one query, and its fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q

from sachhon.domain.registry.api import Unit
from sachhon.domain.rollups.choices import ACCEPTED, GEOGRAPHIES, Choices
from sachhon.domain.rounds.api import Obligation, Round
from sachhon.domain.submissions.api import ACCEPTED_STATUSES
from sachhon.formkit.rollup.areas import day_of, home_of
from sachhon.vietnamese.places import MERGER

SHAPE = 2
"""Number of the shape in which snapshots keep figures: raised with it, so that older ones are computed anew."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit that owes an answer. `revision` None: none stands. `geography` 0: it lies in no province."""

    unit_code: str
    unit_name: str
    kind: str
    geography: int
    province_code: str
    revision: int | None
    digest: str
    accepted: bool


def asked_in(round_: Round, choices: Choices) -> tuple[Asked, ...]:
    """The units of a round that the choices take in, by code. Waived units are left out unless they answered."""
    owing = Obligation.objects.filter(round=round_).filter(Q(waived_at=None) | Q(submission__standing__isnull=False))
    if choices.kinds:
        owing = owing.filter(unit__kind__in=choices.kinds)
    rows = owing.order_by("unit__code").values_list(
        "unit__code",
        "unit_name",
        "unit__kind",
        "unit__territory__geography",
        "unit__territory__code",
        "unit__line",
        "submission__standing_id",
        "submission__standing__digest",
        "submission__status",
        "submission__reopened_why",
    )
    found = []
    homes: dict[str, tuple[int, str]] = {}
    for code, name, kind, geography, province, line, revision, digest, status, reopened in rows:
        if not province:
            homes = homes or _homes()
            geography, province = next((homes[above] for above in line if above in homes), (0, ""))
        if choices.region and region_of(province, geography, choices.geography) != choices.region:
            continue
        accepted = status in ACCEPTED_STATUSES or bool(reopened)
        counts = revision is not None and (accepted or choices.standing != ACCEPTED)
        found.append(
            Asked(
                code,
                name,
                kind,
                geography or 0,
                province or "",
                revision if counts else None,
                digest if counts else "",
                accepted and counts,
            )
        )
    return tuple(found)


def _homes() -> dict[str, tuple[int, str]]:
    """Geography and code of the province of every unit that has one."""
    known = Unit.objects.exclude(territory=None).values_list("code", "territory__geography", "territory__code")
    return {code: (geography, province) for code, geography, province in known}


@lru_cache(maxsize=512)
def region_of(province_code: str, own_geography: int, geography: str) -> str:
    """The region of a province code in the geography asked for; "" where it cannot be told."""
    home = home_of(province_code, day_of(own_geography, MERGER))
    place = home.region63 if GEOGRAPHIES[geography] == 63 else home.region34
    return place[1] if place else ""


def fingerprint(template_digest: str, asked: Iterable[Asked]) -> str:
    """Changes with every answer that comes to count, is accepted or ceases to, and with who is asked."""
    told = hashlib.sha256(f"{SHAPE}|{template_digest}".encode())
    for one in asked:
        told.update(f"\n{one.unit_code}|{one.unit_name}|{one.revision}|{one.digest}|{one.accepted}".encode())
    return told.hexdigest()
