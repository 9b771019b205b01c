"""The ways in which a unit registers: our blanks filled in, annex 2 as the letter prints it."""

from __future__ import annotations

import io

import pytest
from docx import Document

from sachhon.codecs.forms import read_filled, write_blank
from sachhon.domain.planning.campaign.rows import Task, tasks_of
from sachhon.formkit.definition import template
from sachhon.reading.pipeline import read_source
from sachhon.reading.sources import read_bytes
from sachhon.reading.values import values_of
from sachhon.writing.plan import RegisteredTask, Registrations, registrations_word
from tests.domain.planning.campaigns import TEMPLATE, TRIEU, Asked, rows

FORM = template(TEMPLATE)
TASKS = (
    Asked("Hội thảo phổ biến sản xuất sạch hơn", 120, 50, "1.1", note="Hai ngày"),
    Asked("Đánh giá nhanh tại 10 cơ sở", None, 100, "1.2"),
    Asked("Sơ kết thực hiện Chiến lược", 30, 0, "1.4"),
)
HEADS = {
    "1.1": "1.1. Nâng cao nhận thức và năng lực áp dụng SXSH trong công nghiệp (Tổ chức Hội thảo, đào tạo, viết báo)",
    "1.2": "1.2. Hỗ trợ kỹ thuật áp dụng sản xuất sạch hơn trong công nghiệp (hỗ trợ tư vấn doanh nghiệp áp dụng SXSH)",
    "1.3": "1.3. Đề xuất, xây dựng các cơ chế chính sách về thúc đẩy SXSH trong công nghiệp",
    "1.4": "1.4 Các hoạt động khác liên quan đến thực hiện Chiến lược",
}
COLUMNS = ("TT", "Tên Nhiệm vụ", "Mục tiêu và nội dung của nhiệm vụ", "Sản phẩm dự kiến",
           "Kinh phí đề nghị hỗ trợ từ nguồn Ngân sách Trung ương (Bộ Công Thương)",
           "Kinh phí đối ứng từ các nguồn khác", "Ghi chú")  # fmt: skip


def told(tasks: tuple[Task, ...]) -> list[tuple[object, ...]]:
    return [(one.group, one.name, one.central, one.counterpart, one.note) for one in tasks]


EXPECTED = [
    ("1.1", "Hội thảo phổ biến sản xuất sạch hơn", 120 * TRIEU, 50 * TRIEU, "Hai ngày"),
    ("1.2", "Đánh giá nhanh tại 10 cơ sở", None, 100 * TRIEU, ""),
    ("1.4", "Sơ kết thực hiện Chiến lược", 30 * TRIEU, 0, ""),
]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".json"])
def test_a_filled_blank_registers_the_tasks(suffix: str) -> None:
    data = write_blank(FORM, suffix, rows(*TASKS))
    filled = read_filled(f"dang-ky{suffix}", data)
    assert told(tasks_of(FORM, filled.values)) == EXPECTED


def annex(unit: str = "triệu đồng") -> bytes:
    """Annex 2 as a unit fills it in: the letter's own caption, headings across, a line of totals, blank lines left."""
    letter = Document()
    title = "BẢN ĐĂNG KÝ CÁC NHIỆM VỤ NĂM 2014 THỰC HIỆN CHIẾN LƯỢC SẢN XUẤT SẠCH HƠN TRONG CÔNG NGHIỆP ĐẾN NĂM 2020"
    caption = "(Kèm theo Công văn số 1594/BCT-KHCN ngày 26 tháng 02 năm 2013)"
    for line in ("PHỤ LỤC 2", "TÊN ĐƠN VỊ: UBND tỉnh Bình Định", title, caption):
        letter.add_paragraph(line)
    table = letter.add_table(1, len(COLUMNS))

    def fill(cells: tuple[str, ...]) -> None:
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words

    for cell, words in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = words
    for group, heading in HEADS.items():
        across = table.add_row().cells
        across[0].merge(across[-1]).text = heading
        for number, one in enumerate([task for task in TASKS if task.group == group], 1):
            money = ["" if amount is None else f"{amount} {unit}" for amount in (one.central, one.counterpart)]
            fill((str(number), one.name, one.content, one.outputs, *money, one.note))
        fill(("",) * 7)
    fill(("", "Tổng cộng", "", "", f"150 {unit}", f"150 {unit}", ""))
    out = io.BytesIO()
    letter.save(out)
    return out.getvalue()


def test_annex_2_is_read_as_the_letter_prints_it() -> None:
    reading = read_source(read_bytes("phu-luc-2.docx", annex()), TEMPLATE)
    assert told(tasks_of(FORM, dict(values_of(reading)))) == EXPECTED


def test_annex_2_under_the_requests_own_caption_is_known_as_an_answer() -> None:
    assert read_source(read_bytes("phu-luc-2.docx", annex()), None).template == TEMPLATE


def test_what_the_system_writes_of_annex_2_it_reads_again() -> None:
    listed = tuple(
        RegisteredTask(one.group, one.name, one.content, one.outputs, *(
            None if amount is None else amount * TRIEU for amount in (one.central, one.counterpart)
        ), one.note)
        for one in TASKS
    )  # fmt: skip
    data = registrations_word(Registrations(2014, listed, "UBND tỉnh Bình Định"))
    reading = read_source(read_bytes("phu-luc-2.docx", data), TEMPLATE)
    assert [one[:3] for one in told(tasks_of(FORM, dict(values_of(reading))))] == [one[:3] for one in EXPECTED]
