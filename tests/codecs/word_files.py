"""Word forms as people and other programs change them, on the file's own XML."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Opened:
    """A .docx that is changed in place; `data` gives the file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self._parts["word/document.xml"])

    def control(self, tag: str) -> etree._Element:
        """A content control by its tag."""
        return next(one for one in self.root.iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == tag)

    def write(self, tag: str, text: str) -> Opened:
        """Types into a control, as Word leaves it: the prompt is gone."""
        control = self.control(tag)
        prompt = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        if prompt is not None:
            prompt.getparent().remove(prompt)
        texts = list(control.find(f"{W}sdtContent").iter(f"{W}t"))
        texts[0].text = text
        for one in texts[1:]:
            one.text = ""
        return self

    def write_beside(self, tag: str, text: str) -> Opened:
        """Types behind a control, in the same paragraph."""
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}t").text = text
        self.control(tag).addnext(run)
        return self

    def write_below(self, tag: str, text: str) -> Opened:
        """A paragraph of its own behind a control."""
        paragraph = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = text
        self.control(tag).addnext(paragraph)
        return self

    def insert_row(self, tag: str, texts: list[str]) -> Opened:
        """A row below the one that holds the control, without controls, as Word puts it in."""
        row = next(one for one in self.control(tag).iterancestors(f"{W}tr"))
        new = deepcopy(row)
        for cell, text in zip(new.iter(f"{W}tc"), texts, strict=True):
            paragraph = cell.find(f"{W}p")
            for child in list(paragraph):
                if child.tag != f"{W}pPr":
                    paragraph.remove(child)
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = text
        row.addnext(new)
        return self

    def delete_row(self, tag: str) -> Opened:
        """The row that holds the control is gone."""
        row = next(one for one in self.control(tag).iterancestors(f"{W}tr"))
        row.getparent().remove(row)
        return self

    def flatten(self) -> Opened:
        """All controls are gone and what they showed, prompts included, is plain text: as simple programs save it."""
        for control in list(self.root.iter(f"{W}sdt")):
            for child in list(control.find(f"{W}sdtContent")):
                control.addprevious(child)
            control.getparent().remove(control)
        return self

    def without_properties(self) -> Opened:
        """The custom properties are gone."""
        self._parts.pop("docProps/custom.xml")
        return self

    def data(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        parts = {**self._parts, "word/document.xml": etree.tostring(self.root)}
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return out.getvalue()
