"""A plan's annexes written and read again; what a unit left blank stays blank, sums that agree are live."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sachhon.formkit.definition import template
from sachhon.formkit.values import Answer, Key, State
from sachhon.reading.model import Reading
from sachhon.reading.pipeline import read_path
from sachhon.reading.values import values_of
from sachhon.writing.plan import (
    Attached,
    BudgetAnnex,
    BudgetLine,
    Decided,
    DecisionList,
    MoneyUnit,
    Nothing,
    RegisteredTask,
    Registrations,
    TaskAnnex,
    TaskLine,
    budget_of,
    decision_word,
    decision_workbook,
    plan_word,
    plan_workbook,
    registrations_word,
    registrations_workbook,
    tasks_of,
)
from tests.shared import SHARED, needs_shared

M = 1_000_000
PLAN = template("action-plan")
ATTACHED = Attached("Kế hoạch", "157/KH-UBND", date(2016, 10, 31), "UBND tỉnh Thừa Thiên Huế")
STRATEGY = "THỰC HIỆN CHIẾN LƯỢC\nSẢN XUẤT SẠCH HƠN TRONG CÔNG NGHIỆP GIAI ĐOẠN 2016 - 2020"


def annexes(reading: Reading) -> tuple[TaskAnnex, BudgetAnnex]:
    values = values_of(reading)
    return (
        tasks_of(
            PLAN.field("tasks"), values, f"DANH MỤC CÁC NHIỆM VỤ CHỦ YẾU TRIỂN KHAI KẾ HOẠCH {STRATEGY}", ATTACHED
        ),
        budget_of(
            PLAN.field("budget"), values, f"KINH PHÍ TRIỂN KHAI KẾ HOẠCH {STRATEGY}", range(2016, 2021), ATTACHED
        ),
    )


def cells(reading: Reading, field: str) -> dict[tuple[int, str], tuple[State, object]]:
    return {
        (key.row or 0, key.column or ""): (answer.state, answer.value)
        for key, answer in values_of(reading).items()
        if key.field == field
    }


def parts(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


@needs_shared
@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("unit", list(MoneyUnit))
def test_the_real_plan_comes_out_as_it_went_in(form: str, unit: MoneyUnit, tmp_path: Path) -> None:
    (path,) = (SHARED / "documents").glob("004_*.txt")
    original = read_path(path)
    written = (plan_word if form == "docx" else plan_workbook)(*annexes(original), unit)
    again = tmp_path / f"ke-hoach.{form}"
    again.write_bytes(written)
    read = read_path(again, "action-plan")
    split = form == "docx" and unit is not MoneyUnit.MILLION
    assert (len(read.budgets) > 1) is split  # so many digits do not fit side by side: the years go on below
    for field, count in (("tasks", 115), ("budget", 160)):
        before, after = cells(original, field), cells(read, field)
        assert len(before) == count
        if field == "tasks" or not split:
            assert {place for place in {*before, *after} if before.get(place) != after.get(place)} == set()
    if split:
        return
    (budget,) = read.budgets
    assert budget.unit_vnd == unit.factor
    assert budget.totals is not None
    assert [money for _, money in budget.totals.years.values()] == [315 * M, 1375 * M, 1365 * M, 305 * M]
    assert budget.totals.total_vnd == 3360 * M
    assert budget.totals.sources == {"central": 700 * M, "local": 1660 * M, "enterprises": 1000 * M}


@needs_shared
def test_the_head_of_the_real_annexes(tmp_path: Path) -> None:
    (path,) = (SHARED / "documents").glob("004_*.txt")
    tasks, budget = annexes(read_path(path))
    assert [line.title[:20] for line in tasks.lines if line.is_heading] == [
        "Tiếp tục nâng cao nh", "Thực hiện việc hỗ tr", "Xây dựng mạng lưới t", "Xây dựng và vận hành",
        "Hoàn thiện các cơ ch",
    ]  # fmt: skip
    assert budget.years == (2016, 2017, 2018, 2019, 2020)
    assert budget.sources == ("central", "local", "enterprises")
    document = parts(plan_word(tasks, budget), "word/document.xml")
    source = "(Kèm theo Kế hoạch số 157/KH-UBND ngày 31/10/2016 của UBND tỉnh Thừa Thiên Huế)"
    for words in ("PHỤ LỤC I<", "PHỤ LỤC II<", source, "ĐVT: Triệu đồng", "Năm 2016", "Ngân sách địa phương", "1.375"):
        assert words in document
    assert document.count('w:orient="landscape"') == 2  # no empty page before the first annex
    assert '<w:gridSpan w:val="3"/>' in document  # the sources under one head


def small(**changes: object) -> BudgetAnnex:
    lines = (
        BudgetLine("1", "Nâng cao nhận thức", is_heading=True),
        BudgetLine(
            "1.1", "Tờ rơi", "Lần", {2017: Decimal(1), 2018: Nothing.NOTHING},
            {2017: 33_300_000, 2018: Nothing.NOTHING}, 33_300_000, {"central": 0, "local": 33_300_000},
        ),
        BudgetLine(
            "1.2", "=HYPERLINK(1)", "Lớp", {2017: Decimal("1.5"), 2018: Decimal(1)}, {2017: 60 * M, 2018: 40 * M},
            100 * M, {"local": 100 * M},
        ),
        BudgetLine(
            "", "TỔNG CỘNG", "", {}, {2017: 93_300_000, 2018: 40 * M}, 133_300_000,
            {"central": 0, "local": 133_300_000}, is_total=True,
        ),
    )  # fmt: skip
    return replace(BudgetAnnex("KINH PHÍ", lines, (2017, 2018), ("central", "local")), **changes)


def formulas(data: bytes) -> list[str]:
    return re.findall(r"<f>([^<]+)</f>", parts(data, "xl/worksheets/sheet1.xml"))


def test_sums_that_agree_are_live_and_text_is_no_formula() -> None:
    assert formulas(plan_workbook(budget=small())) == [
        "SUM(E9,G9)", "SUM(E8:E9)", "SUM(G8:G9)", "SUM(H8:H9)", "SUM(I8:I9)", "SUM(J8:J9)",
    ]  # fmt: skip
    strings = parts(plan_workbook(budget=small()), "xl/sharedStrings.xml")
    assert "=HYPERLINK(1)" in strings


def test_a_stated_sum_that_is_wrong_stays_as_it_was_stated() -> None:
    right = small()
    wrong = replace(right.lines[3], amounts={2017: 90 * M, 2018: 40 * M})
    found = formulas(plan_workbook(budget=small(lines=(*right.lines[:3], wrong))))
    assert "SUM(E8:E9)" not in found
    assert "SUM(G8:G9)" in found
    off = replace(right.lines[2], total=99 * M)
    assert "SUM(E9,G9)" not in formulas(plan_workbook(budget=small(lines=(*right.lines[:2], off, right.lines[3]))))


def test_blank_dash_and_zero_are_three_things() -> None:
    document = parts(plan_word(budget=small()), "word/document.xml")
    rows = [re.findall(r"<w:tc>.*?</w:tc>", row) for row in re.findall(r"<w:tr>.*?</w:tr>", document)]
    texts = [["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", cell)) for cell in row] for row in rows]
    assert ["1.1", "Tờ rơi", "Lần", "1", "33,3", "-", "-", "33,3", "0", "33,3"] in texts
    assert ["1.2", "=HYPERLINK(1)", "Lớp", "1,5", "60", "1", "40", "100", "", "100"] in texts


def test_many_years_go_on_in_further_tables() -> None:
    years = tuple(range(2021, 2031))
    line = BudgetLine("1", "Lớp", "Lớp", dict.fromkeys(years, Decimal(2)), dict.fromkeys(years, 1_250 * M), 12_500 * M)
    document = parts(plan_word(budget=BudgetAnnex("KINH PHÍ", (line,), years, ())), "word/document.xml")
    assert "(bảng 1/2)" in document
    assert document.count("<w:tbl>") == 2
    assert document.count("Nguồn kinh phí") == 0
    assert document.count(">Tổng<") == 1


def test_a_group_that_only_tasks_name_is_a_heading() -> None:
    said = {
        (0, "number"): "1.1", (0, "group"): "Nâng cao", (0, "title"): "Tờ rơi", (0, "lead"): "Sở Công Thương",
        (1, "number"): "1.2", (1, "group"): "Nâng cao", (1, "title"): "Lớp",
        (1, "from_year"): 2017, (1, "to_year"): 2017,
        (2, "number"): "2", (2, "title"): "Hỗ trợ kỹ thuật",
        (3, "number"): "2.1", (3, "title"): "Đánh giá", (3, "group"): "Hỗ trợ kỹ thuật",
        (3, "from_year"): 2018, (3, "to_year"): 2020,
    }  # fmt: skip
    values = {Key("tasks", row, column): Answer(State.VALUE, value) for (row, column), value in said.items()}
    annex = tasks_of(PLAN.field("tasks"), values, "NHIỆM VỤ")
    assert [(line.number, line.title, line.period, line.is_heading) for line in annex.lines] == [
        ("1", "Nâng cao", "", True),
        ("1.1", "Tờ rơi", "", False),
        ("1.2", "Lớp", "2017", False),
        ("2", "Hỗ trợ kỹ thuật", "", True),
        ("2.1", "Đánh giá", "2018 - 2020", False),
    ]
    assert "Chủ trì: Sở Công Thương" in parts(plan_word(annex), "word/document.xml")


def registered(**changes: object) -> Registrations:
    tasks = (
        RegisteredTask("1.2", "Đánh giá nhanh", "Đánh giá 5 cơ sở", "5 báo cáo", 250 * M, 100 * M, "", "An Giang"),
        RegisteredTask("1.1", "Hội thảo", "", "01 hội thảo", 80 * M, None, "", "Bình Định"),
        RegisteredTask("1.2", "Sổ tay", "", "", 60 * M, 0, "Đã có bản thảo", "Bình Định"),
    )
    return replace(Registrations(2014, tasks, "Sở Công Thương Bình Định"), **changes)


def test_the_registration_stands_under_the_four_groups() -> None:
    document = parts(registrations_word(registered()), "word/document.xml")
    said = ("1.1. Nâng cao", "Hội thảo<", "1.2. Hỗ trợ", "Đánh giá nhanh<", "Sổ tay<", "1.3. Đề xuất",
            "1.4. Các hoạt động", "TỔNG CỘNG")  # fmt: skip
    places = [document.index(f">{words}") for words in said]
    assert places == sorted(places)
    assert "BẢN ĐĂNG KÝ CÁC NHIỆM VỤ NĂM 2014" in document
    assert ">390<" in document  # what is asked for in all
    assert "Đơn vị đăng ký" not in document
    assert "Đơn vị đăng ký" in parts(registrations_word(registered(unit="")), "word/document.xml")
    assert formulas(registrations_workbook(registered())) == ["SUM(E7:E13)", "SUM(F7:F13)"]


def test_the_registration_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "dang-ky.docx"
    path.write_bytes(registrations_word(registered()))
    found: Mapping[tuple[int, str], tuple[State, object]] = cells(read_path(path, "bct-1594-2013-annex-2"), "tasks")
    rows = sorted({row for row, _ in found})
    names = ("group", "name", "central_funding", "counterpart_funding")
    told = [tuple(found.get((row, name), (None, None))[1] for name in names) for row in rows]
    assert told[:3] == [
        ("1.1", "Hội thảo", 80 * M, None),
        ("1.2", "Đánh giá nhanh", 250 * M, 100 * M),
        ("1.2", "Sổ tay", 60 * M, 0),
    ]


def test_the_decision_list() -> None:
    one, two, three = registered().tasks
    decided = DecisionList(
        2014,
        (
            Decided(one, True, 200 * M, 1, Decimal("87.5")),
            Decided(two, True, 80 * M, 2, Decimal(80)),
            Decided(three, False, None, 3, Decimal("40.25"), "Trùng nhiệm vụ đã thực hiện năm 2012"),
        ),
        Attached("Quyết định", "", None, "Bộ trưởng Bộ Công Thương"),
        300 * M,
    )
    document = parts(decision_word(decided), "word/document.xml")
    assert "PHỤ LỤC II<" in document
    assert "(Kèm theo Quyết định số …… ngày …/…/…… của Bộ trưởng Bộ Công Thương)" in document
    assert ">280<" in document
    assert "Kinh phí được giao: 300 triệu đồng." in document
    assert "Trùng nhiệm vụ đã thực hiện năm 2012" in document
    assert ">40,25<" in document
    assert (
        document.index("Hội thảo<")
        < document.index("Đánh giá nhanh<")
        < document.index("TỔNG CỘNG")
        < document.index("Sổ tay<")
    )
    assert formulas(decision_workbook(decided)) == ["SUM(F7:F10)", "SUM(G7:G10)", "SUM(H7:H10)"]


def test_tasks_of_no_group_come_last() -> None:
    document = parts(registrations_word(registered(tasks=(RegisteredTask("", "Khác"),))), "word/document.xml")
    assert document.index("1.4. Các hoạt động") < document.index("Chưa phân nhóm") < document.index("Khác<")


def test_the_same_annex_is_the_same_bytes() -> None:
    annex = TaskAnnex("NHIỆM VỤ", (TaskLine("1", "Tờ rơi"),))
    assert plan_word(annex) == plan_word(annex)
    assert plan_workbook(annex, small()) == plan_workbook(annex, small())
