"""What the parts of the report share while it is written: figures, codes, running numbers of tables and charts."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.formkit.definition import Template
from sachhon.formkit.rollup import Figure, Figures
from sachhon.writing.charts import Chart
from sachhon.writing.document import Column, Content, Picture, Row, Run, Table
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.national.edition import Edition
from sachhon.writing.national.lineage import Lineage
from sachhon.writing.national.places import geography_of
from sachhon.writing.national.wording import unit_word


@dataclass(slots=True)
class Frame:
    """Passed to each part in the order in which the report is read."""

    figures: Figures
    edition: Edition
    lineage: Lineage
    tables: int = 0
    charts: int = 0

    @property
    def template(self) -> Template:
        """The template that was answered."""
        return self.figures.template

    @property
    def unit(self) -> str:
        """What a unit is called."""
        return unit_word(self.template)

    @property
    def geography(self) -> int:
        """The provinces in which the round's units lie: 63 (until 30 June 2025) or 34."""
        return geography_of(self.figures)

    def figure(self, field_id: str) -> Figure | None:
        """The figure of a field, None where there is none."""
        return self.figures.figures.get(field_id)

    def coverage(self, figure: Figure, *, shown: bool = False) -> tuple[Run, ...]:
        """ "7/63 tỉnh", leading to the figure's lineage."""
        return self.lineage.cite(figure.coverage.words(self.unit), self.lineage.of(figure), shown=shown)

    def table(
        self,
        caption: str,
        columns: tuple[Column, ...],
        rows: tuple[Row | tuple[CellLike, ...], ...],
        *,
        size: int = 11,
        header: tuple[tuple[CellLike, ...], ...] = (),
        about: str = "",
    ) -> Table:
        """A numbered table."""
        self.tables += 1
        return Table(columns, rows, f"Bảng {self.tables}. {caption}", about=about, size=size, header=header)

    def picture(self, drawn: Chart, caption: str, note: Content = "") -> Picture:
        """A numbered chart; SVG is left to who prints to PDF."""
        self.charts += 1
        return Picture(drawn.png(), drawn.width, drawn.height, drawn.alt, f"Hình {self.charts}. {caption}", note=note)
