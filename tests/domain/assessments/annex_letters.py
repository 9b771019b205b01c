"""Annex 1 as provinces really send it: Word letters of their own shape, composed here from made-up facilities.

Each shape gives a Word file. None follows our own form: columns in the sender's order and words, heads in two rows, a
table that goes on without its head, group rows, totals, blanks, dashes, "nt".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.shared import Mm

Facility = Mapping[str, object]
Facilities = Sequence[Facility]
Row = Sequence[str]
Shape = Callable[[Facilities, Facilities, Facilities], bytes]

INDUSTRIES = {
    2: "Bánh kẹo, mỳ ăn liền",
    4: "Rượu, bia, NGK",
    7: "Thủy sản",
    10: "Dệt may",
    12: "Gỗ, tre, nứa",
    13: "Giấy và bột giấy",
    25: "Xi măng, gạch, gốm",
}
GROUPS = {
    2: "Ngành bánh kẹo, mỳ ăn liền",
    4: "Ngành rượu, bia, nước giải khát",
    7: "Ngành thủy sản",
    10: "Ngành dệt may",
    12: "Ngành gỗ, tre, nứa",
    13: "Ngành giấy và bột giấy",
    25: "Ngành xi măng, gạch, gốm",
}
SIZES = {"large": "Lớn", "medium": "Vừa", "small": "Nhỏ"}
TOOK_PART = ("attended_workshop", "attended_training", "applies_cp")
SUPPORT = ("technical_support", "investment_support", "self_implemented")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_NARROW = 4
"""Heads and cells of so few letters stand in a narrow column."""


def as_the_template(facilities: Facilities, took_part: Facilities, results: Facilities) -> bytes:
    """The template's own order, heads in two rows, column numbers below; the list goes on without a head; a total."""
    word = _letter("báo cáo tình hình thực hiện sản xuất sạch hơn", "612/SCT-KTAT")
    word.add_paragraph("PHỤ LỤC 1")
    word.add_paragraph("1. Thông tin giới thiệu chung về các cơ sở sản xuất công nghiệp")
    who = ("Ngành công nghiệp(*)", "Tên cơ sở công nghiệp")
    what = ("Sản phẩm chính", "Quy mô (Lớn, vừa, nhỏ)", "Địa chỉ")
    rows = [(str(n), *_told(one)) for n, one in enumerate(facilities, 1)]
    half = (len(rows) + 1) // 2
    _grid(word, ("TT", *who, *what), *([f"({n})" for n in range(1, 7)], *rows[:half]))
    word.add_paragraph("")
    _grid(word, *rows[half:], ("", "Tổng cộng", f"{len(rows)} cơ sở", "", "", ""))
    word.add_paragraph("3. Thông tin cơ bản và tình hình tham gia thực hiện Chiến lược của các cơ sở sản xuất")
    _grid(
        word,
        ("TT", *who, *what, "Tình hình thực hiện SXSH tính đến 31/12/2012", "<", "<", "<"),
        (*"^^^^^^", "Đã tham gia Hội thảo về SXSH", "Đã tham gia tập huấn về SXSH", "Đã thực hiện SXSH", "Ghi chú"),
        *((str(n), *_told(one), *_marks(one, TOOK_PART), "") for n, one in enumerate(took_part, 1)),
    )
    word.add_paragraph("4. Kết quả thực hiện của các cơ sở đã thực hiện sản xuất sạch hơn")
    team, start = "Tên đội trưởng SXSH và điện thoại liên hệ", "Năm bắt đầu thực hiện SXSH"
    _grid(
        word,
        ("TT", *who, "Địa chỉ", team, start, "Hình thức thực hiện SXSH", "<", "<", "Mô tả kết quả chính (% giảm)"),
        (*"^^^^^^", "Được hỗ trợ về kỹ thuật", "Được hỗ trợ đầu tư", "Tự thực hiện", "^"),
        *(
            (
                *(str(n), _industry(one), _of(one, "name"), _of(one, "address")),
                *(f"{_of(one, 'team_leader')}, ĐT: {_of(one, 'phone')}", _of(one, "start_year")),
                *(*_marks(one, SUPPORT), _of(one, "results")),
            )
            for n, one in enumerate(results, 1)
        ),
    )
    return _packed(word)


def by_industry(facilities: Facilities, took_part: Facilities = (), results: Facilities = ()) -> bytes:
    """Group rows by industry with their counts instead of a column; own order and words; a total on top."""
    word = _letter("cung cấp danh sách cơ sở sản xuất công nghiệp", "88/BC-SCT")
    word.add_paragraph("DANH SÁCH CÁC CƠ SỞ SẢN XUẤT CÔNG NGHIỆP TRÊN ĐỊA BÀN TỈNH")
    word.add_paragraph("(Kèm theo Báo cáo số 88/BC-SCT ngày 14/6/2013)")
    rows: list[Row] = [("", f"Tổng số: {len(facilities)} doanh nghiệp", "", "", "")]
    for place, (number, words) in enumerate(GROUPS.items()):
        members = [one for one in facilities if one.get("industry") == number]
        if members:
            rows.append((_ROMAN[place], f"{words} ({len(members)} cơ sở)", "<", "<", "<"))
        products = _ditto(_of(one, "main_products") or "-" for one in members)
        rows += [
            (str(n), _of(one, "name"), _of(one, "address"), _size(one).lower() or "-", made)
            for n, (one, made) in enumerate(zip(members, products, strict=True), 1)
        ]
    _grid(word, ("STT", "Tên doanh nghiệp", "Địa chỉ sản xuất", "Quy mô DN", "Mặt hàng sản xuất chính"), *rows)
    return _packed(word)


