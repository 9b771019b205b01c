"""Tasks from paragraphs with labels, from sections and from headings."""

from __future__ import annotations

from sachhon.reading.plan import find_tasks
from sachhon.reading.plan.bodies import responsible, split_bodies
from sachhon.reading.plan.periods import years_of
from tests.reading.plan.forms import source


def test_labels_below_a_bullet_under_a_heading() -> None:
    text = (
        "**1. Đào tạo cán bộ**\n\n- Mở lớp bồi dưỡng kỹ năng đo kiểm cho\ncán bộ các huyện.\n\n"
        "*Đơn vị chủ trì thực hiện: *Sở Nội\nvụ.\n\n*Đơn vị phối hợp: *Sở Y tế, Sở Tư pháp.\n\n"
        "*Thời gian thực hiện: *Thường xuyên.\n\n- Cử người đi học ở tỉnh bạn.\n\n*Đơn vị thực hiện: *Các sở, "
        "ngành.\n\n"
        "*Đơn vị phối hợp: *Sở Nội vụ.\n\n*Thời gian thực hiện: *Giai đoạn 2026-2030.\n"
    )
    document = source(text)
    first, second = find_tasks(document)
    assert first.title == "Mở lớp bồi dưỡng kỹ năng đo kiểm cho cán bộ các huyện."
    assert (first.group, first.lead, first.coordinating) == (
        "1. Đào tạo cán bộ",
        ("Sở Nội vụ",),
        ("Sở Y tế", "Sở Tư pháp"),
    )
    assert (first.from_year, first.to_year, first.period_text) == (None, None, "Thường xuyên")
    assert document.words(first.span).startswith("Mở lớp")
    assert (second.title, second.lead, second.from_year, second.to_year) == (
        "Cử người đi học ở tỉnh bạn.",
        ("Các sở, ngành",),
        2026,
        2030,
    )


def test_labels_behind_the_title_in_one_paragraph() -> None:
    text = (
        "III. NHIỆM VỤ\n\n1. Tổ chức hội nghị triển khai luật cho doanh nghiệp. Đơn vị chủ trì: Sở Công Thương; đơn vị "
        "phối hợp: Sở Tư pháp, UBND các huyện; thời gian: Quý II/2024.\n\n"
        "2. Biên soạn sổ tay cho ngành thủy sản (Cơ quan chủ trì: Sở Nông nghiệp; Thời gian hoàn thành: năm 2025; Sản "
        "phẩm: sổ tay).\n"
    )
    first, second = find_tasks(source(text))
    assert (first.number, first.title) == ("1", "Tổ chức hội nghị triển khai luật cho doanh nghiệp")
    assert (first.lead, first.coordinating, first.to_year) == (
        ("Sở Công Thương",),
        ("Sở Tư pháp", "UBND các huyện"),
        2024,
    )
    assert (second.title, second.lead, second.to_year, second.outcome) == (
        "Biên soạn sổ tay cho ngành thủy sản",
        ("Sở Nông nghiệp",),
        2025,
        "sổ tay",
    )


def test_the_title_behind_a_label_of_its_own() -> None:
    text = (
        "1. Hỗ trợ kiểm toán\n\n- Nội dung: Kiểm toán cho hai mươi cơ sở trọng điểm.\n\n- Cơ quan chủ trì: Sở Công "
        "Thương.\n\n"
        "- Thời gian thực hiện: 2023 - 2025.\n\n- Kết quả: 20 báo cáo.\n"
    )
    (task,) = find_tasks(source(text))
    assert (task.title, task.group) == ("Kiểm toán cho hai mươi cơ sở trọng điểm", "1. Hỗ trợ kiểm toán")
    assert (task.from_year, task.to_year, task.outcome) == (2023, 2025, "20 báo cáo")


