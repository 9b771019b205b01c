"""Saying per which products a facility's savings are told, where they are measured in different units."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import ProductYear
from sachhon.domain.assessments.policies import YEAR
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.years.writing import write_savings
from sachhon.domain.registry.api import Facility, identity_of, place_of_facility
from sachhon.foundation import audit
from sachhon.vietnamese.folding import fold


@transaction.atomic
def choose_products(*, actor: Actor, facility: Facility, products: Collection[str]) -> tuple[str, ...]:
    """The products (by name, in every year) that count from now on. Raises PermissionDenied, Refused for none."""
    place = place_of_facility(facility)
    YEAR.require(actor, "edit", place)
    Facility.objects.select_for_update().get(pk=facility.pk)
    wanted = {fold(name) for name in products}
    rows = list(ProductYear.objects.filter(facility_year__facility__in=identity_of(facility)))
    counted = tuple(dict.fromkeys(row.product for row in rows if fold(row.product) in wanted))
    if not counted:
        raise Refused("no_product", _("Chọn ít nhất một sản phẩm."), "products")
    changed = [row for row in rows if row.counts != (fold(row.product) in wanted)]
    if not changed:
        return counted
    for row in changed:
        row.counts = not row.counts
    ProductYear.objects.bulk_update(changed, ("counts",), batch_size=100)
    write_savings(facility)
    audit.record(
        who=actor.who_for(place),
        verb="year.choose_products",
        object_type="facility",
        object_id=facility.code,
        unit_code=facility.code,
        detail={"products": list(counted)},
    )
    return counted
