"""A consultancy of the registry says what it offers."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Consultancy, NetworkChange
from sachhon.domain.assessments.network.checking import check_consultancy
from sachhon.domain.assessments.network.facts import ConsultancyFacts, told_of_consultancy
from sachhon.domain.assessments.network.keeping import leave_change, write_consultancy
from sachhon.domain.assessments.policies import NETWORK
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import require_version
from sachhon.domain.registry.api import Unit, place_of


@transaction.atomic
def keep_consultancy(*, actor: Actor, unit: Unit, facts: ConsultancyFacts, base_version: int = 0) -> Consultancy:
    """What a consultancy offers, from now on. Raises PermissionDenied, ChangedMeanwhile, Refused.

    `base_version`: what the person saw, 0 where nothing was said yet.
    """
    place = place_of(unit)
    NETWORK.require(actor, "edit", place)
    if unit.kind != Unit.Kind.CONSULTANCY:
        raise Refused("no_consultancy", _("%(name)s không phải tổ chức tư vấn.") % {"name": unit.name})
    check_consultancy(facts)
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    held = Consultancy.objects.select_related("province").filter(unit=unit).first()
    standing = held or Consultancy(unit=unit, by=actor.user)
    require_version(standing, base_version)
    before = told_of_consultancy(held) if held else {}
    write_consultancy(standing, facts)
    after = told_of_consultancy(standing)
    if before != after:
        kind = NetworkChange.Kind.CHANGED if held else NetworkChange.Kind.ADDED
        leave_change(actor, place, NetworkChange.Subject.CONSULTANCY, unit.code, kind, before, after)
    return standing
