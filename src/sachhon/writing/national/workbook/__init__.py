"""The Excel annex: the report's figures and where each comes from, to filter and to recompute.

Every text is written as text: words of a letter that begin with = + - @ are never taken for a formula.
"""

from __future__ import annotations

from sachhon.formkit.rollup import Figures
from sachhon.writing.national.edition import Edition
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import Lineage
from sachhon.writing.national.places import NOW
from sachhon.writing.national.workbook.book import Book
from sachhon.writing.national.workbook.evidence import issues_sheet, lineage_places, lineage_sheet, silent_sheet
from sachhon.writing.national.workbook.figures import area_sheet, figures_sheet, summary_sheet
from sachhon.writing.national.workbook.lists import list_sheets, words_sheet

__all__ = ["write_workbook"]


def write_workbook(figures: Figures, edition: Edition | None = None) -> bytes:
    """The annex as .xlsx: summary, figures, by province, region and today's province, lists, words, lineage, issues."""
    edition = edition or Edition()
    frame = Frame(figures, edition, Lineage(figures))
    book = Book(edition)
    places = lineage_places(frame)
    summary_sheet(book, frame, places)
    figures_sheet(book, frame, places)
    area_sheet(book, frame, "Theo tỉnh", f"province{frame.geography}", "Tỉnh")
    area_sheet(book, frame, "Theo vùng", f"region{frame.geography}", "Vùng")
    if frame.geography != NOW:
        area_sheet(book, frame, "Theo 34 tỉnh hiện nay", f"province{NOW}", "Tỉnh, thành phố")
    list_sheets(book, frame)
    words_sheet(book, frame)
    lineage_sheet(book, frame)
    silent_sheet(book, frame)
    issues_sheet(book, frame)
    return book.to_bytes()
