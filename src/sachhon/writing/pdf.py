"""The same documents as PDF, through Typst: tagged, searchable, with links; no office program needed.

May import: sachhon.writing.document, sachhon.writing.official (its layout), sachhon.vietnamese.
"""

from __future__ import annotations

import json
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typst

from sachhon.writing.document import (
    Appendix,
    Block,
    Bullet,
    Cell,
    Content,
    Contents,
    Control,
    Footnote,
    Heading,
    LetterDocument,
    LineBreak,
    Link,
    Mark,
    Orientation,
    PageBreak,
    Para,
    Picture,
    Quote,
    Row,
    Run,
    Tab,
    Table,
    Text,
    runs_of,
)
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.official import date_words, layout, punctuated

# Libertinus comes with Typst: Vietnamese is right on a machine without fonts, except in its bold italic, which lacks
# ứ, ự, ớ, ở: nothing here is set in both.
_FONTS = ("Times New Roman", "Libertinus Serif")
_INK = "1F4E79"
_PREAMBLE = """
#set text(font: {fonts}, size: {size}pt, lang: "vi", region: "VN")
#set par(leading: 0.62em, spacing: 0.85em)
#set document(title: {title}, author: {author}, date: none)
#set page(paper: "a4", margin: (top: {top}mm, bottom: {bottom}mm, left: {left}mm, right: {right}mm), header-ascent: 30%,
  header: context [#set align(center); #if here().page() > 1 [#text(size: 13pt)[#here().page()]]{banner}])
#set table(stroke: 0.5pt + luma(35%), inset: (x: 1.5mm, y: 1mm))
#set table.cell(breakable: false)
#set footnote.entry(gap: 0.4em)
#show heading: it => block(above: 1.1em, below: 0.7em, sticky: true, inset: (left: 0pt),
  par(first-line-indent: (amount: {indent}mm, all: true), text(size: {size}pt,
    weight: if it.level < 3 {{ "bold" }} else {{ "regular" }},
    style: if it.level > 2 {{ "italic" }} else {{ "normal" }}, it.body)))
#let body(it) = par(justify: true, first-line-indent: (amount: {indent}mm, all: true), it)
#let plain(it) = par(justify: true, it)
#let note(it) = par(justify: true, text(size: 11pt, style: "italic", it))
#let centred(it) = align(center, it)
#let subtitle(it) = align(center, strong(it))
#let bases(it) = body(emph(it))
#let cell(it) = text(size: 11pt, it)
#let caption(it) = block(above: 1em, below: 0.6em, sticky: true, width: 100%,
  align(center, strong(text(size: {small}pt, it))))
#let said(it) = block(inset: (left: {indent}mm), above: 0.7em, below: 0.7em,
  block(stroke: (left: 1.5pt + luma(65%)), inset: (left: 3mm, y: 0.5mm),
    par(justify: true, text(size: {small}pt, style: "italic", it))))
#let toc(words, level, to) = block(above: 0.55em, below: 0.55em, inset: (left: (level - 1) * 6mm), link(to, text(
  weight: if level == 1 {{ "bold" }} else {{ "regular" }},
  [#words #box(width: 1fr, repeat[.]) #context counter(page).at(to).first()])))
#let toc_line(name) = context [#metadata((name, counter(page).at(label(name)).first()))<toc-line>]
#let short(width) = line(length: width, stroke: 0.5pt)
#let field(it) = box(stroke: (bottom: 0.5pt + luma(50%)), outset: (y: 2pt), it)
"""


def write_pdf(letter: LetterDocument) -> bytes:
    """The document as PDF. The same document gives the same bytes.

    Raises ValueError for a row that has not one cell (or None) for each column, and typst.TypstError for a
    bookmark that stands twice.
    """
    with _compiler(letter) as compiler:
        written = compiler.compile(format="pdf", timestamp=0)
    if not isinstance(written, bytes):
        raise TypeError("a PDF is one file")
    return written


def pages_of_contents(letter: LetterDocument) -> dict[str, int]:
    """{bookmark: page} of each line of the contents, as this layout has it; Word's own may differ by a page."""
    with _compiler(letter) as compiler:
        return dict(json.loads(compiler.query("<toc-line>", field="value")))


@contextmanager
def _compiler(letter: LetterDocument) -> Iterator[typst.Compiler]:
    pictures: list[bytes] = []
    source = _Source(letter, pictures).text()
    with tempfile.TemporaryDirectory() as folder:
        for number, png in enumerate(pictures, 1):
            Path(folder, f"{number}.png").write_bytes(png)
        fonts = typst.Fonts(include_system_fonts=True)
        yield typst.Compiler(source.encode(), root=folder, font_paths=fonts)


