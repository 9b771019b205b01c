"""The request itself as an official letter (Nghị định 30/2020/NĐ-CP): text, who is asked, what is to be answered."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.models import Round
from sachhon.domain.rounds.years import run_of, years_said
from sachhon.formkit.definition import Field, Section, Template
from sachhon.vietnamese import format_date
from sachhon.writing.document import (
    Appendix,
    Block,
    Bullet,
    Column,
    Heading,
    LetterDocument,
    Letterhead,
    Para,
    Row,
    Signature,
    Table,
)

MOST_NAMED = 4
_MINISTRY = "Bộ Công Thương"
_GROUPS = {
    Unit.Kind.PROVINCE: "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
    Unit.Kind.MINISTRY: "Các Bộ, cơ quan ngang Bộ",
    Unit.Kind.CORPORATION: "Các tập đoàn, tổng công ty",
    Unit.Kind.ASSOCIATION: "Các hiệp hội ngành công nghiệp",
    Unit.Kind.CONSULTANCY: "Các tổ chức tư vấn sản xuất sạch hơn",
    Unit.Kind.DISTRICT: "Ủy ban nhân dân các quận, huyện, thị xã, thành phố thuộc tỉnh",
    Unit.Kind.DEPARTMENT: "Các đơn vị trực thuộc",
    Unit.Kind.FACILITY: "Các cơ sở sản xuất công nghiệp",
}
"""How a letter addresses many units of one kind. Official letters are Vietnamese whatever the reader's language."""


def standard_text(asking: Round) -> str:
    """The usual wording of a request, with this round's dates: what stands where the officer wrote nothing else."""
    definition = asking.definition
    basis = definition.basis if definition else None
    about = (definition.titles["vi"] if definition else asking.title) or "…"
    years = years_said(asking)
    period = f" giai đoạn {years}" if years else ""
    above = basis is not None and basis.issuer != _MINISTRY
    opening = (
        f"Căn cứ văn bản số {basis.number} {format_date(basis.date, 'long')} của {basis.issuer}, "
        if basis and above
        else "Để có cơ sở tổng hợp, "
    )
    until = format_date(asking.data_until) if asking.data_until else "…"
    deadline = format_date(asking.deadline) if asking.deadline else "…"
    return "\n\n".join(
        (
            f"{opening}Bộ Công Thương đề nghị Quý cơ quan, đơn vị gửi {_lower(about)}{period}.",
            f"Số liệu báo cáo tính đến hết ngày {until}. Nội dung cần trả lời nêu tại Phụ lục II kèm theo.",
            f"Báo cáo gửi về Bộ Công Thương chậm nhất ngày {deadline} qua hệ thống Sạch Hơn: nhập trực tuyến, "
            "gửi tệp Excel, gửi công văn Word hoặc trả lời bằng thư điện tử.",
            "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ với Bộ Công Thương để được hướng dẫn.",
            "Bộ Công Thương mong nhận được sự phối hợp của Quý cơ quan, đơn vị./.",
        )
    )


def text_of(asking: Round) -> str:
    """The letter's text: the officer's, else the usual one."""
    return asking.letter_text.strip() or standard_text(asking)


