"""The national report in Word and its Excel annex, from the figures that a page shows."""

from __future__ import annotations

from django.conf import settings

from sachhon.domain.rollups.live import Ground, RoundFigures, figures_on
from sachhon.domain.rollups.models import RollupSnapshot
from sachhon.foundation.files import store
from sachhon.foundation.models import StoredFile
from sachhon.writing.national import Edition as Printing
from sachhon.writing.national import national_report, write_workbook
from sachhon.writing.official import write_letter

WORD, EXCEL = "word", "excel"
MEDIA = {
    WORD: ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL: ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}
AT_ONCE = 100
"""Up to so many answers a document is written while the reader waits."""


def write_document(computed: RoundFigures, kind: str) -> bytes:
    """The report (word) or its annex (excel). Figures of the demonstration and of a test round say that they are."""
    printing = Printing(sample=settings.DEMO or computed.ground.round.is_test)
    if kind == WORD:
        return write_letter(national_report(computed.figures, printing))
    return write_workbook(computed.figures, printing)


def document_of(snapshot: RollupSnapshot, ground: Ground, kind: str) -> StoredFile:
    """The document of a snapshot, written when first asked for."""
    slot = "word" if kind == WORD else "workbook"
    known: StoredFile | None = getattr(snapshot, slot)
    if known is not None:
        return known
    written = store(write_document(figures_on(ground), kind), MEDIA[kind][0])
    setattr(snapshot, slot, written)
    RollupSnapshot.objects.filter(pk=snapshot.pk).update(**{slot: written})
    return written
