"""The budget matrix: blank is not zero, sums in every direction, headings by their numbers."""

from __future__ import annotations

from decimal import Decimal

from sachhon.domain.planning.money.matrix import ALL, WHOLE, Kind, Line, Matrix, Of, Place, outlined

M = 1_000_000


def small(**amounts: int) -> Matrix:
    """Two lines under a heading and a total row over two years; names are "line_year_source"."""
    lines = outlined([("1", "Nhóm", False), ("1.1", "Tờ rơi", False), ("1.2", "Lớp", False), ("", "TỔNG CỘNG", True)])
    stated = {}
    for name, amount in amounts.items():
        line, year, source = (*name[1:].split("_"), "")[:3] if name.count("_") == 1 else name[1:].split("_", 2)
        stated[Place(int(line), int(year), source)] = amount * M
    return Matrix(lines, (2017, 2018), ("central", "local", "local_promotion", "enterprises"), stated)


def test_numbers_make_the_outline() -> None:
    lines = outlined(
        [
            ("I", "A", False),
            ("1", "B", False),
            ("1.1", "C", False),
            ("2", "D", False),
            ("II", "E", False),
            ("", "Cộng", True),
        ]
    )
    assert [line.kind for line in lines] == [Kind.HEADING, Kind.HEADING, Kind.LINE, Kind.LINE, Kind.LINE, Kind.TOTAL]
    assert [line.below for line in lines] == [(1, 3), (2,), (), (), (), (0, 4)]


def test_a_number_heads_only_what_begins_with_it() -> None:
    lines = outlined(
        [("1", "A", False), ("2.1", "B", False), ("2", "C", False), ("10", "D", False), ("10.1", "E", False)]
    )
    assert [line.below for line in lines] == [(), (), (), (4,), ()]


def test_a_subtotal_adds_up_the_lines_since_the_one_before() -> None:
    rows = [("1", "A", False), ("2", "B", False), ("", "Cộng I", False), ("3", "C", False), ("", "Cộng II", False)]
    lines = outlined(rows, [False, False, True, False, True])
    assert lines[2].kind == Kind.SUBTOTAL
    assert lines[2].below == (0, 1)
    assert lines[4].below == (3,)


def test_blank_adds_nothing_and_promises_nothing() -> None:
    matrix = small(l1_2017=30, l2_2017=80, l2_2018=0)
    assert matrix.over_years(1) == 30 * M
    assert matrix.over_years(2) == 80 * M
    assert matrix.over_years(0) is None  # the heading says nothing
    assert matrix.over_sources(1) is None
    assert matrix.over_lines(3, 2017) == 110 * M  # in place of the heading the lines below it
    assert matrix.over_lines(3, 2018) == 0  # said to be nothing
    assert matrix.worth(3) == 110 * M
    assert matrix.equations == ()


def test_every_direction_is_an_equation() -> None:
    matrix = small(
        l1_2017=30, l1_2018=20, l1_0=50, l1_0_central=10, l1_0_local=40, l1_0_local_promotion=15,
        l2_2017=80, l2_0=80, l2_0_local=80,
        l3_2017=110, l3_2018=20, l3_0=130, l3_0_central=10, l3_0_local=120,
    )  # fmt: skip
    assert all(equation.holds for equation in matrix.equations)
    kinds = [equation.kind for equation in matrix.equations]
    assert (kinds.count("years"), kinds.count("sources"), kinds.count("lines")) == (3, 3, 5)
    # Khuyến công is inside the local budget: it adds nothing to the row.
    sources = next(one for one in matrix.equations if one.kind == "sources" and one.result == Place(1))
    assert Place(1, WHOLE, "local_promotion") not in sources.parts


def test_a_part_larger_than_its_whole() -> None:
    assert small(l1_0_local=10, l1_0_local_promotion=15).over_its_whole() == (Place(1, WHOLE, "local_promotion"),)
    assert small(l1_0_local=15, l1_0_local_promotion=15).over_its_whole() == ()
    assert small(l1_0_local_promotion=15).over_its_whole() == ()


def test_a_price_that_no_year_keeps_was_another_price() -> None:
    def priced(first: int, second: int) -> Matrix:
        quantities = {Place(0, year, ALL, Of.QUANTITY): Decimal(2) for year in (2017, 2018)}
        amounts = {Place(0, 2017): first * M, Place(0, 2018): second * M}
        return Matrix((Line("Lớp (40 triệu/lớp)", price=40 * M),), (2017, 2018), (), amounts, quantities)

    assert [one.holds for one in priced(80, 80).equations] == [True, True]
    assert [one.gap for one in priced(80, 90).equations] == [0, 10 * M]
    assert priced(70, 90).equations == ()
