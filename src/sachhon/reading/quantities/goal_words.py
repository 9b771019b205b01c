"""The words by which a goal is told from a result, a rule or a request. Patterns on NFC text, case ignored."""

from __future__ import annotations

import re


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


GOAL_HEADING = _words(
    r"(?<!chương trình )(?<!chương trình, )mục tiêu(?! quốc gia)(?! chương trình)",
    r"chỉ tiêu",
    r"phấn đấu",
    r"kết quả (?:cần đạt|dự kiến|mong đợi|phải đạt)",
    r"định hướng phát triển đến",
    r"kế hoạch phấn đấu",
)
"""A heading or lead-in line under which goals stand."""

AIM = _words(
    r"phấn đấu",
    r"mục tiêu(?! quốc gia)",
    r"chỉ tiêu",
    r"dự kiến",
    r"đặt ra",
    r"hướng tới",
    r"(?:bảo|đảm) (?:đảm|bảo)",
    r"đảm bảo",
    r"cơ bản (?:đạt|hoàn thành)",
    r"nâng (?:cao )?(?:tỷ|tỉ) (?:lệ|trọng)",
    r"quyết tâm",
)
"""Words in the sentence itself that make what follows a goal, wherever it stands."""

STRONG_AIM = _words(
    r"phấn đấu",
    r"(?<!chương trình )mục tiêu(?! quốc gia)(?! chương trình)",
    r"(?<!đạt )(?<!vượt )chỉ tiêu(?! được giao)",
    r"nâng (?:tỷ|tỉ) (?:lệ|trọng)",
)
"""Such words as need no goal heading beside them."""

EVERY_YEAR = _words(r"(?:hằng|hàng|mỗi|bình quân) (?:năm|quý|tháng)", r"định kỳ hằng năm", r"(?:hằng|hàng) năm")

COMMITMENT_BEFORE = re.compile(
    r"(?<!\w)(?:hỗ trợ|xây dựng|tổ chức|mở|in|kiểm tra|khảo sát|biên soạn|triển khai|thành lập"
    r"|hình thành|phát triển|đào tạo"
    r"|bồi dưỡng|tập huấn|lựa chọn|chọn|thu hút"
    r"|trồng(?: mới)?|lắp đặt|kiểm toán|đánh giá(?: nhanh| chi tiết)?|tư vấn|thí điểm"
    r"|nhân rộng|phát hành|công nhận|vận động|in ấn|thay thế|cải tạo|nâng cấp|trang bị|ký kết)"
    r"(?:\s(?:được|cho|mới|thêm|từ|bình quân|thành công|và|áp dụng|kỹ thuật))*\s?:?\s?$",
    re.IGNORECASE,
)
"""A verb of promise directly before the figure and its comparator: "hỗ trợ từ 05", "xây dựng 03"."""

DEMAND = _words(
    r"yêu cầu",
    r"đề nghị",
    r"chỉ thị",
    r"chỉ đạo",
    r"giao",
    r"kết luận như sau",
    r"có ý kiến",
    r"thực hiện (?:tốt |nghiêm |ngay |nghiêm túc )?(?:các|một số|những) (?:nội dung|nhiệm vụ)",
    r"thực hiện (?:các|một số|những) (?:giải pháp|biện pháp|công việc)",
)
"""A lead-in line or a sentence that orders what follows."""

ORDERED = re.compile(
    r"(?<!\w)(?:bảo đảm|đảm bảo|tiết kiệm|tiết giảm|giảm|cắt giảm|hạ|hạn chế|tăng|nâng|đạt|duy trì|hoàn thành|thay thế"
    r"|lắp đặt|ký|phủ|bao phủ|đấu nối|cấp|xử lý|thu gom|thu hồi|giải ngân|kết nối|bố trí|xuống|lên)(?!\w)",
    re.IGNORECASE,
)
"""A verb of what is to be done, in a clause that is ordered: "giảm 50% công suất chiếu sáng công cộng"."""

ACHIEVED = re.compile(
    r"(?<!\w)(?:đã (?!phê duyệt|được (?:phê duyệt|ban hành))|hiện nay|hiện có|hiện tại|hiện còn|hiện đang"
    r"|hiện đạt|ước đạt|ước thực hiện|thực hiện được|kết quả đạt được"
    r"|trong thời gian qua|thời gian qua|vừa qua|tính đến nay|đến nay|cho đến nay"
    r"|tính đến (?:ngày|tháng|hết|cuối|thời điểm)|lũy kế|luỹ kế|còn lại"
    r"|chưa đạt|vượt kế hoạch|vượt chỉ tiêu|so với kế hoạch|được giao|thực trạng)",
    re.IGNORECASE,
)
"""Words of what is so already."""

THEN = re.compile(
    r"\(\s?(?:(?:năm|giai đoạn|thực hiện|hiện trạng|hiện nay|ước|kế hoạch|cùng kỳ|quý" r"|tháng)(?!\w)[^()]*)$",
    re.IGNORECASE,
)
"""Before a figure in brackets that says what was so in another year: "(năm 2022 là 8,5%)"."""

REPORT_NAME = _words(r"báo cáo(?! kết luận)", r"kết quả", r"tình hình")
"""In the name of a document: it tells of what was done."""

LASTS_BEFORE = re.compile(r"(?<!\w)(?:có|gồm|kéo dài|tổng(?: số)?|đủ|dạy|học)\s(?:khoảng\s|là\s)?$", re.IGNORECASE)
LASTS_BEHIND = re.compile(r"\s(?:thực học|giảng dạy|học tập)(?!\w)", re.IGNORECASE)
"""Around a time that is counted, not kept to: "học kỳ I có 18 tuần", "35 tuần thực học"."""

