"""Asks ClamAV's daemon about some bytes (INSTREAM), over a unix socket or TCP."""

from __future__ import annotations

import socket
import struct
from contextlib import closing

SECONDS = 60
_CHUNK = 1 << 16


class ClamavUnreachable(Exception):
    """The daemon cannot be reached, or answers what is no verdict."""


def scan(data: bytes, address: str) -> str:
    """The virus's name, "" where none was found. `address`: a path, `unix:/path`, or `tcp://host:port`.

    Raises ClamavUnreachable.
    """
    parts = [data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK)]
    sent = b"".join(struct.pack("!I", len(part)) + part for part in parts)
    verdict = _ask(address, b"zINSTREAM\0" + sent + struct.pack("!I", 0))
    if verdict.endswith(" FOUND"):
        return verdict.removeprefix("stream:").removesuffix(" FOUND").strip()
    if verdict.endswith(" OK") or verdict == "OK":
        return ""
    raise ClamavUnreachable(verdict)


def alive(address: str) -> bool:
    """Whether the daemon answers a ping."""
    try:
        return _ask(address, b"zPING\0", seconds=3) == "PONG"
    except ClamavUnreachable:
        return False


def _ask(address: str, message: bytes, seconds: float = SECONDS) -> str:
    try:
        with closing(_connect(address, seconds)) as daemon:
            daemon.sendall(message)
            answer = b""
            while not answer.endswith(b"\0") and (more := daemon.recv(4096)):
                answer += more
    except (OSError, ValueError) as error:
        raise ClamavUnreachable(str(error)) from error
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _connect(address: str, seconds: float) -> socket.socket:
    if address.startswith("tcp://"):
        host, _, port = address.removeprefix("tcp://").rpartition(":")
        return socket.create_connection((host, int(port)), timeout=seconds)
    daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    daemon.settimeout(seconds)
    daemon.connect(address.removeprefix("unix:"))
    return daemon