def by_district(facilities: Facilities, took_part: Facilities = (), results: Facilities = ()) -> bytes:
    """Group rows by district, which the addresses leave out; numbered on and on; dashes, blanks; a total at the end."""
    word = _letter("báo cáo theo Công văn số 1594/BCT-KHCN", "140/SCT-QLCN")
    word.add_paragraph("Phụ lục 1: Thông tin chung về các cơ sở sản xuất công nghiệp")
    rows: list[Row] = []
    counted = 0
    for place, district in enumerate(dict.fromkeys(map(_district, facilities))):
        rows.append((_ROMAN[place % len(_ROMAN)], f"Huyện {district}", "", "", "", ""))
        for one in (one for one in facilities if _district(one) == district):
            counted += 1
            street = _of(one, "address").rpartition(",")[0]
            size = f"DN {_size(one).lower()}" if _size(one) else ""
            rows.append(
                (str(counted), street, _of(one, "name"), _industry(one), _of(one, "main_products") or "-", size)
            )
    rows.append(("Tổng cộng", "<", str(counted), "", "", ""))
    _grid(word, ("Số TT", "Địa chỉ", "Tên cơ sở sản xuất", "Ngành nghề", "Sản phẩm", "Quy mô"), *rows)
    return _packed(word)


def all_in_one(facilities: Facilities, took_part: Facilities, results: Facilities = ()) -> bytes:
    """One wide table of everything: the size as columns to be ticked, the head repeated where the list goes on."""
    word = _letter("tình hình tham gia sản xuất sạch hơn", "77/TTKC-SXSH")
    word.add_paragraph("PHỤ LỤC: TÌNH HÌNH THAM GIA THỰC HIỆN SẢN XUẤT SẠCH HƠN CỦA CÁC CƠ SỞ")
    first = ("TT", "Tên đơn vị", "Ngành nghề sản xuất", "Sản phẩm chính", "Quy mô", "<", "<", "Địa chỉ")
    heads = (
        (*first, "Tham gia SXSH", "<", "<"),
        (*"^^^^", "Lớn", "Vừa", "Nhỏ", "^", "Hội thảo", "Tập huấn", "Thực hiện SXSH"),
    )
    took = {_of(one, "address"): one for one in took_part}
    rows = []
    for n, one in enumerate(facilities, 1):
        part = took.get(_of(one, "address"), {})
        said = [{True: "Có", False: "Không"}.get(part.get(key), "") for key in TOOK_PART]  # type: ignore[call-overload]
        ticks = ["x" if one.get("size") == size else "" for size in SIZES]
        named = (_of(one, "name"), _industry(one), _of(one, "main_products"))
        rows.append((f"{n}.", *named, *ticks, _of(one, "address"), *said))
    half = (len(rows) + 1) // 2
    _grid(word, *heads, *rows[:half])
    word.add_paragraph("")
    _grid(word, *heads, *rows[half:])
    return _packed(word)


SHAPES: Mapping[str, Shape] = {
    "as_the_template": as_the_template,
    "by_industry": by_industry,
    "by_district": by_district,
    "all_in_one": all_in_one,
}


def _letter(about: str, number: str) -> Word:
    """The head and the opening of a letter in answer to 1594, on paper laid across."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    for line in (
        "UBND TỈNH BÌNH ĐỊNH",
        "SỞ CÔNG THƯƠNG",
        f"Số: {number}",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bình Định, ngày 14 tháng 6 năm 2013",
        f"V/v {about}",
        "Kính gửi: Bộ Công Thương",
        "Thực hiện Công văn số 1594/BCT-KHCN ngày 26 tháng 02 năm 2013 của Bộ Công Thương, Sở Công Thương tỉnh Bình "
        "Định xin gửi tình hình của các cơ sở trên địa bàn tại phụ lục kèm theo.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Trần Văn Mẫu",
    ):
        word.add_paragraph(line)
    return word


def _packed(word: Word) -> bytes:
    word.add_paragraph("")
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _grid(word: Word, *rows: Row) -> None:
    """A grid. "<" goes on with the cell to the left, "^" with the one above."""
    grid = word.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    widest = [max(len(part) for row in rows for part in row[x].split() or [""]) for x in range(len(rows[0]))]
    unit = 240 / sum(max(_NARROW, one) for one in widest)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            cell = grid.cell(y, x)
            cell.width = Mm(unit * max(_NARROW, widest[x]))
            if text not in ("<", "^"):
                cell.text = text
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            wide = next((at for at in range(x + 1, len(row)) if row[at] != "<"), len(row)) - 1
            deep = next((at for at in range(y + 1, len(rows)) if rows[at][x] != "^"), len(rows)) - 1
            if text not in ("<", "^") and (wide, deep) != (x, y):
                grid.cell(y, x).merge(grid.cell(deep, wide))


def _of(one: Facility, key: str) -> str:
    return str(one.get(key) or "")


def _industry(one: Facility) -> str:
    return INDUSTRIES.get(int(_of(one, "industry") or 0), "")


def _size(one: Facility) -> str:
    return SIZES.get(_of(one, "size"), "")


def _told(one: Facility) -> Row:
    return (_industry(one), _of(one, "name"), _of(one, "main_products"), _size(one), _of(one, "address"))


def _marks(one: Facility, keys: Iterable[str]) -> list[str]:
    return ["x" if one.get(key) is True else "" for key in keys]


def _ditto(texts: Iterable[str]) -> list[str]:
    """The second of two alike is "nt", the third "như trên"."""
    told: list[str] = []
    last = ""
    for text in texts:
        told.append(text if text != last or text == "-" else "nt" if len(told) % 2 else "-như trên-")
        last = text
    return told


def _district(one: Facility) -> str:
    return _of(one, "address").rpartition(",")[2].strip()
