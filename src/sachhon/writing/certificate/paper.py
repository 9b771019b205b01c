"""The certificate: who, for what, on which grounds, until when, and how anybody checks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sachhon.vietnamese import format_date
from sachhon.writing.document import (
    Block,
    Cell,
    Column,
    LetterDocument,
    Letterhead,
    Para,
    Picture,
    Signature,
    Table,
    Text,
)
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.receipt import qr_png

QR_MM = 30
VOLUNTARY = (
    "Giấy chứng nhận này là tự nguyện: không phải giấy phép, không thay cho thủ tục hành chính nào và không phải căn "
    "cứ miễn, giảm nghĩa vụ theo pháp luật về bảo vệ môi trường hay sử dụng năng lượng. Điều kiện cấp do hệ thống Sạch "
    "Hơn đề xuất."
)


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """What the certificate says. `issuer` as in its head; `address`: the page that checks it, printed without what
    stands behind "?". `banner`: what everyone must see first (revoked, expired), "" while it is valid."""

    number: str
    facility: str
    scope: str
    issuer: str
    decision_number: str
    decided_on: date
    valid_until: date
    address: str
    tax_code: str = ""
    location: str = ""
    industry: str = ""
    grounds: tuple[str, ...] = ()
    place: str = ""
    authority: tuple[str, ...] = ("THỦ TRƯỞNG ĐƠN VỊ",)
    signer: str = ""
    banner: str = ""


def certificate_letter(told: CertificatePaper) -> LetterDocument:
    """One page."""
    facts = (
        ("Cơ sở", told.facility),
        ("Mã số thuế", told.tax_code),
        ("Địa chỉ", told.location),
        ("Ngành công nghiệp", told.industry),
        ("Phạm vi chứng nhận", told.scope),
        ("Theo quyết định", f"số {told.decision_number} ngày {format_date(told.decided_on)}"),
        ("Hiệu lực", f"từ {format_date(told.decided_on)} đến hết {format_date(told.valid_until)}"),
    )
    rows: list[tuple[CellLike, ...]] = [
        (Cell(name, bold=True, shade=True), value or "chưa nêu") for name, value in facts
    ]
    if told.grounds:
        lines = tuple(Para(line, style="cell") for line in told.grounds)
        rows.append((Cell("Căn cứ", bold=True, shade=True), Cell(paragraphs=lines)))
    blocks: list[Block] = [
        Para(Text(told.number, bold=True, size=20), style="centred"),
        Table((Column("Nội dung"), Column("", 2.4)), tuple(rows), about="Nội dung chứng nhận", titled=False, size=12),
    ]
    blocks += [
        Para(VOLUNTARY, style="note"),
        Picture(
            png=qr_png(told.address),
            width=QR_MM,
            height=QR_MM,
            alt=f"Mã QR dẫn tới trang kiểm tra giấy chứng nhận {told.number}",
            note=f"Kiểm tra tại {told.address.partition('?')[0]}",
        ),
    ]
    issuer = told.issuer.replace("\n", " ")
    return LetterDocument(
        blocks=tuple(blocks),
        letterhead=Letterhead(
            issuer=told.issuer, number=told.number, symbol="/GCN", place=told.place, date=told.decided_on
        ),
        kind="GIẤY CHỨNG NHẬN",
        title="Áp dụng sản xuất sạch hơn trong công nghiệp",
        signature=Signature(told.authority, told.signer),
        banner=told.banner,
        subject=f"Giấy chứng nhận {told.number}",
        author=issuer,
        properties={"sachhon-certificate": told.number},
        body_size=13,
    )
