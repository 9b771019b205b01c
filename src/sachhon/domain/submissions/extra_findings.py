"""What upper rooms know that a report should answer for: they register a source, this room only asks.

A room that keeps its own records (planning) registers one function in its AppConfig.ready():
`extra_findings.register(my_source)`. The source is called at every check of a draft, also while somebody types: it
must return at once where it has nothing to compare (at most one query), and leave the severity at what a unit can
answer: a warning asks for a reason that is sealed with the figure, an error would hold the report up. The wordings of
its findings are registered with `formkit.findings.register_words`; its figures go into `params`, so that a reason
holds for these figures alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sachhon.domain.submissions.models import Submission
from sachhon.formkit.definition import Template
from sachhon.formkit.findings import Finding
from sachhon.formkit.values import Values

Source = Callable[[Submission, Template, Values], Iterable[Finding]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """`source(submission, template, values)` tells what else is doubtful in the answers. Registering twice is once."""
    if source not in _sources:
        _sources.append(source)


def extra_findings(submission: Submission, template: Template, values: Values) -> tuple[Finding, ...]:
    """Everything that the sources tell, in the order in which they registered."""
    return tuple(finding for source in _sources for finding in source(submission, template, values))
