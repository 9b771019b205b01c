"""The receipt: whose report, when it was sealed, under which digest, how anybody checks it, what happens next."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

import segno

from sachhon.vietnamese import format_date
from sachhon.writing.answer.paper import grouped
from sachhon.writing.document import Block, Bullet, Cell, Column, LetterDocument, Letterhead, Para, Picture, Table, Text

QR_MM = 38


@dataclass(frozen=True, slots=True)
class Slip:
    """What a receipt says. `address`: the page that checks it, which the QR code leads to; printed
    without what stands behind "?"."""

    code: str
    unit_name: str
    round_title: str
    letter: str
    revision: int
    sealed_at: datetime
    sealed_by: str
    on_behalf: str
    digest: str
    address: str
    next_steps: tuple[str, ...]
    correction: str = ""
    is_test: bool = False


def receipt_letter(slip: Slip) -> LetterDocument:
    """One page."""
    told: list[tuple[str, str]] = [
        ("Đơn vị báo cáo", slip.unit_name),
        ("Đợt báo cáo", slip.round_title),
        *((("Theo công văn", slip.letter),) if slip.letter else ()),
        ("Lần nộp", f"{slip.revision}" + (f" (bổ sung, sửa đổi: {slip.correction})" if slip.correction else "")),
        ("Thời điểm nộp", f"{slip.sealed_at:%H:%M:%S} ngày {format_date(slip.sealed_at.date())}"),
        ("Người phê duyệt", slip.sealed_by + (f", thay mặt {slip.on_behalf}" if slip.on_behalf else "")),
        ("Dấu vết số (SHA-256)", grouped(slip.digest)),
    ]
    rows = tuple((Cell(name, bold=True, shade=True), value) for name, value in told)
    blocks: list[Block] = [
        Para(Text(slip.code, bold=True, size=22), style="centred"),
        Table((Column("Nội dung"), Column("", 2.2)), rows, about="Nội dung biên nhận", titled=False, size=12),
        Picture(
            png=qr_png(slip.address),
            width=QR_MM,
            height=QR_MM,
            alt=f"Mã QR dẫn tới trang kiểm tra biên nhận {slip.code}",
            note=f"Kiểm tra biên nhận tại {slip.address.partition('?')[0]}",
        ),
        Para(Text("Việc tiếp theo", bold=True), style="plain"),
        *(Bullet(step) for step in slip.next_steps),
    ]
    return LetterDocument(
        blocks=tuple(blocks),
        letterhead=Letterhead(issuer="Bộ Công Thương", symbol="/BN", place="Hà Nội", date=slip.sealed_at.date()),
        kind="BIÊN NHẬN BÁO CÁO",
        title="Sản xuất sạch hơn trong công nghiệp",
        banner="ĐỢT THỬ: KHÔNG PHẢI BÁO CÁO THẬT" if slip.is_test else "",
        subject=f"Biên nhận {slip.code}",
        author="Hệ thống Sạch Hơn",
        properties={"sachhon-receipt": slip.code, "sachhon-digest": slip.digest},
        body_size=13,
    )


def qr_png(address: str) -> bytes:
    """The QR code as a picture for paper."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", scale=12, border=2)
    return out.getvalue()


def qr_svg(address: str, title: str) -> str:
    """The QR code for a page: black on white whatever the theme, named for who cannot see it."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(scale=4, border=2, dark="black", light="white", title=title))
