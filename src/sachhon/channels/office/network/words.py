"""How this area says things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sachhon.domain.assessments.api import Expert, industry_names

FACTS: Mapping[str, Any] = {
    "name": _("Họ và tên"),
    "is_consultant": _("Chuyên gia đánh giá"),
    "is_trainer": _("Giảng viên"),
    "organisation": _("Tổ chức tư vấn"),
    "organisation_name": _("Nơi công tác"),
    "province": _("Tỉnh, thành phố"),
    "industries": _("Ngành"),
    "email": _("Thư điện tử"),
    "phone": _("Điện thoại"),
    "note": _("Ghi chú"),
    "listed": _("Đồng ý công khai"),
    "status": _("Tình trạng"),
    "trainings": _("Các khóa đào tạo"),
    "services": _("Dịch vụ"),
    "website": _("Trang web"),
}


def language() -> str:
    """ "vi" or "en"."""
    return get_language() or "vi"


def industries_of(numbers: Iterable[int]) -> list[str]:
    """Names of industries in the table of 39."""
    names = industry_names(language())
    return [names.get(number, str(number)) for number in numbers]


def industry_choices() -> list[tuple[int, str]]:
    """All of them with their numbers."""
    return list(industry_names(language()).items())


def parts_of(expert: Expert) -> str:
    """Expert, trainer or both."""
    told = [FACTS["is_consultant"]] if expert.is_consultant else []
    told += [FACTS["is_trainer"]] if expert.is_trainer else []
    return ", ".join(map(str, told))


def works_at(expert: Expert) -> str:
    """The consultancy, the body typed in, or both."""
    return ", ".join(filter(None, (expert.organisation.name if expert.organisation else "", expert.organisation_name)))


def told(name: str, value: Any) -> str:
    """A fact as a change kept it, in words."""
    if value is None or value == "" or value == []:
        return "–"
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if name == "industries":
        return "; ".join(industries_of(value))
    if name == "status":
        return str(Expert.Status(value).label)
    if name == "trainings":
        return "; ".join(f"{row['course']} ({row['year']})" if row["year"] else row["course"] for row in value)
    return str(value)
