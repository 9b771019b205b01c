"""What the report still lacks: what blocks it, and what will stand in it as "no figure"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sachhon.domain.assessments.models import Assessment, BalanceSignature, Measurement, Option
from sachhon.domain.assessments.options.economics import economics_of
from sachhon.domain.assessments.workspace.balances import Balance, balances_of
from sachhon.domain.assessments.workspace.blocks import Block, blocks_of
from sachhon.domain.assessments.workspace.streams import cost_of
from sachhon.vietnamese import format_number


@dataclass(frozen=True, slots=True)
class Gap:
    """Something lacking, in words. `blocks`: the report cannot be made; else it says so in its place.

    `about`: general | process | balances | streams | options | measurements: where it is put right.
    """

    about: str
    words: str
    blocks: bool = False


def gaps_of(assessment: Assessment, balances: Sequence[Balance] | None = None) -> list[Gap]:
    """What blocks first, then what is only missing."""
    known = balances_of(assessment) if balances is None else balances
    blocking = [_blocked(block) for block in blocks_of(assessment, known)]
    return [*blocking, *_general(assessment), *_unbalanced(known), *_streams(assessment), *_options(assessment)]


def _blocked(block: Block) -> Gap:
    if block.balance is not None and block.balance.closure is not None:
        balance = block.balance
        closed = format_number(round(balance.closure.closure_pct, 2).normalize()) if balance.closure else ""
        words = _("Cân bằng %(of)s, %(where)s: độ khép %(pct)s%%, chưa có người ký nhận.") % {
            "of": str(BalanceSignature.Of(balance.of).label).lower(),
            "where": f"{balance.step.number}. {balance.step.name}" if balance.step else _("toàn bộ quá trình"),
            "pct": closed,
        }
        return Gap("balances", words, blocks=True)
    if block.balance is not None:
        balance = block.balance
        words = _("Cân bằng %(of)s, %(where)s: %(side)s, chưa có người ký nhận.") % {
            "of": str(BalanceSignature.Of(balance.of).label).lower(),
            "where": f"{balance.step.number}. {balance.step.name}" if balance.step else _("toàn bộ quá trình"),
            "side": _sides()[balance.unknown_side],
        }
        return Gap("balances", words, blocks=True)
    about, words = {
        "no_team": ("general", _("Chưa ghi thành phần đội.")),
        "no_leader": ("general", _("Đội chưa có đội trưởng.")),
        "no_steps": ("process", _("Chưa ghi công đoạn nào.")),
        "no_focus": ("process", _("Chưa chọn công đoạn trọng tâm.")),
        "no_options": ("options", _("Chưa ghi giải pháp nào.")),
    }[block.code]
    return Gap(about, words, blocks=True)


def _sides() -> dict[str, str]:
    return {
        "in": _("chưa biết lượng vào nào"),
        "out": _("chưa biết lượng ra nào"),
        "both": _("chưa biết lượng vào, lượng ra nào"),
        "zero": _("tổng lượng vào bằng 0"),
    }


def _general(assessment: Assessment) -> list[Gap]:
    found = []
    if not (assessment.first_day and assessment.last_day):
        found.append(Gap("general", _("Chưa nêu đủ thời kỳ của số liệu.")))
    if assessment.output is None:
        found.append(Gap("general", _("Chưa có sản lượng trong kỳ.")))
    if not assessment.scope.strip():
        found.append(Gap("general", _("Chưa nêu phạm vi đánh giá.")))
    if assessment.discount_rate_pct is None:
        found.append(Gap("general", _("Chưa nêu lãi suất chiết khấu: báo cáo không có NPV.")))
    return found


def _unbalanced(balances: Sequence[Balance]) -> list[Gap]:
    flows = {one.flow.pk for balance in balances for one in balance.left_out}
    if not flows:
        return []
    words = ngettext(
        "%(n)s dòng không tính được vào cân bằng vì chưa có lượng hoặc không quy đổi được đơn vị.",
        "%(n)s dòng không tính được vào cân bằng vì chưa có lượng hoặc không quy đổi được đơn vị.",
        len(flows),
    )
    return [Gap("balances", words % {"n": len(flows)})]


def _streams(assessment: Assessment) -> list[Gap]:
    streams = list(assessment.waste_streams.prefetch_related("causes"))
    if not streams:
        return [Gap("streams", _("Chưa ghi dòng thải nào."))]
    found = []
    uncosted = sum(cost_of(stream).result is None for stream in streams)
    if uncosted:
        words = ngettext("%(n)s dòng thải chưa tính được chi phí.", "%(n)s dòng thải chưa tính được chi phí.", uncosted)
        found.append(Gap("streams", words % {"n": uncosted}))
    uncaused = sum(not stream.causes.all() for stream in streams)
    if uncaused:
        words = ngettext("%(n)s dòng thải chưa ghi nguyên nhân.", "%(n)s dòng thải chưa ghi nguyên nhân.", uncaused)
        found.append(Gap("streams", words % {"n": uncaused}))
    return found


def _options(assessment: Assessment) -> list[Gap]:
    options = list(assessment.options.exclude(stage=Option.Stage.REJECTED))
    found = []
    unscreened = sum(not option.screening for option in options)
    if unscreened:
        words = ngettext("%(n)s giải pháp chưa sàng lọc.", "%(n)s giải pháp chưa sàng lọc.", unscreened)
        found.append(Gap("options", words % {"n": unscreened}))
    unreckoned = sum(economics_of(option, assessment.discount_rate_pct).cash is None for option in options)
    if unreckoned:
        words = ngettext(
            "%(n)s giải pháp chưa đủ số liệu để tính hiệu quả kinh tế.",
            "%(n)s giải pháp chưa đủ số liệu để tính hiệu quả kinh tế.",
            unreckoned,
        )
        found.append(Gap("options", words % {"n": unreckoned}))
    carried = any(option.stage in (Option.Stage.IMPLEMENTED, Option.Stage.VERIFIED) for option in options)
    after = assessment.measurements.filter(when=Measurement.When.AFTER, withdrawn_at=None)
    if carried and not after.exists():
        found.append(
            Gap("measurements", _("Đã có giải pháp được thực hiện nhưng chưa có kết quả đo sau khi thực hiện."))
        )
    return found
