"""Entries of the trail about options, as the history of an assessment tells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.assessments.options.words import stream_name, trail_words
from sachhon.domain.assessments.api import Category, Measurement, Option
from sachhon.vietnamese import format_date, format_money, parse_date

PREFIXES = ("option.", "follow_up.", "whole.")
_MONEY = frozenset({"investment", "incentive", "yearly_saving", "yearly_cost", "actual_investment"})
_DAYS = frozenset({"due", "implemented_on", "verified_on", "done_on"})
_CHOICES: Mapping[str, Mapping[str, Any]] = {
    "stage": dict(Option.Stage.choices),
    "screening": dict(Option.Screening.choices),
    "category": dict(Category.choices),
    "when": dict(Measurement.When.choices),
}
NAMES: Mapping[str, Promise] = {
    "title": gettext_lazy("Tên giải pháp"),
    "library": gettext_lazy("Mã thư viện"),
    "category": gettext_lazy("Nhóm giải pháp"),
    "what": gettext_lazy("Làm gì, ở đâu"),
    "step": gettext_lazy("Công đoạn"),
    "stream": gettext_lazy("Dòng thải"),
    "cause": gettext_lazy("Nguyên nhân được xử lý"),
    "screening": gettext_lazy("Kết quả sàng lọc"),
    "screening_why": gettext_lazy("Lý do"),
    "technical_note": gettext_lazy("Nhận xét kỹ thuật"),
    "environmental_note": gettext_lazy("Nhận xét môi trường"),
    "investment": gettext_lazy("Đầu tư ban đầu"),
    "incentive": gettext_lazy("Được hỗ trợ, ưu đãi"),
    "yearly_saving": gettext_lazy("Tiết kiệm mỗi năm"),
    "yearly_cost": gettext_lazy("Chi phí thêm mỗi năm"),
    "life_years": gettext_lazy("Tuổi thọ (năm)"),
    "responsible": gettext_lazy("Người chịu trách nhiệm"),
    "due": gettext_lazy("Hạn hoàn thành"),
    "money_from": gettext_lazy("Nguồn tiền"),
    "implemented_on": gettext_lazy("Ngày thực hiện xong"),
    "actual_investment": gettext_lazy("Đầu tư thực tế"),
    "verified_on": gettext_lazy("Ngày kiểm chứng"),
    "stage": gettext_lazy("Giai đoạn"),
    "stage_why": gettext_lazy("Lý do, nhận xét"),
    "name": gettext_lazy("Tệp bằng chứng"),
    "shows": gettext_lazy("Tệp cho thấy gì"),
    "when": gettext_lazy("Thời điểm"),
    "resource": gettext_lazy("Dòng tài nguyên"),
    "period": gettext_lazy("Kỳ đo"),
    "consumption": gettext_lazy("Lượng tiêu thụ"),
    "output": gettext_lazy("Sản lượng trong kỳ"),
    "done_on": gettext_lazy("Ngày theo dõi"),
    "notes": gettext_lazy("Ghi chú"),
}


def is_of_options(verb: str) -> bool:
    """Whether an entry tells of an option or a look back."""
    return verb.startswith(PREFIXES)


def title_of(verb: str, detail: Mapping[str, Any]) -> str:
    """ "Giải pháp 3: Lập kế hoạch thực hiện"."""
    words = trail_words(verb)
    if "option" in detail:
        return _("Giải pháp %(number)s: %(words)s") % {"number": detail["option"], "words": words}
    if "months" in detail:
        return _("%(words)s sau %(months)s tháng") % {"months": detail["months"], "words": words}
    return words


def lines_of(detail: Mapping[str, Any]) -> list[str]:
    """What changed, each fact by its name; what has no name on a page is left to the full trail."""
    lines = [f"{label}: {_told(name, detail[name])}" for name, label in NAMES.items() if name in detail]
    ranks = detail.get("ranks", {})
    lines += [
        _("Giải pháp %(number)s: thứ tự %(before)s → %(after)s")
        % {"number": number, "before": before or "–", "after": after or "–"}
        for number, (before, after) in ranks.items()
    ]
    for before, after in [detail["effects"]] if "effects" in detail else []:
        lines.append(_("Tác động: %(before)s → %(after)s") % {"before": _effects(before), "after": _effects(after)})
    return lines


def _told(name: str, value: Any) -> str:
    if isinstance(value, list):
        before, after = (_one(name, each) for each in value)
        return f"{before} → {after}"
    return _one(name, value)


def _one(name: str, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if name in _MONEY:
        return format_money(int(value))
    if name in _DAYS:
        return format_date(parse_date(str(value)))
    if name == "resource":
        return stream_name(str(value))
    return str(_CHOICES.get(name, {}).get(value, value))


def _effects(told: list[list[str]]) -> str:
    each = (f"{stream_name(code)} {f'{share} %' if share else quantity}".strip() for code, share, quantity in told)
    return "; ".join(each) or "–"
