"""Frozen editions: their digest, what stands behind their figures, and what differs between two."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sachhon.domain.rollups.models import Edition
from sachhon.domain.rollups.snapshots import canonical
from sachhon.foundation.files import read
from sachhon.foundation.models import StoredFile


def digest_of(edition: Edition) -> str:
    """SHA-256 of all that the edition says, its files by their digests."""
    told = {
        "round": edition.round.code,
        "number": edition.number,
        "title": edition.title,
        "frozen_at": edition.frozen_at.isoformat(timespec="microseconds"),
        "frozen_by": edition.frozen_by.pk,
        "choices": edition.choices,
        "parts": edition.parts,
        "figures": edition.figures,
        "details": edition.details_id,
        "word": edition.word_id,
        "workbook": edition.workbook_id,
        "note": edition.note,
    }
    return hashlib.sha256(canonical(told)).hexdigest()


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether an edition is as it was frozen; `damaged` names files that the disk no longer holds unchanged."""

    digest: bool
    damaged: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Nothing was changed."""
        return self.digest and not self.damaged


def verify_edition(edition: Edition) -> Verified:
    """Works the digests out anew, of the record and of every file."""
    files = {"details": edition.details, "word": edition.word, "workbook": edition.workbook}
    damaged = tuple(name for name, file in files.items() if file is not None and not _intact(file))
    return Verified(digest_of(edition) == edition.digest, damaged)


def _intact(file: StoredFile) -> bool:
    try:
        read(file)
    except (ValueError, OSError):
        return False
    return True


def frozen_detail(edition: Edition, field: str) -> dict[str, Any]:
    """What stood behind a figure. Raises KeyError for a figure that the edition lacks."""
    if edition.details is None:
        raise KeyError(field)
    found: dict[str, Any] = json.loads(read(edition.details))[field]
    return found


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that two editions tell differently; `change` in numbers where both are numbers."""

    field: str
    labels: dict[str, str]
    earlier: dict[str, Any] | None
    later: dict[str, Any] | None
    change: Decimal | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs: figures, and the units whose answers came, went or were corrected."""

    figures: tuple[Difference, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]
    corrected: tuple[str, ...]


def compare_editions(earlier: Edition, later: Edition) -> Comparison:
    """From one edition to another."""
    before, after = earlier.parts, later.parts
    return Comparison(
        tuple(_differences(earlier.figures, later.figures)),
        tuple(sorted(set(after) - set(before))),
        tuple(sorted(set(before) - set(after))),
        tuple(sorted(code for code in before if code in after and before[code] != after[code])),
    )


def _differences(earlier: dict[str, Any], later: dict[str, Any]) -> Iterator[Difference]:
    before = {row["field"]: row for row in earlier["figures"]}
    after = {row["field"]: row for row in later["figures"]}
    for field in dict.fromkeys((*after, *before)):
        old, new = before.get(field), after.get(field)
        shown = new or old
        if shown is None or (old and new and _told(old) == _told(new)):
            continue
        change = None
        if old and new and old["number"] is not None and new["number"] is not None:
            change = Decimal(new["number"]) - Decimal(old["number"])
        yield Difference(field, shown["labels"], old, new, change)


def _told(row: dict[str, Any]) -> tuple[object, ...]:
    return row["state"], row["number"], row["words"], row["count"], row["median"], row["coverage"]
