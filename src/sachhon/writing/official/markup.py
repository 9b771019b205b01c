"""WordprocessingML of runs of text, and what a document gathers on the way: notes, pictures, numbers of bookmarks.

Strings joined, not trees built: a table of thousands of cells is one join.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from sachhon.writing.document import Content, Control, Footnote, LineBreak, Link, Mark, Picture, Run, Tab, Text
from sachhon.writing.official.layout import EMU_PER_MM

# What XML 1.0 cannot hold; quotes from other people's files may.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("([\n\t])")


@dataclass(slots=True)
class Gathered:
    """What the body refers to and other parts of the file hold."""

    footnotes: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    controls: int = 0

    def mark(self, name: str) -> str:
        """An empty bookmark. Raises ValueError where the name stands twice: a link would lead to either."""
        if name in self.marks:
            raise ValueError(f"the bookmark {name} stands twice")
        self.marks.add(name)
        number = len(self.marks)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'

    def footnote(self, text: str) -> str:
        """A reference to a new note; notes 0 and 1 are Word's own separators."""
        self.footnotes.append(text)
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.footnotes) + 1}"/></w:r>'
        )


def escape(text: str) -> str:
    """For XML text and for attributes in double quotes; NFC, without what XML cannot hold."""
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = _FORBIDDEN.sub("", text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text


def words(text: str) -> str:
    """The children of a run that hold its words."""
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return "".join(
        "<w:br/>" if piece == "\n" else "<w:tab/>" if piece == "\t" else words(piece)
        for piece in _BREAKS.split(text.replace("\r", ""))
        if piece
    )


def paragraph(style: str, inside: str, properties: str = "") -> str:
    """A paragraph of a style; `properties` are further paragraph properties, `inside` its runs, both XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def runs(content: Content, gathered: Gathered, look: str = "") -> str:
    """The runs of a content; `look` are run properties (XML) that all of them share."""
    if isinstance(content, str):
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        return f"<w:r>{properties}{words(content)}</w:r>" if content else ""
    if isinstance(content, tuple):
        return "".join(_run(run, gathered, look) for run in content)
    return _run(content, gathered, look)


def _run(run: Run, gathered: Gathered, look: str) -> str:
    match run:
        case str():
            return runs(run, gathered, look)
        case Text():
            return _text(run, look)
        case Link():
            return _link(run, look)
        case Mark(name=name):
            return gathered.mark(name)
        case Footnote(text=text):
            return gathered.footnote(text)
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case Tab():
            return "<w:r><w:tab/></w:r>"
        case Control():
            return control(run, gathered)


def _text(run: Text, look: str) -> str:
    properties = look
    if run.bold and "<w:b/>" not in look:
        properties += "<w:b/>"
    if run.italic and "<w:i/>" not in look:
        properties += "<w:i/>"
    if run.size:
        properties += f'<w:sz w:val="{round(run.size * 2)}"/>'
    if run.underline:
        properties += '<w:u w:val="single"/>'
    if run.superscript:
        properties += '<w:vertAlign w:val="superscript"/>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{words(run.text)}</w:r>"


_LINK_STYLE = {
    "plain": '<w:rStyle w:val="Figure"/>',
    "ref": '<w:rStyle w:val="Reference"/>',
    "link": '<w:rStyle w:val="Hyperlink"/>',
}


def _link(run: Link, look: str) -> str:
    bold = "<w:b/>" if run.bold and "<w:b/>" not in look else ""
    tip = f' w:tooltip="{escape(run.tip)}"' if run.tip else ""
    return (
        f'<w:hyperlink w:anchor="{run.anchor}" w:history="1"{tip}>'
        f"<w:r><w:rPr>{_LINK_STYLE[run.look]}{look}{bold}</w:rPr>{words(run.text)}</w:r></w:hyperlink>"
    )


_KIND = {"text": "<w:text/>", "lines": ""}  # lines: rich text, whose line ends every program keeps
_DATE = (
    '<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="vi-VN"/>'
    '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
)


def control(field_: Control, gathered: Gathered) -> str:
    """A content control as a run. An empty one shows its placeholder, and says that it does."""
    text = field_.text
    if field_.kind == "dropdown":
        text = next((label for value, label in field_.options if value == text), text)
    inside = f"<w:r>{words(text)}</w:r>" if text else _placeholder(field_)
    return _sdt(field_, inside, not text, gathered)


def control_of_paragraphs(field_: Control, opened: str, gathered: Gathered) -> str:
    """A content control around whole paragraphs, one a line of its text; `opened` is the XML that each begins with."""
    lines = [f"<w:r>{words(line)}</w:r>" for line in field_.text.split("\n")] if field_.text else [_placeholder(field_)]
    return _sdt(field_, "".join(f"{opened}{line}</w:p>" for line in lines), not field_.text, gathered)


def _placeholder(field_: Control) -> str:
    shown = words(field_.placeholder or "Nhập tại đây")
    return f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>{shown}</w:r>'


def _sdt(field_: Control, inside: str, empty: bool, gathered: Gathered) -> str:
    gathered.controls += 1
    kind = _DATE if field_.kind == "date" else _dropdown(field_) if field_.kind == "dropdown" else _KIND[field_.kind]
    showing = "<w:showingPlcHdr/>" if empty else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(field_.alias)}"/><w:tag w:val="{escape(field_.tag)}"/>'
        f'<w:id w:val="{100000 + gathered.controls}"/><w:lock w:val="sdtLocked"/>{showing}{kind}</w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def _dropdown(field_: Control) -> str:
    items = "".join(
        f'<w:listItem w:displayText="{escape(label)}" w:value="{escape(value)}"/>' for value, label in field_.options
    )
    return f"<w:dropDownList>{items}</w:dropDownList>"


def drawing(picture: Picture, gathered: Gathered) -> str:
    """An inline picture with its alternative text, as a run."""
    gathered.pictures.append(picture)
    number = len(gathered.pictures)
    size = f'cx="{round(picture.width * EMU_PER_MM)}" cy="{round(picture.height * EMU_PER_MM)}"'
    about = f'id="{number}" name="Hình {number}" descr="{escape(picture.alt)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {about}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
