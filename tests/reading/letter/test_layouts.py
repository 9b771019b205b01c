"""Heads and closings that a conversion has laid out otherwise, and what stands above a letterhead."""

from __future__ import annotations

import pytest

from sachhon.reading.letter import read_letter
from sachhon.vietnamese.folding import squash
from tests.reading.letter.letters import read, source

BODY = "Thực hiện Công văn số 77/BCT-TKNL ngày 04/5/2021 của Bộ Công Thương, Sở đề nghị các đơn vị báo cáo./."

IN_BLANKS = f"""BỘ CÔNG THƯƠNG                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                       Độc lập - Tự do - Hạnh phúc
Số: 311/BCT-TKNL
V/v báo cáo tình hình dán nhãn       Hà Nội, ngày 20 tháng 5 năm 2021
năng lượng năm 2020

Kính gửi: Sở Công Thương tỉnh Cà Mau

{BODY}

Nơi nhận:                                  TL. BỘ TRƯỞNG
- Như trên;                                KT. VỤ TRƯỞNG VỤ TIẾT KIỆM NĂNG LƯỢNG
- Bộ trưởng (để b/c);                      VÀ PHÁT TRIỂN BỀN VỮNG
- Lưu: VT, TKNL.                           PHÓ VỤ TRƯỞNG


                                           Lê Minh Quân
"""


@pytest.mark.parametrize("gap", ["blanks", "tabs"])
def test_columns_set_with_blanks_or_tabs_are_read_as_columns(gap: str) -> None:
    text = IN_BLANKS
    if gap == "tabs":
        text = "\n".join("\t".join(filter(None, line.split("    "))) for line in IN_BLANKS.split("\n"))
        text = text.replace("\t ", "\t").replace("\t\t", "\t")
    found = read(text)
    assert found["title"] == squash("V/v báo cáo tình hình dán nhãn năng lượng năm 2020")
    assert found["place"] == "Hà Nội"
    assert found["issuer"] is not None
    assert found["signer"] == {"name": "Lê Minh Quân", "title": "Phó Vụ trưởng"}
    assert found["recipients"] == ("Như trên", "Bộ trưởng (để b/c)", "Lưu: VT, TKNL")


def head(lines: str, name: str = "", title: str = "") -> str:
    return (
        f"{lines}\n\n{name}\n\n{title}\n\nCăn cứ Luật Điện lực ngày 03/12/2004;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt.\n"
    )


def test_a_site_date_and_a_list_of_attributes_above_the_letterhead_are_not_the_documents() -> None:
    found = read(
        "Thứ Sáu, ngày 06/4/2018\nSố hiệu: | 15/QĐ-UBND | Loại văn bản: | Quyết định |\nNgày ban hành: | 01/01/2001 |\n"
        "ỦY BAN NHÂN DÂN\nTỈNH SÓC TRĂNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 15/QĐ-UBND\nSóc Trăng, ngày 03 tháng 4 năm 2018\n\nQUYẾT ĐỊNH\n\nVề việc giao kế hoạch tiết kiệm điện\n\n"
        "Căn cứ Luật Điện lực ngày 03/12/2004;\n"
    )
    assert (found["date"], found["place"], found["number"]) == ("2018-04-03", "Sóc Trăng", "15/QĐ-UBND")


def test_a_title_without_the_line_of_its_kind() -> None:
    found = read(
        "THỦ TƯỚNG CHÍNH PHỦ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 95/QĐ-TTg | Hà Nội, ngày 01 tháng 8 năm 2014 |\nPHÊ DUYỆT CHƯƠNG TRÌNH DÁN NHÃN XANH ĐẾN NĂM 2020\n"
        "THỦ TƯỚNG CHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;\nQUYẾT ĐỊNH:\nĐiều 1.\n"
    )
    assert found["type"] == "decision"
    assert found["title"] == squash("Phê duyệt Chương trình dán nhãn xanh đến năm 2020")
    assert found["period"] == {"from": None, "to": 2020}


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        ("UBND TỈNH LAI CHÂU\nSỞ CÔNG THƯƠNG - SỞ TÀI CHÍNH", ("Sở Công Thương", "Sở Tài chính")),
        ("BỘ TÀI CHÍNH\nBỘ CÔNG THƯƠNG", ("Bộ Tài chính", "Bộ Công Thương")),
    ],
)
def test_two_bodies_issue_together(letterhead: str, issuer: tuple[str, str]) -> None:
    text = (
        f"{letterhead}\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 02/KHLN\nHà Nội, ngày 14 tháng 02 năm 2017\n\n"
        "KẾ HOẠCH LIÊN NGÀNH\nPhối hợp kiểm tra giai đoạn 2017 - 2020\n\nCăn cứ Luật Điện lực ngày 03/12/2004;\n"
    )
    document = read_letter(source(text))
    assert document.issuer is not None
    assert document.issuer.value == " - ".join(issuer)
    assert document.title is not None
    assert document.title.value == "Phối hợp kiểm tra giai đoạn 2017 - 2020"
    assert document.type is not None
    assert document.type.value == "plan"


