"""The fixed words of official documents. Keys are flat (lower case, no marks): see vietnamese.folding.flat."""

from __future__ import annotations

import re

LETTER, REPORT, PLAN, PROGRAMME, DECISION, DIRECTIVE, RESOLUTION, OTHER = (
    "letter",
    "report",
    "plan",
    "programme",
    "decision",
    "directive",
    "resolution",
    "other",
)

# What a document calls itself: flat words -> (the words, its type in the reading contract). Longer names first.
DOCUMENT_NAMES: dict[str, tuple[str, str]] = {
    "thong tu lien tich": ("Thông tư liên tịch", OTHER),
    "thong bao ket luan": ("Thông báo kết luận", OTHER),
    "chuong trinh hanh dong": ("Chương trình hành động", PROGRAMME),
    "ke hoach hanh dong": ("Kế hoạch hành động", PLAN),
    "ke hoach lien tich": ("Kế hoạch liên tịch", PLAN),
    "ke hoach lien nganh": ("Kế hoạch liên ngành", PLAN),
    "ke hoach phoi hop": ("Kế hoạch phối hợp", PLAN),
    "chuong trinh phoi hop": ("Chương trình phối hợp", PROGRAMME),
    "chuong trinh lien tich": ("Chương trình liên tịch", PROGRAMME),
    "huong dan lien nganh": ("Hướng dẫn liên ngành", OTHER),
    "nghi quyet lien tich": ("Nghị quyết liên tịch", RESOLUTION),
    "bao cao": ("Báo cáo", REPORT),
    "ban ghi nho": ("Bản ghi nhớ", OTHER),
    "bien ban": ("Biên bản", OTHER),
    "chi thi": ("Chỉ thị", DIRECTIVE),
    "chuong trinh": ("Chương trình", PROGRAMME),
    "cong dien": ("Công điện", OTHER),
    "cong van": ("Công văn", LETTER),
    "de an": ("Đề án", PROGRAMME),
    "du an": ("Dự án", OTHER),
    "giay moi": ("Giấy mời", LETTER),
    "hop dong": ("Hợp đồng", OTHER),
    "huong dan": ("Hướng dẫn", OTHER),
    "ke hoach": ("Kế hoạch", PLAN),
    "ket luan": ("Kết luận", OTHER),
    "lenh": ("Lệnh", OTHER),
    "luat": ("Luật", OTHER),
    "nghi dinh": ("Nghị định", OTHER),
    "nghi quyet": ("Nghị quyết", RESOLUTION),
    "phap lenh": ("Pháp lệnh", OTHER),
    "phieu chuyen": ("Phiếu chuyển", LETTER),
    "phieu trinh": ("Phiếu trình", OTHER),
    "phuong an": ("Phương án", PLAN),
    "quy che": ("Quy chế", OTHER),
    "quy dinh": ("Quy định", OTHER),
    "quyet dinh": ("Quyết định", DECISION),
    "thong bao": ("Thông báo", OTHER),
    "thong cao": ("Thông cáo", OTHER),
    "thong tri": ("Thông tri", OTHER),
    "thong tu": ("Thông tư", OTHER),
    "thu": ("Thư", LETTER),
    "to trinh": ("Tờ trình", OTHER),
}

# What a document begins with behind its title: the paragraphs that give its bases.
BASIS_OPENINGS = (
    r"can cu",
    r"thuc hien",
    r"trien khai(?: thuc hien)?",
    r"thi hanh",
    r"theo (?:de nghi|chi dao|y kien|yeu cau|quy dinh|tinh than|to trinh|van ban|cong van)",
    r"xet (?:de nghi|to trinh|bao cao|thay)",
    r"tren co so",
    r"de (?:trien khai|thuc hien|cu the hoa|tiep tuc)",
    r"tiep tuc (?:thuc hien|trien khai)",
    r"phuc dap",
    r"tra loi",
    r"tiep theo",
    r"nham (?:trien khai|thuc hien|cu the hoa)",
    r"chap hanh",
    r"ban hanh kem theo",
    r"ngay \d",
)

