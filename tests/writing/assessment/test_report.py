"""The assessment report in Word and PDF: what it tells, what it says it does not know, what it never adds."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import docx
import pypdfium2
import pytest

from sachhon.writing.assessment import (
    Amount,
    AssessmentReport,
    Balance,
    BalanceState,
    Facility,
    Flow,
    Stage,
    Step,
    assessment_letter,
    write_assessment,
    write_assessment_pdf,
)
from sachhon.writing.assessment.wording import amount, change, millions, number, percent
from sachhon.writing.document import Contents, Heading, Orientation, Picture, Row, Table, plain
from tests.writing.assessment.brewery import brewery

BARE = AssessmentReport(
    code="DG-1", title="Đánh giá", detailed=True, issuer="Cơ sở A", facility=Facility("Cơ sở A"), draft=True
)


def tables(data: bytes) -> dict[str, list[list[str]]]:
    """Each numbered table by its caption, without its number."""
    opened = docx.Document(io.BytesIO(data))
    captions = [p.text for p in opened.paragraphs if p.style.name == "Caption"]
    named = [t for t in opened.tables if t.style is not None and t.style.name == "Table Grid"]
    rows = [[[cell.text for cell in row.cells] for row in table.rows] for table in named]
    return {caption.partition(". ")[2]: table for caption, table in zip(captions, rows, strict=False)}


def words(data: bytes) -> str:
    """All paragraphs."""
    return "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)


def test_the_paper_has_head_contents_chapters_numbered_tables_and_figures() -> None:
    data = write_assessment(brewery())
    opened = docx.Document(io.BytesIO(data))
    chapters = [p.text for p in opened.paragraphs if p.style.name == "Heading 1"]
    assert chapters == [
        "I. TÓM TẮT",
        "II. THÔNG TIN CHUNG",
        "III. QUÁ TRÌNH SẢN XUẤT",
        "IV. DÒNG THẢI, CHI PHÍ VÀ NGUYÊN NHÂN",
        "V. GIẢI PHÁP SẢN XUẤT SẠCH HƠN",
        "VI. HIỆU QUẢ KINH TẾ DỰ KIẾN",
        "VII. KẾ HOẠCH THỰC HIỆN",
        "VIII. KẾT QUẢ",
        "IX. DUY TRÌ SẢN XUẤT SẠCH HƠN",
    ]
    captions = [p.text for p in opened.paragraphs if p.style.name == "Caption"]
    assert len(captions) == 13
    assert [caption.split(".")[0] for caption in captions] == [f"Bảng {n}" for n in range(1, len(captions) + 1)]
    figures = [p.text for p in opened.paragraphs if p.style.name == "Figure caption"]
    assert [figure.split(".")[0] for figure in figures] == ["Hình 1", "Hình 2", "Hình 3"]
    assert len(opened.inline_shapes) == 3
    assert opened.styles["Body Text"].font.name is None  # all of it is the default: Times New Roman
    styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    assert 'w:ascii="Times New Roman"' in styles


def test_contents_lead_to_every_heading_and_annex_with_pages() -> None:
    data = write_assessment(brewery())
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    anchors = re.findall(r'<w:hyperlink w:anchor="((?:chuong|muc|phu_luc)_\w+)"', xml)
    assert len(anchors) == len(set(anchors)) > 15
    assert all(f'w:name="{anchor}"' in xml for anchor in anchors)
    pages = [int(page) for page in re.findall(r" PAGEREF \w+ \\h .*?<w:r><w:t>(\d+)</w:t></w:r>", xml)]
    assert len(pages) == len(anchors)
    assert pages == sorted(pages)
    assert xml.index('w:dirty="true"') < xml.index("PAGEREF")


def test_what_is_not_known_is_said_and_a_nought_is_a_nought() -> None:
    costs = tables(write_assessment(brewery()))["Chi phí của các dòng thải (triệu đồng/năm)"]
    assert costs[1] == ["1", "Bã malt", "2.050,5 t", "1.000", "50", "800", "80", "70%", "635"]
    assert costs[2][2:] == [*["chưa có số liệu"] * 2, "20", *["chưa có số liệu"] * 4]
    assert costs[3][3:7] == ["0", "90", "0", "0"]
    assert costs[-1][0] == "Cộng 2/3 dòng thải tính được"
    assert costs[-1][-1] == "680"


def test_what_lacks_is_told_once_for_the_streams_that_lack_it() -> None:
    told = brewery()
    streams = [replace(one, without=("năng lượng", "hệ thống"), causes=()) for one in told.streams]
    said = words(write_assessment(replace(told, streams=streams)))
    assert "Dòng thải 1, 2, 3: chi phí mất chưa gồm năng lượng, hệ thống (chưa có số liệu)." in said
    assert "Chưa ghi nguyên nhân của dòng thải 2, 3." in words(write_assessment(told))


def test_stages_stand_apart_and_are_never_added() -> None:
    data = write_assessment(brewery())
    stages = tables(data)["Giải pháp theo giai đoạn"]
    assert [row[0] for row in stages[1:]] == [stage.value for stage in Stage]
    assert {row[0]: row[1:] for row in stages[1:]}["Đã kiểm chứng"] == ["1", "180", "174,5", "95"]
    assert {row[0]: row[1:] for row in stages[1:]}["Có kế hoạch"] == ["1", "chưa có số liệu", "–", "40"]
    assert "135" not in words(data)  # 95 verified and 40 planned


def test_a_balance_that_does_not_close_names_who_signed_and_why() -> None:
    data = write_assessment(brewery())
    assert tables(data)["Kết quả cân bằng"][1][4:] == ["226%", "± 10%", "Không khép, đã ký nhận"]
    assert "Nguyễn Văn Mẫu ký nhận ngày 02/02/2026. Lý do: Nước nấu chưa được tính vào đầu vào." in words(data)


def test_measured_savings_tell_method_baseline_and_the_absolute_change() -> None:
    data = write_assessment(brewery())
    row, other = tables(data)["Đo trước và sau khi thực hiện"][1:]
    assert row[4:] == ["1.440.000 kWh", "180.000 kWh", "12,5%", "+5%", "Đã kiểm chứng"]
    assert "1.200.000 kWh, sản lượng 10.000 hl, từ 01/01/2025 đến 31/12/2025; công tơ tổng" in row[2]
    assert other[3:7] == ["chưa có số liệu"] * 4
    assert "không tính được mức tiết kiệm. Chưa đo sau khi thực hiện." in words(data)


def test_options_on_one_resource_are_not_summed() -> None:
    assert "giải pháp 1, 2 (có kế hoạch): 28% (cộng phần trăm sẽ thành 30%, là sai)" in words(
        write_assessment(brewery())
    )


def test_a_report_of_nothing_says_so_chapter_by_chapter() -> None:
    said = words(write_assessment(BARE))
    for lacking in (
        "Chưa ghi công đoạn nào.",
        "Chưa ghi dòng thải nào.",
        "Chưa ghi giải pháp nào.",
        "Chưa ghi thành phần đội.",
        "Không có số đo thì không có mức tiết kiệm.",
    ):
        assert lacking in said
    blocks = assessment_letter(BARE).blocks
    assert not any(isinstance(block, Orientation) for block in blocks)
    assert " 0 " not in said


def test_a_draft_says_that_it_is_one_and_what_it_lacks() -> None:
    letter = assessment_letter(replace(BARE, missing=("Cân bằng vật chất chưa khép",)))
    assert letter.banner == "BẢN DỰ THẢO: CHƯA LẬP BÁO CÁO"
    first = letter.blocks[0]
    assert isinstance(first, Table)
    assert first.rows == (("1", "Cân bằng vật chất chưa khép"),)
    assert assessment_letter(brewery()).banner == ""


def test_a_quick_assessment_is_shorter() -> None:
    letter = assessment_letter(brewery(detailed=False, balances=(), measured=()))
    chapters = [plain(block.content) for block in letter.blocks if isinstance(block, Heading) and block.level == 1]
    assert len(chapters) == 7
    assert not any("KẾT QUẢ" in title or "DUY TRÌ" in title for title in chapters)
    assert not any(isinstance(block, Contents) for block in letter.blocks)
    assert [appendix.label for appendix in letter.appendices] == ["Phụ lục I"]


def test_wide_tables_lie_on_landscape_pages_and_no_turn_is_idle() -> None:
    landscape = False
    for block in assessment_letter(brewery()).blocks:
        if isinstance(block, Orientation):
            assert block.landscape != landscape
            landscape = block.landscape
        elif isinstance(block, Table):
            assert landscape or len(block.columns) <= 7


def test_a_tall_diagram_fits_the_page() -> None:
    steps = tuple(
        Step(n, f"Công đoạn {n}", follows=(n - 1,) if n > 1 else (), inputs=(Flow("Nước", "Nước", Amount(None)),))
        for n in range(1, 31)
    )
    drawn = next(block for block in assessment_letter(brewery(steps=steps)).blocks if isinstance(block, Picture))
    assert drawn.height <= 215
    assert drawn.width <= 160
    assert "30. Công đoạn 30" in drawn.alt


def test_the_pdf_tells_the_same() -> None:
    document = pypdfium2.PdfDocument(write_assessment_pdf(brewery()))
    text = " ".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
    assert "BÁO CÁO" in text
    assert "1.440.000 kWh" in text
    assert len(list(document.get_toc())) > 15


def test_the_same_report_is_the_same_file() -> None:
    assert write_assessment(brewery()) == write_assessment(brewery())


def test_a_group_row_covers_the_table() -> None:
    listed = next(
        block
        for block in assessment_letter(brewery()).blocks
        if isinstance(block, Table) and "sàng lọc" in plain(block.caption)
    )
    groups = [row for row in listed.rows if isinstance(row, Row) and row.kind == "group"]
    assert [plain(row.cells[0]) for row in groups] == [  # type: ignore[arg-type]
        "Tuần hoàn tại chỗ (1)",
        "Quản lý nội vi (1)",
        "Công nghệ mới (1)",
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (number(Decimal("1234.5")), "1.234,5"),
        (number(None), "chưa có số liệu"),
        (amount(Amount(Decimal("0.00456"), "t")), "0,00456 t"),
        (amount(Amount(Decimal(0), "t")), "0 t"),
        (amount(Amount(None, "t")), "chưa có số liệu"),
        (millions(161_170_809), "161,17"),
        (millions(0), "0"),
        (millions(1_500), "0,0015"),
        (percent(Decimal("12.50")), "12,5%"),
        (change(Decimal("-9.6")), "−9,6%"),
        (change(Decimal(5)), "+5%"),
    ],
)
def test_wording_of_figures(written: str, expected: str) -> None:
    assert written == expected


def test_many_options_fill_no_pages_with_the_same_words_and_charts_fit() -> None:
    told = brewery()
    verified = told.options[0]
    many = tuple(
        replace(
            verified, number=n, title=f"Giải pháp {n}", economics=replace(verified.economics, why="chưa rõ hỗ trợ.")
        )
        for n in range(1, 41)
    )
    data = write_assessment(replace(told, options=many))
    said = words(data)
    assert said.count("chưa rõ hỗ trợ.") == 1
    assert f"Giải pháp {', '.join(map(str, range(1, 41)))}: chưa rõ hỗ trợ." in said
    assert "Chỉ vẽ 11 dòng đầu trong 40 dòng; các dòng khác xem ở bảng." in said
    assert len(tables(data)["Giải pháp đã thực hiện"]) == 41
    pictures = [block for block in assessment_letter(replace(told, options=many)).blocks if isinstance(block, Picture)]
    assert all(picture.height <= 215 for picture in pictures)


def test_a_balance_of_which_a_side_is_unknown_tells_the_other_and_no_nought() -> None:
    unknown = Balance(
        "Năng lượng",
        "6. Khí nén",
        BalanceState.UNKNOWN_SIGNED,
        inputs=Amount(Decimal(1116), "GJ"),
        signed_by="Trần Tư Vấn",
        why="Chưa có đồng hồ.",
        without_heat=("Malt", "Gạo"),
    )
    data = write_assessment(brewery(balances=(unknown,)))
    assert tables(data)["Kết quả cân bằng"][1][2:] == [
        "1.116 GJ", "chưa có số liệu", "chưa có số liệu", "chưa có số liệu", "Chưa đủ số liệu, đã ký nhận",
    ]  # fmt: skip
    said = words(data)
    assert "Năng lượng, 6. Khí nén: chưa biết lượng ra, không lập được. Trần Tư Vấn ký nhận" in said
    assert "Không có nhiệt trị trong bảng hệ số, không tính vào cân bằng năng lượng: Malt; Gạo." in said
