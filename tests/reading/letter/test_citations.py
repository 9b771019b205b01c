"""Documents cited in running text."""

from __future__ import annotations

import pytest

from sachhon.reading.letter import read_letter
from tests.reading.letter.letters import source

CASES: list[tuple[str, list[tuple[str | None, str | None, str | None]]]] = [
    ("theo Quyết định 1419/QĐ-TTg ngày 07/9/2009 của Thủ tướng", [("Quyết định", "1419/QĐ-TTg", "2009-09-07")]),
    (
        "Quyết định số 411/QĐ-TTg của Thủ tướng Chính phủ ngày 31/3/2022 phê duyệt",
        [("Quyết định", "411/QĐ-TTg", "2022-03-31")],
    ),
    ("Quyết định số 12/QĐ-UBND của UBND tỉnh về việc tập huấn ngày 05/5/2018", [("Quyết định", "12/QĐ-UBND", None)]),
    ("Chương trình hành động số 10- CTr/TU ngày 13/8/2025", [("Chương trình hành động", "10-CTr/TU", "2025-08-13")]),
    ("Thông tư số 48/2017/TT- BYT của Bộ Y tế", [("Thông tư", "48/2017/TT-BYT", None)]),
    ("Quyết định số 118/TTg ngày 27/02/1996", [("Quyết định", "118/TTg", "1996-02-27")]),
    ("Quyết định số 1419 ngày 07/9/2009 của Thủ tướng Chính phủ", [("Quyết định", "1419", "2009-09-07")]),
    ("Văn bản số 1819/BCT-TKNL ngày 12 tháng 3 năm 2018", [("Công văn", "1819/BCT-TKNL", "2018-03-12")]),
    ("Công văn hỏa tốc số 77/SCT-QLNL, ngày 3/4/2018", [("Công văn", "77/SCT-QLNL", "2018-04-03")]),
    (
        "đã được phê duyệt ngày 15/11/2010 tại Quyết định số 2600/QĐ-UBND",
        [("Quyết định", "2600/QĐ-UBND", "2010-11-15")],
    ),
    (
        "Quyết định số 15/QĐ-UBND và Quyết định số 16/QĐ-UBND ngày 05/5/2015",
        [("Quyết định", "15/QĐ-UBND", None), ("Quyết định", "16/QĐ-UBND", "2015-05-05")],
    ),
    (
        "các Nghị định: số 80/2021/NĐ-CP, 13/2018/NĐ-CP và 21/2011/NĐ-CP",
        [("Nghị định", number, None) for number in ("80/2021/NĐ-CP", "13/2018/NĐ-CP", "21/2011/NĐ-CP")],
    ),
    ("Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội", [("Nghị quyết", "202/2025/QH15", "2025-06-12")]),
    ("Luật Bảo vệ môi trường số 72/2020/QH14 ngày 17/11/2020", [("Luật", "72/2020/QH14", "2020-11-17")]),
    ("Luật Bảo vệ môi trường ngày 23 tháng 6 năm 2014 có hiệu lực", [("Luật", None, "2014-06-23")]),
    ("Luật Khoa học và Công nghệ ngày 18/6/2013", [("Luật", None, "2013-06-18")]),
    ("Luật Tài nguyên nước số 17/2012/QH13", [("Luật", "17/2012/QH13", None)]),
    ("Luật tổ chức HĐND và UBND (sửa đổi) ngày 21/6/1994", [("Luật", None, "1994-06-21")]),
    ("Luật Phòng, chống tác hại của thuốc lá ngày 18 tháng 6 năm 2012", [("Luật", None, "2012-06-18")]),
    ("Luật này, luật sư, Luật gia và Luật lệ có ngày 18/6/2013", []),
    ("theo Luật Bảo vệ môi trường và các quy định của pháp luật", []),
    ("Bộ luật Lao động ngày 20/11/2019; luật sư; pháp luật số 1", [("Bộ luật", None, "2019-11-20")]),
    (
        "Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ "
        "và Luật Tổ chức chính quyền địa phương ngày 22/11/2019",
        [("Luật", None, "2019-11-22")],
    ),
    ("đạt 7/63 tỉnh, 12/15 doanh nghiệp, 24/7, 50 triệu/HTX, 10 MW/năm, TCVN 5687:2010, QL 1A", []),
    ("ngày 12/3/2018 và ngày 7/4/2018, tháng 5/2018", []),
    ("Hợp đồng thuê đất, Quyết định này, Kế hoạch năm 2018", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_citations(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    found = read_letter(source(f"Nội dung thực hiện: {text}.")).legal_bases
    seen = [(base.type, base.number, base.date.isoformat() if base.date else None) for base in found]
    assert seen == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [case for case in CASES if case[1]],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_a_hard_wrap_anywhere_does_not_hide_a_citation(
    text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    for at, char in enumerate(text):
        if char == " ":
            wrapped = f"Nội dung thực hiện: {text[:at]}\n{text[at + 1 :]}."
            numbers = [base.number for base in read_letter(source(wrapped)).legal_bases]
            assert numbers == [number for _, number, _ in expected], wrapped


def test_bases_are_told_from_mentions() -> None:
    text = "Căn cứ Nghị định số 1/2020/NĐ-CP ngày 02/01/2020;\n\n"
    text += "I. Nội dung\n\nTheo Nghị định số 3/2020/NĐ-CP ngày 04/5/2020.\n"
    found = read_letter(source(text)).legal_bases
    assert [(base.number, base.role) for base in found] == [("1/2020/NĐ-CP", "basis"), ("3/2020/NĐ-CP", "mention")]


def test_the_documents_own_number_is_no_citation_but_its_namesake_of_another_year_is() -> None:
    text = (
        "Số: 15/KH-UBND\n\nHà Nam, ngày 03 tháng 02 năm 2018\n\nKẾ HOẠCH\nSản xuất sạch hơn năm 2018\n\n"
        "Tiếp tục Kế hoạch số 15/KH-UBND ngày 05/5/2014.\n\n"
        "PHỤ LỤC\n(Kèm theo Kế hoạch số 15/KH-UBND ngày 03/02/2018)\n"
    )
    found = read_letter(source(text)).legal_bases
    assert [(base.number, base.date.year if base.date else None) for base in found] == [("15/KH-UBND", 2014)]
