"""Sealed revisions as unit answers; each is parsed once in a process, as long as it is remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from django.utils import timezone

from sachhon.domain.rollups.standing import Asked
from sachhon.domain.submissions.api import Revision, content_of, revision_values
from sachhon.formkit.rollup import LetterRef, UnitAnswers
from sachhon.formkit.values import Values

Progress = Callable[[int, int], None]
_REMEMBERED = 1024
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a revision says. `reasons`: fingerprint of a finding → why it is right as it is; the same by field too."""

    submission: str
    number: int
    receipt: str
    sealed_on: date
    digest: str
    values: Values
    reasons: Mapping[str, str]
    said_by_field: Mapping[str, tuple[str, ...]]


_known: OrderedDict[str, Sealed] = OrderedDict()
_lock = Lock()


def sealed_answers(asked: Sequence[Asked], progress: Progress | None = None) -> Iterator[tuple[Asked, Sealed]]:
    """Those asked whose revision stands, with what it says; one query for some hundred that are not remembered."""
    standing = [one for one in asked if one.revision is not None]
    for start in range(0, len(standing), _AT_ONCE):
        some = standing[start : start + _AT_ONCE]
        with _lock:
            found = {one.digest: _known[one.digest] for one in some if one.digest in _known}
        missing = [one.revision for one in some if one.digest not in found]
        if missing:
            for revision in Revision.objects.filter(pk__in=missing).select_related("template", "receipt", "submission"):
                found[revision.digest] = _parsed(revision)
        for one in some:
            yield one, found[one.digest]
        if progress:
            progress(start + len(some), len(standing))


def _parsed(revision: Revision) -> Sealed:
    receipt = getattr(revision, "receipt", None)
    sealed = Sealed(
        submission=revision.submission.code,
        number=revision.number,
        receipt=receipt.code if receipt else "",
        sealed_on=timezone.localtime(revision.sealed_at).date(),
        digest=revision.digest,
        values=revision_values(revision),
        reasons={one["fingerprint"]: one["text"] for one in content_of(revision)["reasons"]},
        said_by_field=_by_field(content_of(revision)["reasons"]),
    )
    with _lock:
        _known[revision.digest] = sealed
        while len(_known) > _REMEMBERED:
            _known.popitem(last=False)
    return sealed


def _by_field(reasons: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in reasons:
        for field in one["fields"]:
            found[field] = (*found.get(field, ()), one["text"])
    return found


def unit_answers(one: Asked, sealed: Sealed) -> UnitAnswers:
    """As the roll-up takes them: the revision stands for the letter, by its receipt and digest."""
    letter = LetterRef(
        file=f"{sealed.receipt or one.unit_code} ({sealed.number})",
        number=sealed.receipt or None,
        date=sealed.sealed_on,
        sha256=sealed.digest,
    )
    return UnitAnswers(one.unit_code, one.unit_name, one.province_code, sealed.values, letter)


def sealed_of(one: Asked) -> Sealed | None:
    """What the standing revision of a unit says; None where none counts."""
    return next((sealed for _, sealed in sealed_answers([one])), None)
