"""Targets: own sentences of other provinces and fields, with what each must give."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sachhon.reading.quantities import find_targets

from .letters import letter

GOALS = "II. MỤC TIÊU\n\n1. Mục tiêu cụ thể\n\n"

Expected = tuple[str, str, str, str, int | None]


def found(body: str) -> list[Expected]:
    given = letter(body)
    return [
        (t.comparator, f"{t.low.normalize():f}", f"{t.high.normalize():f}", t.unit, t.by_year)
        for t in find_targets(given.source, given.parts)
    ]


ONE_SENTENCE: list[tuple[str, list[Expected]]] = [
    # energy
    ("- Giảm mức tiêu hao điện năng bình quân 8% vào năm 2025.", [("=", "8", "8", "%", 2025)]),
    (
        "- Tiết kiệm từ 5,0 đến 7,0% tổng tiêu thụ năng lượng giai đoạn 2021 - 2030 so với kịch bản thông thường.",
        [("range", "5", "7", "%", 2030)],
    ),
    ("- Đến năm 2030, cường độ năng lượng giảm tối thiểu 1,5%/năm.", [(">=", "1.5", "1.5", "%/năm", 2030)]),
    (
        "- 100% cơ sở sử dụng năng lượng trọng điểm áp dụng hệ thống quản lý năng lượng.",
        [("=", "100", "100", "%", None)],
    ),
    (
        "- Tổng công suất điện mặt trời mái nhà đạt ít nhất 50 MW vào năm 2025 và 120 MW vào năm 2030.",
        [(">=", "50", "50", "MW", 2025), ("=", "120", "120", "MW", 2030)],
    ),
    (
        "- Tổn thất điện năng giảm xuống dưới 6,5% vào năm 2025 và dưới 6% vào năm 2030.",
        [("<", "6.5", "6.5", "%", 2025), ("<", "6", "6", "%", 2030)],
    ),
    ("- Tiết kiệm 15.000 TOE trong giai đoạn 2021 - 2025.", [("=", "15000", "15000", "TOE", 2025)]),
    # environment, waste, water
    (
        "- Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý đạt từ 95% trở lên.",
        [(">=", "95", "95", "%", None)],
    ),
    ("- Tỷ lệ nước thải đô thị được xử lý: không dưới 40%.", [(">=", "40", "40", "%", None)]),
    (
        "- Tỷ lệ thất thoát nước sạch không quá 15% đến năm 2030.",
        [("<=", "15", "15", "%", 2030)],
    ),
    ("- Giảm 30% lượng túi ni lông sử dụng so với năm 2020.", [("=", "30", "30", "%", None)]),
    (
        "- Nâng tỷ lệ khu công nghiệp có hệ thống xử lý nước thải tập trung từ 80% năm 2020 lên 100% năm 2025.",
        [("=", "100", "100", "%", 2025)],
    ),
    (
        "- Giảm phát thải ít nhất 250.000 tấn CO2 tương đương.",
        [(">=", "250000", "250000", "tấn CO2 tương đương", None)],
    ),
    ("- Trên 85% hộ dân nông thôn được dùng nước sạch;", [(">", "85", "85", "%", None)]),
    ("- Có ít nhất 03 làng nghề được công nhận đạt tiêu chí môi trường.", [(">=", "3", "3", "làng nghề", None)]),
    (
        "- Trồng mới 1.200 ha rừng; tỷ lệ che phủ rừng đạt khoảng 57,7%.",
        [("=", "1200", "1200", "ha", None), ("~", "57.7", "57.7", "%", None)],
    ),
    ("- Tái chế, tái sử dụng tối thiểu 10 - 15% chất thải nhựa.", [("range", "10", "15", "%", None)]),
    # exports, industry
    (
        "- Kim ngạch xuất khẩu năm 2025 đạt 1,2 tỷ USD, tăng bình quân 12 - 13%/năm.",
        [("=", "1.2", "1.2", "tỷ USD", 2025), ("range", "12", "13", "%/năm", 2025)],
    ),
    ("- Chỉ số sản xuất công nghiệp tăng trên 9%/năm.", [(">", "9", "9", "%/năm", None)]),
    ("- Giá trị sản xuất công nghiệp đạt 45.000 tỷ đồng vào năm 2025.", [("=", "45000", "45000", "tỷ đồng", 2025)]),
    ("- Năng suất lao động tăng bình quân 7,5% mỗi năm.", [("=", "7.5", "7.5", "%", None)]),
    (
        "- Xây dựng được 20 - 30 mô hình sản xuất bền vững.",
        [("range", "20", "30", "mô hình", None)],
    ),
    ("- Có 02 cụm công nghiệp chuyển đổi sang mô hình sinh thái.", [("=", "2", "2", "cụm công nghiệp", None)]),
    # digital
    ("- Tối thiểu 70% thủ tục hành chính được giải quyết trực tuyến toàn trình;", [(">=", "70", "70", "%", None)]),
    ("- 100% xã, phường có tổ công nghệ số cộng đồng.", [("=", "100", "100", "%", None)]),
    (
        "- Đến cuối năm 2025: tỷ trọng kinh tế số đạt 20% GRDP; đến năm 2030: đạt 30% GRDP.",
        [("=", "20", "20", "%", 2025), ("=", "30", "30", "%", 2030)],
    ),
    ("- Tốc độ giải quyết hồ sơ: rút ngắn ít nhất 30% thời gian.", [(">=", "30", "30", "%", None)]),
    # training, people
    (
        "- Đào tạo, tập huấn cho ít nhất 500 lượt cán bộ quản lý của doanh nghiệp.",
        [(">=", "500", "500", "lượt cán bộ", None)],
    ),
    (
        "- Mỗi năm tổ chức 02 lớp tập huấn cho 100 học viên.",
        [("=", "2", "2", "lớp tập huấn/năm", None), ("=", "100", "100", "học viên/năm", None)],
    ),
    (
        "- Tỷ lệ lao động qua đào tạo đạt 70%, trong đó có bằng cấp, chứng chỉ đạt 30%.",
        [("=", "70", "70", "%", None), ("=", "30", "30", "%", None)],
    ),
    ("- Ít nhất mười lăm (15) doanh nghiệp được cấp nhãn sinh thái.", [(">=", "15", "15", "doanh nghiệp", None)]),
    ("- Tỷ lệ hộ nghèo giảm bình quân từ 1 - 1,5%/năm.", [("range", "1", "1.5", "%/năm", None)]),
    ("- Có trên 80/152 xã đạt chuẩn nông thôn mới.", [(">", "80", "80", "xã", None)]),
    ("- 05 - 07 sản phẩm OCOP được xếp hạng 5 sao.", [("range", "5", "7", "sản phẩm OCOP", None)]),
    ("- Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản ngân hàng đạt 80%.", [("=", "80", "80", "%", None)]),
    (
        "- Thu hút 3,5 triệu lượt khách, tổng doanh thu 2.000 tỷ đồng.",
        [("=", "3.5", "3.5", "triệu lượt khách", None), ("=", "2000", "2000", "tỷ đồng", None)],
    ),
    ("- Diện tích cây xanh đô thị đạt 8 - 10 m2/người.", [("range", "8", "10", "m2/người", None)]),
    ("- Số doanh nghiệp áp dụng ISO 14001 tăng gấp 2 lần so với năm 2020.", [("=", "2", "2", "lần", None)]),
    ("- ≥ 90% cơ sở y tế phân loại chất thải nguy hại;", [(">=", "90", "90", "%", None)]),
    ("- Không quá 5% số mẫu nước vượt quy chuẩn.", [("<=", "5", "5", "%", None)]),
]


@pytest.mark.parametrize(("sentence", "expected"), ONE_SENTENCE, ids=[s[:40] for s, _ in ONE_SENTENCE])
def test_a_goal_says_its_numbers_how_they_compare_and_when(sentence: str, expected: list[Expected]) -> None:
    assert found(GOALS + sentence) == expected


BY_LEAD = [
    ("II. MỤC TIÊU ĐẾN NĂM 2030\n\n- 60% doanh nghiệp đổi mới công nghệ.", 2030),
    ("II. MỤC TIÊU\n\nĐến năm 2025:\n\n- 60% doanh nghiệp đổi mới công nghệ.", 2025),
    ("II. MỤC TIÊU\n\nPhấn đấu đến hết năm 2026, toàn tỉnh đạt các chỉ tiêu sau:\n\n- 60% doanh nghiệp đổi mới.", 2026),
    ("II. MỤC TIÊU\n\n1. Giai đoạn 2021 - 2025\n\n- 60% doanh nghiệp đổi mới công nghệ.", 2025),
    (
        "II. MỤC TIÊU\n\n1. Giai đoạn 2021 - 2025\n\n- Nâng cao nhận thức.\n\n2. Tầm nhìn đến "
        "năm 2045\n\n- 60% hộ dân.",
        2045,
    ),
    (
        "II. MỤC TIÊU\n\nThực hiện Chiến lược quốc gia về tăng trưởng xanh đến năm 2030.\n\n- "
        "60% doanh nghiệp đổi mới.",
        None,
    ),
]


@pytest.mark.parametrize(("body", "year"), BY_LEAD)
def test_the_year_comes_from_the_line_above_and_never_from_the_plan_itself(body: str, year: int | None) -> None:
    assert [entry[4] for entry in found(body)] == [year]


def test_lead_lines_change_the_year_of_what_follows_them() -> None:
    body = (
        "II. MỤC TIÊU\n\na) Đến năm 2025:\n\n- 50% hộ dân.\n\n- 20 mô hình.\n\nb) Đến năm "
        "2030:\n\n- 80% hộ dân.\n\n- 35 mô hình."
    )
    assert [(entry[1], entry[4]) for entry in found(body)] == [("50", 2025), ("20", 2025), ("80", 2030), ("35", 2030)]


def test_several_goals_in_one_bullet_have_words_of_their_own() -> None:
    given = letter(
        GOALS + "- 40% làng nghề thu gom chất thải và các làng nghề này giảm được từ 6 – 9% lượng nước dùng; "
        "70% hợp tác\n\n5\n\nxã có người phụ trách môi trường."
    )
    targets = find_targets(given.source, given.parts)
    words = [" ".join(given.source.words(target.span).split()) for target in targets]
    assert [(t.low, t.high) for t in targets] == [(40, 40), (6, 9), (70, 70)]
    assert words[0] == "40% làng nghề thu gom chất thải"
    assert words[1] == "giảm được từ 6 – 9% lượng nước dùng"
    assert words[2].startswith("70% hợp tác")
    assert words[2].endswith("phụ trách môi trường")
    assert targets[0].subject == "làng nghề"


def test_a_range_broken_over_lines_is_one_range() -> None:
    body = GOALS + "- Tổng sản lượng chè búp tươi của các vùng nguyên liệu tập trung tăng bình quân 03\n- 04%/năm."
    assert found(body) == [("range", "3", "4", "%/năm", None)]


NOT_TARGETS = [
    "III. NHIỆM VỤ\n\n- Tổ chức sơ kết 03 năm thực hiện Kế hoạch.",
    "III. NHIỆM VỤ\n\n- Thực hiện 07 nhóm nhiệm vụ, 12 giải pháp tại Kế hoạch số 15/KH-UBND.",
    "III. NHIỆM VỤ\n\n- Kế hoạch gồm 04 đề án thành phần.",
    "III. CHÍNH SÁCH HỖ TRỢ\n\n- Hỗ trợ tối đa 50% chi phí nhưng không quá 300 triệu đồng/mô hình.",
    "III. KHEN THƯỞNG\n\n- Tỷ lệ khen thưởng không quá 15% tổng số cá nhân.",
    "III. TỔ CHỨC THỰC HIỆN\n\n- Các sở báo cáo trong thời hạn 10 ngày làm việc, định kỳ 06 tháng một lần.",
    "I. KẾT QUẢ THỰC HIỆN\n\n- Năm 2020 đã tập huấn 350 lượt người, đạt 95% kế hoạch.",
    "II. MỤC TIÊU\n\n- Đến nay đã có 45% doanh nghiệp áp dụng.",
    "IV. KINH PHÍ\n\n- Ngân sách tỉnh đảm bảo 60% kinh phí.",
    "II. MỤC TIÊU\n\n1. Phát triển kinh tế tuần hoàn (12 chỉ tiêu)\n\n2. Phụ lục số 01, 02 kèm theo.",
]


@pytest.mark.parametrize("body", NOT_TARGETS)
def test_what_is_no_goal_is_left_out(body: str) -> None:
    assert found(body) == []


def test_outside_the_goals_a_plan_promises_by_its_verbs() -> None:
    assert found("III. NỘI DUNG\n\n- Hằng năm hỗ trợ từ 04 hợp tác xã kiểm toán năng lượng.") == [
        (">=", "4", "4", "hợp tác xã/năm", None)
    ]
    assert found("III. NỘI DUNG\n\n- Xây dựng 2 – 3 mô hình trình diễn về kinh tế tuần hoàn.") == [
        ("range", "2", "3", "mô hình trình diễn", None)
    ]
    assert found("III. NỘI DUNG\n\n- Phấn đấu đến năm 2027 có trên 40% chợ hạng I không dùng túi ni lông.") == [
        (">", "40", "40", "%", 2027)
    ]


def test_a_report_tells_results_unless_it_proposes() -> None:
    report = letter(
        "1. Công tác tuyên truyền: Tổ chức 05 hội thảo.\n\n2. Đề xuất giai đoạn tới\n\n2.1. Mục "
        "tiêu đến năm 2030\n\n- 75% cơ sở áp dụng sản xuất sạch hơn.",
        kind="BÁO CÁO",
        title="Tình hình thực hiện sản xuất sạch hơn",
    )
    targets = find_targets(report.source, report.parts)
    assert [(t.low, t.by_year, t.indicator) for t in targets] == [(Decimal(75), 2030, "application_share")]


INDICATORS = [
    ("90% cơ sở sản xuất công nghiệp nhận thức được lợi ích của sản xuất sạch hơn", "awareness_share"),
    ("55% doanh nghiệp áp dụng SXSH", "application_share"),
    (
        "Các cơ sở áp dụng giảm được từ 5 - 8% mức tiêu thụ nguyên liệu, nhiên liệu trên đơn vị sản phẩm",
        "resource_saving_rate",
    ),
    ("70% doanh nghiệp vừa và lớn có bộ phận chuyên trách về sản xuất sạch hơn", "dedicated_staff_enterprise_share"),
    ("90% Sở Công Thương có cán bộ chuyên trách đủ năng lực", "doit_qualified_staff_share"),
]


@pytest.mark.parametrize(("sentence", "indicator"), INDICATORS)
def test_known_indicators_have_stable_names(sentence: str, indicator: str) -> None:
    given = letter(f"{GOALS}- {sentence};")
    assert [target.indicator for target in find_targets(given.source, given.parts)] == [indicator]


@pytest.mark.parametrize("colon", [":", ""])
def test_a_period_line_below_a_list_introduces_the_next_list(colon: str) -> None:
    body = (
        f"II. MỤC TIÊU\n\nGiai đoạn 2021 - 2025{colon}\n- 50% hộ dân phân loại rác;\n- Có 20 mô hình.\n"
        f"Giai đoạn 2026 - 2030{colon}\n- 80% hộ dân phân loại rác;\n- Có 35 mô hình."
    )
    assert [(entry[1], entry[4]) for entry in found(body)] == [("50", 2025), ("20", 2025), ("80", 2030), ("35", 2030)]


def test_a_list_of_promises_goes_on_behind_its_verb() -> None:
    body = "III. NỘI DUNG\n\n- Tổ chức 04 lớp tập huấn, 02 hội thảo; mỗi lớp 60 học viên."
    assert [(entry[1], entry[3]) for entry in found(body)] == [("4", "lớp tập huấn"), ("2", "hội thảo")]


def test_what_only_measures_another_thing_is_no_goal_of_its_own() -> None:
    assert [
        entry[1] for entry in found(GOALS + "- 100% doanh nghiệp trọng điểm (20/20 doanh nghiệp) lập kế hoạch.")
    ] == ["100"]
    assert [entry[1] for entry in found(GOALS + "- Xây dựng 04 vùng chè quy mô trên 50 ha.")] == ["4"]
    assert [entry[1] for entry in found(GOALS + "- Giá trị sản phẩm trên 1 ha tăng gấp 1,5 lần.")] == ["1.5"]


def test_what_was_so_in_another_year_stands_in_brackets_and_dates_nothing() -> None:
    body = "II. CHỈ TIÊU ĐẾN NĂM 2030\n\n- Tỷ trọng năng lượng tái tạo chiếm 15 - 20% (năm 2022 là 8,5%)."
    assert found(body) == [("range", "15", "20", "%", 2030)]


def test_a_norm_named_in_a_goal_is_not_the_goal() -> None:
    body = GOALS + "- Tỷ lệ dân số được cấp nước sạch với định mức 60 lít/người/ngày đạt ít nhất 80%."
    assert found(body) == [(">=", "80", "80", "%", None)]
