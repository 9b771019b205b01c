"""The national report: no number without lineage, for every template, and the annexes say where each comes from."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache

import docx
import pypdfium2
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from sachhon.formkit.definition import template, templates
from sachhon.formkit.findings import register_words
from sachhon.formkit.rollup import Figures, roll_up
from sachhon.writing.document import LetterDocument
from sachhon.writing.national import Edition, national_report, write_workbook
from sachhon.writing.national.wording import roman
from sachhon.writing.official import write_letter
from sachhon.writing.pdf import write_pdf
from tests.writing.answers import answers, units

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVERY = sorted(templates())
# What may hold digits and is no figure: numbers and dates of documents, years, the names of a geography, codes.
SAFE = re.compile(
    r"\d+/[A-ZĐ][\w\-/]*|\d{1,2}/\d{1,2}/\d{4}|ngày \d+ tháng \d+ năm \d+|(?:năm |giai đoạn )?\b(?:19|20)\d\d\b|"
    r"\b34 tỉnh|\[[SVMT][\d.T]*\]|^[-+\d.]+ "
)
UNNUMBERED = ("Heading", "Caption", "FigureCaption", "Title", "Subtitle", "Frame", "Recipients", "Header", "TableHead")

register_words("vi", {"sample_contradiction": "Văn bản nêu {count} doanh nghiệp, chiếm {share}%."})


@cache
def figures(template_id: str) -> Figures:
    asked = units()
    return roll_up(template(template_id), answers(template(template_id), asked), asked=asked)


@cache
def report(template_id: str) -> tuple[LetterDocument, bytes]:
    made = national_report(figures(template_id), Edition(sample=True, pictures=False))
    return made, write_letter(made)


def body_of(template_id: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(report(template_id)[1])) as archive:
        return etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")


def marks(element: etree._Element) -> list[str]:
    return [mark.get(f"{W}name") for mark in element.iter(f"{W}bookmarkStart")]


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def unlinked(element: etree._Element, template_id: str) -> str:
    """The words outside links, without what is no figure: names of the template, of its questions, of documents."""
    runs = (run for run in element.iter(f"{W}r") if run.getparent().tag != f"{W}hyperlink")
    said = "".join(words(run) for run in runs)
    asked = template(template_id)
    for name in (asked.titles["vi"], *(field.labels["vi"] for field in asked.fields)):
        said = said.replace(name, "")
    return SAFE.sub("", said)


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val")


def before_annexes(body: etree._Element) -> Iterator[etree._Element]:
    for element in body:
        if element.tag == f"{W}p" and words(element).startswith("Phụ lục I"):
            return
        yield element


def figure_runs(body: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Paragraphs, and table rows that are neither titles nor the frame of the letter, where they show digits."""
    for element in before_annexes(body):
        if element.tag == f"{W}p":
            if not style(element).startswith(UNNUMBERED) and re.search(r"\d", words(element)):
                yield "paragraph", element
        elif element.find(f"{W}tblPr/{W}tblStyle") is not None:
            for row in element.findall(f"{W}tr"):
                if row.find(f"{W}trPr/{W}tblHeader") is None and re.search(r"\d", words(row)):
                    yield "row", row


@pytest.mark.parametrize("template_id", EVERY)
def test_no_number_in_the_body_without_a_way_back(template_id: str) -> None:
    body = body_of(template_id)
    known = set(marks(body))
    seen = 0
    for kind, element in figure_runs(body):
        anchors = [link.get(f"{W}anchor") for link in element.iter(f"{W}hyperlink")]
        assert set(anchors) <= known
        if re.search(r"\d", unlinked(element, template_id)):
            assert anchors, f"{kind} without lineage: {words(element)}"
        for cell in element.iter(f"{W}tc") if kind == "row" else ():
            numeric = any(style(paragraph).startswith("TableNumber") for paragraph in cell.iter(f"{W}p"))
            if numeric and re.search(r"\d", words(cell)):
                assert not re.search(r"\d", unlinked(cell, template_id)), f"a figure without lineage: {words(cell)}"
        seen += len(anchors)
    assert seen > 5


@pytest.mark.parametrize("template_id", EVERY)
def test_every_link_of_the_whole_document_has_its_bookmark(template_id: str) -> None:
    body = body_of(template_id)
    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    assert anchors <= set(marks(body))
    assert len(marks(body)) == len(set(marks(body)))


