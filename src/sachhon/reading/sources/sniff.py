"""What a file is, told from its bytes; the name's ending only decides between kinds of plain text."""

from __future__ import annotations

import io
import re
import zipfile

import olefile

from sachhon.reading.sources.errors import refuse
from sachhon.reading.sources.incoming import Incoming

ENDINGS: dict[str, frozenset[str]] = {
    "txt": frozenset({"txt", "text", "csv", "tsv", "log", "asc"}),
    "md": frozenset({"md", "markdown"}),
    "html": frozenset({"html", "htm", "xhtml"}),
    "docx": frozenset({"docx", "dotx", "docm", "dotm"}),
    "xlsx": frozenset({"xlsx", "xltx", "xlsm", "xlsb"}),
    "xls": frozenset({"xls", "xlt"}),
    "doc": frozenset({"doc", "dot", "wps"}),
    "odt": frozenset({"odt", "ott"}),
    "ods": frozenset({"ods", "ots"}),
    "rtf": frozenset({"rtf"}),
    "pdf": frozenset({"pdf"}),
    "scan": frozenset({"png", "jpg", "jpeg", "jfif", "tif", "tiff"}),
    "eml": frozenset({"eml", "mht", "mhtml"}),
}
"""The endings that go with each format; `scan` here is a picture file."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MAIL_LINE = re.compile(
    rb"^(?:From|Received|MIME-Version|Message-ID|Return-Path|Delivered-To|Date|Subject|To|Content-Type|X-[\w-]+):",
    re.I | re.M,
)
_MAIL_SURE = re.compile(rb"^(?:Received|MIME-Version|Message-ID|Return-Path|Content-Type):", re.I | re.M)
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_WORD_ENCRYPTED = 0x0100
"""Bit of the flags at offset 10 of a .doc's file information block."""


def sniff(incoming: Incoming) -> str:
    """The format: a key of ENDINGS. Raises UnreadableDocument for what no reader takes, saying what it is."""
    data, name = incoming.data, incoming.name
    if not data.strip(b"\x00 \t\r\n"):
        raise refuse("empty_file", name)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _in_zip(incoming)
    if data.startswith(_OLE):
        return _in_ole(incoming)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if data.startswith(_PICTURES):
        return "scan"
    return _among_texts(incoming)


def _in_zip(incoming: Incoming) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(incoming.data)) as archive:
            names = set(archive.namelist())
            kind = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError) as error:
        raise refuse("damaged_file", incoming.name) from error
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise refuse(
        "unknown_format", incoming.name, "slides" if any(name.startswith("ppt/") for name in names) else "archive"
    )


def _in_ole(incoming: Incoming) -> str:
    try:
        with olefile.OleFileIO(io.BytesIO(incoming.data)) as ole:
            streams = {"/".join(path).lower() for path in ole.listdir()}
            header = ole.openstream("WordDocument").read(12) if "worddocument" in streams else b""
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise refuse("damaged_file", incoming.name) from error
    if "encryptedpackage" in streams:
        raise refuse("encrypted_file", incoming.name)
    if any("vba" in stream.split("/") or stream.endswith("_vba_project") for stream in streams):
        raise refuse("macro_file", incoming.name)
    if header:
        if int.from_bytes(header[10:12], "little") & _WORD_ENCRYPTED:
            raise refuse("encrypted_file", incoming.name)
        return "doc"
    if streams & {"workbook", "book"}:
        return "xls"
    if "__properties_version1.0" in streams:
        raise refuse("unknown_format", incoming.name, "outlook")
    raise refuse("unknown_format", incoming.name, "slides" if "powerpoint document" in streams else "")


def _among_texts(incoming: Incoming) -> str:
    data = incoming.data
    head = data[:_HEAD]
    if head.startswith(_TEXT_BOMS[1:]):
        head = head.decode("utf-16", "ignore").encode()
    if not _is_text(data):
        raise refuse("unknown_format", incoming.name)
    if incoming.extension in ENDINGS["txt"]:
        return "txt"
    if incoming.extension in ENDINGS["md"]:
        return "md"
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) or (
        incoming.extension in ENDINGS["html"] and re.search(rb"<\w+[^>]*>", data)
    ):
        return "html"
    top = head.replace(b"\r\n", b"\n").lstrip(b"\n").split(b"\n\n")[0]
    lines = len(_MAIL_LINE.findall(top))
    if lines >= 2 and (_MAIL_SURE.search(top) or incoming.extension in ENDINGS["eml"]):
        return "eml"
    return "txt"


def _is_text(data: bytes) -> bool:
    if data.startswith(_TEXT_BOMS[1:]):
        return True
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls == 0:
        return True
    zeros = sample.count(0)
    if zeros > len(sample) // 8:
        # UTF-16 without a mark: every other byte of its blanks, digits and line ends is zero, and always the same one.
        return min(sample[::2].count(0), sample[1::2].count(0)) * 20 < zeros
    return controls * 200 < len(sample) and zeros == 0
