"""What may stand behind a figure as its unit: things that are counted, measures, money, time."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """`text` as written, cleaned; `kind`: share | thing | measure | money | time | document | other | none.

    `end` is where it ends.
    """

    text: str
    kind: str
    end: int


_THINGS = (
    r"trường hợp|vụ việc|vụ|hồ sơ|thủ tục(?: hành chính)?|doanh nghiệp(?: (?:nhỏ và vừa|vừa và nhỏ|vừa và lớn"
    r"|công nghiệp|công nghệ số|sản xuất|khởi nghiệp|xuất khẩu))?"
    r"|cơ sở(?: sản xuất(?: công nghiệp)?| công nghiệp)?|đơn vị(?: cấp xã)?|hợp tác xã|htx|hộ kinh doanh"
    r"|tổ hợp tác|hộ(?: gia đình| dân| nghèo| nông dân)?|mô hình(?: trình diễn| điểm"
    r"| thí điểm)?|dự án(?: đầu tư)?|lớp(?: tập huấn| đào tạo| bồi dưỡng| học)?"
    r"|khóa(?: đào tạo| tập huấn| học)?|khoá(?: đào tạo| tập huấn| học)?|hội thảo"
    r"|hội nghị(?: tập huấn| chuyên đề)?|tọa đàm|toạ đàm|diễn đàn|cuộc(?: thi| hội thảo"
    r"| tập huấn| kiểm tra)?|buổi|lượt(?: người| học viên| doanh nghiệp| khách| cán bộ)?"
    r"|người(?: lao động| dân)?|cán bộ|công chức|viên chức|học viên|học sinh"
    r"|sinh viên|chuyên gia|chuyên viên|giảng viên|tư vấn viên|kỹ sư|lao động|thành viên"
    r"|hội viên|đại biểu|sản phẩm(?: ocop)?|mặt hàng|nhãn hiệu|thương hiệu|chứng nhận|giấy chứng nhận|giấy phép"
    r"|tin(?: bài|, bài)?|bài(?: viết| báo| tuyên truyền)?|chương trình truyền hình|phóng sự"
    r"|phim(?: tư liệu)?|chuyên mục|chuyên trang|bản tin|ấn phẩm|tờ rơi|tờ gấp|cuốn"
    r"|bộ tài liệu|tài liệu|video(?: clip)?|clip|áp phích|pa nô|băng rôn|đĩa"
    r"|xã(?:, phường)?|phường|huyện|thị xã|thành phố|tỉnh|thôn|bản|ấp|làng nghề"
    r"|khu(?: vực)? công nghiệp|khu dân cư|cụm công nghiệp|khu|cụm|kcn|ccn|khu kinh tế"
    r"|trạm(?: sạc| quan trắc| xử lý| biến áp)?|nhà máy|công trình|hệ thống"
    r"|dây chuyền|thiết bị|máy|xe(?: buýt| điện)?|tủ|điểm(?: bán hàng| thu gom| tập kết| sạc)?"
    r"|bãi(?: chôn lấp| rác)?|lò|bể|giếng|chợ|siêu thị|cửa hàng|trung tâm(?: thương mại)?"
    r"|sàn(?: giao dịch)?|nền tảng|phần mềm|ứng dụng|cơ sở dữ liệu"
    r"|trường(?: học)?|bệnh viện|phòng học|giường bệnh|bác sĩ|dược sĩ|nhà(?: ở| ở xã hội)?"
    r"|căn(?: hộ)?|trang trại|vùng(?: trồng| nguyên liệu| sản xuất)?|mã số(?: vùng trồng)?"
    r"|chuỗi(?: liên kết| giá trị)?|sáng kiến|giải pháp kỹ thuật|đề tài|nhiệm vụ khoa học"
    r"|bằng sáng chế|sáng chế|hợp đồng|đoàn|gian hàng|hội chợ(?: triển lãm)?|phiên chợ|đợt"
    r"|chuyến|điển hình|câu lạc bộ|mạng lưới|văn phòng|phòng thí nghiệm|ngành(?: nghề)?"
    r"|lĩnh vực|tàu|con|cây|giống|hồ(?: chứa)?|đập|cống|tuyến(?: đường)?|cầu|bến|cảng"
    r"|ban quản lý|tổ|nhóm|đội|giải(?: pháp| thưởng)?|suất|ngân hàng|nhà đầu tư|quốc gia"
    r"|thị trường|khách(?: du lịch| quốc tế)?|báo cáo kiểm toán|kiểm toán năng lượng|đô thị"
    r"|chi nhánh|tổ chức|cơ quan|sở(?:, ngành)?|địa phương|bộ(?: hồ sơ| tiêu chí)?|cái|chiếc|phiếu|mẫu"
)
_MEASURES = (
    r"(?:triệu |nghìn |ngàn |tỷ )?(?:tấn(?: co2(?:tđ| tương đương)?| dầu quy đổi"
    r"| dầu tương đương)?|tạ|kg|gam|ha|hécta|hecta|héc-ta|km2|km²|km|m3(?:/ngày(?: đêm)?)?"
    r"|m³(?:/ngày(?: đêm)?)?|m2(?: sàn)?|m²|mét khối|mét vuông|mét|lít|kwh|mwh|gwh|kw|mw|gw"
    r"|mwp|kwp|toe|ktoe|kcal|mj|gj|kv|mva"
    r"|người|lượt khách|lượt người|lượt|con|cây|sản phẩm|thuê bao|tài khoản|giao dịch"
    r"|usd(?:/năm)?|đô la(?: mỹ)?|đô-la(?: mỹ)?|eur|euro|m)"
    r"|tấn/ha|tạ/ha|lần|điểm phần trăm|điểm|‰|phần nghìn|°c|độ c|bậc|hạng|tuổi thọ"
    r"|giường bệnh/vạn dân|bác sĩ/vạn dân|giường/vạn dân|mg/l|µg/m3|db|dba|tco2e?|gb|mbps|gbps"
)
_MONEY = r"(?:nghìn tỷ|ngàn tỷ|tỷ|tỉ|triệu|nghìn|ngàn|trăm triệu)(?: đồng| vnđ| vnd| usd| đô la)?|đồng|vnđ|vnd|usd|\$"
_TIMES = (
    r"ngày(?: làm việc| liên tục| đêm)?|giờ(?: làm việc)?|phút|giây|tuần(?: lễ)?|tháng(?: tuổi"
    r"| đầu| cuối)?|quý|năm(?: tuổi| liên tục| học| \d+)?|tuổi|thế kỷ|kỳ|nhiệm kỳ|ca"
)
_DOCUMENTS = (
    r"đề án(?: thành phần)?|nghị quyết|quyết định|kế hoạch|chương trình|thông tư|nghị định"
    r"|luật|văn bản|công văn|báo cáo|tờ trình|điều|khoản|điểm|mục|phụ lục|bước|nội dung"
    r"|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|nhóm (?:nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu)"
    r"|tiêu chí|yêu cầu|nguyên tắc|quan điểm|trang|bản (?:chính|sao|gốc|mềm|giấy|cứng|điện tử)|bộ (?:chính|phận)"
    r"|quyển|tờ(?! rơi| gấp)|hình thức|loại(?: hình)?|khâu|trụ cột|đột phá|cấp(?: độ)?|lớp bảo vệ|dòng|cột|phần|chương"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{words})(?![\w])", re.IGNORECASE))
    for kind, words in (
        ("money", _MONEY),
        ("measure", _MEASURES),
        ("thing", _THINGS),
        ("document", _DOCUMENTS),
        ("time", _TIMES),
    )
)
_NOT_TIME = re.compile(r"(?:ngày|tháng|năm)\s\d", re.IGNORECASE)
_SHARE = re.compile(r"%|phần trăm|‰|phần nghìn", re.IGNORECASE)
_PER = re.compile(
    r"\s?/\s?(?:0?1\s)?(?P<per>(?:năm|tháng|quý|ngày(?: đêm)?|giờ|vụ|lần|người(?:/\w+)?"
    r"|đầu người|hộ|ha|km|km2|m2|m3|tấn|kg|sản phẩm|đơn vị(?: sản phẩm)?|xã|huyện|tỉnh"
    r"|doanh nghiệp|cơ sở|lớp|cuộc|khóa|vạn dân|\d[\d.]* dân|usd|lao động|kwh)(?:/(?:năm|tháng|ngày|vụ))?)(?!\w)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}")
_AND = re.compile(r",?\s(?:hoặc\s|và\s)?")


def unit_at(text: str, at: int) -> Unit:
    """The unit whose words begin at `at` (behind the figure and a blank). Kind "none" where no word follows."""
    share = _SHARE.match(text, at)
    if share:
        return _with_per(
            text, Unit("%" if share[0] in ("%",) or share[0].casefold() == "phần trăm" else "‰", "share", share.end())
        )
    best: Unit | None = None
    for kind, pattern in _PATTERNS:
        found = pattern.match(text, at)
        # The longest wins; of equals the first list: "nghìn tỷ đồng" is money, "nghìn tấn" a measure.
        if found and (best is None or found.end() > best.end):
            best = Unit(found[0], kind, found.end())
    if best is None:
        words = _WORDS.match(text, at)
        if words is None:
            return Unit("", "none", at)
        return Unit(words[0], "other", words.end())
    return _with_per(text, best)


def _with_per(text: str, unit: Unit) -> Unit:
    per = _PER.match(text, unit.end)
    if per is None:
        return unit
    return Unit(f"{unit.text}/{per['per']}", unit.kind, per.end())
