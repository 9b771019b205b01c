"""An official document as a .docx: a template zip's fixed parts, made once, and one string for the body."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from xml.sax.saxutils import quoteattr

from sachhon.writing.document import Block, LetterDocument, Para
from sachhon.writing.official.blocks import Body
from sachhon.writing.official.frame import addressees, appendix_head, banner, bases, closing, letterhead, title
from sachhon.writing.official.markup import Gathered, escape, paragraph
from sachhon.writing.official.styles import INDENT, styles_xml

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PAGE_FIELD = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
# A zip written twice from the same document is the same bytes: no clock in it.
_TIMESTAMP = (1980, 1, 1, 0, 0, 0)
_BODY_LEVEL = 3  # of deflate: a tenth larger than the best, three times as fast


def write_letter(letter: LetterDocument) -> bytes:
    """The .docx. Raises ValueError for a bookmark that stands twice, a ragged table row or a body size out of range."""
    gathered = Gathered()
    body = Body(gathered)
    if letter.letterhead is not None:
        body.raw(letterhead(letter.letterhead))
    body.raw(title(letter))
    body.raw(addressees(letter.addressees))
    body.raw(bases(letter.bases))
    body.write(_kept_with_signature(letter))
    if body.landscape and letter.upright_signature:
        body.raw(body.turn(False))
    body.raw(closing(letter.signature, letter.recipients, body.landscape))
    for appendix in letter.appendices:
        if any(body.pieces):
            body.raw(body.turn(appendix.landscape))
        else:
            body.landscape = appendix.landscape  # annexes alone: the file begins with the first of them
        body.raw(appendix_head(appendix, gathered))
        body.write(appendix.blocks)
    document = f"{_HEAD}<w:document {_NAMES}><w:body>{''.join(body.pieces)}{body.end()}</w:body></w:document>"
    return _zip(letter, document, gathered)


def _kept_with_signature(letter: LetterDocument) -> tuple[Block, ...]:
    """A signature never stands alone on a page: the last paragraph goes with it."""
    last = letter.blocks[-1] if letter.blocks else None
    if isinstance(last, Para) and letter.signature is not None:
        return (*letter.blocks[:-1], replace(last, keep=True))
    return letter.blocks


def _zip(letter: LetterDocument, document: str, gathered: Gathered) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in _fixed_parts(letter.body_size).items():
            _add(archive, name, data)
        _add(archive, "docProps/core.xml", _core(letter).encode())
        _add(archive, "docProps/custom.xml", _custom(letter).encode())
        _add(archive, "word/header.xml", _header(letter.banner, numbered=True).encode())
        _add(archive, "word/headerFirst.xml", _header(letter.banner, numbered=False).encode())
        _add(archive, "word/footnotes.xml", _footnotes(gathered.footnotes).encode())
        _add(archive, "word/_rels/document.xml.rels", _relations(len(gathered.pictures)).encode())
        for number, picture in enumerate(gathered.pictures, 1):
            _add(archive, f"word/media/picture{number}.png", picture.png, stored=True)
        _add(archive, "word/document.xml", document.encode())
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, stored: bool = False) -> None:
    info = zipfile.ZipInfo(name, _TIMESTAMP)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(info, data, compresslevel=None if stored else _BODY_LEVEL)


@cache
def _fixed_parts(body_size: int) -> dict[str, bytes]:
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/footnotes.xml": f"{_WORD}.footnotes+xml",
        "/word/header.xml": f"{_WORD}.header+xml",
        "/word/headerFirst.xml": f"{_WORD}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    types = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
        + "</Types>"
    )
    roots = (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="document" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="custom" Type="{_R}/custom-properties" Target="docProps/custom.xml"/></Relationships>'
    )
    settings = (
        f'{_HEAD}<w:settings xmlns:w="{_MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="{INDENT}"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/>'
        '</w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN" w:eastAsia="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": roots,
        "word/styles.xml": styles_xml(body_size),
        "word/settings.xml": settings,
        "word/numbering.xml": _numbering(),
    }
    return {name: text.encode() for name, text in parts.items()}


def _numbering() -> str:
    indent = f'<w:pPr><w:ind w:left="0" w:firstLine="{INDENT}"/></w:pPr>'
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
        for level, sign in enumerate("-+")
    )
    return (
        f'{_HEAD}<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _header(banner_text: str, *, numbered: bool) -> str:
    shown = banner(banner_text) if banner_text else ""
    inside = (_PAGE_FIELD if numbered else "") + shown or paragraph("Header", "")
    return f"{_HEAD}<w:hdr {_NAMES}>{inside}</w:hdr>"


def _footnotes(notes: list[str]) -> str:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for number, (kind, mark) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
        )
    )
    own = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 2)
    )
    return f"{_HEAD}<w:footnotes {_NAMES}>{separators}{own}</w:footnotes>"


def _relations(pictures: int) -> str:
    parts = [
        ("styles", "styles", "styles.xml"),
        ("settings", "settings", "settings.xml"),
        ("numbering", "numbering", "numbering.xml"),
        ("footnotes", "footnotes", "footnotes.xml"),
        ("header", "header", "header.xml"),
        ("headerFirst", "header", "headerFirst.xml"),
        *((f"picture{number}", "image", f"media/picture{number}.png") for number in range(1, pictures + 1)),
    ]
    inside = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{target}"/>' for name, kind, target in parts
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _core(letter: LetterDocument) -> str:
    subject = letter.subject or letter.title.replace("\n", " ") or letter.kind
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(subject)}</dc:title>'
        f"<dc:creator>{escape(letter.author)}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _custom(letter: LetterDocument) -> str:
    inside = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(letter.properties.items(), 2)
    )
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{inside}</Properties>'
    )
