"""The text within a paragraph: runs, tabs, breaks, symbols, what was inserted and what was struck out."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from sachhon.reading.sources.docx import names as n
from sachhon.reading.sources.docx.legacyfonts import LegacyText, encoding_of_font
from sachhon.reading.sources.docx.styles import Style, Styles, font_of, toggled

_STRUCK = frozenset({n.DELETED, n.MOVED_FROM})
_HOLDS_BOXES = frozenset({n.DRAWING, n.PICTURE, n.OBJECT})
_NOTES = frozenset({n.FOOTNOTE_REFERENCE, n.ENDNOTE_REFERENCE})
_SILENT = frozenset(
    {n.P_PR, n.R_PR, n.W + "bookmarkStart", n.W + "bookmarkEnd", n.W + "proofErr", n.W + "lastRenderedPageBreak"}
)
"""What may stand in a paragraph or run without a word or a meaning for the text."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SYMBOLS = {
    "F0A8": "☐", "F06F": "☐", "F071": "☐", "F0A3": "☐", "F0FE": "☑", "F0FC": "✓", "F052": "☑", "F0FD": "☒", "F078": "☒",
    "F0B3": "≥", "F0A3S": "≤", "F0B1": "±", "F0B0": "°", "F0B7": "-", "F0D8": "-", "F0E0": "→",
}  # fmt: skip
"""Wingdings and Symbol characters that carry meaning in a form; "S": in the Symbol font."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the document's bytes show that it may hold, so that a plain letter is not searched for it."""

    hidden: bool = False
    struck_marks: bool = False
    legacy_fonts: bool = False
    numbered: bool = True
    merged: bool = True


@dataclass(slots=True)
class Inline:
    """A paragraph's text as it is gathered. `bold` while every run with words was bold."""

    style: Style
    watch_bold: bool
    pieces: list[str] = field(default_factory=list)
    bold: bool = True
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    legacy: LegacyText | None = None

    def text(self) -> str:
        """All of it; legacy fonts decoded."""
        return "".join(self.pieces) if self.legacy is None else self.legacy.decoded(self.pieces)


