"""Word files: what a reader sees on the page stands in the text, once, in order."""

from __future__ import annotations

import pytest

from sachhon.reading.model import Paragraph, Span
from tests.reading.sources.build import (
    W,
    codes,
    docx,
    lines,
    numbered,
    p,
    part,
    read,
    rows,
    tbl,
    tc,
    tr,
    with_parts,
    without_part,
)

LIST = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    '<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>'
    '<w:lvl w:ilvl="5"><w:start w:val="1"/><w:isLgl/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%6"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_paragraphs_tabs_breaks_and_symbols() -> None:
    body = (
        "<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>12/UBND</w:t><w:noBreakHyphen/><w:t>KT</w:t></w:r></w:p>"
        "<w:p/><w:p><w:r><w:t>TỈNH A</w:t><w:br/><w:t>SỞ B</w:t></w:r></w:p>"
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Có</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>Cuối</w:t></w:r></w:p>'
    )
    source = read(docx(body))
    assert lines(source) == ["Số:\t12/UBND-KT", "TỈNH A\nSỞ B", "☑ Có", "Cuối"]
    assert source.text == "Số:\t12/UBND-KT\n\nTỈNH A\nSỞ B\n☑ Có\nCuối\n"
    assert source.format == "docx"
    assert len(source.sha256) == 64


def test_headings_and_bold_come_from_style_or_paragraph() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Mục"/><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = (
        p("Theo kiểu", '<w:pStyle w:val="Own"/>')
        + p("Theo mức", '<w:outlineLvl w:val="0"/>')
        + p("Thường", '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>', '<w:b w:val="0"/>')
        + p("Đậm", run='<w:rStyle w:val="Strong"/>')
        + '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Nửa</w:t></w:r><w:r><w:t xml:space="preserve"> đậm</w:t></w:r></w:p>'
    )
    source = read(docx(body, styles=styles))
    found = {source.words(b.span): (b.heading, b.bold) for b in source.blocks if isinstance(b, Paragraph)}
    assert found == {
        "Theo kiểu": (2, True),
        "Theo mức": (1, False),
        "Thường": (None, False),
        "Đậm": (None, True),
        "Nửa đậm": (None, False),
    }


def test_automatic_numbers_stand_in_the_text() -> None:
    body = "".join(
        numbered(text, num, level)
        for text, num, level in (
            ("Đánh giá", 7, 0), ("Mục tiêu", 7, 1), ("Nội dung", 7, 1), ("Đã làm", 7, 2), ("Hội thảo", 7, 3),
            ("Lớp", 7, 4), ("Kinh phí", 7, 2), ("Kết quả", 7, 1), ("Việc", 7, 2), ("Kế hoạch", 7, 0), ("Năm", 7, 1),
            ("Chi tiết", 7, 5), ("Bắt đầu từ năm", 8, 1), ("Sáu", 8, 1),
        )
    )  # fmt: skip
    assert lines(read(docx(body, numbering=LIST))) == [
        "I. Đánh giá", "1. Mục tiêu", "2. Nội dung", "a) Đã làm", "- Hội thảo", "+ Lớp", "b) Kinh phí", "3. Kết quả",
        "a) Việc", "II. Kế hoạch", "1. Năm", "2.1.1 Chi tiết", "5. Bắt đầu từ năm", "6. Sáu",
    ]  # fmt: skip


def test_numbering_from_a_style_and_taken_away_in_a_paragraph() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Danh sách"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    body = (
        p("Một", '<w:pStyle w:val="L"/>')
        + p("Trơn", '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("Hai", '<w:pStyle w:val="L"/>')
    )
    assert lines(read(docx(body, styles=styles, numbering=LIST))) == ["1. Một", "Trơn", "2. Hai"]


