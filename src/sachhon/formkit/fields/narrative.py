"""Running text of several paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import refusal
from sachhon.formkit.fields.text import TextType
from sachhon.vietnamese.folding import nfc


@dataclass(frozen=True, slots=True)
class NarrativeType(TextType):
    """str: composed; paragraphs parted by one line feed, none empty."""

    def parse(self, text: str, field: FieldSpec) -> str:
        """The paragraphs, blanks at their ends dropped. Raises FieldError where there are none."""
        lines = (" ".join(line.split()) for line in nfc(text).splitlines())
        paragraphs = "\n".join(line for line in lines if line)
        if not paragraphs:
            raise refusal(field, "empty", text)
        return paragraphs


NARRATIVE = NarrativeType("narrative", {"vi": "đoạn văn", "en": "running text"}, long=True)