class Runs:
    """Reads the runs of one document; gathers the texts of its content controls and counts what it leaves out."""

    def __init__(self, styles: Styles, features: Features) -> None:
        self._styles = styles
        self._features = features
        self._only_runs = not (features.hidden or features.legacy_fonts)
        self.controls: dict[str, str] = {}
        self.hidden_runs = 0
        self.legacy_encodings: set[str] = set()

    def read(self, paragraph: etree._Element, style: Style, watch_bold: bool) -> Inline:
        """The text of a paragraph, with the text boxes and notes that hang on it."""
        legacy = LegacyText(self.legacy_encodings) if self._features.legacy_fonts else None
        out = Inline(style, watch_bold, legacy=legacy)
        self._inline(paragraph, out)
        return out

    def plain(self, paragraph: etree._Element) -> str | None:
        """The text of a paragraph of plain runs, quickly; None when it holds anything else, for `read`."""
        if not self._only_runs:
            return None
        pieces: list[str] = []
        for element in paragraph:
            tag = element.tag
            if tag == n.R:
                for part in element:
                    tag = part.tag
                    if tag == n.T:
                        if part.text:
                            pieces.append(part.text)
                    elif tag == n.TAB:
                        pieces.append("\t")
                    elif tag == n.BREAK:
                        pieces.append("\n")
                    elif tag not in _SILENT:
                        return None
            elif tag not in _SILENT:
                return None
        return "".join(pieces)

    def control(self, tag: str | None, text: str) -> None:
        """Keeps a content control's plain text; a tag that comes again gets #2, #3."""
        if not tag:
            return
        key, count = tag, 1
        while key in self.controls:
            count += 1
            key = f"{tag}#{count}"
        self.controls[key] = text.strip()

    def _inline(self, parent: etree._Element, out: Inline) -> None:
        for element in parent:
            tag = element.tag
            if tag == n.R:
                self._run(element, out)
            elif tag == n.P_PR or tag in _STRUCK:
                continue
            elif tag == n.SDT:
                self._inline_control(element, out)
            elif tag == n.ALTERNATE:
                self._inline(chosen(element), out)
            elif tag in _HOLDS_BOXES:
                out.boxes.extend(boxes_of(element))
            elif isinstance(tag, str) and tag.startswith(_MATH):
                out.pieces.append("".join(map(str, element.itertext())))
            elif len(element):
                self._inline(element, out)

    def _inline_control(self, element: etree._Element, out: Inline) -> None:
        name, placeholder, content = control_of(element)
        start = len(out.pieces)
        if content is not None and not placeholder:
            self._inline(content, out)
        self.control(name, "".join(out.pieces[start:]))

    def _run(self, run: etree._Element, out: Inline) -> None:
        pieces = out.pieces
        before = len(pieces)
        properties: etree._Element | None = None
        for element in run:
            tag = element.tag
            if tag == n.T:
                if element.text:
                    pieces.append(element.text)
            elif tag == n.R_PR:
                properties = element
                if self._features.hidden and self._is_hidden(element, out.style):
                    self.hidden_runs += 1
                    return
            elif tag == n.TAB or tag == n.P_TAB:
                pieces.append("\t")
            elif tag == n.BREAK or tag == n.RETURN:
                pieces.append("\n")
            elif tag == n.HARD_HYPHEN:
                pieces.append("-")
            elif tag == n.SYMBOL:
                pieces.append(_symbol(element))
            elif tag in _HOLDS_BOXES:
                out.boxes.extend(boxes_of(element))
            elif tag == n.ALTERNATE:
                out.boxes.extend(boxes_of(chosen(element)))
            elif tag in _NOTES:
                kind = "footnotes" if tag == n.FOOTNOTE_REFERENCE else "endnotes"
                out.notes.append((kind, element.get(n.ID, "")))
            elif tag == n.FIELD_CHAR and len(element):
                pieces.append(_check_box(element))
        if len(pieces) > before:
            if out.legacy is not None:
                out.legacy.note(before, len(pieces), encoding_of_font(self._font(properties, out.style)))
            if out.watch_bold and out.bold and not self._is_bold(properties, out.style):
                out.bold = not "".join(pieces[before:]).strip()

    def _is_bold(self, properties: etree._Element | None, style: Style) -> bool:
        if properties is None:
            return style.bold
        for own in properties.iterchildren(n.BOLD):
            return own.get(n.VAL) not in n.OFF
        for named in properties.iterchildren(n.R_STYLE):
            return self._styles.of(named.get(n.VAL)).bold or style.bold
        return style.bold

    def _is_hidden(self, properties: etree._Element, style: Style) -> bool:
        for named in properties.iterchildren(n.R_STYLE):
            style = self._styles.of(named.get(n.VAL))
        return toggled(properties, n.VANISH, style.hidden)

    def _font(self, properties: etree._Element | None, style: Style) -> str | None:
        if properties is not None:
            for fonts in properties.iterchildren(n.R_FONTS):
                if own := font_of(fonts):
                    return own
            for named in properties.iterchildren(n.R_STYLE):
                if own := self._styles.of(named.get(n.VAL)).font:
                    return own
        return style.font


def chosen(alternate: etree._Element) -> etree._Element:
    """The branch of mc:AlternateContent that is read: the same words stand in both."""
    branches = [*alternate.iterchildren(n.CHOICE), *alternate.iterchildren(n.FALLBACK)]
    for branch in branches:
        if next(branch.iter(n.T), None) is not None:
            return branch
    return branches[0] if branches else alternate


def boxes_of(element: etree._Element) -> list[etree._Element]:
    """The outermost text boxes under an element, each of alternative branches once."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == n.TEXT_BOX:
            found.append(child)
        elif child.tag == n.ALTERNATE:
            found.extend(boxes_of(chosen(child)))
        elif len(child):
            found.extend(boxes_of(child))
    return found


def control_of(sdt: etree._Element) -> tuple[str | None, bool, etree._Element | None]:
    """A content control's tag (or its alias, where the tag was dropped), whether it shows its prompt, its content."""
    properties = sdt.find(n.SDT_PR)
    tag, alias, placeholder = None, None, False
    if properties is not None:
        for element in properties.iterchildren(n.SDT_TAG, n.SDT_ALIAS, n.PLACEHOLDER_SHOWN):
            if element.tag == n.SDT_TAG:
                tag = element.get(n.VAL)
            elif element.tag == n.SDT_ALIAS:
                alias = element.get(n.VAL)
            else:
                placeholder = element.get(n.VAL) not in n.OFF
    return tag or alias, placeholder, sdt.find(n.SDT_CONTENT)


def _symbol(element: etree._Element) -> str:
    code, font = element.get(n.CHAR, "").upper(), element.get(n.W + "font", "")
    return (_SYMBOLS.get(code + "S") if font == "Symbol" else None) or _SYMBOLS.get(code, "")


def _check_box(field_char: etree._Element) -> str:
    for box in field_char.iter(n.CHECK_BOX):
        states = {str(child.tag): child.get(n.VAL) not in n.OFF for child in box}
        return "☒" if states.get(n.CHECKED, states.get(n.DEFAULT, False)) else "☐"
    return ""
