"""A finding about a draft as a reader meets it: in their language, with the reason that answers it."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.formkit.findings import Finding, Severity

UNANSWERED = "item_not_answered"
"""A blank is a lawful answer that lowers the coverage: it is listed, and asks for no reason."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding in the reader's language. `fingerprint` changes with its figures: a reason holds for these alone."""

    finding: Finding
    fingerprint: str
    words: str
    reason: str | None = None

    @property
    def needs_reason(self) -> bool:
        """Whether the report can be sent with it only where somebody says why it is right."""
        return self.finding.severity is Severity.WARNING and self.finding.code != UNANSWERED

    @property
    def blocks(self) -> bool:
        """Whether it holds the report up."""
        if self.finding.severity in (Severity.BLOCKER, Severity.ERROR):
            return True
        return self.needs_reason and not self.reason
