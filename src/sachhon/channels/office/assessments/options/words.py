"""How stages, measurements and worth are told on a page."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sachhon.domain.assessments.api import Economics, Measured, Option, stream_of
from sachhon.formkit.findings import say
from sachhon.vietnamese import format_money, format_number

COLOURS = {
    Option.Stage.PROPOSED: "neutral",
    Option.Stage.PLANNED: "waiting",
    Option.Stage.IMPLEMENTED: "info",
    Option.Stage.VERIFIED: "success",
    Option.Stage.REJECTED: "warning",
}
BACK_STEPS = {
    "reject": gettext_lazy("Không chọn giải pháp"),
    "propose_again": gettext_lazy("Đề xuất lại"),
    "withdraw_plan": gettext_lazy("Rút kế hoạch"),
    "not_implemented": gettext_lazy("Ghi là chưa thực hiện"),
    "withdraw_verification": gettext_lazy("Rút kiểm chứng"),
}
FACTS = {
    "investment": gettext_lazy("đầu tư ban đầu"),
    "yearly_saving": gettext_lazy("tiết kiệm mỗi năm"),
    "yearly_cost": gettext_lazy("chi phí thêm mỗi năm"),
    "life_years": gettext_lazy("tuổi thọ"),
}
BLOCKED = {
    "output": gettext_lazy("Thiếu sản lượng ở một trong hai kỳ nên chưa tính được mức tiết kiệm."),
    "unit": gettext_lazy("Hai kỳ dùng đơn vị không quy đổi được cho nhau."),
    "output_unit": gettext_lazy("Sản lượng hai kỳ dùng đơn vị không quy đổi được cho nhau."),
    "period": gettext_lazy("Có phần không đổi theo sản lượng thì hai kỳ phải dài bằng nhau."),
}


OWN_WORDS = {
    "calc_no_base_load_assumed": gettext_lazy(
        "Sản lượng thay đổi nhiều mà chưa khai phần không đổi theo sản lượng. Nếu có phần đó, mức tiết kiệm sẽ khác."
    ),
}
"""Where the calculation speaks of its own inputs, the page speaks of its fields."""


def stream_name(code: str) -> str:
    """What a stream is called."""
    found = stream_of(code)
    return found.name(get_language() or "vi") if found is not None else code


def amount(value: Decimal | None, unit: str = "") -> str:
    """A quantity with its unit, at most two decimals; "" where it is not known."""
    if value is None:
        return ""
    return f"{format_number(_short(value))} {unit}".strip()


def percent(value: Decimal | None) -> str:
    """12,5 %; "" where it is not known."""
    return "" if value is None else f"{format_number(_short(value))} %"


def change(value: Decimal | None) -> str:
    """+5 %, −12,5 %: a change with its sign; "" where it is not known."""
    if value is None:
        return ""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{percent(abs(value))}"


def signed_amount(value: Decimal | None, unit: str = "") -> str:
    """+40 kWh, −12 kWh; "" where it is not known."""
    if value is None:
        return ""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{amount(abs(value), unit)}"


def years(value: Decimal | None) -> str:
    """3,57 năm; "" where there is none."""
    return "" if value is None else _("%(years)s năm") % {"years": format_number(_short(value))}


def short_money(value: int | None) -> str:
    """The same in millions where nothing is lost by it."""
    if value is None or value % 10_000 or value < 1_000_000:
        return money(value)
    return format_money(value, "triệu đồng")


def money(value: Decimal | int | None) -> str:
    """Whole đồng; "" where it is not known."""
    return "" if value is None else format_money(round(Decimal(value)))


def lacking(worth: Economics) -> str:
    """Which facts are missing, in words."""
    return ", ".join(str(FACTS[name]) for name in worth.lacking)


def blocked(pair: Measured) -> str:
    """Why two measurements tell no saving."""
    if pair.finding is not None:
        return say(pair.finding, get_language() or "vi")
    return str(BLOCKED.get(pair.blocked, ""))


def warnings_of(pair: Measured) -> list[str]:
    """What must be known with a saving."""
    if pair.told is None:
        return []
    language = get_language() or "vi"
    return [str(OWN_WORDS.get(one.code) or say(one, language)) for one in pair.told.working.warnings]


def _short(value: Decimal) -> Decimal:
    short = round(value, 2)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()


TRAIL = {
    "option.add": gettext_lazy("Thêm giải pháp"),
    "option.describe": gettext_lazy("Sửa mô tả"),
    "option.screen": gettext_lazy("Sàng lọc"),
    "option.judge": gettext_lazy("Đánh giá khả thi"),
    "option.effects": gettext_lazy("Sửa tác động"),
    "option.plan": gettext_lazy("Lập kế hoạch thực hiện"),
    "option.implement": gettext_lazy("Ghi đã thực hiện"),
    "option.verify": gettext_lazy("Kiểm chứng"),
    "option.evidence": gettext_lazy("Gửi bằng chứng"),
    "option.detach_evidence": gettext_lazy("Gỡ bằng chứng"),
    "option.measure": gettext_lazy("Ghi số đo"),
    "option.withdraw_measurement": gettext_lazy("Bỏ số đo"),
    "option.restore_measurement": gettext_lazy("Lấy lại số đo"),
    "option.rank": gettext_lazy("Xếp thứ tự ưu tiên"),
    "whole.measure": gettext_lazy("Ghi số đo của toàn cơ sở"),
    "whole.withdraw_measurement": gettext_lazy("Bỏ số đo của toàn cơ sở"),
    "whole.restore_measurement": gettext_lazy("Lấy lại số đo của toàn cơ sở"),
    "whole.evidence": gettext_lazy("Gửi bằng chứng của toàn cơ sở"),
    "whole.detach_evidence": gettext_lazy("Gỡ bằng chứng của toàn cơ sở"),
    "whole.verify": gettext_lazy("Kiểm chứng kết quả của cả cuộc đánh giá"),
    "whole.withdraw_verification": gettext_lazy("Rút kiểm chứng kết quả của cả cuộc đánh giá"),
    "follow_up.record": gettext_lazy("Ghi kết quả theo dõi"),
    "follow_up.reopen": gettext_lazy("Ghi là chưa theo dõi"),
}


def trail_words(verb: str) -> str:
    """What was done, as a person says it."""
    name = verb.removeprefix("option.")
    return str(TRAIL.get(verb) or BACK_STEPS.get(name, verb))
