"""What the chapters share while the report is written: running numbers of chapters, tables, figures; the contents."""

from __future__ import annotations

from dataclasses import dataclass, field

from sachhon.writing.assessment.model import AssessmentReport
from sachhon.writing.assessment.wording import roman
from sachhon.writing.charts import Chart
from sachhon.writing.document import Column, Content, Entry, Heading, Picture, Row, Table
from sachhon.writing.document.blocks import CellLike

Rows = tuple[Row | tuple[CellLike, ...], ...]


@dataclass(slots=True)
class Frame:
    """Passed to each chapter in the order in which the report is read."""

    report: AssessmentReport
    chapters: int = 0
    sections: int = 0
    tables: int = 0
    figures: int = 0
    entries: list[Entry] = field(default_factory=list)

    def chapter(self, title: str) -> Heading:
        """ "II. QUÁ TRÌNH SẢN XUẤT", in the contents."""
        self.chapters += 1
        self.sections = 0
        return self._heading(f"{roman(self.chapters)}. {title.upper()}", 1, f"chuong_{self.chapters}")

    def section(self, title: str) -> Heading:
        """ "1. Đội sản xuất sạch hơn" of the chapter that runs, in the contents."""
        self.sections += 1
        return self._heading(f"{self.sections}. {title}", 2, f"muc_{self.chapters}_{self.sections}")

    def annex(self, label: str, title: str, anchor: str) -> str:
        """The bookmark of an annex, in the contents."""
        self.entries.append(Entry(f"{label}. {title}", anchor))
        return anchor

    def table(self, caption: str, columns: tuple[Column, ...], rows: Rows, *, size: int = 11, about: str = "") -> Table:
        """A numbered table."""
        self.tables += 1
        return Table(columns, rows, f"Bảng {self.tables}. {caption}", about=about or caption, size=size)

    def picture(self, png: bytes, width: float, height: float, alt: str, caption: str, note: Content = "") -> Picture:
        """A numbered figure."""
        self.figures += 1
        return Picture(png, width, height, alt, f"Hình {self.figures}. {caption}", note=note)

    def chart(self, drawn: Chart, caption: str, note: Content = "") -> Picture:
        """A numbered chart."""
        return self.picture(drawn.png(), drawn.width, drawn.height, drawn.alt, caption, note)

    def _heading(self, words: str, level: int, anchor: str) -> Heading:
        self.entries.append(Entry(words, anchor, level))
        return Heading(words, level, anchor)
