"""Adding a link to the chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db import transaction
from django.utils import timezone

from sachhon.foundation.models import AuditEntry, ChainHead


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts, as the trail names them. `on_behalf` is the director for whom a consultant types."""

    user_id: int | None
    name: str
    on_behalf: str = ""


def record(
    *,
    who: Who,
    verb: str,
    object_type: str,
    object_id: object,
    unit_code: str = "",
    detail: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """One entry, chained to the one before. Raises RuntimeError outside a transaction: a change and its entry are one.

    Call it last in an action: the head stays locked until the transaction ends.
    """
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise RuntimeError("audit.record is called inside the transaction of the change that it tells of")
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    entry = AuditEntry(
        number=head.number + 1,
        at=timezone.now(),
        user_id=who.user_id,
        user_name=who.name[:200],
        on_behalf=who.on_behalf[:200],
        verb=verb,
        object_type=object_type,
        object_id=str(object_id)[:80],
        unit_code=unit_code,
        detail=_plain(detail or {}),
        previous=head.digest,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    head.number, head.digest = entry.number, entry.digest
    head.save(update_fields=("number", "digest"))
    return entry


def digest_of(entry: AuditEntry) -> str:
    """SHA-256 (hex) of the entry in canonical JSON, the digest before it included."""
    told = {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "user_id": entry.user_id,
        "user_name": entry.user_name,
        "on_behalf": entry.on_behalf,
        "verb": entry.verb,
        "object_type": entry.object_type,
        "object_id": entry.object_id,
        "unit_code": entry.unit_code,
        "detail": entry.detail,
        "previous": entry.previous,
    }
    line = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """The value as both databases give it back, digit for digit: PostgreSQL writes 1e22 in full, and keeps no \\0."""
    if isinstance(value, Mapping):
        return {_plain(str(key)): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(inner) for inner in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if value is None or isinstance(value, bool) or type(value) is int:
        return value
    if type(value) is float and abs(value) < 1e15:
        return value
    return str(value).replace("\0", "")
