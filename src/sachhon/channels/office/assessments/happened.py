"""Entries of the trail as the history of an assessment tells them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sachhon.channels.office.assessments.options.happened import is_of_options, lines_of, title_of
from sachhon.channels.office.assessments.words import HAPPENED, UNKNOWN_SIDES, tongue
from sachhon.domain.assessments.api import Assessment, Flow, TaskState, task_of
from sachhon.foundation.models import AuditEntry
from sachhon.vietnamese import format_date, format_number

_MOST = 12


def told_of(entry: AuditEntry, assessment: Assessment) -> dict[str, Any]:
    """An entry with its lines."""
    if is_of_options(entry.verb):
        return {"entry": entry, "title": title_of(entry.verb, entry.detail), "lines": lines_of(entry.detail)}
    return {
        "entry": entry,
        "title": str(HAPPENED.get(entry.verb, entry.verb)),
        "lines": _lines(entry, assessment),
    }


def _lines(entry: AuditEntry, assessment: Assessment) -> list[str]:
    detail = dict(entry.detail)
    lines: list[str] = []
    if "task" in detail:
        known = task_of(assessment.kind, str(detail.pop("task")))
        lines.append(known.names[tongue()] if known else "")
    if "step" in detail:
        lines.append(_("Công đoạn %(step)s") % {"step": detail.pop("step")})
    if "stream" in detail:
        lines.append(str(detail.pop("stream")))
    for change in detail.pop("changes", []):
        lines.append(_flow_change(change))
    words = _names()
    detail.pop("flow", None)
    for name, value in detail.items():
        label = words.get(name, name)
        if (
            isinstance(value, list)
            and len(value) == 2
            and name not in _LISTS
            and all(isinstance(v, str) for v in value)
        ):
            before, after = (_value(name, one) for one in value)
            lines.append(f"{label}: {before or '–'} → {after or '–'}")
        elif isinstance(value, list):
            if value:
                lines.append(f"{label}: {'; '.join(map(str, value))}")
        elif value not in (None, ""):
            lines.append(f"{label}: {_value(name, str(value))}")
    return [line for line in lines if line][:_MOST] + ([_("…")] if len(lines) > _MOST else [])


_LISTS = frozenset({"added", "removed", "changed", "before", "after", "streams", "flows", "causes"})


_FIGURES = frozenset(
    {
        "quantity",
        "unit_cost",
        "output",
        "tolerance_pct",
        "discount_rate_pct",
        "closure_pct",
        "known_total",
        "material_cost",
        "energy_cost",
        "system_cost",
        "treatment_cost",
        "product_share_pct",
    }
)


def _flow_change(change: dict[str, Any]) -> str:
    told = dict(change)
    for verb, words in (("added", _("thêm")), ("changed", _("sửa")), ("removed", _("xóa"))):
        if verb in told:
            name = told.pop(verb)
            names = _names()
            parts = [
                f"{names.get(key, key)} {_value(key, value[0]) or '–'} → {_value(key, value[1]) or '–'}"
                for key, value in told.items()
                if isinstance(value, list)
            ]
            if not parts and told.get("quantity"):
                parts = [f"{_value('quantity', str(told['quantity']))} {told.get('unit', '')}".strip()]
            return f"{words} “{name}”" + (f": {'; '.join(parts)}" if parts else "")
    return ""


def _value(name: str, value: str) -> str:
    known: dict[str, dict[str, Any]] = {
        "state": dict(TaskState.State.choices),
        "kind": {**dict(Flow.Kind.choices), **dict(Assessment.Kind.choices)},
        "direction": dict(Flow.Direction.choices),
        "known": dict(Flow.Known.choices),
        "from": dict(Assessment.Status.choices),
        "to": dict(Assessment.Status.choices),
        "unknown_side": dict(UNKNOWN_SIDES),
    }
    if value in ("True", "False"):
        return _("có") if value == "True" else _("không")
    if name == "due" and value:
        return format_date(date.fromisoformat(value))
    if name in _FIGURES and re.fullmatch(r"\d+(\.\d+)?", value):
        return format_number(Decimal(value).normalize() if "." in value else int(value))
    return str(known.get(name, {}).get(value, value))


def _names() -> dict[str, str]:
    return {
        "added": _("Thêm"),
        "removed": _("Bỏ"),
        "changed": _("Sửa"),
        "before": _("Trước"),
        "after": _("Sau"),
        "name": _("Tên"),
        "number": _("Số thứ tự"),
        "title": _("Tên cuộc đánh giá"),
        "kind": _("Loại"),
        "state": _("Tình trạng"),
        "due": _("Hạn"),
        "owner": _("Giao cho"),
        "note": _("Ghi chú"),
        "quantity": _("Số lượng"),
        "unit": _("Đơn vị"),
        "unit_cost": _("Đơn giá"),
        "known": _("Cách biết"),
        "weighs": _("Tính vào cân bằng"),
        "carrier": _("Dạng năng lượng"),
        "direction": _("Chiều"),
        "in_focus": _("Trọng tâm"),
        "follows": _("Nhận từ"),
        "what_happens": _("Việc xảy ra"),
        "closure_pct": _("Mức khép (%)"),
        "unknown_side": _("Thiếu"),
        "known_total": _("Tổng của bên đã biết"),
        "reason": _("Lý do"),
        "why": _("Lý do"),
        "of": _("Cân bằng"),
        "from": _("Từ"),
        "to": _("Thành"),
        "streams": _("Dòng thải"),
        "flows": _("Đầu vào, đầu ra"),
        "causes": _("Nguyên nhân"),
        "product": _("Sản phẩm chính"),
        "product_unit": _("Đơn vị sản phẩm"),
        "output": _("Sản lượng trong kỳ"),
        "scope": _("Phạm vi"),
        "first_day": _("Kỳ số liệu từ ngày"),
        "last_day": _("Đến ngày"),
        "tolerance_pct": _("Sai số cho phép (%)"),
        "discount_rate_pct": _("Lãi suất chiết khấu (%)"),
        "material_cost": _("Chi phí vật liệu"),
        "energy_cost": _("Chi phí năng lượng"),
        "system_cost": _("Chi phí hệ thống"),
        "treatment_cost": _("Chi phí xử lý"),
        "product_share_pct": _("Phần thành sản phẩm (%)"),
        "file": _("Tệp"),
    }
