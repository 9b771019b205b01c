"""A sealed revision: what was said, by whom, confirmed by whom, in one canonical text under one digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sachhon.domain.submissions.models import Revision
from sachhon.domain.submissions.stored import composed
from sachhon.formkit.values import Answer, Key, from_json


@dataclass(frozen=True, slots=True)
class Broken:
    """A revision that is not what was sealed: `why` content | chain | number."""

    revision: Revision
    why: str


def canonical(content: Mapping[str, Any]) -> str:
    """The one text of a content: composed letters, keys in order, nothing between them."""
    return json.dumps(composed(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(content: str) -> str:
    """SHA-256 (hex) of a canonical text."""
    return hashlib.sha256(content.encode()).hexdigest()


def content_of(revision: Revision) -> dict[str, Any]:
    """All that was sealed."""
    content: dict[str, Any] = json.loads(revision.content)
    return content


def revision_values(revision: Revision) -> dict[Key, Answer]:
    """The sealed answers, each with its origin."""
    return from_json(revision.template.definition, content_of(revision))


def verify(revision: Revision, previous: Revision | None) -> Broken | None:
    """What is wrong with a sealed revision; None where it is what was sealed. `previous`: the one before it."""
    if digest_of(revision.content) != revision.digest:
        return Broken(revision, "content")
    told = content_of(revision)["revision"]
    before = previous.digest if previous else ""
    if not told["previous"] == revision.previous_digest == before:
        return Broken(revision, "chain")
    if told["number"] != revision.number or revision.number != (previous.number if previous else 0) + 1:
        return Broken(revision, "number")
    return None


def verify_revisions(revisions: Iterable[Revision] | None = None) -> tuple[Broken, ...]:
    """Every revision that is not what was sealed; by default of all reports. `revisions` must be whole chains."""
    chains = Revision.objects.order_by("submission_id", "number").iterator() if revisions is None else revisions
    broken, last = [], None
    for revision in chains:
        previous = last if last is not None and last.submission_id == revision.submission_id else None
        found = verify(revision, previous)
        if found:
            broken.append(found)
        last = revision
    return tuple(broken)