def test_the_annex_names_province_letter_words_and_file_of_each_part() -> None:
    body = body_of("bct-1819-2018")
    rows = {mark: words(row) for row in body.iter(f"{W}tr") for mark in marks(row) if re.fullmatch(r"S\d+_\d+", mark)}
    figure = figures("bct-1819-2018").figures["enterprises_trained"]
    said = [part for part in figure.parts if part.state == "value"]
    assert len(said) > 30
    for part in said:
        assert part.letter is not None
        assert part.letter.date is not None
        assert part.origin is not None
        cell = f"{part.letter.number} ngày {part.letter.date:%d/%m/%Y}"
        found = [row for row in rows.values() if part.unit_name in row and cell in row and part.origin.quote in row]
        assert len(found) == 1, part
        assert part.letter.file in found[0]


def test_a_sum_in_the_body_is_the_sum_of_its_annex_rows() -> None:
    body = body_of("bct-1819-2018")
    total = figures("bct-1819-2018").figures["quick_assessments"]
    rows = list(body.iter(f"{W}tr"))
    head = next(row for row in rows if "Số đơn vị được đánh giá nhanh SXSH = " in words(row))
    code = next(mark for mark in marks(head) if mark.startswith("S"))
    parts = [row for row in rows if any(mark.startswith(f"{code}_") for mark in marks(row))]
    values = [words(row.findall(f"{W}tc")[3]) for row in parts]
    assert sum(int(value.split()[0].replace(".", "")) for value in values if value[0].isdigit()) == total.value


def test_it_says_who_did_not_answer_and_what_contradicts() -> None:
    made, data = report("bct-1819-2018")
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    for unit in figures("bct-1819-2018").silent:
        assert unit.unit_name in text
    assert "không trả lời biểu mẫu này" in text
    assert [heading for heading in ("I. TÓM TẮT", "II. KẾT QUẢ SO VỚI MỤC TIÊU CỦA CHIẾN LƯỢC") if heading in text]
    assert made.banner == "DỮ LIỆU MẪU"
    assert made.letterhead is not None
    assert made.letterhead.draft


def test_sections_of_the_template_come_in_order_as_headings() -> None:
    _, data = report("bct-1819-2018")
    titles = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs if p.style.name == "Heading 2"]
    wanted = [section.titles["vi"] for section in template("bct-1819-2018").national.sections]
    found = [title.split(". ", 1)[-1] for title in titles]
    assert found[: len(wanted)] == wanted


def test_real_data_is_not_marked_as_sample() -> None:
    made = national_report(figures("bct-1594-2013-annex-2"), Edition(pictures=False))
    assert made.banner == ""
    assert "dữ liệu mẫu" not in str(made.blocks).casefold()


@pytest.mark.parametrize("template_id", EVERY)
def test_the_excel_annex_holds_the_same_figures_as_text_and_numbers(template_id: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_workbook(figures(template_id), Edition(sample=True))))
    wanted = ["Tóm tắt", "Số liệu", "Theo tỉnh", "Theo vùng", "Nguồn gốc", "Chưa trả lời", "Vấn đề"]
    assert [name for name in book.sheet_names if name in wanted] == wanted
    rows = book.get_sheet_by_name("Số liệu").to_python()
    assert "DỮ LIỆU MẪU" in str(rows[:2])
    told = {row[0]: row[1] for row in rows}
    for figure in figures(template_id).figures.values():
        if figure.method == "sum" and figure.state == "value":
            assert told[figure.field.labels["vi"]] == float(figure.value)  # type: ignore[arg-type]


def test_words_that_begin_like_a_formula_stay_words() -> None:
    with zipfile.ZipFile(io.BytesIO(write_workbook(figures("bct-1819-2018"), Edition()))) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name]
        strings = archive.read("xl/sharedStrings.xml").decode()
    assert "=SUM(A1:A9) là nguyên văn" in strings
    assert not any("<f>" in sheet for sheet in sheets)
    assert all("<autoFilter" in sheet for sheet in sheets if '<c r="A4"' in sheet)
    assert all('state="frozen"' in sheet for sheet in sheets)


def test_the_same_figures_give_the_same_bytes() -> None:
    made = figures("bct-1594-2013-annex-2")
    edition = Edition(pictures=False)
    assert write_letter(national_report(made, edition)) == write_letter(national_report(made, edition))
    assert write_workbook(made, edition) == write_workbook(made, edition)


def test_it_prints_as_pdf_from_the_same_description() -> None:
    asked = units(8)
    form = template("bct-1594-2013-annex-2")
    made = national_report(roll_up(form, answers(form, asked), asked=asked), Edition(sample=True))
    pdf = pypdfium2.PdfDocument(write_pdf(made))
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf).replace("\r\n", " ")
    assert "NGUỒN GỐC SỐ LIỆU" in text
    assert "DỮ LIỆU MẪU" in text
    assert asked[0].unit_name in text


@pytest.mark.parametrize(
    ("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (88, "LXXXVIII")]
)
def test_annexes_are_numbered_in_roman(number: int, written: str) -> None:
    assert roman(number) == written
