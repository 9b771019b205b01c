"""The walk over a Word document's body, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from sachhon.reading.sources.docx import names as n
from sachhon.reading.sources.docx.numbering import Numbering
from sachhon.reading.sources.docx.runs import Features, Inline, Runs, chosen, control_of
from sachhon.reading.sources.docx.styles import Style, Styles, numbering_of, outline_level
from sachhon.reading.sources.errors import refuse
from sachhon.reading.sources.linear import Grid, GridCell, LinearText, lay_out

NoteText = Callable[[str, str], etree._Element | None]
"""(footnotes | endnotes, id) -> the note."""

_DEEPEST = 40
"""Tables within tables, boxes within boxes: no honest letter goes that deep."""


class Walker:
    """Writes a body's blocks into a LinearText."""

    def __init__(
        self, name: str, styles: Styles, numbering: Numbering, features: Features, note: NoteText, out: LinearText
    ) -> None:
        self._name = name
        self._styles = styles
        self._numbering = numbering
        self._struck_marks = features.struck_marks
        self._styled = features.numbered or features.hidden or features.legacy_fonts
        self._merged = features.merged
        self._note = note
        self.runs = Runs(styles, features)
        self._out = out
        self._carried = ""
        self._depth = 0
        self._late_boxes: list[etree._Element] = []
        self._late_notes: list[tuple[str, str]] = []

    def blocks(self, parent: etree._Element, kind: str = "body") -> None:
        """All paragraphs and tables under `parent`."""
        self._enter()
        for element in parent:
            tag = element.tag
            if tag == n.P:
                self._paragraph(element, kind)
            elif tag == n.TBL:
                self._table(element, kind)
            elif tag == n.SDT:
                name, placeholder, content = control_of(element)
                mark = self._out.mark()
                if content is not None and not placeholder:
                    self.blocks(content, kind)
                self.runs.control(name, self._out.since(mark))
            elif tag == n.ALTERNATE:
                self.blocks(chosen(element), kind)
            elif tag in _CARRIERS:
                self.blocks(element, kind)
        self._depth -= 1

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise refuse("damaged_file", self._name, "nested")

    def _paragraph(self, element: etree._Element, kind: str) -> None:
        text, inline, heading = self._words(element, watch_bold=True)
        if self._struck_marks and _mark_is_struck(element):
            self._carried += text
        else:
            text, self._carried = self._carried + text, ""
            kind = "mark" if inline.style.contents else kind
            self._out.paragraph(text, heading, inline.bold and bool(inline.pieces), kind)
        for box in inline.boxes:
            self.blocks(box, kind)
        for note in inline.notes:
            self._place_note(note, kind)

    def _place_note(self, note: tuple[str, str], kind: str) -> None:
        element = self._note(*note)
        if element is not None:
            lines = [text for p in element.iter(n.P) if (text := self._words(p, watch_bold=False)[0].strip())]
            if lines:
                self._out.paragraph(f"[{note[1]}] " + "\n".join(lines), kind=kind)

    def _words(self, element: etree._Element, watch_bold: bool) -> tuple[str, Inline, int | None]:
        """A paragraph's text with its automatic number, what hangs on it, its heading level."""
        style, heading, label = self._styles.of(None), None, ""
        first = element[0] if len(element) else None
        if first is not None and first.tag == n.P_PR:
            style, heading, label = self._properties(first)
        inline = self.runs.read(element, style, watch_bold)
        text = inline.text()
        if label and watch_bold and not text.strip():
            label = ""  # an empty item of a list; in a table's cell the number alone may be what the cell says
        return label + text, inline, heading

    def _properties(self, properties: etree._Element) -> tuple[Style, int | None, str]:
        style = self._styles.of(None)
        own_level: etree._Element | None = None
        own_list: etree._Element | None = None
        for element in properties.iterchildren(n.P_STYLE, n.NUM_PR, n.OUTLINE):
            if element.tag == n.P_STYLE:
                style = self._styles.of(element.get(n.VAL))
            elif element.tag == n.NUM_PR:
                own_list = element
            else:
                own_level = element
        heading = style.heading if own_level is None else outline_level(own_level)
        num_id, level = style.num_id, style.num_level
        if own_list is not None:
            num_id, level = numbering_of(own_list, num_id, level)
        return style, heading, self._numbering.next(num_id, level or 0) if num_id else ""

    def _table(self, element: etree._Element, kind: str) -> None:
        rows = list(_rows(element))
        if len(rows) == 1:
            cells = list(_cells(rows[0]))
            if len(cells) == 1:
                # A frame around text, or around the whole letter: read as if the frame were not there.
                self.blocks(cells[0][0], kind)
                return
        self._out.table(self._grid(rows))
        boxes, self._late_boxes = self._late_boxes, []
        notes, self._late_notes = self._late_notes, []
        for box in boxes:
            self.blocks(box, kind)
        for note in notes:
            self._place_note(note, kind)

    def _grid(self, rows: list[etree._Element]) -> Grid:
        self._enter()
        cells: list[GridCell] = []
        open_above: dict[int, GridCell] = {}
        widest = 0
        for row, element in enumerate(rows):
            column, still_open = _grid_before(element), dict[int, GridCell]()
            for tc, tag in _cells(element):
                width, merged, joined_left = _cell_place(tc) if self._merged else (1, "", False)
                above = open_above.get(column) if merged == "continue" else None
                if above is not None:
                    above.row_span = row - above.row + 1
                    still_open[column] = above
                elif joined_left and cells and cells[-1].row == row:
                    cells[-1].column_span += width
                else:
                    text, inner = self._cell(tc)
                    cell = GridCell(text, row, column, 1, width, inner)
                    cells.append(cell)
                    if merged:
                        still_open[column] = cell
                    if tag is not None:
                        self.runs.control(tag, text)
                column += width
            open_above = still_open
            widest = max(widest, column)
        self._depth -= 1
        return Grid(len(rows), widest, cells)

    def _cell(self, tc: etree._Element) -> tuple[str, list[tuple[int, Grid]]]:
        lines: list[str] = []
        inner: list[tuple[int, Grid]] = []
        self._cell_lines(tc, lines, inner)
        if len(lines) == 1:
            return lines[0], inner
        return "\n".join(lines), inner

    def _cell_words(self, paragraph: etree._Element) -> str:
        style, label = self._styles.of(None), ""
        if self._styled and len(paragraph) and paragraph[0].tag == n.P_PR:
            style, _, label = self._properties(paragraph[0])
        text = self.runs.plain(paragraph)
        if text is None:
            inline = self.runs.read(paragraph, style, watch_bold=False)
            text = inline.text()
            self._late_boxes += inline.boxes
            self._late_notes += inline.notes
        return label + text

    def _cell_lines(self, parent: etree._Element, lines: list[str], inner: list[tuple[int, Grid]]) -> None:
        for element in parent:
            tag = element.tag
            if tag == n.P:
                text = self._cell_words(element).strip()
                if text:
                    lines.append(text)
            elif tag == n.TC_PR:
                continue
            elif tag == n.TBL:
                grid = self._grid(list(_rows(element)))
                text = lay_out(grid, 0)[0]
                if text.strip():
                    inner.append((sum(len(line) + 1 for line in lines), grid))
                    lines.append(text)
            elif tag == n.SDT:
                name, placeholder, content = control_of(element)
                start = len(lines)
                if content is not None and not placeholder:
                    self._cell_lines(content, lines, inner)
                self.runs.control(name, "\n".join(lines[start:]))
            elif tag == n.ALTERNATE:
                self._cell_lines(chosen(element), lines, inner)
            elif tag in _CARRIERS:
                self._cell_lines(element, lines, inner)


