"""Text tables → grids."""

from __future__ import annotations

from sachhon.reading.layout import blocks_of
from sachhon.reading.model import Table


def tables(text: str) -> list[Table]:
    return [block for block in blocks_of(text) if isinstance(block, Table)]


def grid(text: str, table: Table) -> list[list[str]]:
    """The words of every place, a merged cell repeated."""
    return [
        [" ".join(text[cell.span.start : cell.span.end].split()) if cell else "" for cell in row]
        for row in table.grid()
    ]


LONE = """|
**TT**
|
**Việc**
|
**Năm 2023**
|
**GIAI ĐOẠN 2024 - 2025**
|
|
**Năm 2024**
|
**Năm 2025**
|
|
**I**
|
**TRỒNG CÂY**
|
|
|
|
|
1
|
Cây bóng
mát
|
10
|
|
30
|
|
2
|
Cây rừng
|
5
|
6
|
7
|

Hết.
"""


def test_lone_pipes_with_blank_cells_and_a_header_on_two_levels() -> None:
    (table,) = tables(LONE)
    assert (table.rows, table.columns, table.origin) == (5, 5, "pipes")
    assert grid(LONE, table) == [
        ["**TT**", "**Việc**", "**Năm 2023**", "**GIAI ĐOẠN 2024 - 2025**", "**GIAI ĐOẠN 2024 - 2025**"],
        ["**TT**", "**Việc**", "**Năm 2023**", "**Năm 2024**", "**Năm 2025**"],
        ["**I**", "**TRỒNG CÂY**", "", "", ""],
        ["1", "Cây bóng mát", "10", "", "30"],
        ["2", "Cây rừng", "5", "6", "7"],
    ]


def test_a_cell_of_marks_alone_is_blank_and_does_not_end_the_table() -> None:
    text = "|\nA\n|\nB\n|\nC\n|\n|\n1\n|\n** **\n|\nx\n|\n|\n2\n|\ny\n|\nz\n|\n\nSau bảng.\n"
    (table,) = tables(text)
    assert grid(text, table) == [["A", "B", "C"], ["1", "", "x"], ["2", "y", "z"]]


def test_a_heading_over_all_columns_and_one_with_a_number() -> None:
    text = (
        "|\nSTT\n|\nNhiệm vụ\n|\nChủ trì\n|\n|\nI. PHẦN MỘT\n|\n|\n1\n|\nViệc a\n|\nSở X\n|\n|\nII\n|\nPHẦN HAI\n|\n"
        "|\n2\n|\nViệc b\n|\nSở Y\n|\n|\n3\n|\nViệc c\n|\nSở Z\n|\n\n"
    )
    (table,) = tables(text)
    assert [len(table.row_cells(row)) for row in range(table.rows)] == [3, 1, 3, 2, 3, 3]
    assert table.row_cells(1)[0].column_span == 3
    assert [(cell.column, cell.column_span) for cell in table.row_cells(3)] == [(0, 1), (1, 2)]


def test_a_cell_merged_downwards_is_left_out_of_the_next_row() -> None:
    text = (
        "|\nTT\n|\nNhóm\n|\nViệc\n|\nChủ trì\n|\nNăm\n|\n|\n1\n|\nNước\n|\nĐo nước thải ở kênh\n|\nSở Y tế\n"
        "|\n2021\n|\n"
        "|\n2\n|\nSúc rửa bể chứa\n|\nSở Xây dựng\n|\n2022\n|\n|\n3\n|\nKhí\n|\nĐo khói lò nung\n|\nSở Y tế\n"
        "|\n2022\n|\n\n"
    )
    (table,) = tables(text)
    assert grid(text, table)[2] == ["2", "Nước", "Súc rửa bể chứa", "Sở Xây dựng", "2022"]
    assert table.row_cells(1)[1].row_span == 2


def test_two_lone_pipe_tables_parted_by_an_empty_line() -> None:
    text = "|\nA\n|\nB\n|\n\n\n|\nC\n|\nD\n|\n\n"
    assert [grid(text, table) for table in tables(text)] == [[["A", "B"]], [["C", "D"]]]


def test_markdown_rows_with_blank_and_repeated_header_cells() -> None:
    blank = (
        "| TT | Việc | Kinh phí |  | Ghi chú |\n|---|---|---|---|---|\n|  |  | 2021 | 2022 |  |\n| 1 | Đào ao | "
        "5 | 6 | x |\n"
    )
    repeat = blank.replace("Kinh phí |  |", "Kinh phí | Kinh phí |").replace("|  |  | 2021", "| TT | Việc | 2021")
    repeat = repeat.replace("| 2022 |  |", "| 2022 | Ghi chú |")
    for text in (blank, repeat):
        (table,) = tables(text)
        assert grid(text, table)[:2] == [
            ["TT", "Việc", "Kinh phí", "Kinh phí", "Ghi chú"],
            ["TT", "Việc", "2021", "2022", "Ghi chú"],
        ]
        assert table.row_cells(0)[2].column_span == 2
        assert table.row_cells(0)[0].row_span == 2


def test_a_table_right_under_a_table_row_ends_where_the_pipes_end() -> None:
    text = "| Nơi nhận: - A; - B. | GIÁM ĐỐC |\n|---|---|\nPHỤ LỤC 01:\n\nDanh sách\n"
    found = blocks_of(text)
    assert [type(block).__name__ for block in found] == ["Table", "Paragraph", "Paragraph"]


