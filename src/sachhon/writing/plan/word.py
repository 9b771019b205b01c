"""The annexes as Word files: landscape, the head of Nghị định 30/2020, titles over every page of a table."""

from __future__ import annotations

from sachhon.writing.document import Appendix, LetterDocument
from sachhon.writing.official import write_letter
from sachhon.writing.plan.budget import budget_appendix
from sachhon.writing.plan.decision import decision_appendices
from sachhon.writing.plan.model import BudgetAnnex, DecisionList, MoneyUnit, Registrations, TaskAnnex
from sachhon.writing.plan.registration import registration_appendix
from sachhon.writing.plan.tasks import task_appendix


def plan_word(
    tasks: TaskAnnex | None = None, budget: BudgetAnnex | None = None, unit: MoneyUnit = MoneyUnit.MILLION
) -> bytes:
    """Annexes I and II; an annex alone is called as it is where both stand."""
    appendices = []
    if tasks is not None:
        appendices.append(task_appendix(tasks))
    if budget is not None:
        appendices.append(budget_appendix(budget, unit))
    return _file(tuple(appendices))


def registrations_word(registered: Registrations, unit: MoneyUnit = MoneyUnit.MILLION) -> bytes:
    """Annex 2 of letter 1594."""
    return _file((registration_appendix(registered, unit),))


def decision_word(listed: DecisionList, unit: MoneyUnit = MoneyUnit.MILLION) -> bytes:
    """The decision list."""
    return _file(decision_appendices(listed, unit))


def _file(appendices: tuple[Appendix, ...]) -> bytes:
    subject = "; ".join(" ".join(one.title.split()) for one in appendices)
    return write_letter(LetterDocument((), appendices=appendices, subject=subject, body_size=13))
