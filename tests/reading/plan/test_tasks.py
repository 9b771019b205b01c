"""Tasks from tables: equal whatever way the table is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sachhon.reading.model import Source, Task
from sachhon.reading.plan import find_tasks
from tests.reading.plan.forms import FORMS, C, Row, markdown, pipes, source, tabs, word

Form = Callable[[list[Row]], Source]
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)


def brief(task: Task) -> tuple[object, ...]:
    return (
        task.number,
        task.title,
        task.group,
        task.lead,
        task.coordinating,
        task.from_year,
        task.to_year,
        task.outcome,
    )


PLAIN: list[Row] = [
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"],
    [C("I"), C("Truyền thông", 1, 5)],
    ["1", "Tổ chức hội nghị phổ biến luật", "Sở Tư pháp", "Sở Nội vụ; UBND các huyện", "Quý I/2024", "Báo cáo kết quả"],
    ["2", "In sổ tay hướng dẫn cho cơ sở", "Sở Công Thương", "Sở Tài chính", "Năm 2024", "Sổ tay"],
    [C("II"), C("Hỗ trợ kỹ thuật", 1, 5)],
    ["3", "Đánh giá nhanh tại mười cơ sở", "Trung tâm Khuyến công", "", "2024 - 2026", "Mười báo cáo"],
]


@every_form
def test_groups_numbers_bodies_and_years(form: Form) -> None:
    assert [brief(task) for task in find_tasks(form(PLAIN))] == [
        (
            "1",
            "Tổ chức hội nghị phổ biến luật",
            "Truyền thông",
            ("Sở Tư pháp",),
            ("Sở Nội vụ", "UBND các huyện"),
            2024,
            2024,
            "Báo cáo kết quả",
        ),
        (
            "2",
            "In sổ tay hướng dẫn cho cơ sở",
            "Truyền thông",
            ("Sở Công Thương",),
            ("Sở Tài chính",),
            2024,
            2024,
            "Sổ tay",
        ),
        (
            "3",
            "Đánh giá nhanh tại mười cơ sở",
            "Hỗ trợ kỹ thuật",
            ("Trung tâm Khuyến công",),
            (),
            2024,
            2026,
            "Mười báo cáo",
        ),
    ]


@every_form
def test_spans_point_at_the_words(form: Form) -> None:
    document = form(PLAIN)
    for task in find_tasks(document):
        assert document.words(task.span) == task.title
        assert task.row is not None
        assert task.row.start <= task.span.start
        assert task.title in document.words(task.row)
        assert document.words(task.row).rstrip().endswith(task.outcome or "")


NESTED: list[Row] = [
    [
        C("TT", 2),
        C("Nội dung công việc", 2),
        C("Trách nhiệm thực hiện", 1, 2),
        C("Thời gian", 1, 2),
        C("Kết quả", 2),
    ],
    ["Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"],
    ["1", "Khảo sát các làng nghề", "Sở Công Thương", "Sở Xây dựng", "2021", "2022", "Báo cáo"],
    ["2", "Xây dựng trang thông tin", "Sở Nội vụ", "Sở Công Thương", "2022", "2025", "Trang tin"],
    ["3", "Đào tạo cán bộ tư vấn", "Sở Công Thương", "", "2022", "2023", "Chứng chỉ"],
]


@pytest.mark.parametrize(
    "document",
    [*(form(NESTED) for form in FORMS), markdown(NESTED, repeat=True)],
    ids=[*(f.__name__ for f in FORMS), "repeat"],
)
def test_a_header_on_two_levels(document: Source) -> None:
    assert [(t.lead, t.coordinating, t.from_year, t.to_year, t.outcome) for t in find_tasks(document)] == [
        (("Sở Công Thương",), ("Sở Xây dựng",), 2021, 2022, "Báo cáo"),
        (("Sở Nội vụ",), ("Sở Công Thương",), 2022, 2025, "Trang tin"),
        (("Sở Công Thương",), (), 2022, 2023, "Chứng chỉ"),
    ]


@every_form
def test_without_a_number_column_the_number_stands_in_the_title(form: Form) -> None:
    rows: list[Row] = [
        ["Nội dung, nhiệm vụ", "Đơn vị thực hiện", "Thời gian"],
        ["1. Rà soát danh mục cơ sở gây ô nhiễm", "Sở Tài nguyên và Môi trường", "Tháng 6/2023"],
        ["2. Tập huấn cho doanh nghiệp dệt nhuộm", "Sở Công Thương", "Hằng năm"],
        ["3. Tổng kết năm năm thực hiện kế hoạch", "Sở Công Thương", "2025"],
    ]
    assert [(t.number, t.title, t.from_year, t.to_year, t.period_text) for t in find_tasks(form(rows))] == [
        ("1", "Rà soát danh mục cơ sở gây ô nhiễm", 2023, 2023, "Tháng 6/2023"),
        ("2", "Tập huấn cho doanh nghiệp dệt nhuộm", None, None, "Hằng năm"),
        ("3", "Tổng kết năm năm thực hiện kế hoạch", 2025, 2025, "2025"),
    ]


@every_form
def test_lead_and_coordinating_in_one_cell(form: Form) -> None:
    rows: list[Row] = [
        ["TT", "Nhiệm vụ", "Phân công thực hiện", "Tiến độ"],
        [
            "1",
            "Ban hành quy chế liên ngành",
            "Chủ trì: Sở Công Thương; Phối hợp: Sở Tài chính, Sở Xây dựng",
            "2022-2023",
        ],
        ["2", "Lập cơ sở dữ liệu", "Sở Công Thương chủ trì, phối hợp với Sở Khoa học và Công nghệ", "Từ năm 2023"],
        [
            "3",
            "Thí điểm thu hồi nhiệt",
            "- Chủ trì: Ban Quản lý khu kinh tế - Phối hợp: các doanh nghiệp",
            "Trước 31/12/2025",
        ],
        [
            "4",
            "Tổ chức cuộc thi",
            "Sở Công Thương (chủ trì); Tỉnh đoàn (phối hợp)",
            "Giai đoạn 2023-2025 và những năm tiếp theo",
        ],
    ]
    assert [(t.lead, t.coordinating, t.from_year, t.to_year) for t in find_tasks(form(rows))] == [
        (("Sở Công Thương",), ("Sở Tài chính", "Sở Xây dựng"), 2022, 2023),
        (("Sở Công Thương",), ("Sở Khoa học và Công nghệ",), 2023, None),
        (("Ban Quản lý khu kinh tế",), ("các doanh nghiệp",), None, 2025),
        (("Sở Công Thương",), ("Tỉnh đoàn",), 2023, None),
    ]


GROUPED: list[Row] = [
    ["TT", "Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Chủ trì", "Phối hợp", "Thời hạn"],
    ["1", C("Tuyên truyền", 2), "Phát hành bản tin điện tử", "Sở Công Thương", "Báo tỉnh", "2024"],
    ["2", "Mở chuyên mục trên truyền hình", "Đài Phát thanh và Truyền hình", "Sở Công Thương", "2024"],
    ["3", C("Kỹ thuật", 2), "Hướng dẫn đo đạc tại xưởng", "Trung tâm Khuyến công", "", "2025"],
    ["4", "Thử nghiệm bơm biến tần", "Trung tâm Khuyến công", "Sở Công Thương", "2025"],
]


@every_form
def test_a_group_in_a_column_of_its_own_goes_on_below(form: Form) -> None:
    assert [(t.number, t.title, t.group, t.lead) for t in find_tasks(form(GROUPED))] == [
        ("1", "Phát hành bản tin điện tử", "Tuyên truyền", ("Sở Công Thương",)),
        ("2", "Mở chuyên mục trên truyền hình", "Tuyên truyền", ("Đài Phát thanh và Truyền hình",)),
        ("3", "Hướng dẫn đo đạc tại xưởng", "Kỹ thuật", ("Trung tâm Khuyến công",)),
        ("4", "Thử nghiệm bơm biến tần", "Kỹ thuật", ("Trung tâm Khuyến công",)),
    ]


def test_a_cell_merged_downwards_counts_for_each_row_where_the_merge_is_known() -> None:
    rows: list[Row] = [
        ["TT", "Hoạt động", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện"],
        ["1.1", "Phát thanh hằng tháng", C("Sở Thông tin", 2), "Đài huyện", "2021-2025"],
        ["1.2", "Treo pa nô tại cụm", "UBND các huyện", "2021-2022"],
        ["2.1", "Thay lò hơi đốt than", "Sở Công Thương", "Ngân hàng địa phương", "2023"],
        ["2.2", "Kiểm toán tám nhà máy", "Sở Công Thương", "Trung tâm Khuyến công", "2024"],
    ]
    for form in (word, pipes):
        second = find_tasks(form(rows))[1]
        assert (second.lead, second.coordinating, second.to_year) == (("Sở Thông tin",), ("UBND các huyện",), 2022)
    # In a text by tabs a blank cell may be a merge or may be blank: what is not said is not guessed.
    assert find_tasks(tabs(rows))[1].lead == ()


def test_header_rows_repeated_inside_and_column_numbers_are_no_tasks() -> None:
    header: Row = ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]
    rows: list[Row] = [
        header,
        ["1", "2", "3", "4"],
        ["1", "Đo nước thải ở kênh chính", "Sở Y tế", "2020"],
        header,
        ["2", "Đo bụi ở khu dân cư", "Sở Y tế", "2021"],
        [C("Tổng cộng", 1, 4)],
    ]
    for form in FORMS:
        assert [task.number for task in find_tasks(form(rows))] == ["1", "2"], form.__name__


def test_a_table_broken_over_pages_goes_on_with_and_without_its_header() -> None:
    head = "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |\n|---|---|---|---|---|\n"
    text = (
        "PHỤ LỤC\n\n"
        + head
        + "| 1 | Rà soát quy hoạch | Sở Công Thương | Sở Xây dựng | 2022 |\n\n5\n\n"
        + head
        + "| 2 | Hỗ trợ chứng nhận | Sở Khoa học và Công nghệ | | 2023 |\n\n6\n\n"
        "| 3 | Tổng kết kế hoạch | Sở Công Thương | Các sở | 2025 |\n"
    )
    assert [(t.number, t.title, t.lead, t.to_year) for t in find_tasks(source(text))] == [
        ("1", "Rà soát quy hoạch", ("Sở Công Thương",), 2022),
        ("2", "Hỗ trợ chứng nhận", ("Sở Khoa học và Công nghệ",), 2023),
        ("3", "Tổng kết kế hoạch", ("Sở Công Thương",), 2025),
    ]


def test_blank_forms_and_lists_of_other_things_hold_no_tasks() -> None:
    blank: list[Row] = [
        ["TT", "Tên nhiệm vụ", "Sản phẩm dự kiến", "Kinh phí đề nghị", "Ghi chú"],
        [C("1.1. Nâng cao nhận thức", 1, 5)],
        ["", "", "", "", ""],
        [C("1.2. Hỗ trợ kỹ thuật", 1, 5)],
        ["", "", "", "", ""],
    ]
    other: list[Row] = [
        ["TT", "Tên cơ sở", "Sản phẩm chính", "Quy mô", "Địa chỉ"],
        ["1", "Công ty A", "Gạch", "Vừa", "Xã X"],
    ]
    for form in FORMS:
        assert find_tasks(form(blank)) == (), form.__name__
        assert find_tasks(form(other)) == (), form.__name__


def test_decimal_rows_stand_under_their_headings() -> None:
    rows: list[Row] = [
        ["TT", "Nội dung", "Mục đích", "Kết quả dự kiến", "Trách nhiệm", "Thời gian thực hiện"],
        ["1", C("Nâng cao nhận thức", 1, 5)],
        ["1.1", "Làm phim tài liệu", "Cho người dân biết", "Một phim", "Chủ trì: Sở Văn hóa", "2017 - 2020"],
        ["2", C("Hỗ trợ", 1, 5)],
        ["2.1", "Tư vấn tại chỗ", "Giảm hao hụt", "Ba cơ sở", "Chủ trì: Sở Công Thương", "2018"],
    ]
    for form in FORMS:
        found = find_tasks(form(rows))
        assert [(t.number, t.group, t.purpose, t.lead) for t in found] == [
            ("1.1", "Nâng cao nhận thức", "Cho người dân biết", ("Sở Văn hóa",)),
            ("2.1", "Hỗ trợ", "Giảm hao hụt", ("Sở Công Thương",)),
        ], form.__name__


def test_a_sheet_with_its_title_over_the_header() -> None:
    rows: list[Row] = [
        [C("PHỤ LỤC 1. DANH MỤC NHIỆM VỤ", 1, 4)],
        ["", "", "", ""],
        ["STT", "Nhiệm vụ trọng tâm", "Đơn vị đầu mối", "Năm"],
        ["1", "Ban hành quy định về hỗ trợ", "Sở Tư pháp", "2024"],
        ["2", "Thành lập tổ công tác", "Văn phòng UBND tỉnh", "2025"],
    ]
    assert [(t.number, t.title, t.lead, t.from_year) for t in find_tasks(word(rows))] == [
        ("1", "Ban hành quy định về hỗ trợ", ("Sở Tư pháp",), 2024),
        ("2", "Thành lập tổ công tác", ("Văn phòng UBND tỉnh",), 2025),
    ]


@every_form
def test_a_timetable_ticked_by_years(form: Form) -> None:
    rows: list[Row] = [
        [C("TT", 2), C("Nhiệm vụ", 2), C("Đơn vị chủ trì", 2), C("Lộ trình thực hiện", 1, 3)],
        ["2021", "2022", "2023"],
        ["1", "Lập bản đồ nhiệt", "Sở Y tế", "x", "x", ""],
        ["2", "Đo kiểm định kỳ", "Sở Y tế", "", "x", "X"],
    ]
    assert [(t.from_year, t.to_year, t.period_text) for t in find_tasks(form(rows))] == [
        (2021, 2022, None),
        (2022, 2023, None),
    ]


@every_form
def test_ditto_marks_stand_for_the_cell_above(form: Form) -> None:
    rows: list[Row] = [
        ["TT", "Công việc", "Phòng, ban phụ trách", "Thời gian"],
        ["1", "Soạn đề cương", "Phòng Kỹ thuật", "Tháng 3/2024"],
        ["2", "Thu thập mẫu", "nt", "-nt-"],
    ]
    assert [(t.lead, t.to_year) for t in find_tasks(form(rows))] == [(("Phòng Kỹ thuật",), 2024)] * 2


@every_form
def test_headers_whose_words_a_scan_has_torn(form: Form) -> None:
    rows: list[Row] = [
        ["S TT", "N ội dung", "Cơ qu an chủ t rì", "Cơ quan ph ố i hợp", "Thời g ian thực hiện"],
        ["1", "Sửa kênh chính", "Sở Xây dựng", "UBND huyện", "2019"],
    ]
    (task,) = find_tasks(form(rows))
    assert (task.number, task.title, task.lead, task.coordinating, task.to_year) == (
        "1",
        "Sửa kênh chính",
        ("Sở Xây dựng",),
        ("UBND huyện",),
        2019,
    )