ACHIEVED_HEADING = _words(
    r"đánh giá(?: chung| tình hình| kết quả| thực trạng| việc)?(?! (?:nhanh|chi tiết"
    r"|tác động môi trường|sxsh|sản xuất))",
    r"kết quả(?: \w+){0,3} (?:thực hiện|đạt được|triển khai)",
    r"kết quả thực hiện",
    r"tình hình (?:thực hiện|triển khai|phát triển|chung)",
    r"thực trạng",
    r"hiện trạng",
    r"các nội dung đã triển khai",
    r"các kết quả cụ thể",
    r"thuận lợi",
    r"khó khăn",
    r"tồn tại",
    r"hạn chế",
    r"sự cần thiết",
    r"kết quả đạt được",
    r"sơ kết",
)
"""Headings under which results stand, not goals."""

FUTURE_HEADING = _words(
    r"đề xuất",
    r"kiến nghị",
    r"phương hướng",
    r"nhiệm vụ",
    r"giải pháp",
    r"kế hoạch",
    r"nội dung dự kiến",
    r"mục tiêu",
    r"chỉ tiêu",
)
"""Headings that bring a report back from results to what is planned."""

MONEY_HEADING = _words(
    r"kinh phí",
    r"nguồn (?:vốn|lực|kinh phí)",
    r"dự toán",
    r"tài chính",
    r"định mức",
    r"mức (?:chi|hỗ trợ|thu|khen)",
    r"nguyên tắc hỗ trợ",
)
"""Headings of money and its rules: shares there are rates, not goals."""

RULE = re.compile(
    r"(?<!\w)(?:định mức|mức (?:hỗ trợ|chi|thu|phạt|đóng|khoán|trích|lương|vay)|tối đa|không quá|thang điểm|điểm tối đa"
    r"|điểm đánh giá"
    r"|chấm điểm|số điểm|lãi suất|thuế suất|được hỗ trợ|bảo hành"
    r"|tạm ứng|thanh toán|quyết toán"
    r"|tiết kiệm \d+\s?% chi|khấu hao|trích (?:lại|nộp)|giá trị hợp đồng|vốn pháp định|mức vốn)",
    re.IGNORECASE,
)
"""Words of rates, ceilings and norms."""

OF_COST = re.compile(r"\s(?:tổng )?(?:chi phí|kinh phí|giá trị|mức|tiền|lãi suất|học phí|giá)(?!\w)", re.IGNORECASE)
"""Behind a share that is a rate of support: "hỗ trợ 50% chi phí"."""

COST = re.compile(r"(?<!\w)(?:kinh phí|chi phí|vốn đối ứng|tổng mức đầu tư|vốn điều lệ)(?!\w)", re.IGNORECASE)
"""Words of money spent: shares of it are no goals."""

LABELS = re.compile(
    r"(?<!\w)(?:số|biểu|mẫu|điều|khoản|điểm|phụ lục|mục|bảng|tiêu chí|nhiệm vụ|tháng|quý|ngày|học kỳ|lớp|nhóm)\s"
    r"(?:số\s)?[\dIVX]{1,4}(?:\s?(?:,|và|;|đến|-|–)\s?[\dIVX]{1,4})*\s?(?:,|và|;|đến|-|–)\s?$"
)
"""A list of labels that a figure carries on: "Mẫu biểu số 02, 03"."""

DEADLINE = re.compile(
    r"(?<!\w)(?:trong (?:thời hạn|vòng|thời gian)|thời hạn|chậm nhất|trước ngày|kể từ ngày"
    r"|thời gian thực hiện|sau khi|thời hiệu)\s?[^.;]{0,24}$",
    re.IGNORECASE,
)
"""What stands before a figure that is a time to act in."""

PERIOD_LEAD = re.compile(
    r"\W*(?:\(?(?:[a-zđ0-9]{1,2})[.)]\s)?(?:(?:phấn đấu |mục tiêu |chỉ tiêu |tính |trong "
    r"|cho )?(?:đến|tới|hết|cuối|vào|từ|giai đoạn|thời kỳ|năm|tầm nhìn|kế hoạch năm|định hướng)(?!\w))",
    re.IGNORECASE,
)
"""A lead-in line that begins with its period: "Đến năm 2030:", "Giai đoạn 2016 - 2020:"."""

BASELINE = re.compile(
    r"(?<!\w)(?:so với|so sánh với|so|cùng kỳ)\s?(?:mức|cùng kỳ|thời điểm|kịch bản|giai đoạn"
    r"|các)?\s?(?:của|trong|phát triển thông thường)?\s?$",
    re.IGNORECASE,
)
"""Before a year that only says what a goal is measured against: "so với năm 2020"."""

AGAINST_PLAN = re.compile(
    r"(?<!\w)(?:so với|\()\s?(?:kế hoạch|mục tiêu|chỉ tiêu|dự toán|kh)(?: (?:đề ra|đặt ra|giao|năm))?(?: là)?\s?$",
    re.IGNORECASE,
)
"""Before a figure that a result is measured against: "đạt 62% (kế hoạch 60%)"."""

FROM_VALUE = re.compile(r"(?<!\w)từ\s?(?:mức\s|khoảng\s)?$", re.IGNORECASE)
TO_VALUE = re.compile(
    r"^[^.;]{0,60}?(?<!\w)(?:lên|xuống|còn|tăng lên|giảm còn|giảm xuống)(?:\s(?:còn|đến|tới"
    r"|thành|trên|dưới|khoảng))?\s?$",
    re.IGNORECASE,
)
"""Around the value from which a goal sets out: "từ 45% năm 2020 lên 60%"."""