# Powers and posts of those who sign, as they stand in capitals over the name.
POWERS = r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|TUN|Q|QUYỀN|THỪA LỆNH|THAY MẶT)"
POSTS: dict[str, str] = {
    "pho chu tich thuong truc": "Phó Chủ tịch Thường trực",
    "pho chu tich": "Phó Chủ tịch",
    "chu tich hoi dong thanh vien": "Chủ tịch Hội đồng thành viên",
    "chu tich hoi dong quan tri": "Chủ tịch Hội đồng quản trị",
    "chu tich": "Chủ tịch",
    "pho thu tuong": "Phó Thủ tướng",
    "thu tuong": "Thủ tướng",
    "thu truong": "Thứ trưởng",
    "bo truong": "Bộ trưởng",
    "bo truong, chu nhiem": "Bộ trưởng, Chủ nhiệm",
    "pho tong giam doc": "Phó Tổng giám đốc",
    "tong giam doc": "Tổng giám đốc",
    "pho giam doc phu trach": "Phó Giám đốc phụ trách",
    "pho giam doc": "Phó Giám đốc",
    "giam doc": "Giám đốc",
    "pho bi thu thuong truc": "Phó Bí thư Thường trực",
    "pho bi thu": "Phó Bí thư",
    "bi thu": "Bí thư",
    "pho tong cuc truong": "Phó Tổng cục trưởng",
    "tong cuc truong": "Tổng cục trưởng",
    "pho cuc truong": "Phó Cục trưởng",
    "cuc truong": "Cục trưởng",
    "pho vu truong": "Phó Vụ trưởng",
    "vu truong": "Vụ trưởng",
    "pho vien truong": "Phó Viện trưởng",
    "vien truong": "Viện trưởng",
    "pho truong ban": "Phó Trưởng ban",
    "pho truong ban thuong truc": "Phó Trưởng ban Thường trực",
    "truong ban": "Trưởng ban",
    "pho truong phong": "Phó Trưởng phòng",
    "truong phong": "Trưởng phòng",
    "pho chanh van phong": "Phó Chánh Văn phòng",
    "chanh van phong": "Chánh Văn phòng",
    "bo truong, chu nhiem van phong": "Bộ trưởng, Chủ nhiệm Văn phòng",
    "pho chu nhiem": "Phó Chủ nhiệm",
    "chu nhiem": "Chủ nhiệm",
    "pho tong bi thu": "Phó Tổng Bí thư",
    "tong bi thu": "Tổng Bí thư",
    "tong thu ky": "Tổng thư ký",
    "pho hieu truong": "Phó Hiệu trưởng",
    "hieu truong": "Hiệu trưởng",
    "thong doc": "Thống đốc",
    "pho thong doc": "Phó Thống đốc",
    "chanh thanh tra": "Chánh Thanh tra",
    "tong thanh tra": "Tổng Thanh tra",
    "uy vien": "Ủy viên",
}

_MARKED = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ",
    "d": "dđ",
    "e": "eèéẻẽẹêềếểễệ",
    "i": "iìíỉĩị",
    "o": "oòóỏõọôồốổỗộơờớởỡợ",
    "u": "uùúủũụưừứửữự",
    "y": "yỳýỷỹỵ",
}
UPPER = "A-Z" + "".join(sorted({letter.upper() for letters in _MARKED.values() for letter in letters} - set("ADEIOUY")))
LOWER = "a-z" + "".join(sorted({letter for letters in _MARKED.values() for letter in letters} - set("adeiouy")))


def torn(words: str) -> str:
    """A pattern for flat words that a scan may have torn into letters ("n o i nh a n") or run together."""
    return " ?".join(" ?".join(re.escape(letter) for letter in word) for word in words.split())
