"""Requests in which it is this person's turn: to add what was asked for, to take one up, to decide."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from django.db.models import Count, Q

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.certificates.conditions import all_conditions
from sachhon.domain.assessments.certificates.holding import place_of_certificate
from sachhon.domain.assessments.certificates.way import RUNNING, Status
from sachhon.domain.assessments.models import Certificate, CertificateCheck
from sachhon.domain.assessments.policies import CERTIFICATE
from sachhon.domain.registry.api import units_under

_TURNS = {Status.RETURNED: "request", Status.REQUESTED: "check", Status.CHECKING: "decide"}


@dataclass(frozen=True, slots=True)
class WaitingCertificate:
    """A request and the verb of CERTIFICATE that it waits for."""

    certificate: Certificate
    verb: str


def certificates_waiting(actor: Actor, most: int = 10) -> list[WaitingCertificate]:
    """The oldest first, in one query. The ministry is not told of each province's; decisions wait until all is met."""
    if actor.of_ministry:
        return []
    required = [one.code for one in all_conditions() if one.required]
    met = Count("checks", filter=Q(checks__outcome=CertificateCheck.Outcome.MET, checks__check_code__in=required))
    rows = (
        Certificate.objects.filter(_near(actor), status__in=RUNNING)
        .select_related("facility__province")
        .annotate(met=met)
        .exclude(status=Status.CHECKING, met__lt=len(required))
        .order_by("requested_at", "pk")
    )
    turns = (WaitingCertificate(row, _TURNS[Status(row.status)]) for row in rows.iterator(chunk_size=200))
    own = (one for one in turns if _permits(actor, one))
    return list(islice(own, most))


def _near(actor: Actor) -> Q:
    """Whose facility may be the actor's, and entries that were merged, which are few: rights are asked later."""
    own = [grant.unit_code for grant in actor.grants if not grant.lent_by]
    below = Q(facility__province__in=units_under(own).values("pk"))
    return Q(facility__code__in=actor.units) | below | Q(facility__merged_into__isnull=False)


def _permits(actor: Actor, turn: WaitingCertificate) -> bool:
    return CERTIFICATE.permits(actor, turn.verb, place_of_certificate(turn.certificate), turn.certificate.status)
