"""Heads of the chain kept elsewhere: signed lines, one a head, appended to a file on another disk or machine.

A line: number, digest, time, signature (HMAC with SECRET_KEY), by tabs. `AUDIT_HEAD_FILE` names the file.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils import timezone

from sachhon.foundation.jobs import job, schedule
from sachhon.foundation.models import ChainHead

_SALT = "sachhon.audit.head"


@dataclass(frozen=True, slots=True)
class KeptHead:
    """A head as it was at a time. `genuine`: whether its signature is ours."""

    number: int
    digest: str
    at: str = ""
    genuine: bool = True


def head_line() -> str:
    """The newest head as a signed line."""
    head = ChainHead.objects.filter(pk=1).first() or ChainHead(number=0, digest="")
    told = f"{head.number}\t{head.digest}\t{timezone.now().isoformat(timespec='seconds')}"
    return Signer(salt=_SALT, sep="\t").sign(told)


def read_heads(path: Path) -> tuple[KeptHead, ...]:
    """The heads of a file. Raises OSError where it cannot be read, ValueError where a line is no head."""
    return tuple(_parsed(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def keep_head(path: Path) -> bool:
    """Append the newest head, synced to the disk; False where it is the last line already."""
    line = head_line()
    last = read_heads(path)[-1:] if path.exists() else ()
    if last and line.startswith(f"{last[0].number}\t{last[0].digest}\t"):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        out.write(line + "\n")
        out.flush()
        os.fsync(out.fileno())
    return True


def kept_heads() -> tuple[KeptHead, ...]:
    """Those of AUDIT_HEAD_FILE; none where it is not set or not there yet."""
    path = Path(settings.AUDIT_HEAD_FILE) if settings.AUDIT_HEAD_FILE else None
    return read_heads(path) if path and path.exists() else ()


@job()
def keep_newest_head(*, job_id: int) -> dict[str, bool]:
    """The scheduled keeping. A repeat appends nothing."""
    return {"kept": bool(settings.AUDIT_HEAD_FILE) and keep_head(Path(settings.AUDIT_HEAD_FILE))}


def _parsed(line: str) -> KeptHead:
    number, digest, at, _ = line.split("\t")
    try:
        Signer(salt=_SALT, sep="\t").unsign(line)
    except BadSignature:
        return KeptHead(int(number), digest, at, genuine=False)
    return KeptHead(int(number), digest, at)


schedule("audit.keep_head", timedelta(minutes=10), keep_newest_head)
