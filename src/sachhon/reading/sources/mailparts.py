"""The parts of an e-mail, and what they hold. Never raises on headers and bodies that break the rules of mail."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message

MAIL_FAULTS = (LookupError, ValueError, MessageError, AttributeError, TypeError)
"""What the standard library's mail parser raises on headers and bodies that break its rules."""


def leaves(message: Message) -> Iterator[Message]:
    """The parts that are not containers; a message within the message is one part."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from leaves(part)


def header_of(message: Message, name: str) -> str:
    """A header's words in one line, in NFC; "" where it has none or they cannot be read."""
    try:
        value = message.get(name)
    except MAIL_FAULTS:
        return ""
    return unicodedata.normalize("NFC", " ".join(str(value).split())) if value else ""


def name_of(part: Message) -> str:
    """Only the last part of the name that the sender gave: it is never used as a path, and should not look like one."""
    try:
        given = part.get_filename()
    except MAIL_FAULTS:
        return ""
    return unicodedata.normalize("NFC", given or "").replace("\\", "/").rsplit("/", 1)[-1].strip()


def text_of(part: Message) -> str:
    """The words of a text part in NFC, lines ended by a line feed alone."""
    try:
        content = part.get_content()  # type: ignore[attr-defined]
    except MAIL_FAULTS:
        content = bytes_of(part).decode("utf-8", errors="replace")
    return unicodedata.normalize("NFC", str(content)).replace("\r\n", "\n")


def bytes_of(part: Message) -> bytes:
    """What a part carries; of a message within the message, that message."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
