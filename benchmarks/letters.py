"""Composed Word letters for measuring: about 8 pages and 10 tables each, as Word writes them; the same at every run.

DỮ LIỆU MẪU: the words and figures are made up here and stand for no province's answer.
"""
# ruff: noqa: E501  (composed sentences and XML read better unbroken)

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bắc Giang", "Bắc Kạn", "Bạc Liêu", "Bắc Ninh", "Bến Tre", "Bình Định", "Bình Dương",
    "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp",
    "Gia Lai", "Hà Giang", "Hà Nam",
)  # fmt: skip
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RUN = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>{bold}'
    '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr>'
)
_PLAIN = _RUN.format(bold="")
_STRONG = _RUN.format(bold="<w:b/><w:bCs/>")
_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"/></Relationships>'
)
_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
_BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
_DATED = (1980, 1, 1, 0, 0, 0)

Row = Sequence[str]


def letters(count: int, folder: Path) -> list[Path]:
    """Writes `count` letters into `folder` and returns their paths, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"{number:04d}.docx"
        path.write_bytes(letter(number))
        paths.append(path)
    return paths


def letter(number: int) -> bytes:
    """The letter with this number."""
    body = "".join(_body(number))
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_W}"><w:body>{body}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _CONTENT_TYPES),
            ("_rels/.rels", _RELATIONS.format(kind="officeDocument", target="word/document.xml")),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", _RELATIONS.format(kind="styles", target="styles.xml")),
            ("word/styles.xml", _STYLES),
        ):
            info = zipfile.ZipInfo(name, _DATED)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return out.getvalue()


def _paragraph(text: str, bold: bool = False, centred: bool = False) -> str:
    """Word parts a paragraph into several runs as it is edited: two here, or one where it is short."""
    look = _STRONG if bold else _PLAIN
    middle = text.find(" ", len(text) // 2) if len(text) > 80 else -1
    halves = [text] if middle < 0 else [text[:middle], text[middle:]]
    runs = "".join(
        f'<w:r w:rsidRPr="00A77B3E">{look}<w:t xml:space="preserve">{escape(half)}</w:t></w:r>' for half in halves
    )
    side = '<w:jc w:val="center"/>' if centred else '<w:ind w:firstLine="567"/><w:jc w:val="both"/>'
    return (
        f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00F91A2C"><w:pPr><w:spacing w:before="60" w:after="0"/>{side}{look}</w:pPr>'
        f"{runs}</w:p>"
    )


def _table(rows: Sequence[Row], widths: Sequence[int] | None = None) -> str:
    columns = max(len(row) for row in rows)
    widths = widths or [9000 // columns] * columns
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        '<w:tr w:rsidR="00A77B3E">'
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{widths[at]}" w:type="dxa"/></w:tcPr>{_paragraph(cell, bold=line == 0, centred=True)}</w:tc>'
            for at, cell in enumerate(row)
        )
        + "</w:tr>"
        for line, row in enumerate(rows)
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/>{_BORDERS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def _two_sided(left: Sequence[str], right: Sequence[str]) -> str:
    sides = (
        "".join(_paragraph(line, bold=at == 0, centred=True) for at, line in enumerate(side)) for side in (left, right)
    )
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{side}</w:tc>' for side in sides)
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'


def _dotted(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _body(n: int) -> Iterator[str]:
    province = PROVINCES[n % len(PROVINCES)]
    firms, aware, applied, saved = 400 + 7 * n, 20 + n % 40, 5 + n % 20, 5 + n % 8
    yield _two_sided(
        (
            "ỦY BAN NHÂN DÂN",
            f"TỈNH {province.upper()}",
            f"Số: {100 + n}/UBND-KT",
            "V/v báo cáo thực hiện Chiến lược SXSH",
        ),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            f"{province}, ngày {1 + n % 28} tháng 4 năm 2018",
        ),
    )
    yield _paragraph("Kính gửi: Bộ Công Thương", centred=True)
    yield _paragraph(
        "Thực hiện Văn bản số 1819/BCT-TKNL ngày 12 tháng 3 năm 2018 của Bộ Công Thương về việc báo cáo tình hình thực hiện "
        "Chiến lược sản xuất sạch hơn trong công nghiệp đến năm 2020 (Quyết định số 1419/QĐ-TTg ngày 07 tháng 9 năm 2009 của "
        f"Thủ tướng Chính phủ), Ủy ban nhân dân tỉnh {province} báo cáo như sau:"
    )
    yield _paragraph(
        "I. Đánh giá tình hình thực hiện các nhiệm vụ thuộc Chiến lược từ năm 2009 đến năm 2018", bold=True
    )
    yield _paragraph("1. Mục tiêu", bold=True)
    yield from _prose(n, 1)
    yield _paragraph("2. Các nội dung đã triển khai trên địa bàn tỉnh", bold=True)
    yield _paragraph("a) Các nội dung đã triển khai thực hiện", bold=True)
    yield _paragraph(
        f"- Xây dựng Kế hoạch hành động: tỉnh đã ban hành Kế hoạch tại Quyết định số {300 + n}/QĐ-UBND ngày 15/6/2012."
    )
    yield _paragraph(
        f"- Hội thảo, đào tạo cho doanh nghiệp: có {60 + n} doanh nghiệp tham gia {3 + n % 5} lớp tập huấn."
    )
    yield _table(_trainings(n))
    yield _paragraph(f"- Đánh giá nhanh sản xuất sạch hơn: {5 + n % 9} đơn vị; đánh giá chi tiết: {1 + n % 4} đơn vị.")
    yield _table(_assessed(n))
    yield _paragraph("b) Phương pháp tổ chức triển khai", bold=True)
    yield from _prose(n + 3, 1)
    yield _paragraph("c) Kinh phí thực hiện", bold=True)
    yield _paragraph(
        f"Tổng kinh phí {_dotted(850 + 10 * n)} triệu đồng, trong đó ngân sách trung ương {_dotted(300 + n)} triệu đồng, ngân "
        f"sách địa phương {_dotted(250 + 4 * n)} triệu đồng, doanh nghiệp đóng góp {_dotted(300 + 5 * n)} triệu đồng."
    )
    yield _table(_money(n))
    yield _paragraph("3. Đánh giá kết quả thực hiện", bold=True)
    yield _paragraph("a) Công tác tuyên truyền, nâng cao nhận thức", bold=True)
    yield from _prose(n + 5, 1)
    yield _table(_media(n))
    yield _paragraph("b) Hệ thống cơ chế, chính sách, pháp luật", bold=True)
    yield from _prose(n + 8, 1)
    yield _paragraph("c) Các kết quả cụ thể đối với các cơ sở sản xuất công nghiệp", bold=True)
    yield _paragraph(f"- Cơ sở nhận thức được lợi ích: chiếm tỷ lệ {aware}% trên tổng số {_dotted(firms)} cơ sở.")
    yield _paragraph(f"- Cơ sở áp dụng các giải pháp: chiếm tỷ lệ {applied},5%.")
    yield _paragraph(f"- Tỷ lệ tiết kiệm năng lượng ước tính: từ {saved} - {saved + 5}%.")
    yield _paragraph(f"- Có {4 + n % 11} doanh nghiệp có bộ phận chuyên trách về sản xuất sạch hơn.")
    yield _table(_savings(n))
    yield _paragraph("Các cơ sở điển hình đã áp dụng:")
    yield _table(_facilities(n))
    for heading, first in (
        ("4. Thuận lợi và khó khăn", 10), ("5. Tác động của kết quả hoạt động", 13),
        ("6. Hoạt động lồng ghép", 15), ("7. Kiến nghị", 17),
    ):  # fmt: skip
        yield _paragraph(heading, bold=True)
        yield from _prose(n + first, 1)
    yield _paragraph("II. Kế hoạch triển khai trong năm 2019 và năm 2020", bold=True)
    yield from _prose(n + 2, 1)
    yield _table(_tasks(n))
    yield _paragraph("Dự kiến nguồn kinh phí (đơn vị tính: triệu đồng):")
    yield _table(_plan_money(n))
    yield _paragraph("III. Đề xuất xây dựng Chương trình cho giai đoạn sau năm 2020", bold=True)
    for heading, first in (("1. Sự cần thiết", 1), ("2. Cơ sở ban hành", 4), ("3. Nguồn lực thực hiện", 7)):
        yield _paragraph(heading, bold=True)
        yield from _prose(n + first, 1)
    yield _paragraph("4. Nội dung dự kiến", bold=True)
    yield _paragraph("Đến năm 2030:")
    yield _paragraph(f"- {70 + n % 25}% cơ sở sản xuất công nghiệp nhận thức được lợi ích của sản xuất sạch hơn;")
    yield _paragraph(f"- {40 + n % 20}% cơ sở áp dụng sản xuất sạch hơn, tiết kiệm từ 8 - 13% mức tiêu thụ năng lượng;")
    yield _paragraph("- Trên 80% cán bộ chuyên trách đủ năng lực hướng dẫn áp dụng sản xuất sạch hơn.")
    yield _paragraph("5. Giải pháp thực hiện", bold=True)
    yield from _prose(n + 11, 2)
    yield _paragraph(f"Trên đây là báo cáo của Ủy ban nhân dân tỉnh {province}, kính gửi Bộ Công Thương tổng hợp./.")
    yield _two_sided(
        ("Nơi nhận:", "- Như trên;", "- Chủ tịch, các Phó Chủ tịch;", "- Sở Công Thương;", f"- Lưu: VT, K{1 + n % 9}."),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu"),
    )


_SENTENCES = (
    "Sở Công Thương là đơn vị đầu mối, phối hợp với các sở, ngành và địa phương tổ chức phổ biến nội dung Chiến lược đến các "
    "doanh nghiệp trong các khu, cụm công nghiệp trên địa bàn.",
    "Các cơ sở chế biến thủy sản, dệt may và vật liệu xây dựng bước đầu quan tâm đến việc giảm tiêu hao nước, điện và nguyên "
    "liệu trên một đơn vị sản phẩm, coi đây là cách hạ giá thành.",
    "Trong giai đoạn 2012 - 2016, tỉnh đã lồng ghép nội dung sản xuất sạch hơn vào chương trình khuyến công, chương trình sử "
    "dụng năng lượng tiết kiệm và hiệu quả và kế hoạch bảo vệ môi trường hằng năm.",
    "Đội ngũ cán bộ làm công tác môi trường công nghiệp còn mỏng, phần lớn kiêm nhiệm, nên việc theo dõi, hướng dẫn sau đánh "
    "giá tại doanh nghiệp chưa được thường xuyên.",
    "Nhiều doanh nghiệp vừa và nhỏ thiếu vốn đổi mới công nghệ, chưa tiếp cận được nguồn vay ưu đãi từ Quỹ bảo vệ môi trường, "
    "vì vậy mới thực hiện các giải pháp quản lý nội vi, chi phí thấp.",
    "Sau khi áp dụng các giải pháp đề xuất, một số nhà máy đã giảm lượng nước thải phải xử lý, thu hồi được nguyên liệu rơi "
    "vãi và cải thiện điều kiện làm việc cho người lao động.",
    "Đề nghị Bộ Công Thương tiếp tục hỗ trợ tài liệu hướng dẫn kỹ thuật theo từng ngành, tổ chức các lớp đào tạo chuyên gia và "
    "bố trí kinh phí từ nguồn sự nghiệp cho địa phương.",
)


def _prose(start: int, paragraphs: int) -> Iterator[str]:
    for at in range(paragraphs):
        sentences = (_SENTENCES[(start + 2 * at + more) % len(_SENTENCES)] for more in range(2))
        yield _paragraph(" ".join(sentences))


def _trainings(n: int) -> list[Row]:
    rows: list[Row] = [("TT", "Tên lớp tập huấn, hội thảo", "Năm", "Số doanh nghiệp", "Số người")]
    for at in range(6):
        rows.append(
            (
                str(at + 1),
                f"Tập huấn sản xuất sạch hơn khóa {at + 1}",
                str(2010 + at),
                str(10 + (n + at) % 30),
                str(25 + at),
            )
        )
    return rows


def _assessed(n: int) -> list[Row]:
    rows: list[Row] = [("TT", "Cơ sở", "Ngành", "Loại đánh giá", "Năm", "Số giải pháp")]
    trades = ("Chế biến thủy sản", "Dệt nhuộm", "Gạch ngói", "Bia, nước giải khát", "Giấy", "Cơ khí")
    for at in range(6):
        kind = "Đánh giá nhanh" if at % 3 else "Đánh giá chi tiết"
        rows.append((str(at + 1), f"Công ty mẫu số {n + at}", trades[at % 6], kind, str(2011 + at % 7), str(4 + at)))
    return rows


def _money(n: int) -> list[Row]:
    rows: list[Row] = [("Năm", "Trung ương", "Địa phương", "Doanh nghiệp", "Tổng (triệu đồng)")]
    for at in range(6):
        parts = (20 + n % 9 + at, 15 + at, 30 + 2 * at)
        rows.append((str(2010 + at), *(map(str, parts)), str(sum(parts))))
    return rows


def _media(n: int) -> list[Row]:
    rows: list[Row] = [("TT", "Hình thức tuyên truyền", "Đơn vị tính", "Số lượng")]
    forms = ("Tin, bài trên báo", "Phóng sự truyền hình", "Tờ rơi", "Sổ tay hướng dẫn", "Chuyên mục trên trang điện tử")
    for at, form in enumerate(forms):
        rows.append((str(at + 1), form, "sản phẩm", _dotted(10 + n + 100 * at)))
    return rows


def _savings(n: int) -> list[Row]:
    rows: list[Row] = [("TT", "Tên cơ sở", "Điện (kWh/năm)", "Than (tấn/năm)", "Nước (m3/năm)", "Tiền (triệu đồng)")]
    for at in range(6):
        rows.append(
            (
                str(at + 1),
                f"Công ty mẫu số {n + at}",
                _dotted(12_500 + 310 * at + n),
                str(15 + at),
                _dotted(4_200 + 50 * at),
                str(90 + at),
            )
        )
    return rows


def _facilities(n: int) -> list[Row]:
    rows: list[Row] = [("TT", "Tên cơ sở", "Địa chỉ", "Sản phẩm chính", "Giải pháp đã áp dụng")]
    for at in range(6):
        rows.append(
            (
                str(at + 1), f"Công ty mẫu số {n + at}", f"Cụm công nghiệp số {1 + at % 4}", "Hàng xuất khẩu",
                "Thay đèn chiếu sáng; bảo ôn đường ống hơi; thu hồi nước ngưng; tối ưu hóa chế độ vận hành lò hơi",
            )
        )  # fmt: skip
    return rows


def _tasks(n: int) -> list[Row]:
    rows: list[Row] = [("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Kinh phí (triệu đồng)")]
    for at in range(6):
        rows.append(
            (
                str(at + 1), f"Tổ chức hỗ trợ kỹ thuật, đánh giá nhanh cho nhóm doanh nghiệp thứ {at + 1}",
                "Sở Công Thương", "Sở Tài chính; UBND các huyện", "2019 - 2020", str(50 + 5 * at + n % 7),
            )
        )  # fmt: skip
    return rows


def _plan_money(n: int) -> list[Row]:
    rows: list[Row] = [("Nguồn kinh phí", "Năm 2019", "Năm 2020", "Tổng")]
    for at, source in enumerate(("Ngân sách trung ương", "Ngân sách địa phương", "Doanh nghiệp", "Nguồn khác")):
        first, second = 60 + n % 11 + at, 70 + at
        rows.append((source, str(first), str(second), str(first + second)))
    return rows
