"""What the data themselves say of a condition, with the figures that they say it by. A person has the last word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sachhon.domain.assessments.certificates.conditions import Condition
from sachhon.domain.assessments.models import Assessment, Certificate, Option
from sachhon.domain.assessments.options.following import look_backs, months_after
from sachhon.domain.assessments.options.measuring import verified_of
from sachhon.domain.assessments.workspace.balances import balances_of
from sachhon.domain.assessments.years.streams import stream_of
from sachhon.vietnamese import format_date, format_number

RECENT_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Grounds:
    """`met` None: the data cannot tell. `words` say by what."""

    met: bool | None
    words: str


def grounds_of(certificate: Certificate, condition: Condition, today: date) -> Grounds | None:
    """What the data say; None for a condition that only a person can judge."""
    if not condition.rule:
        return None
    assessment = certificate.assessment
    if assessment is None:
        return Grounds(None, _("Đề nghị không gắn với đánh giá nào trong hệ thống nên không tự đối chiếu được."))
    return RULES[condition.rule](assessment, today)


def _detailed_reported(assessment: Assessment, today: date) -> Grounds:
    kind = str(Assessment.Kind(assessment.kind).label)
    if assessment.kind != Assessment.Kind.DETAILED:
        return Grounds(False, _("%(code)s là %(kind)s.") % {"code": assessment.code, "kind": kind.lower()})
    if assessment.reported_on is None:
        return Grounds(False, _("%(code)s chưa lập báo cáo.") % {"code": assessment.code})
    return Grounds(
        True,
        _("%(code)s, %(kind)s, lập báo cáo ngày %(day)s.")
        % {"code": assessment.code, "kind": kind.lower(), "day": format_date(assessment.reported_on)},
    )


def _recent(assessment: Assessment, today: date) -> Grounds:
    if assessment.reported_on is None:
        return Grounds(False, _("%(code)s chưa lập báo cáo.") % {"code": assessment.code})
    until = months_after(assessment.reported_on, RECENT_MONTHS)
    words = _("Báo cáo ngày %(day)s, tính đến hết ngày %(until)s.") % {
        "day": format_date(assessment.reported_on),
        "until": format_date(until),
    }
    return Grounds(today <= until, words)


def _balanced(assessment: Assessment, today: date) -> Grounds:
    known = balances_of(assessment)
    if not any(one.closure is not None for one in known):
        return Grounds(False, _("Chưa lập được cân bằng nào."))
    open_ones = sum(one.blocks for one in known)
    signed = sum(one.signature is not None for one in known)
    words = _("%(all)s cân bằng: %(closed)s khép, %(signed)s ký nhận, %(open)s chưa ký nhận.") % {
        "all": len(known),
        "closed": len(known) - open_ones - signed,
        "signed": signed,
        "open": open_ones,
    }
    return Grounds(open_ones == 0, words)


def _verified(assessment: Assessment, today: date) -> Grounds:
    numbers = [one.number for one in _verified_options(assessment)]
    if not numbers:
        return Grounds(False, _("Chưa có giải pháp nào được kiểm chứng."))
    words = ngettext(
        "%(n)s giải pháp đã kiểm chứng (số %(which)s).", "%(n)s giải pháp đã kiểm chứng (số %(which)s).", len(numbers)
    )
    return Grounds(True, words % {"n": len(numbers), "which": ", ".join(map(str, numbers))})


def _saved(assessment: Assessment, today: date) -> Grounds:
    told, better = [], False
    for option in _verified_options(assessment):
        for pair in verified_of(option, option.measurements.all()):
            if pair.saving_pct is None:
                continue
            better = better or pair.saving_pct > 0
            stream = stream_of(pair.resource)
            told.append(
                _("giải pháp %(n)s, %(what)s: %(pct)s%%")
                % {
                    "n": option.number,
                    "what": stream.name().lower() if stream else pair.resource,
                    "pct": format_number(round(pair.saving_pct, 2).normalize()),
                }
            )
    if not told:
        return Grounds(False, _("Chưa có mức tiết kiệm nào đo được và được kiểm chứng."))
    return Grounds(better, _("Tiết kiệm đo được, đã kiểm chứng: %(told)s.") % {"told": "; ".join(told)})


def _followed(assessment: Assessment, today: date) -> Grounds:
    backs = look_backs(assessment, assessment.follow_ups.all())
    if not backs:
        return Grounds(None, _("Chưa lập báo cáo nên chưa có hạn theo dõi."))
    late = [one for one in backs if not one.done and one.due < today]
    if late:
        words = _("Quá hạn theo dõi sau %(months)s tháng (hạn %(due)s).")
        return Grounds(False, words % {"months": late[0].months, "due": format_date(late[0].due)})
    done = sum(one.done for one in backs)
    following = next((one for one in backs if not one.done), None)
    if following is None:
        return Grounds(True, _("Đã theo dõi đủ các lần."))
    words = _("Đã theo dõi %(done)s lần; lần tới đến hạn ngày %(due)s.")
    return Grounds(True, words % {"done": done, "due": format_date(following.due)})


def _verified_options(assessment: Assessment) -> list[Option]:
    return list(assessment.options.filter(stage=Option.Stage.VERIFIED).prefetch_related("measurements"))


RULES: Mapping[str, Callable[[Assessment, date], Grounds]] = {
    "detailed_reported": _detailed_reported,
    "recent": _recent,
    "balanced": _balanced,
    "verified": _verified,
    "saved": _saved,
    "followed": _followed,
}
"""{rule of the table: what evaluates it}."""
