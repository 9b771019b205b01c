"""Walking the chain: what was edited, deleted, moved or cut off shows.

Whoever can write to the database could also compute the whole chain anew: only a head kept elsewhere tells that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sachhon.foundation.audit.heads import KeptHead
from sachhon.foundation.audit.record import digest_of
from sachhon.foundation.models import AuditEntry, ChainHead


class Harm(StrEnum):
    """What was done to the chain."""

    EDITED = "edited"  # the entry's words are not those of its digest
    DELETED = "deleted"  # numbers are missing
    MOVED = "moved"  # the entry does not follow the one before it
    CUT = "cut"  # the newest entries are gone
    REWRITTEN = "rewritten"  # it is sound in itself, but not the chain whose head was kept
    FORGED_HEAD = "forged_head"  # a kept head does not bear our signature


@dataclass(frozen=True, slots=True)
class Broken:
    """One place of harm; `number` is the entry's."""

    harm: Harm
    number: int


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What the walk found. `entries`: how many were walked; `heads`: how many kept heads they were held against."""

    entries: int
    number: int
    digest: str
    heads: int = 0
    broken: tuple[Broken, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.broken


def verify(*, heads: Sequence[KeptHead] = ()) -> ChainReport:
    """Walk the chain from its first entry to the head, and hold it against heads that were kept elsewhere.

    Entries that are added meanwhile are left out, so that it can run beside the work of the day.
    """
    head = ChainHead.objects.filter(pk=1).first() or ChainHead(number=0, digest="")
    kept = {one.number: one for one in heads if one.genuine}
    broken = [Broken(Harm.FORGED_HEAD, one.number) for one in heads if not one.genuine]
    expected, previous, count = 1, "", 0
    for entry in AuditEntry.objects.filter(number__lte=head.number).order_by("number").iterator(chunk_size=2000):
        broken += _harm(entry, expected, previous)
        if entry.number in kept and kept[entry.number].digest != entry.digest:
            broken.append(Broken(Harm.REWRITTEN, entry.number))
        expected, previous, count = entry.number + 1, entry.digest, count + 1
    last = expected - 1
    furthest = max([head.number, *kept])
    if last < furthest:
        broken.append(Broken(Harm.CUT, last + 1))
    elif previous != head.digest:
        broken.append(Broken(Harm.REWRITTEN, last))
    return ChainReport(count, last, previous, len(kept), tuple(broken))


def _harm(entry: AuditEntry, expected: int, previous: str) -> Iterator[Broken]:
    if entry.number > expected:
        yield Broken(Harm.DELETED, expected)
    elif entry.previous != previous:
        yield Broken(Harm.MOVED, entry.number)
    if digest_of(entry) != entry.digest:
        yield Broken(Harm.EDITED, entry.number)
