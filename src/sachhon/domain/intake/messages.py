"""An e-mail taken apart: who wrote it, what kind it is, its words and its files. Never raises on what senders break."""

from __future__ import annotations

import email
import email.policy
import email.utils
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage, Message

from sachhon.domain.intake.models import IncomingMail
from sachhon.reading.sources.mailparts import MAIL_FAULTS, bytes_of, header_of, leaves, name_of, text_of

_LONGEST = 300
_MOST_FILES = 50
_SERVERS = re.compile(r"^(?:mailer-daemon|postmaster)@", re.IGNORECASE)
_AUTOMATIC = ("auto-replied", "auto-generated", "auto-notified")
_ABSENT = re.compile(
    r"^(?:tự động trả lời|trả lời tự động|automatic reply|auto[- ]?reply|out of office)\b", re.IGNORECASE
)
_SIGNATURE_PICTURE = 40_000


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a message. `name` is only for messages: it is never used as a path."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """A message. `message_id` is made from the bytes where the sender gave none."""

    message_id: str
    kind: str
    sender: str
    sender_name: str
    subject: str
    sent_at: datetime | None
    text: str
    files: tuple[Attached, ...]


def read_message(raw: bytes) -> ReadMessage | None:
    """The message; None for bytes that are none (no header of a mail at all)."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
    except MAIL_FAULTS:
        return None
    if not isinstance(message, EmailMessage) or not any(message.get(name) for name in ("From", "Message-ID", "Date")):
        return None
    name, address = email.utils.parseaddr(_header(message, "From"))
    body, files = _parts(message)
    return ReadMessage(
        message_id=(_header(message, "Message-ID") or f"<{hashlib.sha256(raw).hexdigest()}@sachhon>")[:_LONGEST],
        kind=_kind(message, address),
        sender=address.lower()[:_LONGEST],
        sender_name=name[:_LONGEST],
        subject=_header(message, "Subject")[:500],
        sent_at=_sent(message),
        text=body,
        files=tuple(files),
    )


def _header(message: Message, name: str) -> str:
    return header_of(message, name).replace("\x00", "")


def _kind(message: EmailMessage, address: str) -> str:
    """Whether a mail server or an absence notice wrote it: nobody is answered then."""
    report = message.get_content_type() == "multipart/report"
    if report or _SERVERS.match(address) or _header(message, "Return-Path") == "<>":
        return IncomingMail.Kind.BOUNCE
    automatic = _header(message, "Auto-Submitted").lower().startswith(_AUTOMATIC)
    if automatic or message.get("X-Autoreply") or message.get("X-Autorespond") or _absent(message):
        return IncomingMail.Kind.AUTO_REPLY
    return IncomingMail.Kind.LETTER


def _absent(message: Message) -> bool:
    return _ABSENT.match(_header(message, "Subject")) is not None


def _sent(message: Message) -> datetime | None:
    try:
        sent = email.utils.parsedate_to_datetime(_header(message, "Date"))
    except MAIL_FAULTS:
        return None
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def _parts(message: EmailMessage) -> tuple[str, list[Attached]]:
    plain, html, files = "", "", []
    for number, part in enumerate(leaves(message), 1):
        kind, name = part.get_content_type(), name_of(part)
        if not name and part.get_content_disposition() != "attachment" and kind in ("text/plain", "text/html"):
            if kind == "text/plain":
                plain = plain or _text(part)
            else:
                html = html or _text(part)
        elif name or part.get_content_disposition() == "attachment" or kind == "message/rfc822":
            data = bytes_of(part)
            if data and not _decoration(part, data) and len(files) < _MOST_FILES:
                files.append(Attached(name or f"{number}{'.eml' if kind == 'message/rfc822' else ''}", data))
    return plain or _without_tags(html), files


def _decoration(part: Message, data: bytes) -> bool:
    """A small picture that the text shows, such as a logo below the signature."""
    inline = part.get_content_disposition() == "inline" or part.get("Content-ID") is not None
    return inline and part.get_content_maintype() == "image" and len(data) < _SIGNATURE_PICTURE


def _text(part: Message) -> str:
    return text_of(part).replace("\x00", "").strip()


def _without_tags(html: str) -> str:
    """The words of a message that came as a web page only; it is shown as text, never as a page."""
    words = re.sub(r"(?is)<(script|style).*?</\1>", " ", html)
    words = re.sub(r"(?i)<(?:br|/p|/div|/tr|/h\d)[^>]*>", "\n", words)
    return re.sub(r"[ \t]+", " ", re.sub(r"<[^>]+>", " ", words)).strip()
