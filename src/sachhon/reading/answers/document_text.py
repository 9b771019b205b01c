"""A document's words without page numbers, stretch by stretch, each cleaned once."""

from __future__ import annotations

from sachhon.reading.layout import asides, cleaned_without
from sachhon.reading.model import Source
from sachhon.vietnamese.mapped import MappedText


class DocumentText:
    """Cleans stretches of a source and remembers them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._out = asides(source.blocks)
        self._cleaned: dict[tuple[int, int], MappedText] = {}

    def clean(self, span: tuple[int, int]) -> MappedText:
        """The words of a stretch, without the page numbers and stamps inside it."""
        known = self._cleaned.get(span)
        if known is None:
            known = self._cleaned[span] = cleaned_without(self.source.text, span, self._out)
        return known
