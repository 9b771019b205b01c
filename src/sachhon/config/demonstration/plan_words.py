"""What the sample plans say: targets and tasks, for the years of each plan."""

from __future__ import annotations

from sachhon.config.demonstration.plan_letters import Planned

TARGETS = (
    "90% cơ sở sản xuất công nghiệp nhận thức được lợi ích của việc áp dụng sản xuất sạch hơn trong công nghiệp;",
    "50% doanh nghiệp vừa và lớn có cán bộ chuyên trách về sản xuất sạch hơn;",
    "50% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn;",
    "Các cơ sở áp dụng tiết kiệm được từ 8 – 13% mức tiêu thụ năng lượng, nguyên liệu, nhiên liệu, vật liệu trên đơn vị sản phẩm;",  # noqa: E501
)
BOTH = {"central": 50, "enterprises": 50}
CENTRAL = {"central": 100}


def parts(first: int, rich: int = 1) -> list[tuple[str, list[Planned]]]:
    """Five years of tasks from `first`; `rich` makes a bigger province do more of the same."""
    years = [first + step for step in range(5)]
    _zero, one, two, three, last = years
    return [
        (
            "Nâng cao nhận thức và năng lực áp dụng sản xuất sạch hơn",
            [
                Planned("1.1", "Tuyên truyền trên báo, đài của tỉnh", "Nâng cao nhận thức của cộng đồng",
                        "Tin, bài, chuyên mục", "Sở Thông tin và Truyền thông", "Tin bài", 10,
                        dict.fromkeys(years, 3 * rich)),
                Planned("1.2", "Tổ chức lớp tập huấn cho doanh nghiệp về sản xuất sạch hơn",
                        "Doanh nghiệp nắm được phương pháp", "Doanh nghiệp được tập huấn",
                        "Sở Tài chính; Ban Quản lý các khu công nghiệp", "Lớp", 40, dict.fromkeys(years[:4], 2 * rich)),
                Planned("1.3", "Tổ chức hội thảo chia sẻ kinh nghiệm áp dụng sản xuất sạch hơn",
                        "Giới thiệu mô hình tốt", "Kỷ yếu hội thảo", "Sở Khoa học và Công nghệ", "Hội thảo", 50,
                        {one: rich, three: rich}, CENTRAL),
                Planned("1.4", "Điều tra hiện trạng áp dụng sản xuất sạch hơn", "Có số liệu nền", "Báo cáo hiện trạng",
                        "Sở Tài nguyên và Môi trường; Cục Thống kê", "Cuộc", 90, {one: 1}),
            ],
        ),
        (
            "Hỗ trợ kỹ thuật áp dụng sản xuất sạch hơn tại cơ sở sản xuất",
            [
                Planned("2.1", "Hỗ trợ đánh giá nhanh sản xuất sạch hơn tại cơ sở sản xuất", "Tìm giải pháp rẻ",
                        "Báo cáo đánh giá nhanh", "Các cơ sở sản xuất công nghiệp", "Cơ sở", 40,
                        dict.fromkeys(years[1:], 2 * rich), BOTH),
                Planned("2.2", "Hỗ trợ đánh giá chi tiết và tư vấn sản xuất sạch hơn cho cơ sở sản xuất",
                        "Có dự án đầu tư cải tiến", "Báo cáo đánh giá chi tiết", "Các cơ sở sản xuất công nghiệp",
                        "Cơ sở", 100, {two: rich, three: rich, last: rich}, BOTH),
                Planned("2.3", "Xây dựng mô hình trình diễn áp dụng sản xuất sạch hơn", "Nhân rộng mô hình",
                        "Mô hình hoạt động", "Trung tâm Khuyến công", "Mô hình", 300, {two: 1, last: 1}, BOTH),
            ],
        ),
        (
            "Xây dựng mạng lưới và thông tin",
            [
                Planned("3.1", "Tham quan, học tập kinh nghiệm các tỉnh bạn", "Học cách làm", "Báo cáo học tập",
                        "Sở Tài chính", "Chuyến", 60, {one: 1}),
                Planned("3.2", "Duy trì chuyên mục sản xuất sạch hơn trên trang thông tin điện tử của Sở",
                        "Cung cấp thông tin", "Chuyên mục được cập nhật", "Trung tâm Xúc tiến thương mại", "Năm", 15,
                        dict.fromkeys(years, 1)),
            ],
        ),
        (
            "Cơ chế, chính sách; sơ kết, tổng kết",
            [
                Planned("4.1", "Xây dựng quy chế hỗ trợ doanh nghiệp áp dụng sản xuất sạch hơn", "Có căn cứ hỗ trợ",
                        "Quy chế được ban hành", "Sở Tư pháp; Sở Tài chính", "Văn bản", 20, {first: 1}),
                Planned("4.2", "Tổ chức hội nghị tổng kết kế hoạch", "Đánh giá kết quả", "Báo cáo tổng kết",
                        "Các Sở, ngành liên quan", "Hội nghị", 50, {last: 1}),
            ],
        ),
    ]  # fmt: skip
