"""Blocks of a document, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sachhon.writing.document.runs import Content, plain

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4, with its own numbering in its words ("II. KẾT QUẢ", "1. Mục tiêu")."""

    content: Content
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph.

    `style`: body (justified, first line indented), plain (no indent), note (small, under a table), centred, title,
    subtitle, bases (italic), entry (where a form is filled in: shaded; a control of lines in it may run over several
    paragraphs). `keep` holds it on one page with what follows.
    """

    content: Content
    style: Literal["body", "plain", "note", "centred", "title", "subtitle", "bases", "cell", "entry"] = "body"
    align: Align | None = None
    anchor: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """An item of a list: official writing marks level 1 with a dash, level 2 with a plus."""

    content: Content
    level: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a letter, with who said them."""

    words: str
    by: Content


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` is its share of the table's width; `align` that of its body cells."""

    title: Content
    width: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than its words. `columns`, `rows`: how many it covers; a covered place holds None.

    `paragraphs` follow the content, each a paragraph of its own, where one is not enough. `entry`: where a form is
    filled in, shaded in another colour than heads and totals.
    """

    content: Content = ""
    columns: int = 1
    rows: int = 1
    align: Align | None = None
    bold: bool = False
    shade: bool = False
    anchor: str = ""
    paragraphs: tuple[Para, ...] = ()
    entry: bool = False


CellLike = Content | Cell | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `total` rows stand out in bold; a `group` row is one label across the table.

    `keep` holds it on one page with the next row.
    """

    cells: tuple[CellLike, ...]
    kind: Literal["body", "total", "group"] = "body"
    anchor: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. `header` holds extra header rows above the column titles (for merged headings).

    `rows` may be Row or a bare tuple of cells. `caption` stands above; `about` describes the table to who cannot see
    it. `size` is the type size: 9 to 13 points.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row | tuple[CellLike, ...], ...]
    caption: Content = ""
    about: str = ""
    anchor: str = ""
    header: tuple[tuple[CellLike, ...], ...] = ()
    titled: bool = True  # False: no row of column titles
    ruled: bool = True
    size: int = 11

    @property
    def alternative(self) -> str:
        """The description for who cannot see it: `about`, else the caption."""
        return self.about or plain(self.caption)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart. `png` for Word; `svg` for PDF where there is one; sizes in millimetres; `alt` says what it shows."""

    png: bytes
    width: float
    height: float
    alt: str
    caption: Content = ""
    svg: str = ""
    anchor: str = ""
    note: Content = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Orientation:
    """What follows begins a page of this orientation (landscape for wide tables)."""

    landscape: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the words of a heading, and its bookmark. `page` as far as it is known already."""

    words: str
    anchor: str
    level: int = 1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents; each line leads to its heading, Word and PDF tell the page."""

    entries: tuple[Entry, ...]


Block = Heading | Para | Bullet | Quote | Table | Picture | Contents | PageBreak | Orientation
