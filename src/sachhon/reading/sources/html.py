"""A web page -> Source: headings, paragraphs, lists and tables; scripts, menus and hidden parts left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Source
from sachhon.reading.sources.encodings import decode_bytes, decoder_for
from sachhon.reading.sources.errors import notice, refuse
from sachhon.reading.sources.incoming import Incoming
from sachhon.reading.sources.linear import Grid, GridCell, LinearText
from sachhon.reading.sources.listnumbers import list_number
from sachhon.reading.sources.relaid import relaid

_LEFT_OUT_TAGS = (
    "script style noscript template head title meta link svg math canvas object embed iframe audio video map "
    "select button input textarea datalist dialog nav aside menu del s strike"
)
_BLOCK_TAGS = (
    "p div section article main header footer address blockquote center figure figcaption fieldset form details "
    "summary ul ol dl dt dd li h1 h2 h3 h4 h5 h6 pre hr table tr td th caption body html"
)
_LEFT_OUT = frozenset(_LEFT_OUT_TAGS.split())
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LINE_BLANKS = re.compile(r" *\n *")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ALREADY_MARKED = re.compile(r"(?:[-–+•*·]|\(?(?:\d{1,3}(?:\.\d+)*|[a-zđ]|[ivxlc]+)[.)])\s", re.IGNORECASE)
_WIDEST_SPAN = 200
_DEEPEST = 150
"""Elements within elements; what lies deeper is read as plain words."""


def read_html(incoming: Incoming) -> Source:
    """Reads a page. Raises UnreadableDocument where it has no words."""
    text, encoding = decode_bytes(incoming)
    out = LinearText()
    encoding = write_html(text, incoming.name, out) or encoding
    if not out.text.strip():
        raise refuse("no_text", incoming.name)
    notices: list[Finding] = []
    if encoding:
        notices.append(notice("legacy_encoding", Severity.INFO, incoming.name, encoding=encoding))
    return Source(incoming.name, "html", out.text, relaid(out.text, out.blocks), notices=tuple(notices))


def write_html(text: str, name: str, out: LinearText) -> str:
    """Writes the blocks of a page, or of an e-mail's body, into a linear text.

    Returns the old encoding that its letters had to be decoded from, or "". Raises UnreadableDocument when the page of
    file `name` is nested so deeply that the parser leaves its rest away.
    """
    text = unicodedata.normalize("NFC", _XML_DECLARATION.sub("", text).replace("\x00", ""))
    if not text.strip():
        return ""
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise refuse("damaged_file", name, "nested")
    encoding, decoder = decoder_for("".join(map(str, root.itertext())))
    if decoder is not None:
        for element in root.iter(etree.Element):
            element.text = decoder(element.text) if element.text else element.text
            element.tail = decoder(element.tail) if element.tail else element.tail
    _Flow(out.paragraph, out.table).read(root)
    return encoding


@dataclass(slots=True)
class _List:
    kind: str
    number: int
    ordered: bool


class _Flow:
    """Gathers inline words into paragraphs and hands on paragraphs and tables in order."""

    def __init__(
        self, paragraph: Callable[[str, int | None, bool], None], table: Callable[[Grid], None] | None
    ) -> None:
        self._hand_on = paragraph
        self._table = table
        self._pieces: list[str] = []
        self._bold = 0
        self._all_bold = True
        self._heading: int | None = None
        self._label = ""
        self._preformatted = 0
        self._lists: list[_List] = []

    def read(self, root: etree._Element) -> None:
        """Everything under `root`, its own text included."""
        self._element(root, 0)
        self._flush()

    def contents(self, root: etree._Element) -> None:
        """Everything within `root`, which is not looked at itself."""
        self._words(root.text)
        for child in root:
            self._child(child, 1)
        self._flush()

    def _child(self, child: etree._Element, depth: int) -> None:
        if isinstance(child.tag, str):
            self._element(child, depth)
        self._words(child.tail)

    def _element(self, element: etree._Element, depth: int) -> None:
        tag = str(element.tag).lower()
        style = element.get("style", "")
        if tag in _LEFT_OUT or element.get("hidden") is not None or (style and _HIDDEN.search(style)):
            return
        if depth > _DEEPEST:
            self._words("".join(map(str, element.itertext())))
            return
        if tag == "br":
            self._pieces.append("\n")
            return
        block = tag in _BLOCKS
        if block:
            self._flush()
        if tag == "table" and self._table is not None and self._is_grid(element):
            for caption in element.iterchildren("caption"):
                self.contents(caption)
            self._table(_grid_of(element))
            return
        bold = tag in _BOLD or bool(style and _BOLD_STYLE.search(style))
        self._bold += bold
        self._preformatted += tag == "pre"
        self._enter(tag, element)
        self._words(element.text)
        for child in element:
            self._child(child, depth + 1)
        if block:
            self._flush()
        self._leave(tag)
        self._bold -= bold
        self._preformatted -= tag == "pre"
        if tag in {"td", "th"}:
            self._pieces.append(" ")

    def _enter(self, tag: str, element: etree._Element) -> None:
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in {"ol", "ul"}:
            start = element.get("start", "1")
            self._lists.append(_List(element.get("type", "1"), int(start) if start.isdecimal() else 1, tag == "ol"))
        elif tag == "li" and self._lists:
            now = self._lists[-1]
            self._label = f"{list_number(now.kind, now.number)}. " if now.ordered else "- "
            now.number += 1

    def _leave(self, tag: str) -> None:
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        elif tag in _HEADINGS:
            self._heading = None

    def _words(self, text: str | None) -> None:
        if text:
            self._pieces.append(text.replace("\r\n", "\n") if self._preformatted else _BLANKS.sub(" ", text))
            if not self._bold and self._all_bold and text.strip():
                self._all_bold = False

    def _flush(self) -> None:
        if self._pieces:
            text = "".join(self._pieces).replace("\u00a0", " ")
            text = (text if self._preformatted else _LINE_BLANKS.sub("\n", re.sub(" {2,}", " ", text))).strip()
            if text:
                label = "" if _ALREADY_MARKED.match(text) else self._label
                if text.startswith("· "):
                    text = "- " + text[2:].lstrip()
                self._hand_on(label + text, self._heading, self._all_bold)
                self._label = ""
        self._pieces = []
        self._all_bold = True

    @staticmethod
    def _is_grid(table: etree._Element) -> bool:
        """Whether it is more than a setting of the page around other tables, or a frame around text."""
        if next(table.iterdescendants("table"), None) is not None:
            return False
        return sum(1 for _ in table.iter("td", "th")) > 1


def _grid_of(table: etree._Element) -> Grid:
    rows = list(table.iter("tr"))
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    widest = 0
    for row, element in enumerate(rows):
        column = 0
        for td in element.iterchildren("td", "th"):
            while (row, column) in taken:
                column += 1
            width, height = _span(td, "colspan"), min(_span(td, "rowspan"), len(rows) - row)
            cells.append(GridCell(_cell_text(td), row, column, height, width))
            taken.update((row + down, column + right) for down in range(height) for right in range(width))
            column += width
        widest = max(widest, column)
    return Grid(len(rows), widest, cells)


def _cell_text(td: etree._Element) -> str:
    lines: list[str] = []
    _Flow(lambda text, heading, bold: lines.append(text), None).contents(td)
    return "\n".join(lines)


def _span(td: etree._Element, name: str) -> int:
    value = td.get(name, "1").strip()
    return min(max(1, int(value)), _WIDEST_SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else 1
