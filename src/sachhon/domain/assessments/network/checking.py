"""What an expert or a consultancy must say, and in what form."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from sachhon.domain.assessments.network.facts import ConsultancyFacts, ExpertFacts, TrainingRow, industry_names
from sachhon.domain.assessments.refusals import Refused

FIRST_YEAR = 1990
MOST_TRAININGS = 60


def check_expert(facts: ExpertFacts, today: date) -> None:
    """Raises Refused, naming the field."""
    if not facts.name.strip():
        raise Refused("name_missing", _("Nhập họ tên."), "name")
    if not (facts.is_consultant or facts.is_trainer):
        raise Refused("no_part", _("Chọn ít nhất một: chuyên gia đánh giá hoặc giảng viên."), "is_consultant")
    if facts.email:
        try:
            validate_email(facts.email)
        except ValidationError:
            raise Refused("email_wrong", _("Nhập địa chỉ thư dạng ten@noi.vn."), "email") from None
    _check_industries(facts.industries)
    if len(facts.trainings) > MOST_TRAININGS:
        raise Refused("too_many", _("Nhiều nhất %(n)s khóa đào tạo một người.") % {"n": MOST_TRAININGS}, "trainings")
    for number, row in enumerate(facts.trainings, 1):
        _check_training(row, number, today)


def _check_training(row: TrainingRow, number: int, today: date) -> None:
    if not row.course.strip():
        raise Refused(
            "course_missing", _("Nhập tên khóa đào tạo ở dòng %(n)s.") % {"n": number}, f"course-{number - 1}"
        )
    if row.year is not None and not FIRST_YEAR <= row.year <= today.year:
        raise Refused(
            "year_wrong",
            _("Năm ở dòng %(n)s: nhập từ %(first)s đến %(last)s.")
            % {"n": number, "first": FIRST_YEAR, "last": today.year},
            f"year-{number - 1}",
        )


def check_consultancy(facts: ConsultancyFacts) -> None:
    """Raises Refused, naming the field."""
    _check_industries(facts.industries)
    if facts.website and not facts.website.lower().startswith(("http://", "https://")):
        raise Refused("website_wrong", _("Nhập địa chỉ trang web bắt đầu bằng https://."), "website")


def _check_industries(numbers: tuple[int, ...]) -> None:
    known = industry_names("vi")
    unknown = [str(number) for number in numbers if number not in known]
    if unknown:
        raise Refused(
            "industry_unknown",
            _("Bảng 39 ngành không có số %(numbers)s.") % {"numbers": ", ".join(unknown)},
            "industries",
        )
