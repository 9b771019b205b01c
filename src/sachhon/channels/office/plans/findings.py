"""What is doubtful about a plan: findings of the check, of the letter as it was read, and warnings of the norms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy

from sachhon.channels.office.shell.origins import words_address
from sachhon.domain.intake.api import Received
from sachhon.domain.planning.api import BudgetFinding, Plan, budget_answers, files_read_for, plan_findings
from sachhon.domain.submissions.api import UNANSWERED, Submission, draft_values, findings_of, template_of
from sachhon.formkit.findings import say
from sachhon.formkit.values import Answer, Key, Origin, Values

_ORDER = ("blocker", "error", "warning", "info")
SEVERITIES = {
    "blocker": gettext_lazy("Chặn"),
    "error": gettext_lazy("Lỗi"),
    "warning": gettext_lazy("Cảnh báo"),
    "info": gettext_lazy("Lưu ý"),
}
KINDS = {"blocker": "danger", "error": "danger", "warning": "warning", "info": "info"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding in words, with the addresses of the words that show it."""

    severity: str
    words: str
    places: tuple[str, ...] = ()
    code: str = ""

    @property
    def label(self) -> object:
        """What its severity is called."""
        return SEVERITIES[self.severity]

    @property
    def kind(self) -> str:
        """Its colour."""
        return KINDS[self.severity]


def findings_about(plan: Plan) -> list[Shown]:
    """All findings, worst first; what the letter's reading and the checks both say is said once."""
    found: dict[str, Shown] = {}
    for received in files_read_for(plan):
        for one in _of_letter(received):
            found.setdefault(one.words, one)
    if plan.submission is not None:
        values = draft_values(plan.submission)
        for one in (*_of_money(plan, plan.submission, values), *_of_check(plan.submission, values)):
            found.setdefault(one.words, one)
    return sorted(found.values(), key=lambda one: _ORDER.index(one.severity))


def _of_money(plan: Plan, submission: Submission, values: Values) -> Iterator[Shown]:
    """Sums that are off, with the cell that would reconcile them, and what the norms say."""
    field = template_of(submission).field("budget")
    budget = budget_answers(field, values, range(plan.first_year, plan.last_year + 1))
    for one in plan_findings(budget.matrix):
        if one.finding.code != "budget_sum":  # the check of the answers says the same, and asks for it to be mended
            cell = _cell_of(one, values, budget.rows)
            words = say(one.finding, _language())
            address = words_address(cell.origin) if cell is not None else ""
            yield Shown(str(one.finding.severity), words, (address,) if address else (), one.finding.code)


def _cell_of(one: BudgetFinding, values: Values, rows: tuple[int, ...]) -> Answer | None:
    """The answer whose words show a finding: its line's title."""
    return values.get(Key("budget", rows[one.line], "title"))


def _of_letter(received: Received) -> Iterator[Shown]:
    language = _language()
    for told in received.reading.get("findings", ()):
        message = told.get("message", {})
        words = message.get(language) or message.get("vi", "")
        if words and told.get("severity") in SEVERITIES:
            yield Shown(told["severity"], words, tuple(_places(received, told)), told.get("code", ""))


def _places(received: Received, told: Mapping[str, Any]) -> Iterator[str]:
    for span in told.get("spans", ()):
        if span:
            origin = Origin("read", received.name, received.file_id, span["start"], span["end"])
            yield words_address(origin)


def _of_check(submission: Submission, values: Values) -> Iterator[Shown]:
    for one in findings_of(submission, values=values):
        if one.finding.code != UNANSWERED:
            yield Shown(str(one.finding.severity), one.words, code=one.finding.code)


def _language() -> str:
    return (get_language() or "vi")[:2]
