"""A document that answers no template, or not the one that it was taken for."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Reading


def check(reading: Reading) -> Iterator[Finding]:
    """Error where a template was asked for, a notice where the reader was free to choose. Nothing is answered then."""
    if reading.template is not None:
        return
    document = reading.document
    spans = ((document.title.span.start, document.title.span.end),) if document.title else ()
    title = document.title.value if document.title else reading.source.name
    if reading.answers:
        asked = reading.answers[0].template
        yield Finding("other_subject", Severity.ERROR, {"title": title, "template": asked}, spans, variant="asked")
    else:
        yield Finding("other_subject", Severity.INFO, {"title": title}, spans)
