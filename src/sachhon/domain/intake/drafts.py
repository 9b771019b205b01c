"""The draft that values go into, as it stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sachhon.domain.intake.items import SURE, Item, items_of
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.refusals import not_ready
from sachhon.domain.submissions.api import draft_values, draft_versions
from sachhon.formkit.definition import Template
from sachhon.formkit.findings import Severity
from sachhon.formkit.values import Answer, Key

_WORST = (Severity.ERROR.value, Severity.BLOCKER.value)


@dataclass(frozen=True, slots=True)
class Draft:
    """Answers and their versions; both empty where no report was begun."""

    values: Mapping[Key, Answer] = field(default_factory=dict)
    versions: Mapping[Key, int] = field(default_factory=dict)


def draft_for(received: Received) -> Draft:
    """The draft of the report that the file belongs to."""
    submission = received.submission
    return Draft() if submission is None else Draft(draft_values(submission), draft_versions(submission))


def template_for(received: Received) -> Template:
    """The template of the report. Raises IntakeRefused for a file that belongs to none."""
    definition = None if received.obligation is None else received.obligation.round.definition
    if definition is None:
        raise not_ready()
    return definition


def items_for(received: Received, draft: Draft | None = None, above: float = SURE) -> list[Item]:
    """All decisions on a file's values; those with less confidence than `above` are doubted."""
    disputed = frozenset(
        field_id
        for finding in received.reading.get("findings", ())
        if finding["severity"] in _WORST
        for field_id in finding["fields"]
    )
    now = draft if draft is not None else draft_for(received)
    template = template_for(received)
    return items_of(template, received.staged.all(), now.values, now.versions, disputed=disputed, above=above)