def test_a_table_keeps_its_grid() -> None:
    table = tbl(
        tr(tc("TT", '<w:vMerge w:val="restart"/>'), tc("Kinh phí", '<w:gridSpan w:val="2"/>')),
        tr(tc("", "<w:vMerge/>"), tc("2019"), tc("2020")),
        tr(tc("1"), tc(p("5,5") + p("triệu")), tc("")),
        tr(tc("Cộng"), properties='<w:gridBefore w:val="1"/>'),
    )
    source = read(docx(p("Trước") + table + p("Sau")))
    assert rows(source) == [
        ["TT", "Kinh phí", "Kinh phí"],
        ["TT", "2019", "2020"],
        ["1", "5,5\ntriệu", ""],
        ["", "Cộng", ""],
    ]
    first = next(source.tables()).cells[0]
    assert (first.row_span, first.column_span) == (2, 1)
    assert source.text == "Trước\nTT\tKinh phí\n\t2019\t2020\n1\t5,5\ntriệu\t\n\tCộng\nSau\n"


def test_a_vertical_merge_goes_down_only_where_it_is_continued() -> None:
    restart, onwards = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc("A", restart), tc("1")),
        tr(tc("", onwards), tc("2")),
        tr(tc("B", restart), tc("3")),
        tr(tc("", onwards), tc("4")),
        tr(tc("C"), tc("5")),
    )
    assert [row[0] for row in rows(read(docx(table)))] == ["A", "A", "B", "B", "C"]


def test_a_nested_table_is_in_its_cell_and_a_table_of_its_own() -> None:
    inner = tbl(tr(tc("x"), tc("y")), tr(tc("1"), tc("2")))
    source = read(docx(tbl(tr(tc("Ngoài"), tc(p("Trong:") + inner + p("hết"))))))
    assert rows(source, 0) == [["Ngoài", "Trong:\nx\ty\n1\t2\nhết"]]
    assert rows(source, 1) == [["x", "y"], ["1", "2"]]
    assert source.text.count("Trong") == 1


def test_a_frame_of_one_cell_is_no_table() -> None:
    framed = tbl(tr(tc(p("Kính gửi: Bộ Công Thương") + tbl(tr(tc("a"), tc("b"))))))
    source = read(docx(framed))
    assert lines(source) == ["Kính gửi: Bộ Công Thương"]
    assert rows(source) == [["a", "b"]]


def test_text_boxes_are_read_once() -> None:
    box = p("CÔNG VĂN ĐẾN")
    shape = (
        "<w:p><w:r><w:t>Thân</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"<w:txbxContent>{box}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{box}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(read(docx(shape))) == ["Thân", "CÔNG VĂN ĐẾN"]
    in_cell = read(docx(tbl(tr(tc(shape), tc("b")))))
    assert rows(in_cell) == [["Thân", "b"]]
    assert lines(in_cell) == ["CÔNG VĂN ĐẾN"]


def test_a_footnote_follows_its_paragraph() -> None:
    body = '<w:p><w:r><w:t>Có 5 cơ sở</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("Tiếp")
    notes = '<w:footnote w:id="2">' + p("Theo Quyết định số 1419/QĐ-TTg.") + "</w:footnote>"
    assert lines(read(docx(body, footnotes=notes))) == ["Có 5 cơ sở", "[2] Theo Quyết định số 1419/QĐ-TTg.", "Tiếp"]


def test_headers_and_footers_are_set_aside_unless_they_only_number_the_page() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="r{at}" Type="x" Target="part{at}.xml"/>' for at in range(3))
        + "</Relationships>"
    )
    heads = '<w:headerReference r:id="r0"/><w:headerReference r:id="r1"/>'
    body = p("Thân") + f'<w:sectPr>{heads}<w:footerReference r:id="r2"/></w:sectPr>'
    source = read(
        with_parts(
            docx(body),
            {
                "word/_rels/document.xml.rels": relations,
                "word/part0.xml": part("hdr", p("DỮ LIỆU MẪU")),
                "word/part1.xml": part("hdr", p("Trang 2/5")),
                "word/part2.xml": part("ftr", p("- 3 -") + p("Sở Công Thương")),
            },
        )
    )
    assert lines(source) == ["Thân"]
    assert lines(source, "mark") == ["DỮ LIỆU MẪU", "- 3 -", "Sở Công Thương"]


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Có </w:t></w:r>'
        '<w:del w:id="1"><w:r><w:delText>10</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>12</w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3"><w:r><w:t> chuyển đi</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="4"><w:r><w:t xml:space="preserve"> đơn vị</w:t></w:r></w:moveTo></w:p>'
        '<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Đoạn nối </w:t></w:r></w:p>'
        + p("với đoạn sau")
        + tbl(tr(tc("a"), tc("b")), tr(tc("xóa"), tc("xóa"), properties='<w:del w:id="6"/>'))
    )
    source = read(docx(body))
    assert lines(source) == ["Có 12 đơn vị", "Đoạn nối với đoạn sau"]
    assert rows(source) == [["a", "b"]]
    assert codes(source)["tracked_changes"].params["count"] == 5
    assert codes(source)["tracked_changes"].severity == "warning"


