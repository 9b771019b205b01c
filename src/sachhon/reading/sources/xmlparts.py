"""XML from strangers: no document type, no entities, no network, no giant trees."""

from __future__ import annotations

from lxml import etree

from sachhon.reading.sources.archive import Archive
from sachhon.reading.sources.errors import refuse
from sachhon.reading.sources.incoming import MEGABYTE, Limits

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_TO_USUAL = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/customProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    ),
)
_HEAD = 8192


def parse_xml(data: bytes, name: str, limits: Limits) -> etree._Element:
    """The root element. `name` is the file's name for messages.

    Raises UnreadableDocument where the XML is damaged, too large, or declares a document type (office files never do).
    """
    if len(data) > limits.xml_part_bytes:
        raise refuse("too_large", name, "part", limit_mb=limits.xml_part_bytes // MEGABYTE)
    if _STRICT in data[:_HEAD]:
        for strict, usual in _STRICT_TO_USUAL:
            data = data.replace(strict, usual)
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        if b"<!DOCTYPE" in data[:_HEAD]:
            raise refuse("xml_doctype", name) from error
        raise refuse("damaged_file", name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refuse("xml_doctype", name)
    return root


def xml_part(archive: Archive, part: str, limits: Limits) -> etree._Element | None:
    """A part of an office file as its root element; None where there is no such part."""
    data = archive.part(part)
    return None if data is None else parse_xml(data, archive.name, limits)
