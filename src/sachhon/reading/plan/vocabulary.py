"""The words of table headers, folded (no marks, lower case): what a column of a plan holds."""

from __future__ import annotations

import re
from functools import lru_cache

from sachhon.vietnamese.folding import fold

_ONE = (
    r"(?:cac )?(?:co quan|cq|don vi|dv|so|ban|nganh|phong|to chuc|ca nhan|bo phan|nguoi|cap|dau moi|dia phuong"
    r"|doan the)"
)
_BODY = rf"(?:{_ONE}(?:(?:\s*[,/(-]\s*| va | )(?:{_ONE})\)?)*)"

ROLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("number", r"(?:s\s*)?t\s?t\.?|so (?:tt|thu tu)|stt\.?|tt|no\.?|so"),
        (
            "note",
            r"(?:ghi chu|chu thich|dien giai|can cu|co so|co so phap ly|dia diem|dia ban|quy mo.*|phuong thuc.*"
            r"|van ban.*)",
        ),
        ("unit", r"(?:don vi(?: tinh)?|dvt|dv tinh|d/?v tinh|unit)"),
        ("price", r"(?:don gia|dinh muc|muc chi|muc ho tro|suat.*)(?:\s.*)?"),
        (
            "quantity",
            r"(?:so luong|khoi luong|sl|s/?l|k/?l|so (?:lop|lan|dot|mo hinh|du an|hoc vien|nguoi|cuoc|doanh nghiep"
            r"|co so).*)",
        ),
        (
            "responsible",
            rf"(?:trach nhiem(?: thuc hien)?|phan cong(?: (?:thuc hien|nhiem vu|trach nhiem))?|to chuc thuc hien"
            rf"|{_BODY} (?:thuc hien,? )?chu tri\s*[,/&;-]?\s*(?:va )?(?:{_BODY} )?phoi hop.*"
            rf"|chu tri\s*[,/]\s*phoi hop.*)",
        ),
        ("coordinating", rf"(?:{_BODY} )?(?:tham gia )?phoi hop(?: .*)?|{_BODY} tham gia(?: .*)?"),
        (
            "lead",
            rf"{_BODY} (?:duoc )?(?:giao |phan cong )?(?:chu tri|thuc hien|dau moi|chiu trach nhiem|trien khai"
            rf"|phu trach|to chuc thuc hien|tham muu|soan thao|xay dung|trinh)(?:[ ,/].*)?"
            r"|(?:duoc )?(?:giao |phan cong )?(?:chu tri|thuc hien|dau moi|chiu trach nhiem|phu trach)(?:[ ,/].{0,40})?"
            r"|trien khai|to chuc thuc hien|tham muu|soan thao|xay dung|trinh"
            r"|(?:trach nhiem|phan cong|giao) chu tri"
            rf"|chu dau tu|{_BODY}(?: thuc hien)? chinh|{_BODY} (?:duoc )?(?:giao|phan cong)(?: .*)?"
            rf"|so,? (?:ban,? )?nganh(?: .*)?|co quan|dau moi",
        ),
        ("start", r"(?:thoi gian )?(?:bat dau|khoi cong|khoi dau)(?: .*)?"),
        ("end", r"(?:thoi gian |thoi han )?(?:hoan thanh|ket thuc)(?: .*)?"),
        (
            "period",
            r"(?:thoi (?:gian|han|diem|ky)|tien do|lo trinh|han hoan thanh|ky han|nam thuc hien|giai doan thuc hien"
            r"|ke hoach thoi gian)(?: .*)?|thuc hien|giai doan",
        ),
        ("purpose", r"(?:muc dich|muc tieu|y nghia|yeu cau(?! ket qua| san pham))(?: .*|,.*)?"),
        (
            "outcome",
            r"(?:du kien |yeu cau )?(?:ket qua|san pham|dau ra|muc tieu dau ra|chi tieu (?:dau ra|can dat)|hinh thuc"
            r"|hieu qua)(?:[ ,/(].*)?",
        ),
        (
            "title",
            r"(?:ten )?(?:cac )?(?:nhom )?(?:noi dung|nhiem vu|cong viec|hoat dong|giai phap|du an|de an"
            r"|chuong trinh|hang muc|khoan muc"
            r"|danh muc|cong trinh|dau viec|linh vuc|ke hoach hanh dong|viec can lam|chi tiet|khoan chi"
            r"|muc chi|viec)(?:[ ,/;(&-].*)?|ten (?:van ban|ke hoach|nhiem vu|goi thau)(?: .*)?",
        ),
        ("year", r"nam(?: thuc hien| ke hoach)?|(?:nam )?(?:19|20)\d\d|giai doan \d{4}.*|(?:phan|chia) theo nam"),
        ("total", r"tong(?: (?:cong|so|kinh phi|tien|nhu cau|von|muc|du toan|chi phi|gia tri|nguon).*)?|cong|total"),
        (
            "money",
            r"(?:nhu cau |du kien |uoc )?(?:kinh phi|kp|so tien|thanh tien|von|du toan|gia tri|ngan sach|nguon"
            r"|trong do|chia ra"
            r"|nst|nstw|nsdp|nsnn|co cau|phan ky|ke hoach|chi phi|tai tro|xa hoi hoa|doanh nghiep|huy dong"
            r"|doi ung)(?:[ ,/(-].*)?",
        ),
    )
)
# A scan may tear words apart ("Cơ qu an chủ t rì"): the same patterns without blanks.
_WITHOUT_BLANKS = tuple((role, re.compile(pattern.pattern.replace(" ", ""))) for role, pattern in ROLES)
# A syllable has a vowel; hardly one is a single letter.
_TORN = re.compile(r"(?:^| )[^aeiouy\W\d_]{1,2}(?: |$)|(?:^| )[a-z](?: |$)")
_SHORT = 48
_STRONG_TITLE = re.compile(
    r"nhiem vu|cong viec|hoat dong|giai phap|noi dung (?:thuc hien|cong viec|ke hoach)|ke hoach hanh dong"
)

