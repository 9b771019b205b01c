"""Hidden marks in an office file's custom properties: which blank of which template it is."""

from __future__ import annotations

from sachhon.reading.sources.archive import Archive
from sachhon.reading.sources.incoming import Limits
from sachhon.reading.sources.xmlparts import xml_part

_PART = "docProps/custom.xml"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_KNOWN = {"sachhon_template": "template_id", "sachhon_version": "template_version"}


def custom_properties(archive: Archive, limits: Limits) -> dict[str, str]:
    """template_id and template_version, where the file has them; other properties under their own name."""
    root = xml_part(archive, _PART, limits)
    found: dict[str, str] = {}
    if root is not None:
        for element in root.iterchildren(_PROPERTY):
            name = element.get("name", "")
            found[_KNOWN.get(name, name)] = "".join(map(str, element.itertext())).strip()
    return found
