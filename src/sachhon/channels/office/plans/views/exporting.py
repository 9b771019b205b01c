"""The annexes of a plan as an edition has them: tasks and budget in Word and Excel, in the official layout."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from sachhon.channels.office.plans.find import find_edition
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import PLAN, PlanEdition
from sachhon.domain.submissions.api import revision_values
from sachhon.foundation.files import download
from sachhon.writing.plan import Attached, MoneyUnit, budget_of, plan_word, plan_workbook, tasks_of

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
    plan, template = edition.plan, edition.revision.template.definition
    values = revision_values(edition.revision)
    attached = Attached("Kế hoạch", plan.document_number, plan.document_date, plan.unit.name)
    tasks = tasks_of(template.field("tasks"), values, f"DANH MỤC CÁC NHIỆM VỤ\n{plan.title.upper()}", attached)
    years = range(plan.first_year, plan.last_year + 1)
    budget = budget_of(template.field("budget"), values, f"KINH PHÍ TRIỂN KHAI\n{plan.title.upper()}", years, attached)
    write = plan_word if suffix == "docx" else plan_workbook
    name = f"{plan.code}-{edition.number}.{suffix}"
    return download(request, write(tasks, budget, unit), name, _TYPES[suffix])