MONEY = re.compile(
    r"kinh phi|\bkp\b|thanh tien|so tien|\bvon\b|du toan|gia tri|ngan sach|\bngs?\b|nsnn|nstw|nsdp|nst\b"
    r"|tong muc dau tu|nguon"
    r"|tai tro|chi phi|nhu cau|so kinh phi|\btmdt\b|tong dau tu|muc dau tu|doi ung|dong\b"
)
TOTAL = re.compile(
    r"(?:tong(?: (?:cong|so|kinh phi|tien|nhu cau|von|muc dau tu|du toan|the|chi phi|gia tri|toan).*)?|cong|total"
    r"|tong .*)"
)
QUANTITY = re.compile(
    r"so luong|khoi luong|\bsl\b|\bkl\b|\bs/l\b|so (?:lop|lan|dot|mo hinh|du an|hoc vien|nguoi|cuoc|doanh nghiep|co so)"
)

_TOTAL_LABEL = re.compile(
    r"(?:tong cong|tong so|cong|tong|total|tong (?:kinh phi|nhu cau|du toan|von|chi phi|thu|chi|gia tri|so von"
    r"|nguon)\b.*)"
    r"(?: (?:cac|toan|muc|nhom|phan|phu luc|[ivx]+|[a-d]|\d{1,2})\b.*|\s*[:(+=].*)?"
)
_SUBTOTAL_LABEL = re.compile(
    r"(?:cong|tong cong|tong so|tong)\s+(?:(?:muc|nhom|phan|tieu muc|loai)\s.{1,60}|\(?(?:[ivx]+|[a-d]|\d{1,2})\)?)"
)


