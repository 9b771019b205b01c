"""A campaign's lists in people's words: why a place, why a grant, what is appraised by default."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sachhon.domain.planning.campaign.cut import Outcome
from sachhon.domain.planning.campaign.ranking import Step

OUTCOMES: dict[Outcome, Promise] = {
    Outcome.GRANTED: _("Hỗ trợ đủ mức đề nghị"),
    Outcome.PART: _("Hỗ trợ một phần theo đề xuất thẩm định"),
    Outcome.EXCLUDED: _("Không xét"),
    Outcome.NO_SCORE: _("Chưa có điểm thẩm định"),
    Outcome.BELOW_MARK: _("Dưới điểm sàn"),
    Outcome.NOTHING_ASKED: _("Không đề nghị ngân sách Trung ương hỗ trợ"),
    Outcome.NOT_PROPOSED: _("Thẩm định không đề xuất hỗ trợ"),
    Outcome.DOES_NOT_FIT: _("Kinh phí còn lại không đủ"),
    Outcome.AFTER_STOP: _("Hết kinh phí ở nhiệm vụ xếp trên"),
}
STEPS: dict[Step, Promise] = {
    Step.SCORED: _("chưa có điểm thẩm định"),
    Step.COUNTERPART: _("không có vốn đối ứng (công văn 1594 ưu tiên nhiệm vụ có vốn đối ứng)"),
    Step.SCORE: _("điểm thấp hơn"),
    Step.SHARE: _("bằng điểm, tỷ lệ vốn đối ứng thấp hơn"),
    Step.ASKED: _("bằng điểm và tỷ lệ vốn đối ứng, mức đề nghị hỗ trợ cao hơn"),
    Step.CODE: _("bằng nhau về mọi tiêu chí, xếp theo mã đăng ký"),
}
"""Why a task stands behind the one before it."""


def outcome_words(outcome: str, why: str = "") -> str:
    """What became of a task, with the reason that a person gave."""
    if not outcome:
        return ""
    words = str(OUTCOMES[Outcome(outcome)])
    return f"{words}: {why}" if why else words
