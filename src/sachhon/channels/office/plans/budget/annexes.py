"""Annexes I and II of a plan as files, from its answer as it stands."""

from __future__ import annotations

from sachhon.channels.office.plans.budget.sheet import BUDGET, Sheet
from sachhon.domain.submissions.api import template_of
from sachhon.writing.plan import Attached, budget_of, plan_word, plan_workbook, tasks_of


def annex_file(sheet: Sheet, form: str) -> bytes:
    """The .docx or .xlsx."""
    plan = sheet.plan
    template = template_of(sheet.submission)
    attached = Attached("Kế hoạch", plan.document_number, plan.document_date, plan.unit.name)
    tasks = tasks_of(template.field("tasks"), sheet.values, f"DANH MỤC CÁC NHIỆM VỤ\n{plan.title.upper()}", attached)
    span = range(plan.first_year, plan.last_year + 1)
    budget = budget_of(
        template.field(BUDGET), sheet.values, f"KINH PHÍ TRIỂN KHAI\n{plan.title.upper()}", span, attached
    )
    return (plan_word if form == "docx" else plan_workbook)(tasks, budget, sheet.unit)
