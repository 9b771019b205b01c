"""A plan's annexes as files: tasks and budget in Word and Excel, in the official layout."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from sachhon.channels.office.plans.find import find_plan
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import PLAN, Plan
from sachhon.domain.submissions.api import draft_values, revision_values, template_of
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Values
from sachhon.foundation.files import download
from sachhon.writing.plan import Attached, MoneyUnit, budget_of, plan_word, plan_workbook, tasks_of

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_UNITS = {"dong": MoneyUnit.DONG, "nghin": MoneyUnit.THOUSAND, "trieu": MoneyUnit.MILLION}


@guarded(PLAN, "export", find_plan)
@require_GET
def export(request: OfficeRequest, plan: Plan, suffix: str) -> HttpResponse:
    """Annexes I and II as docx or xlsx, of the edition in force, else of the draft; ?don-vi= dong, nghin, trieu."""
    if suffix not in _TYPES or plan.submission is None:
        raise Http404(suffix)
    unit = _UNITS.get(request.GET.get("don-vi", "trieu"), MoneyUnit.MILLION)
    template, values = _said(plan)
    attached = Attached("Kế hoạch", plan.document_number, plan.document_date, plan.unit.name)
    tasks = tasks_of(template.field("tasks"), values, f"DANH MỤC CÁC NHIỆM VỤ\n{plan.title.upper()}", attached)
    years = range(plan.first_year, plan.last_year + 1)
    budget = budget_of(template.field("budget"), values, f"KINH PHÍ TRIỂN KHAI\n{plan.title.upper()}", years, attached)
    write = plan_word if suffix == "docx" else plan_workbook
    return download(request, write(tasks, budget, unit), f"{plan.code}.{suffix}", _TYPES[suffix])


def _said(plan: Plan) -> tuple[Template, Values]:
    """What the plan says: its newest edition's sealed revision, else its draft."""
    edition = plan.editions.select_related("revision__template").order_by("-number").first()
    if edition is not None:
        return edition.revision.template.definition, revision_values(edition.revision)
    assert plan.submission is not None
    return template_of(plan.submission), draft_values(plan.submission)
