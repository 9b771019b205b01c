"""PLAIN PYTHON: a plan's annexes as official Word and Excel: tasks, budget; 1594's registration, the decision list.

`model` what an annex holds, `answers` from a template's answers to it; `tasks`, `budget`, `registration`, `decision`
lay them out; `word` and `workbook` write them.

May import: sachhon.writing.document, sachhon.writing.official, sachhon.formkit, sachhon.vietnamese.
"""

from sachhon.writing.plan.answers import budget_of, tasks_of
from sachhon.writing.plan.model import (
    Attached,
    BudgetAnnex,
    BudgetLine,
    Decided,
    DecisionList,
    MoneyUnit,
    Nothing,
    RegisteredTask,
    Registrations,
    TaskAnnex,
    TaskLine,
)
from sachhon.writing.plan.word import decision_word, plan_word, registrations_word
from sachhon.writing.plan.workbook import decision_workbook, plan_workbook, registrations_workbook

__all__ = [
    "Attached",
    "BudgetAnnex",
    "BudgetLine",
    "Decided",
    "DecisionList",
    "MoneyUnit",
    "Nothing",
    "RegisteredTask",
    "Registrations",
    "TaskAnnex",
    "TaskLine",
    "budget_of",
    "decision_word",
    "decision_workbook",
    "plan_word",
    "plan_workbook",
    "registrations_word",
    "registrations_workbook",
    "tasks_of",
]