_CARRIERS = frozenset({n.INSERTED, n.MOVED_TO, n.W + "customXml", n.W + "smartTag", n.SDT_CONTENT})
"""What may stand around paragraphs, tables, rows and cells without being one."""


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == n.TR:
            properties = element.find(n.TR_PR)
            if properties is None or properties.find(n.DELETED) is None:
                yield element
        elif element.tag == n.SDT:
            content = element.find(n.SDT_CONTENT)
            if content is not None:
                yield from _rows(content)
        elif element.tag in _CARRIERS:
            yield from _rows(element)


def _cells(parent: etree._Element, tag: str | None = None) -> Iterator[tuple[etree._Element, str | None]]:
    """The cells of a row, each with the tag of the content control that it stands in."""
    for element in parent:
        if element.tag == n.TC:
            yield element, tag
        elif element.tag == n.SDT:
            name, _, content = control_of(element)
            if content is not None:
                yield from _cells(content, name)
        elif element.tag in _CARRIERS:
            yield from _cells(element, tag)


def _grid_before(row: etree._Element) -> int:
    properties = row.find(n.TR_PR)
    before = None if properties is None else properties.find(n.GRID_BEFORE)
    return 0 if before is None else min(n.whole(before.get(n.VAL), 0), 100)


def _cell_place(tc: etree._Element) -> tuple[int, str, bool]:
    """Columns covered; "restart", "continue" or "" for a vertical merge; whether it belongs to the cell on its left."""
    width, merged, joined_left = 1, "", False
    if len(tc) and tc[0].tag == n.TC_PR:
        for element in tc[0].iterchildren(n.GRID_SPAN, n.V_MERGE, n.H_MERGE):
            if element.tag == n.GRID_SPAN:
                width = min(max(1, n.whole(element.get(n.VAL), 1)), 100)
            elif element.tag == n.V_MERGE:
                merged = element.get(n.VAL) or "continue"
            else:
                joined_left = (element.get(n.VAL) or "continue") == "continue"
    return width, merged, joined_left


def _mark_is_struck(paragraph: etree._Element) -> bool:
    """Whether the paragraph's end was deleted with changes tracked: its text goes on in the next one."""
    properties = paragraph.find(n.P_PR)
    run = None if properties is None else properties.find(n.R_PR)
    return run is not None and (run.find(n.DELETED) is not None or run.find(n.MOVED_FROM) is not None)