def test_a_title_in_capitals_goes_on_with_a_year_alone() -> None:
    found = read(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ NAM\nSố: 21/NQ-HĐND\nHà Nam, ngày 13 tháng 7 năm 2022\n\nNGHỊ QUYẾT\n\n"
        "QUY ĐỊNH CHÍNH SÁCH HỖ TRỢ HẠ TẦNG CỤM CÔNG NGHIỆP GIAI ĐOẠN 2022\n- 2025\n\nHỘI ĐỒNG NHÂN DÂN TỈNH HÀ NAM\n\n"
        "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;\n"
    )
    assert found["period"] == {"from": 2022, "to": 2025}


def test_the_list_goes_on_behind_a_signature_in_its_middle() -> None:
    found = read(
        "UBND TỈNH AN GIANG\nSỞ CÔNG THƯƠNG\nSố: 8/SCT-KT\nAn Giang, ngày 02 tháng 3 năm 2020\nV/v kiểm tra\n\n"
        f"Kính gửi: Chi cục Thuế\n\n{BODY}\n\nNơi nhận:\n- Như trên;\n- Thanh tra Sở;\tGIÁM ĐỐC\nTrần Thu Hà\n"
        "- Website Sở;\n- Lưu: VT.\n"
    )
    assert found["recipients"] == ("Như trên", "Thanh tra Sở", "Website Sở", "Lưu: VT")
    assert found["signer"] == {"name": "Trần Thu Hà", "title": "Giám đốc"}


def test_an_annex_alone_takes_what_its_caption_says() -> None:
    found = read(
        "PHỤ LỤC 02\n\nDANH MỤC NHIỆM VỤ GIAI ĐOẠN 2021-2025\n\n"
        "(Kèm theo Quyết định số 1234/QĐ-UBND ngày 12/5/2021 của Chủ tịch UBND tỉnh Điện Biên)\n\n"
        "TT\tNhiệm vụ\n1\tTập huấn\n"
    )
    assert (found["number"], found["date"], found["province"]) == ("1234/QĐ-UBND", "2021-05-12", "Điện Biên")
    assert found["period"] == {"from": 2021, "to": 2025}


@pytest.mark.parametrize(
    ("bases", "cited"),
    [
        (
            "Ngày 24 tháng 6 năm 2020, Thủ tướng Chính phủ đã ban hành Quyết định số 889/QĐ-TTg về tiêu dùng.",
            ("889/QĐ-TTg", "2020-06-24"),
        ),
        ("Căn cứ Quyết định số 31/QĐ-BCT ngày 07/9/2009của Bộ Công Thương;", ("31/QĐ-BCT", "2009-09-07")),
        ("Căn cứ Luật Thủy lợi được Quốc hội thông qua ngày 19 tháng 6 năm 2017;", (None, "2017-06-19")),
        (
            "Căn cứ Nghị định số 8/2022/NĐ-CP ngày 10/01/2022; Thông tư số 2/2022/TT-BTC cùng ngày của Bộ Tài chính;",
            ("2/2022/TT-BTC", "2022-01-10"),
        ),
    ],
)
def test_dates_of_what_is_cited(bases: str, cited: tuple[str | None, str]) -> None:
    text = (
        f"UBND TỈNH HÀ NAM\nSố: 5/KH-UBND\nHà Nam, ngày 01 tháng 4 năm 2023\n\nKẾ HOẠCH\n\nTiết kiệm nước\n\n{bases}\n"
    )
    assert cited in read(text)["bases"]  # type: ignore[operator]
