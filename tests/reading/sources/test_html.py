"""Web pages."""

from __future__ import annotations

import pytest

from sachhon.reading.model import Paragraph
from sachhon.vietnamese.legacy import encode_tcvn3
from tests.reading.sources.build import codes, lines, read, refusal, rows


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>Trang</title>{head}</head><body>{body}</body></html>".encode()


def test_headings_paragraphs_breaks_and_bold() -> None:
    source = read(
        page(
            "<h2>I. MỤC TIÊU</h2><p>Một\n  hai&nbsp;ba<br>bốn <b>năm</b></p><div><p><strong>Đậm</strong></p>trần</div>"
            "<pre>a  b\n  c</pre>"
        ),
        "trang.html",
    )
    found = [(source.words(b.span), b.heading, b.bold) for b in source.blocks if isinstance(b, Paragraph)]
    assert found == [
        ("I. MỤC TIÊU", 2, True),
        ("Một hai ba\nbốn năm", None, False),
        ("Đậm", None, True),
        ("trần", None, False),
        ("a  b\n  c", None, False),
    ]


def test_scripts_menus_and_hidden_parts_are_left_out() -> None:
    source = read(
        page(
            "<nav>Trang chủ</nav><script>alert('x')</script><style>p{}</style><noscript>bật</noscript>"
            "<p style='display: none'>ẩn</p><p hidden>ẩn</p><p>Thân<!-- chú --></p><button>Gửi</button>tiếp",
            "<script>1</script>",
        ),
        "trang.html",
    )
    assert lines(source) == ["Thân", "tiếp"]


def test_lists_are_numbered_as_shown() -> None:
    source = read(
        page(
            "<ol><li>một</li><li>hai<ul><li>con</li></ul></li></ol><ol type=a start=3><li>x</li></ol>"
            "<ol type=I><li>y</li><li>z</li></ol><ul><li>- đã có</li><li>1. đã có</li></ul>"
        ),
        "trang.html",
    )
    assert lines(source) == ["1. một", "2. hai", "- con", "c. x", "I. y", "II. z", "- đã có", "1. đã có"]


def test_tables_with_spans() -> None:
    source = read(
        page(
            "<table><caption>Biểu 1</caption><thead><tr><th rowspan=2>TT</th><th colspan=2>Kinh phí</th></tr>"
            "<tr><th>2019</th><th>2020</th></tr></thead><tbody><tr><td>1</td><td><p>5</p><p>triệu</p></td><td></td></tr>"
            "</tbody></table>"
        ),
        "trang.html",
    )
    assert lines(source) == ["Biểu 1"]
    assert rows(source) == [["TT", "Kinh phí", "Kinh phí"], ["TT", "2019", "2020"], ["1", "5\ntriệu", ""]]


def test_a_table_that_sets_the_page_out_is_no_table() -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    source = read(page(f"<table><tr><td>Menu</td><td><p>Thân</p>{inner}</td></tr></table>"), "trang.html")
    assert lines(source) == ["Menu", "Thân"]
    assert rows(source) == [["a", "b"]]


@pytest.mark.parametrize("span", ["999999999", "-1", "x", ""])
def test_odd_spans_do_not_hurt(span: str) -> None:
    source = read(page(f'<table><tr><td rowspan="{span}" colspan="{span}">a</td><td>b</td></tr></table>'), "trang.html")
    assert "a" in rows(source)[0]


def test_deep_nesting_is_read_flat() -> None:
    source = read(page("<div>" * 1500 + "Thân" + "</div>" * 1500), "trang.html")
    assert lines(source) == ["Thân"]
    assert refusal(page("Đầu" + "<div>" * 5000 + "Thân"), "trang.html").key == "damaged_file.nested"


def test_letters_of_old_fonts_and_entities() -> None:
    words = "B¸o c¸o t×nh h×nh s¶n xuÊt s¹ch h¬n cña c¸c doanh nghiÖp"
    written = "".join(f"&#{ord(char)};" if ord(char) > 127 else char for char in words)
    source = read(page(f'<p><font face=".VnTime">{written}</font></p>'), "trang.html")
    assert lines(source) == ["Báo cáo tình hình sản xuất sạch hơn của các doanh nghiệp"]
    assert codes(source)["legacy_encoding"].params["encoding"] == "TCVN3"
    assert encode_tcvn3(lines(source)[0]) == words


def test_pages_of_other_encodings() -> None:
    text = "<html><body><p>Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện</p></body></html>"
    source = read(text.encode("utf-16"), "trang.html")
    assert lines(source) == ["Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện"]


def test_a_page_without_words() -> None:
    assert refusal(page("<script>x</script><img src=a.png>"), "trang.html").code == "no_text"


def test_a_page_under_another_name_is_told_by_its_content() -> None:
    source = read(page("<p>Thân</p>"), "thu.doc")
    assert source.format == "html"
    assert "wrong_extension" in codes(source)