def test_comments_and_hidden_text_are_said_and_not_read() -> None:
    body = p("Hiện") + p("Ẩn", run="<w:vanish/>") + p("Không ẩn", run='<w:vanish w:val="0"/>')
    comments = '<w:comment w:id="0">' + p("xem lại") + '</w:comment><w:comment w:id="1">' + p("số?") + "</w:comment>"
    source = read(docx(body, comments=comments))
    assert lines(source) == ["Hiện", "Không ẩn"]
    assert codes(source)["comments"].params["count"] == 2
    assert codes(source)["hidden_text"].params["count"] == 1


def test_content_controls_give_their_text_by_tag() -> None:
    def control(tag: str, content: str, more: str = "") -> str:
        return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/>{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'

    inline = f"<w:p><w:r><w:t>Tỷ lệ: </w:t></w:r>{control('share', '<w:r><w:t>12,5</w:t></w:r>')}</w:p>"
    prompt = control("empty", p("Bấm để nhập"), "<w:showingPlcHdr/>")
    table = tbl(tr(tc("TT"), control("cell", tc("25"))), tr(tc("2"), tc(control("again", p("x")))))
    data = docx(inline + prompt + control("block", p("Dòng 1") + p("Dòng 2")) + table + control("share", p("13")))
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property name="sachhon_template"><vt:lpwstr>bct-1819-2018</vt:lpwstr></property>'
        '<property name="sachhon_version"><vt:lpwstr>1</vt:lpwstr></property></Properties>'
    )
    source = read(with_parts(data, {"docProps/custom.xml": custom}))
    assert source.properties == {
        "template_id": "bct-1819-2018",
        "template_version": "1",
        "sdt:share": "12,5",
        "sdt:empty": "",
        "sdt:block": "Dòng 1\nDòng 2",
        "sdt:cell": "25",
        "sdt:again": "x",
        "sdt:share#2": "13",
    }
    assert lines(source) == ["Tỷ lệ: 12,5", "Dòng 1", "Dòng 2", "13"]
    assert rows(source) == [["TT", "25"], ["2", "x"]]


@pytest.mark.parametrize(
    ("font", "written", "meant"),
    [
        (".VnTime", "S¶n xuÊt s¹ch h¬n", "Sản xuất sạch hơn"),
        (".VnTimeH", "ñy ban nh©n d©n", "ỦY BAN NHÂN DÂN"),
        ("VNI-Times", "Saûn xuaát saïch hôn", "Sản xuất sạch hơn"),
        (".VnTime", "Bộ Công Thương", "Bộ Công Thương"),
        ("Times New Roman", "Café", "Café"),
    ],
)
def test_old_fonts_are_decoded(font: str, written: str, meant: str) -> None:
    half = len(written) // 2
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    runs = "".join(
        f'<w:r>{look}<w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in (written[:half], written[half:])
    )
    source = read(docx(f"<w:p>{runs}</w:p>"))
    assert lines(source) == [meant]
    assert ("legacy_encoding" in codes(source)) == (written != meant)


def test_old_font_of_the_default_style() -> None:
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>'
    source = read(docx(p("ViÖt Nam"), styles=styles))
    assert lines(source) == ["Việt Nam"]
    assert codes(source)["legacy_encoding"].params["encoding"] == "TCVN3"