def request_letter(asking: Round, units: Sequence[tuple[str, Unit]]) -> LetterDocument:
    """The letter to these units, each with the name that it is asked by. A draft and a test round say so."""
    draft = asking.status == Round.Status.DRAFT
    number, _, symbol = asking.letter_number.partition("/")
    blocks: list[Block] = [Para(paragraph.strip()) for paragraph in text_of(asking).split("\n\n") if paragraph.strip()]
    authority = tuple(line.strip() for line in asking.signer_authority.splitlines() if line.strip())
    return LetterDocument(
        blocks=tuple(blocks),
        letterhead=Letterhead(
            issuer=_MINISTRY,
            number=asking.letter_number if number.strip() else "",
            symbol=f"/{symbol}" if symbol else "/BCT-TKNL",
            place="Hà Nội",
            date=asking.letter_date,
            about=f"V/v {_lower(asking.title)}" if asking.title else "",
            draft=draft,
        ),
        addressees=addressees(units),
        signature=Signature(authority or ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"), asking.signer_name),
        recipients=("Như trên", "Lưu: VT"),
        appendices=(_list_of_units(units, asking), *_what_is_asked(asking)),
        banner="ĐỢT THỬ" if asking.is_test else "",
        subject=asking.title,
        author=_MINISTRY,
        properties={"sachhon-round": asking.code},
    )


def addressees(units: Sequence[tuple[str, Unit]]) -> tuple[str, ...]:
    """Who the letter goes to: few units by name, many by kind."""
    if len(units) <= MOST_NAMED:
        return tuple(addressed(name, unit) for name, unit in units)
    kinds = list(dict.fromkeys(unit.kind for _, unit in units))
    return tuple(
        f"{_GROUPS[Unit.Kind(kind)]} (danh sách tại Phụ lục I)" for kind in sorted(kinds, key=list(_GROUPS).index)
    )


def addressed(name: str, unit: Unit) -> str:
    """How a letter addresses a unit of that name: a province through its people's committee."""
    if unit.kind in (Unit.Kind.PROVINCE, Unit.Kind.DISTRICT):
        return f"Ủy ban nhân dân {name[:1].lower() + name[1:] if name.startswith(('Tỉnh', 'Thành phố')) else name}"
    return name


def _list_of_units(units: Sequence[tuple[str, Unit]], asking: Round) -> Appendix:
    rows: list[Row] = []
    kind = None
    many = len({unit.kind for _, unit in units}) > 1
    ordered = sorted(units, key=lambda one: list(_GROUPS).index(Unit.Kind(one[1].kind))) if many else list(units)
    for number, (name, unit) in enumerate(ordered, 1):
        if many and unit.kind != kind:
            kind = unit.kind
            rows.append(Row((_GROUPS[Unit.Kind(kind)], "", ""), kind="group"))
        rows.append(Row((str(number), name, unit.code)))
    columns = (Column("TT", 0.6, "center"), Column("Đơn vị", 5), Column("Mã đơn vị", 1.4, "center"))
    table = Table(columns, tuple(rows), about="Các đơn vị được yêu cầu báo cáo", size=12)
    return Appendix("Phụ lục I", "Danh sách đơn vị được yêu cầu báo cáo", (table,), source=_source(asking))


def _what_is_asked(asking: Round) -> tuple[Appendix, ...]:
    definition = asking.definition
    if definition is None:
        return ()
    blocks = tuple(block for section in definition.sections for block in _section(definition, section, 1))
    return (Appendix("Phụ lục II", definition.titles["vi"], blocks, source=_source(asking)),)


def _section(definition: Template, section: Section, level: int) -> list[Block]:
    title = section.titles["vi"]
    mark = {"-": "- ", "": ""}.get(section.number, f"{section.number}. ")
    blocks: list[Block] = [Heading(f"{mark}{title.upper() if level == 1 else title}", min(level, 4))]
    for field in definition.fields_of(section.item):
        unit = f" ({field.unit})" if field.unit else ""
        blocks.append(Bullet(f"{field.labels['vi']}{unit}", 2))
        if field.columns:
            blocks.append(Para("Bảng gồm các cột: " + "; ".join(_columns(field)) + ".", "note"))
    for below in section.sections:
        blocks.extend(_section(definition, below, level + 1))
    return blocks


def _columns(field: Field) -> list[str]:
    """The heads of a table; those that stand once per year say for which years."""
    yearly = f" (mỗi năm, {run_of(field.years)})" if field.years else ""
    return [one.labels["vi"] + (yearly if one.repeat else "") for one in field.columns]


def _source(asking: Round) -> str:
    number = asking.letter_number or "      /BCT-TKNL"
    day = format_date(asking.letter_date, "long") if asking.letter_date else "ngày …… tháng …… năm ……"
    return f"(Kèm theo Công văn số {number} {day} của Bộ Công Thương)"


def _lower(title: str) -> str:
    first, _, rest = title.partition(" ")
    return title if first.isupper() else f"{first[:1].lower()}{first[1:]} {rest}".strip()