class _Source:
    """Typst markup of one document; links whose bookmark it has not are left out."""

    def __init__(self, letter: LetterDocument, pictures: list[bytes]) -> None:
        self.letter = letter
        self.pictures = pictures
        self.anchors = frozenset(_anchors(letter))

    def text(self) -> str:
        """All of it."""
        letter = self.letter
        banner = (
            f' #text(size: 11pt, weight: "bold", fill: rgb("C00000"), {_q(letter.banner)})' if letter.banner else ""
        )
        pieces = [
            _PREAMBLE.format(
                fonts="(" + ", ".join(_q(font) for font in _FONTS) + ")",
                size=letter.body_size,
                small=letter.body_size - 1,
                title=_q(letter.subject or letter.title.replace("\n", " ") or letter.kind),
                author=f"({_q(letter.author)},)" if letter.author else "()",
                top=layout.MARGIN_TOP,
                bottom=layout.MARGIN_BOTTOM,
                left=layout.MARGIN_LEFT,
                right=layout.MARGIN_RIGHT,
                indent=layout.FIRST_LINE_MM,
                banner=banner,
            ),
            self._head(),
            *(self._block(block) for block in letter.blocks),
            "#set page(flipped: false)" if self._landscape() else "",
            self._closing(),
            *(self._appendix(appendix) for appendix in letter.appendices),
        ]
        return "\n".join(pieces)

    def _landscape(self) -> bool:
        turns = [block.landscape for block in self.letter.blocks if isinstance(block, Orientation)]
        return bool(turns) and turns[-1]

    def _head(self) -> str:
        letter, pieces = self.letter, []
        head = letter.letterhead
        if head is not None:
            left = [f"text(size: 13pt, {_q(head.superior.upper())})"] if head.superior else []
            left += [f"strong(text(size: 13pt, {_q(line)}))" for line in head.issuer.upper().split("\n")]
            left += ["short(24mm)", f"text(size: 13pt, {_q('Số: ' + (head.number or '        ' + head.symbol))})"]
            left += [f"text(size: 12pt, {_q(head.about)})"] if head.about else []
            left += ['strong(text(size: 13pt, "DỰ THẢO"))'] if head.draft else []
            day = f"{head.place}, {date_words(head.date)}" if head.place else date_words(head.date)
            right = [
                'strong(text(size: 12pt, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))',
                'strong(text(size: 13pt, "Độc lập - Tự do - Hạnh phúc"))',
                "short(56mm)",
                f"emph(text(size: 13pt, {_q(day)}))",
            ]
            pieces.append(
                "#block(width: 100%, outset: (x: 5mm), grid(columns: (2fr, 3fr), align: center + top, "
                f"stack(spacing: 2.2mm, {', '.join(left)}), stack(spacing: 2.2mm, {', '.join(right)})))\n#v(4mm)"
            )
        if letter.kind or letter.title:
            lines = [line for line in (letter.kind, *letter.title.split("\n")) if line]
            pieces.append(_stacked([f"strong({_q(line)})" for line in lines], "short(40mm)"))
        if len(letter.addressees) == 1:
            pieces.append(f"#v(3mm)\n#centred({_q('Kính gửi: ' + letter.addressees[0])})\n#v(2mm)")
        elif letter.addressees:
            listed = "".join(f"#pad(left: 45mm, {_q('- ' + name)})\n" for name in punctuated(letter.addressees))
            pieces.append(f"#v(3mm)\n#pad(left: 30mm, {_q('Kính gửi:')})\n{listed}#v(2mm)")
        pieces += [f"#bases({_q(text)})" for text in punctuated(letter.bases)]
        return "\n".join(pieces)

    def _closing(self) -> str:
        letter = self.letter
        received = ['text(size: 12pt, weight: "bold", style: "italic", "Nơi nhận:")'] if letter.recipients else []
        received += [f"text(size: 11pt, {_q('- ' + name)})" for name in punctuated(letter.recipients)]
        signed = []
        if letter.signature is not None:
            signed = [f"strong(text(size: 14pt, {_q(line.upper())}))" for line in letter.signature.authority]
            mark = f"emph(text(size: 13pt, {_q(letter.signature.mark)}))" if letter.signature.mark else ""
            signed += ["v(8mm)", mark, "v(8mm)"] if mark else ["v(20mm)"]
            signed += [f"strong(text(size: 14pt, {_q(letter.signature.name)}))"] if letter.signature.name else []
        if not received and not signed:
            return ""
        columns = (
            f"stack(spacing: 2mm, {', '.join(received)}), align(center, stack(spacing: 2.2mm, {', '.join(signed)}))"
        )
        return f"#block(breakable: false, above: 6mm, width: 100%, grid(columns: (1fr, 1fr), {columns}))"

    def _appendix(self, appendix: Appendix) -> str:
        turned = f"#set page(flipped: {'true' if appendix.landscape else 'false'})\n#pagebreak(weak: true)"
        lines = [f"strong({_q(line)})" for line in appendix.title.upper().split("\n")]
        lines += [f"emph(text(size: 13pt, {_q(appendix.source)}))"] if appendix.source else []
        mark = _label(appendix.anchor)
        heading = _stacked([f"heading(level: 1, {_q(appendix.label)})", *lines], "short(30mm)")
        return "\n".join((turned, mark, heading, "#v(3mm)", *(self._block(block) for block in appendix.blocks)))

    def _block(self, block: Block) -> str:
        match block:
            case Para(content=content, style=style, align=align, anchor=anchor):
                inside = self._content(content)
                aligned = f"align({_ALIGN[align]}, {inside})" if align and align != "justify" else inside
                return f"{_label(anchor)}#{'plain' if style in ('title', 'entry') else style}({aligned})"
            case Heading(content=content, level=level, anchor=anchor):
                marked = (f"[{_label(anchor)}]" if anchor else "", self._content(content))
                return f"#heading(level: {level}, {_joined(marked)})"
            case Bullet(content=content, level=level):
                sign = "- " if level == 1 else "+ "
                return f"#body({self._content((sign, *runs_of(content)))})"
            case Quote(words=words, by=by):
                return f"#said({self._content((f'“{words}” (', *runs_of(by), ')'))})"
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
            case Contents(entries=entries):
                return "\n".join(
                    f"#toc({_q(entry.words)}, {entry.level}, label({_q(entry.anchor)}))#toc_line({_q(entry.anchor)})"
                    for entry in entries
                    if entry.anchor in self.anchors
                )
            case PageBreak():
                return "#pagebreak(weak: true)"
            case Orientation(landscape=landscape):
                return f"#set page(flipped: {'true' if landscape else 'false'})"

    def _picture(self, block: Picture) -> str:
        self.pictures.append(block.png)
        drawn = f'image("/{len(self.pictures)}.png", width: {block.width}mm, alt: {_q(block.alt)})'
        caption = f", align(center, emph(text(size: 13pt, {self._content(block.caption)})))" if block.caption else ""
        shown = f"#block(breakable: false, width: 100%, stack(spacing: 2mm, align(center, {drawn}){caption}))"
        note = f"\n#align(center, note({self._content(block.note)}))" if block.note else ""
        return f"{_label(block.anchor)}{shown}{note}"

    def _table(self, block: Table) -> str:
        columns = ", ".join(f"{column.width}fr" for column in block.columns)
        aligns = ", ".join(_ALIGN[column.align] for column in block.columns)
        head = [self._row(Row(cells), head=True) for cells in block.header]
        if block.titled:
            head.append(self._row(Row(tuple(column.title for column in block.columns)), head=True))
        header = f"table.header({', '.join(head)}), " if head else ""
        rows = ",\n".join(self._row(row if isinstance(row, Row) else Row(row)) for row in block.rows)
        stroke = "" if block.ruled else "stroke: none, "
        drawn = f"table(columns: ({columns},), align: ({aligns},), {stroke}{header}{rows})"
        caption = f"{_label(block.anchor)}#caption({self._content(block.caption)})\n" if block.caption else ""
        return f"{caption}#{{ set text(size: {block.size}pt); set par(leading: 0.5em); {drawn} }}"

    def _row(self, row: Row, head: bool = False) -> str:
        mark = f"[{_label(row.anchor)}]" if row.anchor else ""
        if row.kind == "group":
            label = row.cells[0]
            inside = self._content(label.content if isinstance(label, Cell) else label)
            shown = _joined((mark, f'text(weight: "bold", {inside})'))
            return f"table.cell(colspan: {len(row.cells)}, fill: luma(93%), align: left, {shown})"
        written = []
        for cell in row.cells:
            if cell is not None:
                written.append(self._cell(cell, row, head, mark))
                mark = ""
        return ", ".join(written)

    def _cell(self, cell: CellLike, row: Row, head: bool, mark: str) -> str:
        whole = cell if isinstance(cell, Cell) else Cell(cell or "")
        inside = self._content(whole.content)
        if whole.paragraphs:
            pieces = [whole.content, *(one.content for one in whole.paragraphs)] if whole.content else []
            pieces = pieces or [one.content for one in whole.paragraphs]
            inside = _joined([part for piece in pieces for part in (self._content(piece), "linebreak()")][:-1])
        if whole.bold or head or row.kind == "total":
            inside = f"strong({inside})"
        mark += f"[{_label(whole.anchor)}]" if whole.anchor else ""
        options = [f"colspan: {whole.columns}"] if whole.columns > 1 else []
        options += [f"rowspan: {whole.rows}"] if whole.rows > 1 else []
        options += ["fill: luma(93%)"] if head or whole.shade or row.kind == "total" else []
        if head:
            options.append("align: center + horizon")
        elif whole.align:
            options.append(f"align: {_ALIGN[whole.align]}")
        shown = _joined((mark, inside))
        return f"table.cell({', '.join(options)}, {shown})" if options else shown

    def _content(self, content: Content | None) -> str:
        return _joined([self._run(run) for run in runs_of(content or "")])

    def _run(self, run: Run) -> str:
        match run:
            case str():
                return _words(run)
            case Text():
                options = ['weight: "bold"'] * run.bold + ['style: "italic"'] * run.italic
                options += [f"size: {run.size}pt"] if run.size else []
                shown = f"text({', '.join((*options, _words(run.text)))})"
                shown = f"underline({shown})" if run.underline else shown
                return f"super({shown})" if run.superscript else shown
            case Link():
                return self._link(run)
            case Mark(name=name):
                return f"[{_label(name)}]"
            case Footnote(text=text):
                return f"footnote({_q(text)})"
            case LineBreak():
                return "linebreak()"
            case Tab():
                return "h(10mm)"
            case Control():
                return f"field({_q(run.text or run.placeholder or '…………………')})"

    def _link(self, run: Link) -> str:
        options = {
            "plain": "",
            "ref": f'size: 0.7em, fill: rgb("{_INK}"), ',
            "link": f'fill: rgb("{_INK}"), ',
        }[run.look]
        options += 'weight: "bold", ' if run.bold else ""
        shown = f"text({options}{_words(run.text)})"
        return f'link(label("{run.anchor}"), {shown})' if run.anchor in self.anchors else shown


