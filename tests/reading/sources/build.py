"""Small files to read, built from their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from sachhon.formkit.findings import Finding, say
from sachhon.reading.model import Paragraph, Source, Table
from sachhon.reading.sources import Limits, UnreadableDocument, read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/></Types>'
)


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    words = f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{words}</w:p>"


def numbered(text: str, num: int, level: int = 0) -> str:
    """A paragraph with an automatic number."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def tc(content: str, properties: str = "") -> str:
    """A cell; plain words become a paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def part(tag: str, inner: str) -> str:
    """A part of a Word file with its root element."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {NAMES}>{inner}</w:{tag}>'


def docx(body: str, **parts: str) -> bytes:
    """A Word file. Further parts by keyword: styles="<w:style …>", numbering=…, footnotes=…, comments=…."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = part(name, inner)
    return packed(files)


def with_parts(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """The same zip with more parts, or other ones under the same names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return packed({**files, **parts})


def without_part(data: bytes, name: str) -> bytes:
    """The same zip without one part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({part: archive.read(part) for part in archive.namelist() if part != name})


def read(data: bytes, name: str = "thu.docx", limits: Limits | None = None) -> Source:
    """Reads, and checks what holds of every source: spans within the text, in order within tables."""
    source = read_bytes(name, data, limits) if limits else read_bytes(name, data)
    for block in source.blocks:
        assert 0 <= block.span.start < block.span.end <= len(source.text)
        if isinstance(block, Table):
            for cell in block.cells:
                assert block.span.start <= cell.span.start <= cell.span.end <= block.span.end
                assert 0 <= cell.row < cell.row + cell.row_span <= block.rows
                assert 0 <= cell.column < cell.column + cell.column_span <= block.columns
    return source


def refusal(data: bytes, name: str = "thu.docx", limits: Limits | None = None) -> Finding:
    """The finding with which a file is refused; its words name the file in both languages."""
    with pytest.raises(UnreadableDocument) as refused:
        read(data, name, limits)
    finding = refused.value.finding
    assert name in say(finding, "vi")
    assert name in say(finding, "en")
    return finding


def codes(source: Source) -> dict[str, Finding]:
    """The notices by code."""
    return {finding.code: finding for finding in source.notices}


def lines(source: Source, kind: str = "body") -> list[str]:
    """The words of the paragraphs of a kind."""
    return [source.words(block.span) for block in source.blocks if isinstance(block, Paragraph) and block.kind == kind]


def rows(source: Source, table: int = 0) -> list[list[str]]:
    """The words of a table, merged cells repeated in every place that they cover; "" where there is none."""
    grid = list(source.tables())[table].grid()
    return [["" if cell is None else source.words(cell.span) for cell in row] for row in grid]
