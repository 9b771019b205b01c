"""Which template a document answers."""

from __future__ import annotations

import re

from sachhon.formkit.definition import Template, templates
from sachhon.reading.answers.words import spoken, words_of
from sachhon.reading.model import DocumentFacts, Source
from sachhon.vietnamese.docnumbers import normalise_document_number
from sachhon.vietnamese.folding import fold, squash
from sachhon.vietnamese.mapped import clean

_ENOUGH = 1.0
_CITED = 1.0
_PHRASE = 0.4
_MOST_PHRASES = 3
_RIGHT_TYPE = 0.25
_WRONG_TYPE = 0.6
_TITLE = 0.8
_TITLE_COVERED = 0.8
_AGAINST = 0.5
_OFFICIAL_SHARE = 0.3
_OFFICIAL_WORDS = """ban hanh ke hoach hanh dong chuong trinh danh muc nhiem vu thuc hien cac nhung va bao cao dang ki
ban nam giai doan ve viec trien khai tinh hinh phe duyet quyet dinh cong van to chuc noi dung cua trong den"""
_OFFICIAL = frozenset(_OFFICIAL_WORDS.split())
"""Words of any official document: a phrase of these alone says little about its subject."""
_HEAD = 1500
"""Words against a template count only so near to the beginning: later they may stand in a plan or a quotation."""
_OTHER_SUBJECT = 0.45


def recognise(source: Source, document: DocumentFacts) -> str | None:
    """The id of the template that the document answers best, None where it answers none.

    A blank of ours says so in its hidden properties. Else the request's number among what the document cites, the
    template's phrases in its title and text, and its type speak for a template; its `not` phrases speak against it, and
    so does being the request itself, or handing it on.
    """
    known = templates()
    marked = _marked(source)
    if marked in known:
        return marked
    possible = [template for template in known.values() if not _hands_on(template, document)]
    asking = [template.id for template in possible if _cited(template, document)]
    if len(asking) == 1 and _right_type(known[asking[0]], document) and not _asks(known[asking[0]], document):
        return asking[0]
    words = _words(source)
    scored = sorted(
        (-round(_score(template, document, words), 6), -_named(template, document), template.id)
        for template in possible
    )
    return scored[0][2] if scored and -scored[0][0] >= _ENOUGH else None


def _named(template: Template, document: DocumentFacts) -> int:
    """How many telling words of the template's phrases that name it the title holds; it parts templates that tie."""
    title = set(words_of(clean(document.title.value).text)) if document.title else set()
    phrases = [set(words_of(phrase)) for phrase in template.recognise.phrases]
    named = [phrase for phrase in phrases if len(title & phrase) >= _TITLE_COVERED * len(phrase)]
    return max((len(title & phrase - _OFFICIAL) for phrase in named), default=0)


def speaks_of(template: Template, source: Source, document: DocumentFacts) -> bool:
    """Whether the document is about the template's subject at all, be it ever so loosely worded.

    Of a file without a head (annexes alone, a workbook) one phrase is enough: no type speaks for it.
    """
    if _marked(source) == template.id:
        return True
    enough = _OTHER_SUBJECT if document.type else _PHRASE
    return _score(template, document, _words(source)) >= enough


def _marked(source: Source) -> str:
    return source.properties.get("template_id", source.properties.get("template", ""))


def _words(source: Source) -> tuple[str, ...]:
    return words_of(clean(source.text, 0, len(source.text)).text)


def _score(template: Template, document: DocumentFacts, words: tuple[str, ...]) -> float:
    hints = template.recognise
    if _asks(template, document):
        return 0.0
    score = _CITED if _cited(template, document) else 0.0
    kind = document.type.value if document.type else ""
    if _right_type(template, document):
        score += _RIGHT_TYPE
    elif kind not in ("", "other"):
        score -= _WRONG_TYPE
    phrases = [words_of(phrase) for phrase in hints.phrases]
    telling = [phrase for phrase in phrases if len(set(phrase) - _OFFICIAL) >= 2]
    if document.title:
        title = {*words_of(clean(document.title.value).text), *words_of(_TYPE_WORDS.get(kind, ""))}
        if any(len(title & set(phrase)) >= _TITLE_COVERED * len(set(phrase)) for phrase in telling):
            score += _TITLE
    line = spoken(words).line
    said = [phrase for phrase in phrases if spoken(phrase).line in line]
    score += _PHRASE * min(_MOST_PHRASES, sum(1.0 if phrase in telling else _OFFICIAL_SHARE for phrase in said))
    head = spoken(words[:_HEAD]).line
    score -= _AGAINST * sum(1 for phrase in hints.excludes if spoken(words_of(phrase)).line in head)
    return score


def _cited(template: Template, document: DocumentFacts) -> bool:
    """Whether the document, or the caption of its annex, cites the letter that asks for the template's answers."""
    asked = {normalise_document_number(number) for number in template.recognise.cites}
    cited = {_number(basis.number) for basis in document.legal_bases}
    if document.number and not document.number.certain:
        cited.add(_number(document.number.value))
    return bool(asked & cited)


def _right_type(template: Template, document: DocumentFacts) -> bool:
    """Whether answers to the template come as documents of this type."""
    kind = document.type.value if document.type else ""
    return not template.recognise.types or kind in template.recognise.types


def _asks(template: Template, document: DocumentFacts) -> bool:
    """Whether the document is that letter itself: an annex filled in names it only in its caption ("Kèm theo …")."""
    own = _number(document.number.value) if document.number and document.number.certain else ""
    return own in {normalise_document_number(number) for number in template.recognise.cites}


def _hands_on(template: Template, document: DocumentFacts) -> bool:
    """Whether it is another letter of the body that asks, or hands the question on downwards: it tells no answer."""
    if template.basis is None or template.kind == "plan":
        return False
    asker = squash(template.basis.issuer)
    if document.issuer and squash(document.issuer.value) == asker:
        return True
    addressee = document.addressee.value if document.addressee else ""
    return asker not in squash(addressee) and bool(_BELOW.search(fold(addressee)))


# Whom a province writes to when it gathers what it will answer: its departments, districts and enterprises.
_BELOW = re.compile(r"\b(?:cac so|so [a-z]|ubnd (?:cac )?(?:huyen|thi xa|quan)|cac huyen|cac doanh nghiep|cac co so)\b")
_TYPE_WORDS = {"plan": "kế hoạch", "programme": "chương trình", "report": "báo cáo"}


def _number(written: str | None) -> str:
    return normalise_document_number(written) if written else ""