_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "left"}


def _stacked(lines: list[str], last: str) -> str:
    """Centred lines under each other."""
    return f"#align(center, stack(spacing: 2.2mm, {', '.join((*lines, last))}))"


def _q(text: str) -> str:
    """A string literal: nothing in it is markup."""
    plain = unicodedata.normalize("NFC", text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return '"' + "".join(char for char in plain if char.isprintable() or char in "\t\u00a0") + '"'


def _words(text: str) -> str:
    lines = [_q(line) for line in text.split("\n")] if text else []
    return lines[0] if len(lines) == 1 else _joined([piece for line in lines for piece in (line, "linebreak()")][:-1])


def _joined(pieces: Iterable[str]) -> str:
    """One expression that shows them one after the other."""
    kept = [piece for piece in pieces if piece]
    if len(kept) == 1:
        return kept[0]
    return "{ " + "; ".join(kept) + " }" if kept else "[]"


def _label(name: str) -> str:
    return f"#metadata(none)<{name}>" if name else ""


def _anchors(letter: LetterDocument) -> Iterator[str]:
    yield from _anchors_of(letter.blocks)
    for appendix in letter.appendices:
        if appendix.anchor:
            yield appendix.anchor
        yield from _anchors_of(appendix.blocks)


def _anchors_of(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table():
                if block.anchor:
                    yield block.anchor
                for row in block.rows:
                    whole = row if isinstance(row, Row) else Row(row)
                    if whole.anchor:
                        yield whole.anchor
                    for cell in whole.cells:
                        if isinstance(cell, Cell):
                            yield from (cell.anchor,) if cell.anchor else ()
                            for one in cell.paragraphs:
                                yield from _marks(one.content)
                        yield from _marks(cell.content if isinstance(cell, Cell) else cell)
            case Para() | Heading() | Picture():
                if block.anchor:
                    yield block.anchor
                if not isinstance(block, Picture):
                    yield from _marks(block.content)
            case Bullet():
                yield from _marks(block.content)
            case Quote():
                yield from _marks(block.by)


def _marks(content: Content | None) -> Iterator[str]:
    for run in runs_of(content or ""):
        if isinstance(run, Mark):
            yield run.name
