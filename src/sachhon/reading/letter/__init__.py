"""The parts of an official letter: letterhead, number, date, bases, addressee, signature, recipients, annexes.

Owns the words and layouts of official documents (Nghị định 30/2020 and what came before it). May import:
sachhon.reading.model, sachhon.vietnamese, sachhon.catalogue.
"""

from __future__ import annotations

from sachhon.reading.letter.facts import facts
from sachhon.reading.letter.model import Annex, LetterParts, SetAside
from sachhon.reading.letter.parts import draft
from sachhon.reading.letter.scan_faults import ScanFault, scan_faults
from sachhon.reading.model import DocumentFacts, Source

__all__ = ["Annex", "LetterParts", "ScanFault", "SetAside", "parts", "read_letter", "scan_faults"]


def parts(source: Source) -> LetterParts:
    """Where each part of the document stands in `source.text`."""
    return draft(source).parts


def read_letter(source: Source) -> DocumentFacts:
    """The header, the documents cited and the recipients; what the document does not say is None."""
    return facts(draft(source))
