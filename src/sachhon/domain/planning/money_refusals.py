"""What the ledger refuses to a person: each breach of the pure rules in words, with the amount that would pass."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sachhon.domain.planning.money.ceilings import Ceiling
from sachhon.domain.planning.money.stages import Breach
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.words import SOURCES, STAGES
from sachhon.vietnamese.money import format_money


def refused(breach: Breach) -> Refused:
    """The breach as a refusal; `field` names where the form shows it."""
    told = {
        "limit": format_money(breach.limit),
        "stage": str(STAGES[breach.stage]) if breach.stage else "",
    }
    if breach.code == "beyond_ceiling":
        return Refused(breach.code, _beyond_ceiling(breach, told), "amount", breach.line)
    words = {
        "nothing": _("Nhập số tiền khác 0."),
        "beyond_stage_before": _(
            "Số tiền vượt phần còn lại của bước “%(stage)s”: còn %(limit)s. Nhập số nhỏ hơn hoặc bằng, hoặc ghi bước "
            "“%(stage)s” trước."
        ),
        "below_next_stage": _(
            "Chỉ rút lại được %(limit)s, phần còn lại đã đi tiếp. Điều chỉnh bước sau trước, rồi điều chỉnh bước này."
        ),
        "not_split": _("Khoản này chưa phân nguồn. Phân nguồn cho dòng kinh phí trước khi ghi các bước sau dự toán."),
        "not_dated": _("Khoản này chưa phân năm. Phân năm cho dòng kinh phí trước khi ghi các bước sau dự toán."),
        "same_slot": _("Nơi chuyển đi và nơi chuyển đến trùng nhau. Chọn năm hoặc nguồn khác."),
    }
    fields = {"not_split": "source", "not_dated": "year", "same_slot": "source"}
    return Refused(breach.code, words[breach.code] % told, fields.get(breach.code, "amount"), breach.line)


def _beyond_ceiling(breach: Breach, told: dict[str, str]) -> str:
    over = breach.ceiling
    if not isinstance(over, Ceiling):
        raise TypeError("a ceiling was exceeded, but which?")
    told = {**told, "year": str(over.year), "source": str(SOURCES[over.source]), "unit": over.unit}
    return (
        _(
            "Vượt trần kinh phí năm %(year)s, nguồn %(source)s, của %(unit)s: còn được phê duyệt %(limit)s. Giảm số "
            "tiền, hoặc điều chỉnh trần nếu có văn bản."
        )
        % told
    )


def ceiling_below_approved(breach: Breach) -> Refused:
    """A ceiling that would be lower than what stands approved."""
    return Refused(
        "ceiling_below_approved",
        _("Đã phê duyệt %(limit)s nên trần không thể thấp hơn. Điều chỉnh các khoản đã phê duyệt trước.")
        % {"limit": format_money(breach.limit)},
        "amount",
    )


def missing(field: str) -> Refused:
    """Something that must be said."""
    words = {
        "document": _("Nhập số, ngày của văn bản hoặc chứng từ, hoặc đính kèm tệp."),
        "reason": _("Nhập lý do."),
        "amount": _("Nhập số tiền lớn hơn 0."),
        "year": _("Năm nằm ngoài thời gian của kế hoạch. Chọn năm khác."),
        "source": _("Nguồn này không đặt được trần. Chọn nguồn khác."),
        "on": _("Ngày không được sau hôm nay."),
        "line": _("Dòng này là tiêu đề hoặc dòng cộng, không ghi kinh phí. Chọn dòng chi tiết."),
    }
    return Refused(f"{field}_missing", words[field], field)


def key_used() -> Refused:
    """A request that repeats the key of another one."""
    return Refused("key_used", _("Trang này đã được gửi cho một việc khác. Tải lại trang rồi nhập lại."))


def not_correctable(entry_kind: str) -> Refused:
    """A correction or a move is not corrected itself."""
    words = {
        "correction": _("Đây đã là một bút toán điều chỉnh. Điều chỉnh bút toán gốc."),
        "move": _("Đây là bút toán chuyển năm, nguồn. Chuyển ngược lại thay vì điều chỉnh."),
    }
    return Refused(f"{entry_kind}_not_correctable", words[entry_kind])
