"""The annexes of a plan as an edition has them: tasks and budget in Word and Excel, in the official layout."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from sachhon.channels.office.plans.budget.annexes import annexes_of
from sachhon.channels.office.plans.find import find_edition
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import PLAN, PlanEdition
from sachhon.domain.submissions.api import revision_values
from sachhon.foundation.files import download
from sachhon.writing.plan import MoneyUnit

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_UNITS = {"dong": MoneyUnit.DONG, "nghin": MoneyUnit.THOUSAND, "trieu": MoneyUnit.MILLION}


@guarded(PLAN, "export", find_edition)
@require_GET
def annexes(request: OfficeRequest, edition: PlanEdition, suffix: str) -> HttpResponse:
    """Annexes I and II as docx or xlsx; ?don-vi= dong, nghin, trieu."""
    if suffix not in _TYPES:
        raise Http404(suffix)
    unit = _UNITS.get(request.GET.get("don-vi", "trieu"), MoneyUnit.MILLION)
    template, values = edition.revision.template.definition, revision_values(edition.revision)
    written = annexes_of(edition.plan, template, values, unit, suffix)
    return download(request, written, f"{edition.plan.code}-{edition.number}.{suffix}", _TYPES[suffix])
