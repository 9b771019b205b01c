"""What plan, report and money contradict each other in, said in plain words: what is wrong, what to do, where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.comparison.words import (
    aim_words,
    measure_name,
    measured_words,
    money_words,
    number_words,
    payer_name,
    status_words,
)
from sachhon.channels.office.comparison.years import Chosen
from sachhon.domain.planning.api import Comparison, Contradiction
from sachhon.domain.registry.api import Unit


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of contradiction. `title` names it, `says` one of them, `remedy` what to do."""

    title: str | Promise
    says: str | Promise
    remedy: str | Promise
    grave: bool = True


KINDS: Mapping[str, Kind] = {
    "deed_reported_more": Kind(
        _("Báo cáo nói nhiều hơn sổ ghi chép"),
        _("%(name)s: báo cáo ghi %(reported)s, sổ ghi chép có %(recorded)s."),
        _("Ghi vào sổ những việc còn thiếu; nếu báo cáo nhầm thì đề nghị mở lại báo cáo để đính chính."),
    ),
    "deed_reported_less": Kind(
        _("Báo cáo nói ít hơn sổ ghi chép"),
        _("%(name)s: báo cáo ghi %(reported)s, sổ ghi chép có %(recorded)s."),
        _("Xem sổ có ghi trùng không; nếu không thì báo cáo bỏ sót, đề nghị mở lại báo cáo để đính chính."),
    ),
    "money_reported_more": Kind(
        _("Báo cáo nói đã chi nhiều hơn sổ kinh phí"),
        _("%(name)s: báo cáo ghi %(reported)s, sổ kinh phí có %(disbursed)s đã giải ngân."),
        _("Ghi các khoản giải ngân còn thiếu kèm chứng từ; nếu báo cáo nhầm đơn vị tính thì đính chính báo cáo."),
    ),
    "money_reported_less": Kind(
        _("Báo cáo nói đã chi ít hơn sổ kinh phí"),
        _("%(name)s: báo cáo ghi %(reported)s, sổ kinh phí có %(disbursed)s đã giải ngân."),
        _("Xem khoản nào ghi nhầm năm, nhầm nguồn; nếu không có thì đính chính báo cáo."),
    ),
    "spent_not_started": Kind(
        _("Đã chi tiền cho việc ghi là chưa thực hiện"),
        _("%(name)s: đã giải ngân %(disbursed)s."),
        _("Cập nhật tình trạng nhiệm vụ, hoặc điều chỉnh khoản giải ngân ghi nhầm dòng."),
    ),
    "done_nothing_spent": Kind(
        _("Việc đã hoàn thành mà chưa chi đồng nào"),
        _("%(name)s: dự toán %(planned)s, chưa có khoản giải ngân nào."),
        _("Ghi các khoản giải ngân; nếu làm không tốn tiền thì nêu rõ ở phần tiến độ của nhiệm vụ."),
    ),
    "done_nothing_delivered": Kind(
        _("Việc đã hoàn thành mà chưa ghi kết quả"),
        _("%(name)s: chưa có sự kiện, kết quả nào trong sổ."),
        _("Ghi kết quả của nhiệm vụ, hoặc gắn sự kiện trong sổ vào nhiệm vụ này."),
    ),
    "due_not_done": Kind(
        _("Việc đã hết thời hạn mà chưa hoàn thành"),
        _("%(name)s: đang ghi “%(status)s”."),
        _("Cập nhật tình trạng; còn làm tiếp thì chuyển sang năm sau, thôi làm thì ghi “Dừng thực hiện” kèm lý do."),
    ),
    "target_not_met": Kind(
        _("Mục tiêu chưa đạt"),
        _("%(name)s: đề ra %(target)s, đo được %(measured)s."),
        _("Xem lại số đo; nếu đúng thì giải trình trong báo cáo và xem lại nhiệm vụ của mục tiêu này."),
    ),
    "deed_short_of_plan": Kind(
        _("Làm ít hơn kế hoạch"),
        _("%(name)s: kế hoạch có %(planned)s, sổ ghi chép có %(recorded)s."),
        _("Ghi vào sổ những việc đã làm; việc chưa làm thì chuyển năm hoặc điều chỉnh kế hoạch."),
        grave=False,
    ),
}
"""In the order in which a page shows them."""

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Item:
    """One contradiction."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """All of one kind."""

    code: str
    title: str
    remedy: str
    grave: bool
    items: list[Item]


def groups_of(found: Comparison, unit: Unit, chosen: Chosen) -> list[Group]:
    """The contradictions of a unit, kind by kind."""
    by_code: dict[str, list[Item]] = {}
    for one in found.contradictions:
        by_code.setdefault(one.code, []).append(_item(one, found, unit, chosen))
    return [
        Group(code, str(kind.title), str(kind.remedy), kind.grave, by_code[code])
        for code, kind in KINDS.items()
        if code in by_code
    ]


def _item(one: Contradiction, found: Comparison, unit: Unit, chosen: Chosen) -> Item:
    if one.code.startswith("deed_"):
        told, href = {"name": measure_name(one.about)}, _measure_href(unit, one.about, chosen)
        return Item(str(KINDS[one.code].says) % {**_figures(one, number_words), **told}, href)
    if one.code.startswith("money_"):
        told, href = {"name": payer_name(one.about)}, reverse("money:unit", args=(unit.code,)) + "?stage=disbursed"
        return Item(str(KINDS[one.code].says) % {**_figures(one, money_words), **told}, href)
    if one.code == "target_not_met":
        aim = next(aim for aim in found.aims if aim.key == one.about)
        words = {"name": _short(aim.indicator), "target": aim_words(aim), "measured": measured_words(aim)}
        return Item(str(KINDS[one.code].says) % words, reverse("comparison:target", args=(aim.plan, aim.serial)))
    title = next((work.title for work in found.works if work.code == one.about), one.about)
    told = {"name": _short(title)}
    if one.code == "due_not_done":
        told["status"] = status_words(str(one.figure("status")))
        return Item(str(KINDS[one.code].says) % told, _task_href(one))
    return Item(str(KINDS[one.code].says) % {**_figures(one, money_words), **told}, _task_href(one))


def _task_href(one: Contradiction) -> str:
    return reverse("progress:task", args=(one.about,))


def _measure_href(unit: Unit, measure: str, chosen: Chosen) -> str:
    return reverse("comparison:measure", args=(unit.code, measure)) + chosen.after


def _figures(one: Contradiction, words: Callable[[Decimal | int], str]) -> dict[str, str]:
    return {name: words(value) for name, value in one.figures if isinstance(value, Decimal | int)}


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(_LONGEST)


def counted(found: Iterable[Contradiction]) -> int:
    """How many there are; doing less than planned is no contradiction by itself while the plan runs."""
    return sum(KINDS[one.code].grave for one in found)
