"""The parts of a letter, as places in its text."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.reading.model import Span


@dataclass(frozen=True, slots=True)
class SetAside:
    """What is not the letter's own: `kind` is stamp (incoming or signing mark) or page_number."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex or an attached document, from its heading to the next one's or the end of the text.

    `label` is the heading's words ("PHỤ LỤC I"), None for a document attached without one (a plan behind its decision);
    `title` its name in the lines below; `caption` the words "(Kèm theo Kế hoạch số ...)".
    """

    span: Span
    label: Span | None
    title: Span | None
    caption: Span | None


@dataclass(frozen=True, slots=True)
class LetterParts:
    """Where each part of an official document stands; None where the document has no such part.

    `head` runs from the start to where the title, the addressee or the bases begin. `bases` are the paragraphs that
    open with "Căn cứ", "Thực hiện" and the like before the first heading. `body` runs from behind the bases and the
    addressee to the closing (signature and recipients, whichever is first), else to the first annex or the end.
    `closing` covers `recipients` (behind the words "Nơi nhận") and `signature` together.
    """

    set_aside: tuple[SetAside, ...]
    head: Span | None
    letterhead_left: Span | None
    letterhead_right: Span | None
    number_line: Span | None
    date_line: Span | None
    type_line: Span | None
    title: Span | None
    addressee: Span | None
    bases: tuple[Span, ...]
    body: Span
    closing: Span | None
    signature: Span | None
    recipients: Span | None
    annexes: tuple[Annex, ...]

    def is_set_aside(self, span: Span | tuple[int, int]) -> bool:
        """Does this place touch a stamp or a page number?"""
        return any(span[0] < aside.span.end and aside.span.start < span[1] for aside in self.set_aside)

    def annex_at(self, offset: int) -> Annex | None:
        """The annex in which this offset stands."""
        return next((annex for annex in self.annexes if annex.span.start <= offset < annex.span.end), None)
