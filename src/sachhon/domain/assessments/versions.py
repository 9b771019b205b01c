"""Two people, or two tabs, at one thing: whoever saves says what they saw; what changed in between is not written over.

What has a version is asked by it; a list (a team, the flows of a step) by a digest of what was shown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from sachhon.domain.assessments.refusals import Refused


class ChangedMeanwhile(Refused):
    """Somebody else saved first; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "changed_meanwhile",
            _(
                "Người khác (hoặc một thẻ khác của trình duyệt) vừa lưu ở đây nên chưa ghi nội dung của anh/chị. "
                "Xem nội dung mới, sửa lại nếu cần rồi lưu lần nữa."
            ),
        )


def seen_of(rows: Iterable[Mapping[str, Any]]) -> str:
    """What rows look like now, short enough for a hidden field."""
    told = json.dumps(list(rows), sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:20]


def require_seen(standing: str, seen: str) -> None:
    """Raises ChangedMeanwhile where what stands is not what the person saw."""
    if standing != seen:
        raise ChangedMeanwhile


def require_version(standing: Any, base_version: int) -> None:
    """Raises ChangedMeanwhile where the record has another version than the person saw."""
    if standing.version != base_version:
        raise ChangedMeanwhile


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[str]]:
    """{name: [before, after]} of what differs, in words, as the trail tells a change."""
    return {name: [_words(before.get(name)), _words(after[name])] for name in after if before.get(name) != after[name]}


def _words(value: Any) -> str:
    return "" if value is None else str(value)
