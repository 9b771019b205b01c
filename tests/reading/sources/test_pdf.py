"""PDF files, composed with typst."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import typst

from sachhon.reading.model import Paragraph
from sachhon.reading.sources import Limits, ocr
from sachhon.reading.sources.pages.cells import whole_words
from sachhon.vietnamese.legacy import encode_tcvn3
from tests.reading.sources.build import codes, lines, read, refusal, rows

SET = '#set page(paper: "a4", margin: 2.5cm)\n#set text(size: 13pt, lang: "vi")\n#set par(justify: true)\n'
LONG = (
    "Sở Công Thương là đơn vị đầu mối, phối hợp với các sở, ngành và địa phương tổ chức phổ biến nội dung Chiến lược "
    "đến các doanh nghiệp trong các khu, cụm công nghiệp trên địa bàn; bố trí cán bộ theo dõi và tổng hợp báo cáo hằng "
    "năm."
)


def pdf(body: str, setting: str = SET) -> bytes:
    return typst.compile((setting + body).encode())  # type: ignore[no-any-return]


def picture_pdf(text: str = "Kính gửi: Bộ Công Thương") -> bytes:
    """A page that is only a picture of its words."""
    import pypdfium2
    from PIL import Image

    with pypdfium2.PdfDocument(pdf(text)) as document:
        image: Image.Image = document[0].render(scale=200 / 72).to_pil()
    out = io.BytesIO()
    image.convert("L").save(out, "PDF", resolution=200)
    return out.getvalue()


def test_paragraphs_are_whole_again() -> None:
    source = read(pdf(f"*I. MỤC TIÊU*\n\n{LONG}\n\n- Một mục ngắn;\n\n{LONG}"), "thu.pdf")
    assert lines(source) == ["I. MỤC TIÊU", LONG, "• Một mục ngắn;", LONG]
    assert source.pages == 1
    assert [block.bold for block in source.blocks if isinstance(block, Paragraph)] == [True, False, False, False]


def test_a_paragraph_goes_on_over_the_page_and_the_number_is_set_aside() -> None:
    numbering = SET + '#set page(numbering: "1", number-align: center + top)\n'
    body = "\n\n".join(f"{at}. {LONG}" for at in range(1, 30))
    source = read(pdf(body.replace(". Sở", "\\. Sở"), numbering), "thu.pdf")
    assert source.pages is not None
    assert source.pages >= 3
    assert lines(source) == [f"{at}. {LONG}" for at in range(1, 30)]
    assert lines(source, "page_number") == [str(at + 1) for at in range(source.pages)]


def test_running_headers_are_set_aside() -> None:
    header = SET + "#set page(header: [DỮ LIỆU MẪU], footer: context [Trang #counter(page).display()/9])\n"
    source = read(pdf("\n#pagebreak()\n".join([LONG] * 4), header), "thu.pdf")
    assert lines(source) == [LONG] * 4
    assert lines(source, "mark") == ["DỮ LIỆU MẪU"] * 4
    assert lines(source, "page_number") == [f"Trang {at}/9" for at in range(1, 5)]


def test_the_letterhead_and_signature_stand_side_by_side() -> None:
    body = (
        "#grid(columns: (1fr, 1.4fr), align: center, gutter: 8pt, [ỦY BAN NHÂN DÂN\\ TỈNH A\\ Số: 12/UBND-KT],"
        "[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\ Độc lập - Tự do - Hạnh phúc\\ A, ngày 2 tháng 4 năm 2018])\n\n"
        f"#align(center)[Kính gửi: Bộ Công Thương]\n\n{LONG}\n\n"
        "#grid(columns: (1fr, 1fr), [Nơi nhận:\\ - Như trên;\\ - Lưu: VT.], align(center)["
        "TM. ỦY BAN NHÂN DÂN\\ CHỦ TỊCH\\ \\ \\ \\ Nguyễn Văn Mẫu])"
    )
    source = read(pdf(body), "thu.pdf")
    assert rows(source, 0) == [
        [
            "ỦY BAN NHÂN DÂN\nTỈNH A\nSố: 12/UBND-KT",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nA, ngày 2 tháng 4 năm 2018",
        ]
    ]
    assert lines(source) == ["Kính gửi: Bộ Công Thương", LONG]
    assert rows(source, 1) == [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu"]]


def test_a_narrow_strip_parts_the_letterhead_still() -> None:
    body = (
        "#grid(columns: (6.5cm, 9cm), gutter: 7pt, align: (right, left), [ỦY BAN NHÂN DÂN TỈNH A\\ Số: 12/UBND-KT], "
        "[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\ Độc lập - Tự do - Hạnh phúc])\n\n#align(center)[KẾ HOẠCH]\n\n" + LONG
    )
    source = read(pdf(body), "thu.pdf")
    assert rows(source) == [
        ["ỦY BAN NHÂN DÂN TỈNH A\nSố: 12/UBND-KT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]
    ]
    assert lines(source) == ["KẾ HOẠCH", LONG]


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (["Ki", "n", "h", "p", "hí"], ["Kinh", "phí"]),
        (["Hỗ", "trợ"], ["Hỗ", "trợ"]),
        (["13.5", "00"], ["13.500"]),
        (["T", "T"], ["TT"]),
        (["1", ".", "2"], ["1.2"]),
        (["khuyến", "công"], ["khuyến", "công"]),
        ([], []),
    ],
)
def test_words_that_a_narrow_cell_broke(pieces: list[str], words: list[str]) -> None:
    assert whole_words(pieces) == words


def test_a_row_cut_by_the_page_is_whole() -> None:
    work = (
        "hỗ trợ các cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn và nhân rộng mô hình tốt tới doanh nghiệp khác"
    )
    body = (
        f"#v(20.5cm)\n#table(columns: (1.2cm, 5cm, 5cm), [TT], [Nhiệm vụ], [Kết quả], [1], [Tổ chức {work}], "
        f"[Báo cáo {work}], [2], [Việc sau], [Xong])"
    )
    source = read(pdf(body), "thu.pdf")
    assert source.pages == 2
    assert rows(source) == [
        ["TT", "Nhiệm vụ", "Kết quả"],
        ["1", f"Tổ chức {work}", f"Báo cáo {work}"],
        ["2", "Việc sau", "Xong"],
    ]


TABLE = (
    "#table(columns: (1cm, 5cm, 3cm, 3cm), table.cell(rowspan: 2)[TT], table.cell(rowspan: 2)[Nhiệm vụ], "
    "table.cell(colspan: 2)[Kinh phí], [2019], [2020], [1], [Tập huấn cho cán bộ và doanh nghiệp trên địa bàn], "
    "[50], [], [2], [Đánh giá nhanh], [], [1.250,5])"
)
GRID = [
    ["TT", "Nhiệm vụ", "Kinh phí", "Kinh phí"],
    ["TT", "Nhiệm vụ", "2019", "2020"],
    ["1", "Tập huấn cho cán bộ và doanh nghiệp trên địa bàn", "50", ""],
    ["2", "Đánh giá nhanh", "", "1.250,5"],
]


@pytest.mark.parametrize("flipped", ["", "#set page(flipped: true)\n"])
def test_ruled_tables_with_merged_cells(flipped: str) -> None:
    source = read(pdf(f"Trước\n\n{TABLE}\n\nSau", SET + flipped), "thu.pdf")
    assert rows(source) == GRID
    assert lines(source) == ["Trước", "Sau"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages(turn: int) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf(f"Trước\n\n{TABLE}\n\nSau")) as document:
        # The page's content is turned back by a matrix, its sheet by /Rotate: what is seen stays the same.
        page = document[0]
        width, height = page.get_size()
        matrix = {
            90: pypdfium2.PdfMatrix(0, 1, -1, 0, height, 0),
            180: pypdfium2.PdfMatrix(-1, 0, 0, -1, width, height),
            270: pypdfium2.PdfMatrix(0, -1, 1, 0, 0, width),
        }[turn]
        for item in page.get_objects(max_depth=1):
            item.transform(matrix)
        if turn != 180:
            page.set_mediabox(0, 0, height, width)
        page.set_rotation(turn)
        page.gen_content()
        out = io.BytesIO()
        document.save(out)
    source = read(out.getvalue(), "thu.pdf")
    assert lines(source) == ["Trước", "Sau"]
    assert rows(source) == GRID


def test_a_table_over_two_pages_is_one() -> None:
    cells = ", ".join(f"[{at}], [Việc {at}], [{at * 10}]" for at in range(1, 61))
    body = f"#table(columns: (1cm, 8cm, 3cm), table.header([TT], [Nhiệm vụ], [Số tiền]), {cells})"
    source = read(pdf(body), "thu.pdf")
    assert source.pages is not None
    assert source.pages > 1
    assert len(list(source.tables())) == 1
    assert rows(source) == [["TT", "Nhiệm vụ", "Số tiền"]] + [
        [str(at), f"Việc {at}", str(at * 10)] for at in range(1, 61)
    ]


def test_columns_without_rules() -> None:
    cells = "[TT], [Nội dung], [Số], [1], [Tập huấn], [179], [2], [Đánh giá], [5]"
    body = f"#grid(columns: (1cm, 8cm, 3cm), row-gutter: 8pt, {cells})"
    source = read(pdf(f"{LONG}\n\n{body}\n\n{LONG}"), "thu.pdf")
    assert rows(source) == [["TT", "Nội dung", "Số"], ["1", "Tập huấn", "179"], ["2", "Đánh giá", "5"]]
    assert next(source.tables()).origin == "columns"
    assert lines(source) == [LONG, LONG]


def test_letters_of_an_old_font() -> None:
    written = encode_tcvn3(LONG.replace("Sở", "sở")).replace("#", "\\#").replace("*", "\\*").replace("_", "\\_")
    written = "".join(f"#str.from-unicode({ord(char)})" if char in "@$<>`~=¬µ­" else char for char in written)
    source = read(pdf(written), "thu.pdf")
    assert "phối hợp với các sở, ngành" in source.text
    assert codes(source)["legacy_encoding"].params["encoding"] == "TCVN3"


def test_two_hundred_pages_are_read_whole() -> None:
    pages = "\n#pagebreak()\n".join(
        f"Trang số {at} bắt đầu. {LONG}\n\n{TABLE if at % 10 == 0 else LONG}" for at in range(200)
    )
    source = read(pdf(pages), "dai.pdf")
    assert source.pages == 200
    assert sum(1 for text in lines(source) if text.startswith("Trang số")) == 200
    assert len(list(source.tables())) == 20


def test_bad_files_are_refused() -> None:
    data = pdf(LONG)
    assert refusal(b"%PDF-1.7\n" + b"x" * 400, "thu.pdf").code == "damaged_file"
    assert refusal(data[:700], "thu.pdf").code == "damaged_file"
    assert refusal(pdf(""), "thu.pdf").code == "no_text"
    assert refusal(data, "thu.pdf", Limits(pages=0)).key == "too_large.pages"


def test_an_encrypted_file() -> None:
    reportlab = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab makes the encrypted PDF")
    from reportlab.lib.pdfencrypt import StandardEncryption

    out = io.BytesIO()
    canvas = reportlab.Canvas(out, encrypt=StandardEncryption("mat-khau", ownerPassword="chu"))
    canvas.drawString(100, 700, "Secret")
    canvas.save()
    assert refusal(out.getvalue(), "thu.pdf").code == "encrypted_file"


def test_a_scan_without_ocr_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda name: None)
    assert refusal(picture_pdf(), "quet.pdf").code == "ocr_missing"


def test_single_pages_that_are_pictures_are_named_without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    monkeypatch.setattr(ocr.shutil, "which", lambda name: None)
    with pypdfium2.PdfDocument(pdf(LONG)) as document, pypdfium2.PdfDocument(picture_pdf()) as scan:
        document.import_pages(scan)
        out = io.BytesIO()
        document.save(out)
    source = read(out.getvalue(), "thu.pdf")
    assert lines(source) == [LONG]
    missing = codes(source)["ocr_missing"]
    assert (missing.key, missing.severity, missing.params["pages"]) == ("ocr_missing.pages", "error", "2")


@pytest.mark.skipif(not ocr.ocr_is_installed(), reason="tesseract with Vietnamese data is not installed")
def test_a_scan_is_read_by_ocr() -> None:
    source = read(picture_pdf(f"*Kính gửi: Bộ Công Thương*\n\n{LONG}"), "quet.pdf")
    assert source.format == "scan"
    assert lines(source)[0] == "Kính gửi: Bộ Công Thương"
    assert "đơn vị đầu mối, phối hợp với các sở, ngành và địa phương" in lines(source)[1]
    assert codes(source)["ocr_used"].params["pages"] == 1


def test_files_are_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", None)
    read(pdf(LONG), "thu.pdf")
    assert list(tmp_path.iterdir()) == []
