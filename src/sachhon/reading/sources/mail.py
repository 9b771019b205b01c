"""An e-mail (.eml) -> Source: its header lines, its body, and below them what its attachments say.

Each attachment is a Source of its own besides.
"""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage, Message

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.layout import blocks_of
from sachhon.reading.model import Source
from sachhon.reading.sources.errors import UnreadableDocument, notice, refuse
from sachhon.reading.sources.html import write_html
from sachhon.reading.sources.incoming import Incoming, Reader
from sachhon.reading.sources.linear import LinearText
from sachhon.reading.sources.mailparts import MAIL_FAULTS, bytes_of, header_of, leaves, name_of, text_of

_HEADERS = ("From", "To", "Cc", "Date", "Subject")


def read_mail(incoming: Incoming, read: Reader) -> Source:
    """Reads a message; `read` reads its attachments. What cannot be read is named in the notices.

    Raises UnreadableDocument where the message itself has neither words nor attachments.
    """
    if incoming.depth >= incoming.limits.mail_depth:
        raise refuse("mail_too_deep", incoming.name, limit=incoming.limits.mail_depth)
    try:
        message = email.message_from_bytes(incoming.data, policy=email.policy.default)
    except MAIL_FAULTS as error:
        raise refuse("damaged_file", incoming.name) from error
    assert isinstance(message, EmailMessage)
    out = LinearText()
    for header in _HEADERS:
        value = header_of(message, header)
        if value:
            out.paragraph(f"{header}: {value}", kind="mark" if header in {"To", "Cc", "From"} else "body")
    headers_end = out.length
    body, attached = _parts(message)
    _write_body(body, incoming.name, out)
    attachments, notices = _attachments(attached, incoming, read)
    if not attachments and not notices and not out.text[headers_end:].strip():
        raise refuse("no_text", incoming.name)
    attached_at = out.length if attachments else None
    for inner in attachments:
        out.paragraph(f"[{inner.name}]", kind="mark")
        out.blocks_of(inner.text, inner.blocks)
    return Source(
        name=incoming.name,
        format="eml",
        text=out.text,
        blocks=tuple(out.blocks),
        properties=next((inner.properties for inner in attachments if inner.properties), {}),
        notices=(*notices, *(found for inner in attachments for found in inner.notices)),
        attachments=attachments,
        attached_at=attached_at,
    )


def _parts(message: Message) -> tuple[Message | None, list[Message]]:
    """The body, plain text before HTML, and all other parts that carry something."""
    plain: Message | None = None
    html: Message | None = None
    attached: list[Message] = []
    for part in leaves(message):
        kind, named = part.get_content_type(), part.get_filename() is not None
        if kind == "text/plain" and plain is None and not named and not _is_attachment(part):
            plain = part
        elif kind == "text/html" and html is None and not named and not _is_attachment(part):
            html = part
        elif named or _is_attachment(part) or kind == "message/rfc822":
            attached.append(part)
    if plain is not None and not text_of(plain).strip():
        plain = None
    return plain if plain is not None else html, attached


def _is_attachment(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _write_body(body: Message | None, name: str, out: LinearText) -> None:
    if body is None:
        return
    text = text_of(body)
    if body.get_content_type() == "text/html":
        write_html(text, name, out)
    else:
        out.blocks_of(text, blocks_of(text))


def _attachments(
    parts: list[Message], incoming: Incoming, read: Reader
) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    sources: list[Source] = []
    notices: list[Finding] = []
    most = incoming.limits.attachments
    if len(parts) > most:
        notices.append(notice("attachments_left", Severity.WARNING, incoming.name, count=len(parts) - most))
    for number, part in enumerate(parts[:most], 1):
        name = name_of(part) or f"{number}{'.eml' if part.get_content_type() == 'message/rfc822' else ''}"
        try:
            sources.append(read(replace(incoming, name=name, data=bytes_of(part), depth=incoming.depth + 1)))
        except UnreadableDocument as refused:
            notices.append(notice("attachment_unread", Severity.WARNING, incoming.name, attachment=name))
            notices.append(refused.finding)
    return tuple(sources), tuple(notices)
