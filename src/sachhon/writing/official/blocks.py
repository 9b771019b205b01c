"""Blocks of the body as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable

from sachhon.writing.document import (
    Block,
    Bullet,
    Contents,
    Control,
    Heading,
    Orientation,
    PageBreak,
    Para,
    Picture,
    Quote,
    Table,
    runs_of,
)
from sachhon.writing.official.contents import contents
from sachhon.writing.official.layout import (
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    text_width,
    twips,
)
from sachhon.writing.official.markup import Gathered, control_of_paragraphs, drawing, runs
from sachhon.writing.official.tables import table

_PARA_STYLE = {
    "body": "Body",
    "plain": "Plain",
    "note": "Note",
    "centred": "Centred",
    "title": "Title",
    "subtitle": "Subtitle",
    "bases": "Bases",
    "cell": "TableText11",
    "entry": "Entry",
}
_GAP = '<w:spacing w:after="120"/>'
_CENTRED = '<w:jc w:val="center"/>'
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}


class Body:
    """Writes blocks in order and remembers the orientation that the page has."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.landscape = False
        self.first_section = True
        self.pieces: list[str] = []

    def write(self, blocks: Iterable[Block]) -> None:
        """Add blocks at the end."""
        for block in blocks:
            self.pieces.append(self._block(block))

    def raw(self, xml: str) -> None:
        """Add what was written elsewhere."""
        self.pieces.append(xml)

    def _block(self, block: Block) -> str:
        match block:
            case Para():
                return self.paragraph(block)
            case Heading(content=content, level=level, anchor=anchor):
                return _open(f"Heading{level}") + self._mark(anchor) + runs(content, self.gathered) + "</w:p>"
            case Bullet(content=content, level=level):
                return _open("Bullet" if level == 1 else "Bullet2") + runs(content, self.gathered) + "</w:p>"
            case Quote(words=words, by=by):
                said = (f"“{words}” (", *runs_of(by), ")")
                return _open("Quote") + runs(said, self.gathered) + "</w:p>"
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
            case Contents():
                return contents(block)
            case PageBreak():
                return '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'
            case Orientation(landscape=landscape):
                return self.turn(landscape)

    def paragraph(self, block: Para) -> str:
        """A paragraph."""
        keep = "<w:keepNext/>" if block.keep else ""
        align = f'<w:jc w:val="{_ALIGN[block.align]}"/>' if block.align else ""
        opened = _open(_PARA_STYLE[block.style], keep + align)
        content = block.content[0] if isinstance(block.content, tuple) and len(block.content) == 1 else block.content
        if isinstance(content, Control) and content.kind == "lines":
            return control_of_paragraphs(content, opened + self._mark(block.anchor), self.gathered)
        return f"{opened}{self._mark(block.anchor)}{runs(block.content, self.gathered)}</w:p>"

    def turn(self, landscape: bool) -> str:
        """End the section; what follows begins a page, of this orientation."""
        ended = section(self.landscape, self.first_section)
        self.landscape, self.first_section = landscape, False
        return f'<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>{ended}</w:pPr></w:p>'

    def end(self) -> str:
        """The last section's properties, which close the body."""
        return section(self.landscape, self.first_section)

    def _table(self, block: Table) -> str:
        caption = ""
        if block.caption:
            caption = f"{_open('Caption')}{self._mark(block.anchor)}{runs(block.caption, self.gathered)}</w:p>"
        drawn = table(block, text_width(self.landscape), self.gathered)
        return f"{caption}{drawn}{_open('SectionEnd', _GAP)}</w:p>"

    def _picture(self, block: Picture) -> str:
        shown = f"{_open('Picture')}{self._mark(block.anchor)}{drawing(block, self.gathered)}</w:p>"
        kept = "<w:keepNext/>" if block.note else ""
        caption = f"{_open('FigureCaption', kept)}{runs(block.caption, self.gathered)}</w:p>" if block.caption else ""
        note = f"{_open('Note', _CENTRED)}{runs(block.note, self.gathered)}</w:p>" if block.note else ""
        return shown + caption + note

    def _mark(self, name: str) -> str:
        return self.gathered.mark(name) if name else ""


def _open(style: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'


def section(landscape: bool, first: bool) -> str:
    """Page size and margins; the first page of the first section shows no number."""
    width, height = twips(PAGE_WIDTH), twips(PAGE_HEIGHT)
    size = f'w:w="{height}" w:h="{width}" w:orient="landscape"' if landscape else f'w:w="{width}" w:h="{height}"'
    top, bottom, left, right = (twips(side) for side in (MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT))
    title_page = "<w:titlePg/>" if first else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:headerReference w:type="first" r:id="headerFirst"/>'
        f'<w:pgSz {size}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{twips(8)}" w:footer="{twips(10)}" w:gutter="0"/>{title_page}</w:sectPr>'
    )
