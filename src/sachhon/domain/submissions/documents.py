"""A sealed revision on paper: the answer in the official layout, the receipt."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.models import Receipt, Revision
from sachhon.domain.submissions.receipt_codes import SHORTEST_MARK
from sachhon.domain.submissions.sealing import content_of, revision_values
from sachhon.vietnamese import format_date
from sachhon.writing.answer import AnswerPaper, Approved, answer_letter
from sachhon.writing.document import LetterDocument
from sachhon.writing.official import write_letter
from sachhon.writing.pdf import write_pdf
from sachhon.writing.receipt import Slip, qr_svg, receipt_letter

CHECK_PAGE = "receipts:code"
_PEOPLES_COMMITTEE = frozenset({Unit.Kind.PROVINCE.value, Unit.Kind.DISTRICT.value})


def official_letter(revision: Revision) -> LetterDocument:
    """The whole answer by the template's numbering, under the unit's letterhead; written from the sealed text alone."""
    content = content_of(revision)
    unit, asked = content["unit"], content["round"]
    last = content["approvals"][-1] if content["approvals"] else None
    reasons: dict[str, tuple[str, ...]] = {}
    for reason in content["reasons"]:
        for field in reason["fields"][:1]:
            reasons[field] = (*reasons.get(field, ()), f"{reason['text']} ({reason['by']})")
    people = unit["kind"] in _PEOPLES_COMMITTEE
    return answer_letter(
        AnswerPaper(
            template=revision.definition,
            values=revision_values(revision),
            issuer=f"Ủy ban nhân dân\n{_lower(unit['name'])}" if people else unit["name"],
            place=_bare(unit["name"]) if people else "",
            authority=("TM. Ủy ban nhân dân",) if people else (),
            approved=Approved(last["by"], last["position"], last["on_behalf"]) if last else None,
            sealed_at=_sealed_at(content),
            code=revision.receipt.code,
            digest=revision.digest,
            revision=revision.number,
            about_request=_request(asked),
            data_until=_day(asked["data_until"]),
            reasons=reasons,
            correction=content["revision"]["reason"],
            is_test=asked["is_test"],
        )
    )


def official_word(revision: Revision) -> bytes:
    """The .docx."""
    return write_letter(official_letter(revision))


def official_pdf(revision: Revision) -> bytes:
    """The PDF. The same revision gives the same bytes."""
    return write_pdf(official_letter(revision))


def receipt_pdf(receipt: Receipt) -> bytes:
    """The receipt to keep."""
    revision = receipt.revision
    content = content_of(revision)
    unit, asked = content["unit"], content["round"]
    letter = f"số {asked['letter_number']} ngày {_vi(asked['letter_date'])}" if asked["letter_number"] else ""
    return write_pdf(
        receipt_letter(
            Slip(
                code=receipt.code,
                unit_name=unit["name"],
                round_title=asked["title"],
                letter=letter,
                revision=revision.number,
                sealed_at=_sealed_at(content),
                sealed_by=content["sealed"]["by"],
                on_behalf=content["sealed"]["on_behalf"],
                digest=revision.digest,
                address=receipt_address(receipt),
                next_steps=NEXT_STEPS,
                correction=content["revision"]["reason"],
                is_test=asked["is_test"],
            )
        )
    )


NEXT_STEPS = (
    "Bộ Công Thương tiếp nhận và rà soát báo cáo. Đơn vị theo dõi trạng thái ở mục “Báo cáo” của hệ thống.",
    "Nếu cần bổ sung, Bộ gửi yêu cầu kèm nội dung và hạn. Đơn vị chỉ sửa những mục được yêu cầu rồi nộp lại.",
    "Khi được duyệt, số liệu vào báo cáo tổng hợp toàn quốc. Muốn đính chính sau đó, đề nghị Bộ mở lại, nêu lý do.",
    "Nếu cần bản giấy, in bản PDF, ký, đóng dấu rồi tải bản chụp hoặc bản ký số lên trang biên nhận.",
)
"""Official papers are Vietnamese whatever the reader's language."""


def receipt_qr_svg(receipt: Receipt) -> str:
    """The QR code of the receipt for a page."""
    return qr_svg(receipt_address(receipt), _("Mã QR của biên nhận %(code)s") % {"code": receipt.code})


def receipt_address(receipt: Receipt) -> str:
    """The public page on which a receipt is checked, with enough of the digest to tell a forged one from a true one."""
    mark = receipt.revision.digest[:SHORTEST_MARK]
    return f"{settings.SITE_URL.rstrip('/')}{reverse(CHECK_PAGE, args=(receipt.code,))}?dau={mark}"


def _request(asked: dict[str, Any]) -> str:
    if not asked["letter_number"]:
        return ""
    day = f" ngày {_vi(asked['letter_date'])}" if asked["letter_date"] else ""
    return f"Thực hiện Công văn số {asked['letter_number']}{day} của Bộ Công Thương"


def _sealed_at(content: dict[str, Any]) -> datetime:
    return timezone.localtime(datetime.fromisoformat(content["sealed"]["at"]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _vi(text: str) -> str:
    day = _day(text)
    return format_date(day) if day else ""


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:] if name.startswith(("Tỉnh ", "Thành phố ")) else name


def _bare(name: str) -> str:
    return name.removeprefix("Tỉnh ").removeprefix("Thành phố ")