def test_a_section_whose_subsections_are_labels() -> None:
    text = (
        "B. NỘI DUNG\n\nI. KHẢO SÁT THỰC TRẠNG CÁC LÀNG NGHỀ\n\n1. Nội dung\n\na) Thu thập số liệu tại các xã.\n\n"
        "b) Lập báo cáo chung.\n\n2. Cơ quan chủ trì, phối hợp\n\na) Cơ quan chủ trì\n\n- Sở Công Thương.\n\n"
        "b) Cơ quan phối hợp\n\n- Sở Tài chính.\n\n- Các huyện, thị xã.\n\n3. Thời gian thực hiện: Năm 2014.\n\n"
        "II. TẬP HUẤN CHO CÁN BỘ XÃ\n\n1. Nội dung\n\nTập huấn hai ngày.\n\n2. Chủ trì thực hiện\n\n- Sở Nội vụ.\n\n"
        "3. Thời gian thực hiện: Từ năm 2014 đến năm 2016.\n"
    )
    first, second = find_tasks(source(text))
    assert (first.number, first.title, first.lead) == ("I", "KHẢO SÁT THỰC TRẠNG CÁC LÀNG NGHỀ", ("Sở Công Thương",))
    assert (first.coordinating, first.to_year) == (("Sở Tài chính", "Các huyện, thị xã"), 2014)
    assert (second.lead, second.from_year, second.to_year) == (("Sở Nội vụ",), 2014, 2016)


def test_headings_under_the_heading_for_tasks_where_nothing_else_tells() -> None:
    text = (
        "I. MỤC TIÊU\n\n1. Giảm tiêu thụ nước trong ngành dệt.\n\nII. NHIỆM VỤ\n\n1. Tuyên truyền cho chủ cơ sở\n\n"
        "- Phát tờ rơi.\n\n2. Hỗ trợ thay thiết bị cũ\n\n- Hỗ trợ lãi vay.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Công "
        "Thương\n\n"
        "Chủ trì thực hiện kế hoạch.\n"
    )
    assert [(t.number, t.title) for t in find_tasks(source(text))] == [
        ("II.1", "Tuyên truyền cho chủ cơ sở"),
        ("II.2", "Hỗ trợ thay thiết bị cũ"),
    ]


def test_a_letter_that_merely_speaks_of_tasks_has_none() -> None:
    text = (
        "I. Đánh giá tình hình thực hiện các nhiệm vụ thuộc Chiến lược\n\n1. Mục tiêu:\n\n- Đạt hai phần ba.\n\n"
        "2. Kinh phí thực hiện: Nguồn tỉnh: 20 triệu đồng\n"
    )
    assert find_tasks(source(text)) == ()


def test_bodies_are_parted_where_a_new_one_begins() -> None:
    assert split_bodies("Các sở, ban, ngành tỉnh; UBND các xã, phường") == (
        "Các sở, ban, ngành tỉnh",
        "UBND các xã, phường",
    )
    assert split_bodies("Sở Tài chính, Sở Tư pháp và UBND huyện") == ("Sở Tài chính", "Sở Tư pháp", "UBND huyện")
    assert split_bodies("Sở Công Thương (Trung tâm Khuyến công và XTTM)") == (
        "Sở Công Thương (Trung tâm Khuyến công và XTTM)",
    )
    assert responsible("Sở TN&MT chủ trì phối hợp với Công an tỉnh, UBND các xã") == (
        ("Sở TN&MT",),
        ("Công an tỉnh", "UBND các xã"),
    )
    assert responsible("Sở Y tế") == (("Sở Y tế",), ())


def test_years_of_periods() -> None:
    assert years_of("2017 - 2020") == (2017, 2020)
    assert years_of("Quí IV-2025") == (2025, 2025)
    assert years_of("Quý IV/2025 - Quý II/2026") == (2025, 2026)
    assert years_of("Từ 01/7/2025") == (2025, None)
    assert years_of("Trước 31/12/2026") == (None, 2026)
    assert years_of("30/6/2024") == (2024, 2024)
    assert years_of("Hằng năm") == (None, None)
    assert years_of("Giai đoạn 2026-2030 và những năm tiếp theo") == (2026, None)


def test_one_body_named_in_a_report_is_no_task() -> None:
    text = "2. Kết quả\n\n- Xây dựng kế hoạch: đã ban hành.\n\n- Đơn vị đầu mối: Trung tâm Khuyến công.\n\nÝ khác.\n"
    assert find_tasks(source(text)) == ()