def is_total_label(folded: str) -> bool:
    """A row's label, folded, that says "total": "Tổng cộng", "Cộng (I+II)"; not "Tổng kết", "Cộng đồng"."""
    return bool(_TOTAL_LABEL.fullmatch(folded.strip(" .*")))


def is_subtotal_label(folded: str) -> bool:
    """A row's label, folded, that says what one group comes to: "Cộng I", "Tổng nhóm A"; not "Tổng cộng (I+II)"."""
    return "+" not in folded and bool(_SUBTOTAL_LABEL.fullmatch(folded.strip(" .:*")))


SOURCES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (source, re.compile(pattern))
    for source, pattern in (
        ("international", r"quoc te|nuoc ngoai|\boda\b|vien tro|unido|tai tro nuoc|\bwb\b|\badb\b"),
        (
            "enterprises",
            r"doanh nghiep|\bdn\b|co so (?:san xuat|cong nghiep|cncn|cnnt)|\bcssx\b|don vi thu huong|xa hoi hoa"
            r"|\bxhh\b|chu dau tu"
            r"|co so (?:tu|dong gop|doi ung)|nguoi dan|nguon doi ung cua",
        ),
        ("local_promotion", r"^trong do\W*(?:(?:nguon|kinh phi|von) )?khuyen cong(?! quoc gia)"),
        (
            "central",
            r"trung uong|\btw\b|nstw|nstu|\bt\.?u\b|\bbo cong thuong\b|khuyen cong quoc gia|\bkcqg\b|ngan sach bo",
        ),
        (
            "local",
            r"dia phuong|\bdp\b|nsdp|(?:ngan sach|\bns|nguon|von) ?(?:cap )?(?:tinh|huyen|xa|thanh pho|tp|quan)"
            r"|\bnst\b|nsh\b|nsx\b"
            r"|su nghiep\b.{0,30}\b(?:tinh|huyen|thanh pho)$"
            r"|cap (?:tinh|huyen|xa)|^tinh$|^huyen$|^xa$|khuyen cong dia phuong|\bkcdp\b|khuyen cong tinh",
        ),
        (
            "other",
            r"nguon khac|von khac|^khac$|huy dong|hop phap khac|tin dung|von vay|su nghiep|tai tro",
        ),
        ("state", r"ngan sach nha nuoc|\bnsnn\b|^ngan sach$"),
    )
)


@lru_cache(maxsize=4096)
def role_of(header: str) -> str | None:
    """The role of a header's own words (not folded), or None."""
    words = fold_header(header)
    if not words:
        return None
    for role, pattern in ROLES:
        if pattern.fullmatch(words):
            return role
    if len(words) <= _SHORT and _TORN.search(words):
        whole = words.replace(" ", "")
        return next((role for role, pattern in _WITHOUT_BLANKS if pattern.fullmatch(whole)), None)
    return None


@lru_cache(maxsize=4096)
def fold_header(header: str) -> str:
    """Folded, without marks, unit in brackets, colons and footnote stars."""
    words = fold(header)
    words = re.sub(r"\((?:dvt|don vi|trieu|ty|nghin|ngan|dong|1\.000|\*|\d|du kien)[^)]*\)", " ", words)
    words = re.sub(r"[*:_]+|\[\d+\]", " ", words)
    return " ".join(words.split()).strip(" .,;-")


def strong_title(header: str) -> bool:
    """The column plainly lists tasks, not merely "contents"."""
    return bool(_STRONG_TITLE.search(fold_header(header)))


def payer_of(words: str) -> str | None:
    """The one funding source that folded words name; None where several pay, or none is known."""
    named = {found for part in re.split(r"[,;+/]| va ", words) if (found := source_of(part.strip()))}
    return named.pop() if len(named) == 1 else None


def source_of(words: str) -> str | None:
    """The funding source that folded words name: central, local, international, enterprises, other, or None."""
    for source, pattern in SOURCES:
        if pattern.search(words):
            return source
    return None