TABS = """\tTT
\tViệc
\tNăm 2020


\tNăm 2021
\tNguồn
vốn

\t
\t
\tSố lượng
\tTiền
\tSố lượng
\tTiền
\tTỉnh
\tXã

\tI
\tNước

\t1
\tKhơi mương

- Đoạn đầu
\t1
\t2
\t
\t
\t2
\t0

\t2
\tXây bể
\t
\t
\t1
\t5
\t5
\t0


Ghi chú: không có.
"""


def test_tabs_with_paragraphs_in_cells_and_headers_over_two_columns() -> None:
    (table,) = tables(TABS)
    assert (table.rows, table.columns, table.origin) == (5, 8, "tabs")
    words = grid(TABS, table)
    assert words[0] == ["TT", "Việc", "Năm 2020", "Năm 2020", "Năm 2021", "Năm 2021", "Nguồn vốn", "Nguồn vốn"]
    assert words[1] == ["TT", "Việc", "Số lượng", "Tiền", "Số lượng", "Tiền", "Tỉnh", "Xã"]
    assert words[2][:3] == ["I", "Nước", "Nước"]
    assert words[3] == ["1", "Khơi mương - Đoạn đầu", "1", "2", "", "", "2", "0"]
    assert words[4] == ["2", "Xây bể", "", "", "1", "5", "5", "0"]


def test_merged_cells_written_once_a_column_are_one() -> None:
    row = "\t1.1. Nâng cao nhận thức của người dân về tiết kiệm\n"
    text = "\tTT\n\tTên việc\n\tKết quả\n\n" + row * 3 + "\n\t1\n\tPhát tờ rơi\n\tTờ rơi\n\n\n"
    (table,) = tables(text)
    assert len(table.row_cells(1)) == 1
    assert table.row_cells(1)[0].column_span == 3


def test_letterhead_and_signature_by_tabs() -> None:
    text = (
        "\tSỞ Y TẾ\n-----\n\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "\tSố: 5/SYT\n\tHuế, ngày 2 tháng 3 năm 2015\n\n\nNội dung thư.\n\n"
        "\tNơi nhận:\n- Như trên;\n\n- Lưu: VT.\n\n\tGIÁM ĐỐC\n\nTrần A\n\n\nPHỤ LỤC I\n"
    )
    first, last = tables(text)
    assert (first.rows, first.columns) == (2, 2)
    assert (last.rows, last.columns) == (1, 2)
    assert grid(text, last) == [["Nơi nhận: - Như trên; - Lưu: VT.", "GIÁM ĐỐC Trần A"]]


def test_paragraphs_indented_with_a_tab_are_no_table() -> None:
    text = (
        "\tThực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Y tế đã lập đoàn kiểm tra tại các huyện miền núi.\n"
        "\tĐoàn đã làm việc với mười xã, ghi nhận nhiều cách làm hay và một số vướng mắc cần tháo gỡ.\n"
        "\tKết quả được báo cáo dưới đây.\n"
    )
    assert not tables(text)
    assert len(blocks_of(text)) == 3


def test_cells_on_one_line() -> None:
    for lead in ("", "\t"):
        text = f"{lead}TT\tViệc\tNăm\n{lead}1\tĐào ao\t2020\n{lead}2\tXây bể\t\n"
        (table,) = tables(text)
        assert grid(text, table) == [["TT", "Việc", "Năm"], ["1", "Đào ao", "2020"], ["2", "Xây bể", ""]]


def test_a_total_whose_label_spans_the_columns_before_its_figures() -> None:
    text = (
        "|\nTT\n|\nViệc\n|\nĐVT\n|\nTiền\n|\n|\n1\n|\nĐào\n|\nm\n|\n20\n|\n|\n2\n|\nLấp\n|\nm\n|\n30\n|\n"
        "|\nTổng cộng\n|\n50\n|\n\n"
    )
    (table,) = tables(text)
    assert grid(text, table)[3] == ["Tổng cộng", "Tổng cộng", "Tổng cộng", "50"]


def test_a_header_on_three_levels() -> None:
    text = (
        "|\nTT\n|\nNội dung\n|\nKinh phí thực hiện\n|\nGhi chú\n|\n|\nTổng số\n|\nNăm 2021\n|\nNăm 2022\n|\n"
        "|\nLượng\n|\nTiền\n|\nLượng\n|\nTiền\n|\n|\n1\n|\nĐào\n|\n9\n|\n1\n|\n4\n|\n2\n|\n5\n|\nx\n|\n"
        "|\n2\n|\nLấp\n|\n7\n|\n1\n|\n3\n|\n1\n|\n4\n|\n|\n\n"
    )
    (table,) = tables(text)
    words = grid(text, table)
    assert words[0] == ["TT", "Nội dung", *["Kinh phí thực hiện"] * 5, "Ghi chú"]
    assert words[1] == ["TT", "Nội dung", "Tổng số", "Năm 2021", "Năm 2021", "Năm 2022", "Năm 2022", "Ghi chú"]
    assert words[2] == ["TT", "Nội dung", "Tổng số", "Lượng", "Tiền", "Lượng", "Tiền", "Ghi chú"]


def test_rows_by_tabs_without_empty_lines_are_parted_by_their_numbers() -> None:
    text = "\tTT\n\tViệc\n\tNăm\n" + "".join(f"\t{n}\n\tViệc số {n}\n\t20{n}0\n" for n in range(1, 4)) + "\n\nHết.\n"
    (table,) = tables(text)
    assert grid(text, table) == [["TT", "Việc", "Năm"], *[[str(n), f"Việc số {n}", f"20{n}0"] for n in range(1, 4)]]