def test_another_name_of_the_main_part_and_strict_names() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    strict = part("document", f"<w:body>{p('Chặt')}</w:body>").replace(
        W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    data = with_parts(docx(""), {"_rels/.rels": relations, "word/document2.xml": strict})
    assert lines(read(without_part(data, "word/document.xml"))) == ["Chặt"]


def test_table_of_contents_is_set_aside() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    source = read(docx(p("I. MỤC TIÊU 3", '<w:pStyle w:val="TOC1"/>') + p("I. MỤC TIÊU"), styles=styles))
    assert lines(source) == ["I. MỤC TIÊU"]
    assert lines(source, "mark") == ["I. MỤC TIÊU 3"]


def test_text_put_in_line_by_line_is_laid_out_anew() -> None:
    written = (
        "Tỉnh đã ban hành kế hoạch hành động áp dụng sản xuất sạch hơn trong công\n"
        "nghiệp và giao Sở Công Thương làm đầu mối theo dõi, đôn đốc các địa\n"
        "phương, doanh nghiệp trong giai\n\n2\n\nđoạn 2016-2020 triển khai thực hiện các mô hình trình diễn tại\n"
        "các cơ sở.\n\n\tTT\n\tNội dung\n\tKinh phí\n\n\t1\n\tTập huấn\n\t50\n"
    )
    body = "".join(p(line.replace("\t", "</w:t><w:tab/><w:t>")) for line in written.split("\n"))
    source = read(docx(body))
    assert lines(source, "page_number") == ["2"]
    assert [" ".join(text.split()) for text in lines(source)] == [
        "Tỉnh đã ban hành kế hoạch hành động áp dụng sản xuất sạch hơn trong công nghiệp và giao Sở Công Thương làm "
        "đầu mối theo dõi, đôn đốc các địa phương, doanh nghiệp trong giai 2 đoạn 2016-2020 triển khai thực hiện các "
        "mô hình trình diễn tại các cơ sở."
    ]
    assert rows(source) == [["TT", "Nội dung", "Kinh phí"], ["1", "Tập huấn", "50"]]


def test_paragraphs_set_in_by_a_tab_stay_paragraphs() -> None:
    body = "".join(p(f"</w:t><w:tab/><w:t>Đoạn thứ {at} của báo cáo, có dấu chấm câu.") for at in range(12))
    assert len(lines(read(docx(body)))) == 12


def test_a_letterhead_set_with_tabs_is_a_table() -> None:
    head = ("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH A\tĐộc lập - Tự do - Hạnh phúc")
    body = "".join(p(line.replace("\t", "</w:t><w:tab/><w:t>")) for line in head) + p("Kính gửi: Bộ Công Thương")
    source = read(docx(body))
    assert rows(source) == [line.split("\t") for line in head]
    assert lines(source) == ["Kính gửi: Bộ Công Thương"]


def test_a_sentence_cut_by_a_page_number_is_whole() -> None:
    body = p("Có 10 doanh nghiệp có bộ phận chuyên trách trong giai") + p(" 2") + p("đoạn 2016-2020.")
    source = read(docx(body))
    assert [" ".join(text.split()) for text in lines(source)] == [
        "Có 10 doanh nghiệp có bộ phận chuyên trách trong giai 2 đoạn 2016-2020."
    ]
    assert lines(source, "page_number") == ["2"]


def test_an_incoming_stamp_is_set_aside() -> None:
    body = p("Kính gửi: Bộ Công Thương") + p("CÔNG VĂN ĐẾN") + p("Số: 123") + p("Ngày: 5/4/2018") + p("Thân")
    source = read(docx(body))
    assert lines(source) == ["Kính gửi: Bộ Công Thương", "Thân"]
    assert lines(source, "stamp") == ["CÔNG VĂN ĐẾN", "Số: 123", "Ngày: 5/4/2018"]


def test_spans_hold_the_words() -> None:
    source = read(docx(p("Một") + tbl(tr(tc("a"), tc("b"))) + p("Hai")))
    assert [source.words(block.span) for block in source.blocks] == ["Một", "a\tb", "Hai"]
    assert source.blocks[0].span == Span(0, 3)
