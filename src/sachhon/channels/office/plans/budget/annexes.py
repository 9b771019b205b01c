"""Annexes I and II of a plan as files: from its answer as it stands, or as an edition has it."""

from __future__ import annotations

from sachhon.channels.office.plans.budget.sheet import BUDGET, Sheet
from sachhon.domain.planning.api import Plan
from sachhon.domain.submissions.api import template_of
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Values
from sachhon.writing.plan import Attached, MoneyUnit, budget_of, plan_word, plan_workbook, tasks_of


def annex_file(sheet: Sheet, form: str) -> bytes:
    """The .docx or .xlsx of the answer as it stands."""
    return annexes_of(sheet.plan, template_of(sheet.submission), sheet.values, sheet.unit, form)


def annexes_of(plan: Plan, template: Template, values: Values, unit: MoneyUnit, form: str) -> bytes:
    """The .docx or .xlsx of what a plan says, money in this unit."""
    attached = Attached("Kế hoạch", plan.document_number, plan.document_date, plan.unit.name)
    tasks = tasks_of(template.field("tasks"), values, f"DANH MỤC CÁC NHIỆM VỤ\n{plan.title.upper()}", attached)
    span = range(plan.first_year, plan.last_year + 1)
    budget = budget_of(template.field(BUDGET), values, f"KINH PHÍ TRIỂN KHAI\n{plan.title.upper()}", span, attached)
    return (plan_word if form == "docx" else plan_workbook)(tasks, budget, unit)
