"""A received document as HTML: its own paragraphs and tables, with the words of values marked and linked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from sachhon.reading.model import Block, Cell, Paragraph, Table

_HEAD_ENDS = 600
_HEAD_ROWS = 6
_LONG = 240


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a value: half-open code points, the id of the value's element, its class."""

    start: int
    end: int
    value: str
    kind: str = ""


class DocumentHtml:
    """Renders one document. Where marks lie in one another, the shortest is the link; each mark has one anchor."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        kept = {(mark.start, mark.end, mark.value): mark for mark in marks if mark.start < mark.end}
        self._marks = sorted(kept.values(), key=lambda mark: (mark.start, mark.end))
        self._anchored: set[str] = set()

    def render(self, blocks: Sequence[Block]) -> SafeString:
        """The whole document."""
        return _joined(self._table(block) if isinstance(block, Table) else self._paragraph(block) for block in blocks)

    def _paragraph(self, block: Paragraph) -> SafeString:
        if not self._text[block.span.start : block.span.end].strip():
            return SafeString("")
        kinds = ["doc-p"]
        if block.heading is not None:
            kinds.append("doc-heading")
        if block.bold:
            kinds.append("doc-bold")
        if block.kind != "body":
            kinds.append("doc-aside")
        return format_html('<p class="{}">{}</p>', " ".join(kinds), self._words(block.span.start, block.span.end))

    def _table(self, block: Table) -> SafeString:
        head = block.span.start < _HEAD_ENDS and block.columns == 2 and block.rows <= _HEAD_ROWS
        rows = _joined(
            format_html("<tr>{}</tr>", _joined(self._cell(cell) for cell in block.row_cells(row)))
            for row in range(block.rows)
        )
        table = format_html(
            '<table class="{}"><tbody>{}</tbody></table>', "doc-letterhead" if head else "doc-table", rows
        )
        if block.sheet:
            table = format_html('<p class="doc-sheet">{}</p>{}', block.sheet, table)
        return format_html('<div class="doc-scroll">{}</div>', table)

    def _cell(self, cell: Cell) -> SafeString:
        spans = "".join(
            f' {name}="{count}"'
            for name, count in (("rowspan", cell.row_span), ("colspan", cell.column_span))
            if count > 1
        )
        return format_html("<td{}>{}</td>", SafeString(spans), self._words(cell.span.start, cell.span.end))

    def _words(self, start: int, end: int) -> SafeString:
        """The text of a place, cut where marks begin and end."""
        here = [mark for mark in self._marks if mark.start < end and mark.end > start]
        if not here:
            return SafeString(escape(self._text[start:end]))
        cuts = sorted({start, end, *(max(start, mark.start) for mark in here), *(min(end, mark.end) for mark in here)})
        return _joined(self._piece(left, right, here) for left, right in pairwise(cuts))

    def _piece(self, left: int, right: int, here: Sequence[Mark]) -> SafeString:
        words = self._text[left:right]
        covering = sorted(
            (mark for mark in here if mark.start <= left and mark.end >= right), key=lambda mark: mark.end - mark.start
        )
        if not covering:
            return SafeString(escape(words))
        anchors = _joined(self._anchor(mark) for mark in covering[1:])
        own = covering[0]
        told = dict.fromkeys(mark.value for mark in covering)
        identity = format_html(' id="w-{}"', own.value) if self._new(own) else SafeString("")
        return format_html(
            '{}<a class="said {}" href="#v-{}" data-said="{}"{}>{}</a>',
            anchors,
            f"{own.kind} said-long" if own.end - own.start > _LONG else own.kind,
            own.value,
            " ".join(told),
            identity,
            words,
        )

    def _anchor(self, mark: Mark) -> SafeString:
        return format_html('<span id="w-{}"></span>', mark.value) if self._new(mark) else SafeString("")

    def _new(self, mark: Mark) -> bool:
        new = mark.value not in self._anchored
        self._anchored.add(mark.value)
        return new


def highlighted(text: str, blocks: Sequence[Block], start: int, end: int) -> SafeString:
    """The document with one place highlighted, its anchor "doan"."""
    return _OnePlace(text, start, end).render(blocks)


class _OnePlace(DocumentHtml):
    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(text, [Mark(start, end, "doan")])

    def _piece(self, left: int, right: int, here: Sequence[Mark]) -> SafeString:
        words = self._text[left:right]
        mark = here[0]
        if not (mark.start <= left and mark.end >= right):
            return SafeString(escape(words))
        identity = SafeString(' id="doan" tabindex="-1"') if self._new(mark) else SafeString("")
        return format_html("<mark{}>{}</mark>", identity, words)


def _joined(pieces: Iterable[str]) -> SafeString:
    return mark_safe("".join(pieces))
