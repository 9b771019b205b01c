"""How this area calls what blocks, what happened, and what a task has to show for itself."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sachhon.domain.assessments.api import Amount, Assessment, Balance, BalanceSignature, Block, LeftOut
from sachhon.formkit.findings import Finding, say
from sachhon.vietnamese import format_number

BALANCES: Mapping[str, Promise] = {
    BalanceSignature.Of.MASS: gettext_lazy("Cân bằng vật chất"),
    BalanceSignature.Of.ENERGY: gettext_lazy("Cân bằng năng lượng"),
    BalanceSignature.Of.WATER: gettext_lazy("Cân bằng nước"),
}
SHORT: Mapping[str, Promise] = {
    BalanceSignature.Of.MASS: gettext_lazy("Vật chất"),
    BalanceSignature.Of.ENERGY: gettext_lazy("Năng lượng"),
    BalanceSignature.Of.WATER: gettext_lazy("Nước"),
}
STATES: Mapping[str, tuple[str, Promise]] = {
    "closed": ("success", gettext_lazy("Khép trong sai số")),
    "open": ("danger", gettext_lazy("Không khép, chặn báo cáo")),
    "signed": ("warning", gettext_lazy("Không khép, đã ký nhận")),
    "unknown": ("danger", gettext_lazy("Chưa lập được, chặn báo cáo")),
    "unknown_signed": ("warning", gettext_lazy("Chưa lập được, đã ký nhận")),
}
UNKNOWN_SIDES: Mapping[str, Promise] = {
    "in": gettext_lazy("chưa biết lượng vào nào"),
    "out": gettext_lazy("chưa biết lượng ra nào"),
    "both": gettext_lazy("chưa biết lượng vào, lượng ra nào"),
    "zero": gettext_lazy("tổng lượng vào bằng 0"),
}
"""Of which side of a balance nothing is known."""
HAPPENED: Mapping[str, Promise] = {
    "assessment.begin": gettext_lazy("Bắt đầu đánh giá"),
    "assessment.causes": gettext_lazy("Ghi nguyên nhân"),
    "assessment.describe": gettext_lazy("Sửa thông tin chung"),
    "assessment.end": gettext_lazy("Kết thúc đánh giá"),
    "assessment.flows": gettext_lazy("Ghi đầu vào, đầu ra"),
    "assessment.propose_streams": gettext_lazy("Đề xuất dòng thải từ các đầu ra"),
    "assessment.remove_step": gettext_lazy("Xóa công đoạn"),
    "assessment.remove_stream": gettext_lazy("Xóa dòng thải"),
    "assessment.reopen": gettext_lazy("Mở lại"),
    "assessment.report": gettext_lazy("Lập báo cáo"),
    "assessment.sign_balance": gettext_lazy("Ký nhận cân bằng"),
    "assessment.step": gettext_lazy("Ghi công đoạn"),
    "assessment.steps": gettext_lazy("Ghi các công đoạn"),
    "assessment.stream": gettext_lazy("Ghi dòng thải"),
    "assessment.task": gettext_lazy("Ghi tình trạng nhiệm vụ"),
    "assessment.team": gettext_lazy("Ghi nhóm đánh giá"),
    "assessment.withdraw_signature": gettext_lazy("Rút chữ ký"),
    "assessment.worksheets": gettext_lazy("Nhập bảng tính Excel"),
}


def tongue() -> str:
    """vi | en."""
    return get_language() or "vi"


def one_place(value: Decimal) -> Decimal:
    """A percentage as a page shows it: one place behind the comma, none where it is whole."""
    shown = round(value, 1)
    return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown


def said(finding: Finding) -> str:
    """A finding of the calculations in words."""
    return say(finding, tongue())


def balance_name(balance: Balance) -> str:
    """ "Cân bằng nước: 2. Nấu"; the whole process where it is of no step."""
    where = f"{balance.step.number}. {balance.step.name}" if balance.step is not None else _("cả quá trình")
    return f"{BALANCES[balance.of]}: {where}"


def balance_id(balance: Balance) -> str:
    """Where it stands on the page of balances."""
    return f"{balance.of}-{balance.step.pk if balance.step is not None else 'all'}"


def left_out_words(one: LeftOut) -> str:
    """Why a flow is not counted."""
    return _("chưa biết số lượng") if one.finding is None else said(one.finding)


def how_words(one: Amount) -> str:
    """How a flow got into the balance's unit."""
    return {"water": _("1 m3 nước = 1 t"), "factor": _factor_of(one)}.get(one.how, "")


def _factor_of(one: Amount) -> str:
    """By which factor a flow became heat: "0,5 TOE/t"."""
    values = "; ".join(f"{format_number(factor.value.normalize())} {factor.unit}" for factor in one.factors)
    return _("theo hệ số %(values)s") % {"values": values} if values else _("theo hệ số quy đổi năng lượng")


def factor_words(balance: Balance) -> list[dict[str, object]]:
    """The factors of a balance, each once: what it converts, its value, the edition of its table, its source."""
    found: dict[tuple[str, str], dict[str, object]] = {}
    for one in (*balance.inputs, *balance.outputs):
        for factor in one.factors:
            told = found.setdefault(
                (factor.table, factor.row),
                {
                    "names": [],
                    "value": f"{format_number(factor.value.normalize())} {factor.unit}",
                    "table": str(TABLES.get(factor.table, factor.table)),
                    "version": factor.version,
                    "since": factor.valid_from,
                    "source": factor.source,
                },
            )
            names = told["names"]
            assert isinstance(names, list)
            if one.flow.name not in names:
                names.append(one.flow.name)
    return list(found.values())


TABLES: Mapping[str, Promise] = {
    "toe_factors": gettext_lazy("hệ số quy đổi TOE"),
    "fuel_emission_factors": gettext_lazy("nhiệt trị nhiên liệu"),
}


def block_words(block: Block, assessment: Assessment) -> dict[str, str]:
    """What blocks the report, in words, and where it is put right."""
    code = assessment.code
    if block.balance is not None and block.balance.closure is not None:
        words = _("%(balance)s không khép: %(closure)s %% so với sai số cho phép %(tolerance)s %%") % {
            "balance": balance_name(block.balance),
            "closure": format_number(one_place(block.balance.closure.closure_pct)),
            "tolerance": format_number(assessment.tolerance_pct.normalize()),
        }
        return {"words": words, "href": reverse("assessments:balances", args=(code,)) + f"#{balance_id(block.balance)}"}
    if block.balance is not None:
        words = _("%(balance)s: %(side)s. Chưa biết không phải là 0: ghi số liệu, hoặc ký nhận kèm lý do") % {
            "balance": balance_name(block.balance),
            "side": UNKNOWN_SIDES[block.balance.unknown_side],
        }
        return {"words": words, "href": reverse("assessments:balances", args=(code,)) + f"#{balance_id(block.balance)}"}
    known = {
        "no_team": (_("Chưa có nhóm đánh giá"), "assessments:team"),
        "no_leader": (_("Nhóm chưa có đội trưởng"), "assessments:team"),
        "no_steps": (_("Chưa có công đoạn nào"), "assessments:process"),
        "no_focus": (_("Chưa chọn công đoạn trọng tâm"), "assessments:process"),
        "no_options": (_("Chưa có giải pháp nào"), "assessments:options"),
    }
    words, name = known[block.code]
    return {"words": words, "href": _address(name, code)}


def _address(name: str, code: str) -> str:
    """A page of the assessment; its home where the page is not there."""
    try:
        return reverse(name, args=(code,))
    except NoReverseMatch:
        return reverse("assessments:home", args=(code,))
