"""Which template a document answers."""

from __future__ import annotations

from sachhon.formkit.definition import Template, templates
from sachhon.reading.answers.evidence import holds_phrase
from sachhon.reading.answers.words import words_of
from sachhon.reading.model import Reading, Source
from sachhon.vietnamese.docnumbers import normalise_document_number
from sachhon.vietnamese.mapped import clean

_ENOUGH = 1.0
_CITED = 1.0
_PHRASE = 0.4
_HEAD = 6000


def recognise(source: Source, reading: Reading) -> str | None:
    """The id of the template that the document answers best, None where it answers none.

    A blank of ours says so in its hidden properties. Else the request's number among what the document cites, the
    template's phrases in its text, and its type speak for a template; its `not` phrases, and being itself the request,
    against.
    """
    known = templates()
    marked = source.properties.get("template", source.properties.get("template_id", ""))
    if marked in known:
        return marked
    words = words_of(clean(source.text, 0, len(source.text)).text)
    scored = sorted(
        ((_score(template, reading, words), template.id) for template in known.values()),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return scored[0][1] if scored and scored[0][0] >= _ENOUGH else None


def _score(template: Template, reading: Reading, words: tuple[str, ...]) -> float:
    document, hints = reading.document, template.recognise
    own = normalise_document_number(document.number.value) if document.number else ""
    asked = {normalise_document_number(number) for number in hints.cites}
    if own and own in asked:
        return 0.0
    kind = document.type.value if document.type else ""
    score = 0.0
    cited = {normalise_document_number(basis.number) for basis in document.legal_bases if basis.number}
    if asked & cited:
        score += _CITED
    if not hints.types or kind in hints.types:
        score += 0.2
    elif kind not in ("", "other"):
        score -= 0.6
    head = words[:_HEAD]
    score += _PHRASE * min(3, sum(1 for phrase in hints.phrases if holds_phrase(words_of(phrase), head)))
    score -= 0.5 * sum(1 for phrase in hints.excludes if holds_phrase(words_of(phrase), head[:1200]))
    return score
