"""Two people at one record: whoever saves says which version they saw; what changed in between is not written over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sachhon.domain.planning.refusals import Refused


class ChangedMeanwhile(Refused):
    """Somebody else saved first. `standing` is the record as it is now; nothing was written."""

    def __init__(self, standing: Any) -> None:
        super().__init__(
            "changed_meanwhile",
            _(
                "Người khác vừa lưu thay đổi ở đây nên chưa ghi nội dung của anh/chị. "
                "Xem nội dung mới ở dưới, sửa lại nếu cần rồi lưu lần nữa."
            ),
        )
        self.standing = standing


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """{name: [before, after]} of what differs, as the trail tells a change."""
    return {name: [before[name], after[name]] for name in after if before[name] != after[name]}


def require_version(standing: Any, base_version: int) -> None:
    """Raises ChangedMeanwhile where the record has another version than the person saw."""
    if standing.version != base_version:
        raise ChangedMeanwhile(standing)
