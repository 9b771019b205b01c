"""A Word file (.docx) -> Source: our own walk over its XML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Source
from sachhon.reading.sources.archive import Archive
from sachhon.reading.sources.docx import names as n
from sachhon.reading.sources.docx.numbering import Numbering
from sachhon.reading.sources.docx.runs import Features
from sachhon.reading.sources.docx.styles import Styles
from sachhon.reading.sources.docx.walk import Walker
from sachhon.reading.sources.errors import notice, refuse
from sachhon.reading.sources.incoming import Incoming
from sachhon.reading.sources.linear import LinearText
from sachhon.reading.sources.properties import custom_properties
from sachhon.reading.sources.relaid import relaid
from sachhon.reading.sources.xmlparts import parse_xml, xml_part

_MAIN = "word/document.xml"
_MAIN_RELATION = "/officeDocument"
_MACRO_TYPE = b"macroEnabled"
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:trang|page)?[-–\s]*\d*\s*(?:(?:/|of|trên)\s*\d+)?[-–\s]*", re.IGNORECASE)
_FEW_WORDS = 200
"""A document with pictures and fewer code points than this may be a scan pasted into Word."""


def read_docx(incoming: Incoming) -> Source:
    """Reads a Word file whole. Raises UnreadableDocument where it is damaged, hostile, or holds macros."""
    archive = Archive(incoming)
    return _Document(archive, incoming).read()


class _Document:
    def __init__(self, archive: Archive, incoming: Incoming) -> None:
        if _MACRO_TYPE in (archive.part("[Content_Types].xml") or b""):
            raise refuse("macro_file", incoming.name)
        self._archive = archive
        self._incoming = incoming
        self._limits = incoming.limits
        main = _MAIN if _MAIN in archive.names else self._main_elsewhere()
        data = archive.part(main)
        if data is None:
            raise refuse("damaged_file", incoming.name)
        self._data = data
        self._struck = b":del " in data or b":moveFrom " in data  # changes tracked: each search reads the whole part
        self._folder = posixpath.dirname(main)
        self._relations = self._relations_of(main)
        self._root = parse_xml(data, incoming.name, incoming.limits)
        self._notes: dict[str, dict[str, etree._Element]] = {}

    def read(self) -> Source:
        body = self._root.find(n.BODY)
        if body is None:
            raise refuse("damaged_file", self._incoming.name)
        styles_data = self._part("styles.xml") or b""
        both = (self._data, styles_data)
        numbered = any(b"numPr" in data for data in both)
        features = Features(
            hidden=any(b"vanish" in data for data in both),
            struck_marks=self._struck,
            numbered=numbered,
            merged=b"gridSpan" in self._data or b"Merge" in self._data,
            legacy_fonts=any(b'".Vn' in data or b'"VNI' in data for data in both),
        )
        styles = Styles(parse_xml(styles_data, self._incoming.name, self._limits) if styles_data else None)
        numbering = Numbering(self._parsed("numbering.xml") if numbered else None)
        out = LinearText()
        walker = Walker(self._incoming.name, styles, numbering, features, self._note, out)
        heads, feet = self._margins(n.HEADER_REFERENCE), self._margins(n.FOOTER_REFERENCE)
        seen: set[str] = set()
        self._set_aside(heads, walker, out, seen)
        walker.blocks(body)
        self._set_aside(feet, walker, out, seen)
        properties = custom_properties(self._archive, self._limits)
        properties.update({f"sdt:{tag}": text for tag, text in walker.runs.controls.items()})
        text = out.text
        return Source(
            name=self._incoming.name,
            format="docx",
            text=text,
            blocks=relaid(text, out.blocks),
            properties=properties,
            notices=tuple(self._notices(walker, text)),
        )

    def _notices(self, walker: Walker, text: str) -> Iterator[Finding]:
        name = self._incoming.name
        pictures = sum(1 for part in self._archive.names if part.startswith("word/media/"))
        blank = not text.strip()
        if blank and (pictures or not walker.runs.controls):
            raise refuse("no_text", name, "pictures" if pictures else "", count=pictures)
        if pictures and len(text) < _FEW_WORDS:
            yield notice("pictures_unread", Severity.WARNING, name, count=pictures)
        if self._struck or b":ins " in self._data:
            changes = sum(1 for _ in self._root.iter(n.INSERTED, n.DELETED, n.MOVED_FROM))
            if changes:
                yield notice("tracked_changes", Severity.WARNING, name, count=changes)
        comments = self._parsed("comments.xml")
        count = 0 if comments is None else sum(1 for _ in comments.iterchildren(n.COMMENT))
        if count:
            yield notice("comments", Severity.INFO, name, count=count)
        if walker.runs.hidden_runs:
            yield notice("hidden_text", Severity.WARNING, name, count=walker.runs.hidden_runs)
        if walker.runs.legacy_encodings:
            encodings = ", ".join(sorted(encoding.upper() for encoding in walker.runs.legacy_encodings))
            yield notice("legacy_encoding", Severity.INFO, name, encoding=encodings)

    def _set_aside(self, parts: list[str], walker: Walker, out: LinearText, seen: set[str]) -> None:
        """Headers and footers, each wording once, and only where they say more than the page's number."""
        for part in parts:
            root = xml_part(self._archive, part, self._limits)
            words = "" if root is None else " ".join("".join(map(str, root.itertext(n.T))).split())
            if root is not None and words not in seen and not _PAGE_NUMBER.fullmatch(words):
                seen.add(words)
                walker.blocks(root, kind="mark")

    def _margins(self, reference: str) -> list[str]:
        targets: list[str] = []
        for element in self._root.iter(reference):
            target = self._relations.get(element.get(n.RELATION, ""), "")
            if target and target not in targets:
                targets.append(target)
        return targets

    def _note(self, kind: str, identity: str) -> etree._Element | None:
        if kind not in self._notes:
            root = self._parsed(f"{kind}.xml")
            tags = (n.FOOTNOTE, n.ENDNOTE)
            self._notes[kind] = {} if root is None else {e.get(n.ID, ""): e for e in root.iterchildren(*tags)}
        return self._notes[kind].get(identity)

    def _part(self, name: str) -> bytes | None:
        return self._archive.part(f"{self._folder}/{name}" if self._folder else name)

    def _parsed(self, name: str) -> etree._Element | None:
        return xml_part(self._archive, f"{self._folder}/{name}" if self._folder else name, self._limits)

    def _main_elsewhere(self) -> str:
        """Some programs name the main part otherwise and say so in the package's relations."""
        root = xml_part(self._archive, "_rels/.rels", self._limits)
        for element in () if root is None else root:
            if element.get("Type", "").endswith(_MAIN_RELATION):
                return element.get("Target", "").lstrip("/")
        return _MAIN

    def _relations_of(self, part: str) -> dict[str, str]:
        folder, file = posixpath.split(part)
        root = xml_part(self._archive, posixpath.join(folder, "_rels", f"{file}.rels"), self._limits)
        return {
            element.get("Id", ""): posixpath.normpath(posixpath.join("/" + folder, element.get("Target", ""))).lstrip(
                "/"
            )
            for element in (() if root is None else root)
            if element.get("TargetMode") != "External"
        }
