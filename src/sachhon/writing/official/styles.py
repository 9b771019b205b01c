"""styles.xml: the house's paragraph, character and table styles, sizes from the layout. Made once a body size."""

from __future__ import annotations

from functools import cache

from sachhon.writing.official.layout import FIRST_LINE_MM, FONT, PARAGRAPH_GAP_PT, look, text_width, twips

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
INDENT = twips(FIRST_LINE_MM)
GAP = PARAGRAPH_GAP_PT * 20
ENTRY_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="FFF9E0"/>'
TABLE_SIZES = (9, 10, 11, 12, 13)


def _spacing(before: int = 0, after: int = 0, line: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _paragraph(style: str, name: str, paragraph: str, run: str = "", based: str = "Normal", following: str = "") -> str:
    follows = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"{follows}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _character(style: str, name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{run}</w:rPr></w:style>'
    )


def _heading(level: int, run: str, size: int) -> str:
    before = {1: 240, 2: 160, 3: 120, 4: 80}[level]
    return _paragraph(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/>{_spacing(before, 80)}<w:ind w:firstLine="{INDENT}"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        run + _size(size),
        following="Body",
    )


def _contents_line(level: int) -> str:
    """A line of the table of contents: dots up to the page at the right margin."""
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(text_width())}"/></w:tabs>'
    indent = f'<w:ind w:left="{twips(6 * (level - 1))}"/>'
    return _paragraph(f"TOC{level}", f"toc {level}", tab + _spacing(40, 40) + indent, "<w:b/>" if level == 1 else "")


def _table_styles(size: int) -> tuple[str, ...]:
    text = f"TableText{size}"
    return (
        _paragraph(text, f"Table text {size}", _spacing(20, 20), _size(size)),
        _paragraph(f"TableNumber{size}", f"Table number {size}", '<w:jc w:val="right"/>', based=text),
        _paragraph(f"TableCentred{size}", f"Table centred {size}", '<w:jc w:val="center"/>', based=text),
        _paragraph(f"TableJustified{size}", f"Table justified {size}", '<w:jc w:val="both"/>', based=text),
        _paragraph(f"TableHead{size}", f"Table head {size}", '<w:keepNext/><w:jc w:val="center"/>', "<w:b/>", text),
        _paragraph(f"TableGroup{size}", f"Table group {size}", "<w:keepNext/>", "<w:b/><w:i/>", text),
    )


@cache
def styles_xml(body_size: int) -> str:
    """The part `word/styles.xml` for a body of this many points. Raises ValueError outside the decree's 13 to 14."""
    if not 13 <= body_size <= 14:
        raise ValueError(f"body text of {body_size} points is outside the decree's 13 to 14")
    justified = '<w:jc w:val="both"/>'
    centred = '<w:jc w:val="center"/>'
    recipients, recipients_head = look("Nơi nhận (danh sách)"), look("Nơi nhận (từ)")
    parts = [
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{_W}"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'{_size(body_size)}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing()}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>",
        _paragraph(
            "Body", "Body Text", f'<w:widowControl/>{_spacing(0, GAP, 264)}<w:ind w:firstLine="{INDENT}"/>{justified}'
        ),
        _paragraph("Plain", "Plain", f"{_spacing(0, GAP, 264)}{justified}"),
        _paragraph("Centred", "Centred", f"{_spacing(0, 60)}{centred}"),
        _paragraph(
            "Entry",
            "Entry",
            "<w:pBdr>"
            + "".join(
                f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="BFBFBF"/>'
                for side in ("top", "left", "bottom", "right")
            )
            + f"</w:pBdr>{ENTRY_SHADE}{_spacing(40, 120, 252)}"
            f'<w:ind w:left="{twips(2)}" w:right="{twips(2)}"/>{justified}',
        ),
        _paragraph("Bases", "Bases", "", "<w:i/>", based="Body"),
        _paragraph("Title", "Title", f"<w:keepNext/>{_spacing(240, 0)}{centred}", "<w:b/>" + _size(14)),
        _paragraph("Subtitle", "Subtitle", f"<w:keepNext/>{_spacing(0, 0)}{centred}", "<w:b/>" + _size(14)),
        _heading(1, "<w:b/>", body_size),
        _heading(2, "<w:b/>", body_size),
        _heading(3, "<w:b/><w:i/>", body_size),
        _heading(4, "<w:i/>", body_size),
        _paragraph(
            "Bullet",
            "List Bullet",
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{_spacing(0, GAP, 264)}{justified}',
        ),
        _paragraph(
            "Bullet2",
            "List Bullet 2",
            f'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>{_spacing(0, GAP, 264)}{justified}',
        ),
        _paragraph(
            "Quote",
            "Quote",
            f'<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="A6A6A6"/></w:pBdr>'
            f'{_spacing(0, 100)}<w:ind w:left="{INDENT + 170}"/>{justified}',
            "<w:i/>" + _size(body_size - 1),
        ),
        _paragraph(
            "Caption",
            "caption",
            f"<w:keepNext/><w:keepLines/>{_spacing(160, 80)}{centred}",
            "<w:b/>" + _size(body_size - 1),
        ),
        _paragraph("FigureCaption", "Figure caption", f"{_spacing(40, 160)}{centred}", "<w:i/>" + _size(body_size - 1)),
        *(_contents_line(level) for level in (1, 2)),
        _paragraph("Picture", "Picture", f"<w:keepNext/>{_spacing(120, 0)}{centred}"),
        _paragraph("Note", "Note", f"{_spacing(60, 160)}{justified}", "<w:i/>" + _size(11)),
        *(style for size in TABLE_SIZES for style in _table_styles(size)),
        _paragraph("Frame", "Frame", f"{_spacing()}{centred}", _size(13)),
        _paragraph("RecipientsHead", "Recipients head", _spacing(), "<w:b/><w:i/>" + _size(recipients_head.size)),
        _paragraph("Recipients", "Recipients", _spacing(), _size(recipients.size)),
        _paragraph("Header", "header", f"{_spacing()}{centred}", _size(look("Số trang").size)),
        _paragraph("FootnoteText", "footnote text", f"{_spacing()}{justified}", _size(10)),
        _paragraph("SectionEnd", "Section end", _spacing(0, 0), _size(1)),
        _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
        _character("Hyperlink", "Hyperlink", '<w:color w:val="1F4E79"/><w:u w:val="single"/>'),
        _character("Figure", "Figure", ""),
        _character("Reference", "Reference", '<w:color w:val="1F4E79"/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
        _character("PlaceholderText", "Placeholder Text", '<w:color w:val="767676"/>'),
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        "<w:tblPr><w:tblBorders>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="595959"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style></w:styles>",
    ]
    return "".join(parts)
