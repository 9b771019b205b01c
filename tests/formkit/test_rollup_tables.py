"""Roll-up of tables: rows merged over letters, columns added up without totals and subtotals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sachhon.formkit.definition import template
from sachhon.formkit.fields import Quantity
from sachhon.formkit.rollup import roll_up
from tests.formkit.rounds import figure_of, rows, unit


def test_training_by_year_is_added_up_over_all_units() -> None:
    figure = figure_of(
        "training_events",
        unit(
            "52",
            rows("training_events", {"year": 2010, "workshops": 2, "participants": 60}, {"year": 2011, "workshops": 1}),
        ),
        unit("01", rows("training_events", {"year": 2010, "workshops": 5})),
    )
    totals = {(total.by, total.column): total.value for total in figure.totals}
    assert totals[(), "workshops"] == 8
    assert totals[(("year", "2010"),), "workshops"] == 7
    assert totals[(("year", "2011"),), "workshops"] == 1
    assert totals[(("respondent", "Hà Nội"),), "workshops"] == 5
    assert totals[(), "participants"] == 60
    assert figure.coverage.words("tỉnh") == "2/63 tỉnh"
    assert [row.unit_name for row in figure.rows] == ["Hà Nội", "Bình Định", "Bình Định"]


def test_lists_of_facilities_are_merged_over_the_letters_of_a_unit() -> None:
    form = template("bct-1594-2013-annex-1")
    old = rows(
        "facilities",
        {"name": "Công ty Giấy A", "address": "Phường 1", "size": "small"},
        {"name": "Công ty Bia B", "address": "Phường 2", "industry": 4},
    )
    new = rows("facilities", {"name": "CÔNG TY GIẤY A", "address": "phường 1", "size": "medium", "industry": 13})
    figure = roll_up(
        form, [unit("52", old, date(2012, 1, 1), "old.txt"), unit("52", new, date(2013, 4, 1), "new.txt")]
    ).figures["facilities"]
    assert len(figure.rows) == 2
    merged = figure.rows[0]
    assert {column: answer.value for column, answer in merged.cells.items()} == {
        "name": "CÔNG TY GIẤY A",
        "address": "phường 1",
        "size": "medium",
        "industry": 13,
    }
    assert merged.conflicts == ("name", "address", "size")
    assert {part.letter.file for part in merged.parts if part.letter} == {"old.txt", "new.txt"}
    assert figure.rows[1].cells["name"].value == "Công ty Bia B"


def test_a_facility_on_the_lists_of_two_units_is_named() -> None:
    form = template("bct-1594-2013-annex-1")
    line: dict[str, object] = {"name": "Công ty Giấy A", "address": "Khu công nghiệp X"}
    figures = roll_up(form, [unit("52", rows("facilities", line)), unit("01", rows("facilities", line))])
    (doubt,) = figures.contradictions
    assert (doubt.finding.code, doubt.finding.params["units"]) == ("listed_by_several", "Hà Nội, Bình Định")
    assert len(figures.figures["facilities"].rows) == 2


def test_budgets_are_added_by_year_and_source_without_totals_and_subtotals() -> None:
    form = template("action-plan")
    lines: list[dict[str, object]] = [
        {"number": "I", "title": "Truyền thông", "2017.amount": 50, "2018.amount": 30, "total": 80, "local": 80},
        {"number": "1", "title": "Phóng sự", "2017.amount": 20, "2018.amount": 30, "total": 50, "local": 50},
        {"number": "2", "title": "Tập huấn", "2017.amount": 30, "total": 30, "local": 30},
        {
            "number": "II",
            "title": "Hỗ trợ kỹ thuật",
            "2018.amount": 100,
            "total": 100,
            "central": 40,
            "enterprises": 60,
        },
        {
            "title": "Tổng cộng",
            "2017.amount": 50,
            "2018.amount": 130,
            "total": 180,
            "central": 40,
            "local": 80,
            "enterprises": 60,
        },
    ]
    figure = roll_up(
        form,
        [unit("46", rows("budget", *lines)), unit("02", rows("budget", {"title": "A", "2017.amount": 7, "total": 7}))],
    ).figures["budget"]
    totals = {(total.by, total.column): total.value for total in figure.totals}
    assert totals[(), "2017.amount"] == 57
    assert totals[(), "2018.amount"] == 130
    assert totals[(), "amount"] == totals[(), "total"] == 187
    assert (totals[(), "central"], totals[(), "local"], totals[(), "enterprises"]) == (40, 80, 60)
    assert totals[(("respondent", "Thừa Thiên Huế"),), "total"] == 180
    assert len(figure.rows) == 4


def test_a_row_that_is_not_the_sum_of_those_below_counts_by_itself() -> None:
    form = template("action-plan")
    lines: list[dict[str, object]] = [
        {"number": "1", "title": "A", "total": 80},
        {"number": "1.1", "title": "A1", "total": 50},
        {"number": "1.2", "title": "A2", "total": 20},
    ]
    figure = roll_up(form, [unit("46", rows("budget", *lines))]).figures["budget"]
    assert next(total.value for total in figure.totals if total.by == () and total.column == "total") == 150


def test_quantities_are_added_only_within_one_unit_of_measure() -> None:
    form = template("facility-year")
    one = rows(
        "energy",
        {"energy_type": "electricity", "consumption": Quantity(Decimal(1200), "kWh"), "cost": 100},
        {"energy_type": "coal", "consumption": Quantity(Decimal(3), "tấn")},
    )
    other = rows("energy", {"energy_type": "electricity", "consumption": Quantity(Decimal(800), "kWh")})
    figures = roll_up(form, [unit("Nhà máy A", one), unit("Nhà máy B", other)])
    totals = {(total.by, total.column): total.value for total in figures.figures["energy"].totals}
    assert totals[(("measure_unit", "kWh"),), "consumption"] == 2000
    assert totals[(("measure_unit", "tấn"),), "consumption"] == 3
    assert totals[(("energy_type", "Điện"), ("measure_unit", "kWh")), "consumption"] == 2000
    assert totals[(), "cost"] == 100
    assert len(figures.asked) == 2


def test_tasks_registered_are_added_by_group() -> None:
    form = template("bct-1594-2013-annex-2")
    lines: list[dict[str, object]] = [
        {"group": "1.1", "name": "Hội thảo", "central_funding": 100, "counterpart_funding": 20},
        {"group": "1.2", "name": "Tư vấn", "central_funding": 300},
        {"name": "Tổng cộng", "central_funding": 400},
    ]
    figure = roll_up(form, [unit("52", rows("tasks", *lines))]).figures["tasks"]
    totals = {(total.by, total.column): (total.value, total.rows) for total in figure.totals}
    assert totals[(), "central_funding"] == (400, 2)
    assert totals[(("group", "Hỗ trợ kỹ thuật"),), "central_funding"] == (300, 1)


def test_totals_stand_in_the_order_of_the_columns_years_before_all_of_them() -> None:
    form = template("action-plan")
    lines: list[dict[str, object]] = [{"title": "A", "total": 5, "local": 5, "2018.amount": 3, "2017.amount": 2}]
    figure = roll_up(form, [unit("46", rows("budget", *lines))]).figures["budget"]
    columns = [total.column for total in figure.totals if total.by == ()]
    assert columns == ["2017.amount", "2018.amount", "amount", "total", "local"]
