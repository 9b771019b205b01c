"""A document as text with blocks: what every format is turned into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sachhon.formkit.findings import Finding


class Span(NamedTuple):
    """Half-open code-point offsets of Source.text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A logical paragraph: hard-wrapped lines of a plain text are one paragraph.

    `heading` is a Word heading level or None; `bold` when all of it is bold. `kind` sets aside what is not the letter's
    own: body | page_number | stamp | mark (rules of dashes, "DỮ LIỆU MẪU" banners).
    """

    span: Span
    heading: int | None = None
    bold: bool = False
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid; `row`, `column` from 0; merged cells stand once, with their spans over rows and columns."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. `span` covers the whole table, header rows included. A letterhead set as a table is a Table too."""

    span: Span
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    origin: str = "grid"  # grid (Word, HTML, Excel) | tabs | pipes | columns (PDF)
    sheet: str = ""  # Excel's sheet name

    def row_cells(self, row: int) -> list[Cell]:
        """The cells that begin in this row, left to right."""
        return [cell for cell in self.cells if cell.row == row]

    def grid(self) -> list[list[Cell | None]]:
        """rows × columns, a merged cell repeated in every place it covers."""
        places: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(self.rows, cell.row + cell.row_span)):
                for column in range(cell.column, min(self.columns, cell.column + cell.column_span)):
                    places[row][column] = cell
        return places


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text and blocks, in reading order. For .txt and .md `text` is the file decoded as UTF-8, untouched.

    `format`: txt md html docx xlsx doc odt rtf pdf scan eml. `properties` holds hidden marks (template id and version
    of a blank). `notices` are findings about the file itself (tracked changes, comments, TCVN3, OCR).
    `attachments` are the readable files inside an e-mail; their texts and blocks follow its own from `attached_at` on.
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str = ""
    pages: int | None = None
    properties: dict[str, str] = field(default_factory=dict)
    notices: tuple[Finding, ...] = ()
    attachments: tuple[Source, ...] = ()
    attached_at: int | None = None

    def words(self, span: Span | tuple[int, int]) -> str:
        """The document's own words at a span."""
        return self.text[span[0] : span[1]]

    def paragraphs(self) -> Iterator[Paragraph]:
        """The body's paragraphs in order."""
        return (block for block in self.blocks if isinstance(block, Paragraph) and block.kind == "body")

    def tables(self) -> Iterator[Table]:
        """The tables in order."""
        return (block for block in self.blocks if isinstance(block, Table))
