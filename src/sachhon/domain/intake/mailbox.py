"""The ministry's mailbox over IMAP: new messages one by one, each marked only after it was kept."""

from __future__ import annotations

import base64
import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

from sachhon.domain.intake.refusals import mailbox_fails, no_mailbox

SECONDS = 30
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


@dataclass(frozen=True, slots=True)
class Address:
    """imap(s)://user:password@host:port/folder?move=folder, taken apart. `move`: where kept messages go, or ""."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    move: str
    secure: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message in the folder that nobody has seen. `whole` is None where it is larger than may come in."""

    uid: str
    headers: bytes
    whole: bytes | None


def address_of(url: str) -> Address:
    """The parts of IMAP_URL. Raises IntakeRefused where there is none."""
    parts = urlsplit(url)
    if parts.scheme not in ("imap", "imaps") or not parts.hostname:
        raise no_mailbox()
    secure = parts.scheme == "imaps"
    return Address(
        host=parts.hostname,
        port=parts.port or (993 if secure else 143),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        move=parse_qs(parts.query).get("move", [""])[0],
        secure=secure,
    )


class Mailbox:
    """An open folder. Use `opened`."""

    def __init__(self, server: imaplib.IMAP4, address: Address) -> None:
        self._server, self._address = server, address

    def waiting(self) -> Iterator[Waiting]:
        """Messages that are not seen, oldest first; reading them does not mark them."""
        _, found = self._server.uid("SEARCH", "UNSEEN")
        for uid in (found[0] or b"").decode().split():
            size = _SIZE.search(_bytes(self._server.uid("FETCH", uid, "(RFC822.SIZE)")[1]))
            small = size is not None and int(size.group(1)) <= settings.MAX_UPLOAD_BYTES
            yield Waiting(
                uid, self._fetch(uid, "(BODY.PEEK[HEADER])"), self._fetch(uid, "(BODY.PEEK[])") if small else None
            )

    def done(self, uid: str) -> None:
        """Mark a message as seen and, where the address says so, move it."""
        self._server.uid("STORE", uid, "+FLAGS", r"(\Seen)")
        if not self._address.move:
            return
        folder = _quoted(self._address.move)
        self._server.create(folder)
        if self._server.uid("COPY", uid, folder)[0] == "OK":
            self._server.uid("STORE", uid, "+FLAGS", r"(\Deleted)")
            self._server.expunge()

    def _fetch(self, uid: str, part: str) -> bytes:
        answer = self._server.uid("FETCH", uid, part)[1]
        return next((item[1] for item in answer if isinstance(item, tuple)), b"")


@contextmanager
def opened(url: str) -> Iterator[Mailbox]:
    """The folder that IMAP_URL names. Raises IntakeRefused where there is none, or where the server refuses."""
    address = address_of(url)
    try:
        server = _connect(address)
    except (OSError, imaplib.IMAP4.error) as error:
        raise mailbox_fails(_reason(error)) from error
    try:
        _sign_in(server, address)
        status, told = server.select(_quoted(address.folder))
        if status != "OK":
            raise mailbox_fails(_bytes(told).decode(errors="replace"))
        yield Mailbox(server, address)
    except (OSError, imaplib.IMAP4.error) as error:
        raise mailbox_fails(_reason(error)) from error
    finally:
        _leave(server)


def _connect(address: Address) -> imaplib.IMAP4:
    if address.secure:
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(address.host, address.port, ssl_context=context, timeout=SECONDS)
    return imaplib.IMAP4(address.host, address.port, timeout=SECONDS)


def _sign_in(server: imaplib.IMAP4, address: Address) -> None:
    """By SASL PLAIN, which carries any letter; LOGIN, for ASCII alone, where the server has nothing else."""
    if "AUTH=PLAIN" in server.capabilities:
        told = f"\0{address.user}\0{address.password}".encode()
        server.authenticate("PLAIN", lambda _challenge: told)
    else:
        server.login(address.user, address.password)


def _leave(server: imaplib.IMAP4) -> None:
    try:
        server.logout()
    except (OSError, imaplib.IMAP4.error):
        server.shutdown()


def _quoted(folder: str) -> str:
    """A folder's name as IMAP writes it: modified UTF-7, in quotes."""
    pieces = (_letters(piece) for piece in re.split(r"([^\x20-\x7e]+)", folder))
    escaped = "".join(pieces).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _letters(piece: str) -> str:
    if piece.isascii():
        return piece.replace("&", "&-")
    packed = base64.b64encode(piece.encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
    return f"&{packed}-"


def _reason(error: Exception) -> str:
    told = error.args[0] if error.args else error
    return told.decode(errors="replace") if isinstance(told, bytes) else str(error)


def _bytes(answer: list[object]) -> bytes:
    return b" ".join(item if isinstance(item, bytes) else item[0] for item in answer if item)  # type: ignore[index]
