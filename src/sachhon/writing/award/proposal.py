"""A unit's proposal to honour somebody, with what they did: each task with its outputs, and the grounds in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sachhon.writing.document import (
    Appendix,
    Block,
    Cell,
    Column,
    LetterDocument,
    Letterhead,
    Para,
    Signature,
    Table,
)


@dataclass(frozen=True, slots=True)
class Merit:
    """A task on which the proposal rests, and what came of it ("3 lớp, 97 doanh nghiệp")."""

    task: str
    state: str
    outputs: str = ""


@dataclass(frozen=True, slots=True)
class AwardProposal:
    """What the document says. `issuer` and `superior` as in its head; a blank number and day stay open to be filled."""

    issuer: str
    place: str
    code: str
    candidate: str
    kind: str
    form: str
    year: int
    grounds: str
    merits: Sequence[Merit] = ()
    superior: str = ""
    authority: tuple[str, ...] = ("THỦ TRƯỞNG ĐƠN VỊ",)
    signer: str = ""
    addressee: str = "Bộ Công Thương"
    on: date | None = None
    number: str = ""


_LAW = "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
_STRATEGY = (
    "Quyết định số 1419/QĐ-TTg ngày 07 tháng 9 năm 2009 của Thủ tướng Chính phủ phê duyệt “Chiến lược sản xuất sạch "
    "hơn trong công nghiệp đến năm 2020”"
)
_PROGRAMME = (
    "Quyết định số 889/QĐ-TTg ngày 24 tháng 6 năm 2020 của Thủ tướng Chính phủ phê duyệt Chương trình hành động quốc "
    "gia về sản xuất và tiêu dùng bền vững giai đoạn 2021 - 2030"
)
_LAST_OF_STRATEGY = 2020


def bases_of(year: int) -> tuple[str, ...]:
    """What a proposal for a year rests on: the law, and the strategy or the programme that ran in the year."""
    return _LAW, _STRATEGY if year <= _LAST_OF_STRATEGY else _PROGRAMME


def proposal_letter(told: AwardProposal) -> LetterDocument:
    """The "Tờ trình"; the tasks with their outputs stand in an annex where there are any."""
    see = " (bảng tổng hợp nhiệm vụ và kết quả kèm theo)" if told.merits else ""
    issuer = told.issuer.replace("\n", " ")
    blocks: list[Block] = [
        Para(
            f"{issuer} kính trình {told.addressee} xem xét, tặng {told.form} năm {told.year} "
            f"cho {told.kind.lower()} sau đây vì đã có thành tích trong thực hiện sản xuất sạch hơn trong công nghiệp:",
        ),
        Para(f"1. {told.kind}: {told.candidate}."),
        Para(f"2. Hình thức đề nghị: {told.form}."),
        Para(f"3. Thành tích{see}:"),
        *(Para(line.strip()) for line in told.grounds.splitlines() if line.strip()),
        Para(f"{issuer} kính trình {told.addressee} xem xét, quyết định./."),
    ]
    return LetterDocument(
        blocks=tuple(blocks),
        letterhead=Letterhead(
            issuer=told.issuer,
            superior=told.superior,
            number=told.number,
            symbol="/TTr",
            place=told.place,
            date=told.on,
        ),
        kind="TỜ TRÌNH",
        title=f"Về việc đề nghị tặng {told.form} năm {told.year}",
        addressees=(told.addressee,),
        bases=bases_of(told.year),
        signature=Signature(told.authority, told.signer),
        recipients=("Như trên", "Lưu: VT"),
        appendices=(_annex(told),) if told.merits else (),
        subject=f"Đề nghị khen thưởng {told.candidate}",
        author=issuer,
        properties={"sachhon-award": told.code},
    )


def _annex(told: AwardProposal) -> Appendix:
    rows = tuple(
        (str(number), merit.task, merit.state, Cell(merit.outputs or "–"))
        for number, merit in enumerate(told.merits, 1)
    )
    columns = (Column("TT", 0.3), Column("Nhiệm vụ", 2.4), Column("Tình trạng", 0.9), Column("Kết quả", 1.6))
    return Appendix(
        label="PHỤ LỤC",
        title=f"NHIỆM VỤ VÀ KẾT QUẢ NĂM {told.year}",
        blocks=(Table(columns, rows, about="Nhiệm vụ và kết quả"),),
        source="(Kèm theo Tờ trình)",
    )
