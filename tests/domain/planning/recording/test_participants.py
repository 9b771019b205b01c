"""Lists of who came: headings in any order, located problems, one row an enterprise, counts that do not repeat."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sachhon.domain.planning.recording.counting import Came, Held, count_of, distinct_enterprises, identities
from sachhon.domain.planning.recording.measures import all_measures, fed_by
from sachhon.domain.planning.recording.participants import read_participants, table_of

TRAINED, COURSES = all_measures()["enterprises_trained"], all_measures()["training_courses"]
PEOPLE = all_measures()["participants"]


def cells(found: object) -> list[str]:
    return [one.cell for one in found]  # type: ignore[attr-defined]


def test_columns_stand_in_any_order_and_others_are_passed_over() -> None:
    told = read_participants(table_of("STT\tĐịa chỉ\tMST\tTên doanh nghiệp\n1\tQuy Nhơn\t0300588569\tCty TNHH Tân Á"))
    assert told.findings == ()
    (row,) = told.rows
    assert (row.enterprise, row.tax_code, row.address, row.people) == ("Cty TNHH Tân Á", "0300588569", "Quy Nhơn", 1)


def test_without_a_heading_the_columns_have_their_usual_order() -> None:
    (row,) = read_participants(table_of("Công ty A\t0300588569\t12 người")).rows
    assert (row.enterprise, row.tax_code, row.people) == ("Công ty A", "0300588569", 12)


def test_every_problem_names_its_cell_and_its_row_is_left_out() -> None:
    told = read_participants(
        [
            ["Danh sách"],
            ["Tên doanh nghiệp", "Mã số thuế", "Số người"],
            ["Công ty A", "abc", 1],
            ["", "", 3],
            ["Công ty B", 300588569.0, 2],
            ["Công ty C", "", "nhiều"],
            ["Công ty D", "0300588560", 2.0],
        ]
    )
    assert cells(told.errors) == ["B3", "A4", "B5", "C6"]
    assert [one.code for one in told.errors] == [
        "tax_code_wrong", "participant_no_name", "tax_code_lost_zero", "participant_people",
    ]  # fmt: skip
    assert [row.enterprise for row in told.rows] == ["Công ty D"]
    assert [(one.code, one.cell) for one in told.findings if one not in told.errors] == [("tax_code_doubtful", "B7")]


def test_a_list_of_persons_counts_one_person_a_row() -> None:
    told = read_participants(
        table_of(
            "Họ và tên\tĐơn vị công tác\nNg. An\tCty TNHH Tân Á\nTrần Bình\tCông ty TNHH Tân Á\nLê Chi\tSở Công Thương"
        )
    )
    assert [(row.enterprise, row.people, row.is_enterprise) for row in told.rows] == [
        ("Cty TNHH Tân Á", 2, True), ("Sở Công Thương", 1, False),
    ]  # fmt: skip
    assert told.findings == ()


def test_what_a_list_names_twice_is_one_row_and_said() -> None:
    told = read_participants(table_of("Tên doanh nghiệp\tSố người\nCty TNHH Tân Á\t2\nCông ty TNHH MTV Tân Á\t3"))
    assert [(row.people, row.enterprise) for row in told.rows] == [(5, "Cty TNHH Tân Á")]
    (said,) = told.findings
    assert (said.code, said.cell, said.params["first"]) == ("participant_twice", "A3", 2)


def test_a_table_without_names_is_refused_as_a_whole() -> None:
    told = read_participants(table_of("Mã số thuế\tSố người\n0300588569\t2"))
    assert (told.rows, told.errors[0].code) == ((), "participants_no_name")


def test_the_column_of_kinds_goes_before_the_name() -> None:
    told = read_participants(table_of("Tên doanh nghiệp\tLoại\nTrường Hải\tDoanh nghiệp\nCông ty A\tCơ quan"))
    assert [row.is_enterprise for row in told.rows] == [True, False]


def test_tax_codes_and_names_say_who_is_the_same() -> None:
    rows = [Came("cty tnhh a", "0300588569"), Came("cty tnhh a"), Came("cty a khac", "0300588569"), Came("cty b")]
    assert distinct_enterprises(rows) == 2
    assert distinct_enterprises([*rows, Came("so cong thuong", is_enterprise=False)]) == 2
    branch = Came("cty tnhh a", "0300588569001")
    assert distinct_enterprises([rows[0], branch]) == 2


def test_an_enterprise_at_three_courses_is_one_enterprise_trained() -> None:
    a = Came("cty a", people=2)
    events = [Held(number, "course", date(2026, number, 1), (a,)) for number in (1, 2, 3)]
    assert (count_of(COURSES, events), count_of(TRAINED, events), count_of(PEOPLE, events)) == (3, 1, 6)
    assert count_of(TRAINED, [Held(9, "article", date(2026, 1, 1), (a,))]) == 0


def test_every_kind_of_event_feeds_a_measure() -> None:
    assert {one.code for one in fed_by("course")} == {"training_courses", "participants", "enterprises_trained"}
    assert {one.code for one in fed_by("trainer_course")} == {"training_courses", "participants", "trainers_trained"}


came = st.builds(
    Came,
    st.sampled_from(["cty a", "cty b", "cty c", "cty d"]),
    st.sampled_from(["", "0100000001", "0100000002", "0100000002-001"]),
    st.integers(1, 9),
)


@given(st.lists(came, max_size=12), st.randoms())
def test_the_count_does_not_depend_on_the_order(rows: list[Came], chance: object) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert distinct_enterprises(mixed) == distinct_enterprises(rows) <= len(rows)


@given(st.lists(came, min_size=1, max_size=12))
def test_a_row_sent_twice_adds_no_enterprise(rows: list[Came]) -> None:
    assert distinct_enterprises([*rows, *rows]) == distinct_enterprises(rows)
    assert len(identities(rows)) == len(rows)
