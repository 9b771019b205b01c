"""What a goal or a count is about: its subject, and the indicator as a stable slug where it is a known one."""

from __future__ import annotations

import re

from sachhon.reading.quantities.mentions import Mention
from sachhon.reading.quantities.passages import Passage
from sachhon.vietnamese.folding import flat

_KNOWN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (slug, re.compile(pattern))
    for slug, pattern in (
        ("doit_qualified_staff_share", r"so cong thuong.{0,60}can bo.{0,40}(?:chuyen trach|du nang luc)"),
        (
            "dedicated_staff_enterprise_share",
            r"(?:doanh nghiep|co so).{0,60}(?:bo phan|can bo|phong" r"|nguoi) (?:\w+ )?chuyen trach",
        ),
        (
            "trained_technical_staff_enterprise_share",
            r"(?:doanh nghiep|co so).{0,40}can bo ky thuat.{0,40}(?:tap huan|dao tao)",
        ),
        (
            "resource_saving_rate",
            r"(?:tiet kiem|giam)(?: duoc)?.{0,60}(?:tieu thu|tieu hao|nang luong, nguyen|nguyen lieu"
            r"|nhien lieu|vat lieu).{0,120}san pham",
        ),
        (
            "resource_saving_rate",
            r"(?:tiet kiem|giam).{0,30}(?:muc|suat) tieu (?:thu" r"|hao).{0,60}(?:nguyen|nhien|vat) lieu",
        ),
        (
            "zone_awareness_share",
            r"(?:khu cong nghiep|cum cong nghiep|khu, cum" r"|lang nghe).{0,80}(?:nhan thuc|pho bien)",
        ),
        (
            "awareness_share",
            r"(?:co so|doanh nghiep|don vi).{0,60}(?:nhan thuc|nang cao nhan thuc|hieu biet"
            r"|tiep can thong tin).{0,60}(?:san xuat sach hon|sxsh|loi ich)",
        ),
        ("application_share", r"(?:co so|doanh nghiep|don vi).{0,60}ap dung.{0,30}(?:san xuat sach hon|sxsh)"),
        ("sustainable_models", r"mo hinh.{0,60}(?:san xuat va tieu dung ben vung|ben vung)"),
        ("supermarket_friendly_packaging_share", r"(?:sieu thi|trung tam thuong mai).{0,80}bao bi"),
        ("quick_assessments", r"danh gia nhanh"),
        ("detailed_assessments", r"danh gia (?:chi tiet|day du)"),
        ("energy_saving_rate", r"(?:tiet kiem|giam).{0,40}(?:nang luong|dien nang|tieu thu dien)"),
        ("energy_intensity", r"cuong do nang luong|he so dan hoi"),
        ("water_saving_rate", r"(?:tiet kiem|giam|that thoat).{0,30}nuoc"),
        ("emission_reduction", r"(?:giam|cat giam).{0,40}(?:phat thai|khi nha kinh|co2)"),
        ("waste_treatment_share", r"(?:chat thai|rac thai|nuoc thai).{0,80}(?:thu gom|xu ly|tai che|tai su dung)"),
        ("renewable_share", r"nang luong tai tao"),
        ("export_growth", r"xuat khau.{0,160}(?:tang|tang truong)"),
        ("export_value", r"(?:kim ngach|gia tri).{0,80}xuat khau"),
        ("enterprises_trained", r"(?:tap huan|dao tao|hoi thao)"),
    )
)
"""Indicator and the pattern (on folded words of the clause) that names it; the first that fits."""

_STOP = re.compile(
    r"(?<!\w)(?:nhận thức|áp dụng|sử dụng|ứng dụng|được|có|đạt|tham gia|thực hiện|hoàn thành"
    r"|bố trí|triển khai|tiếp cận|đăng ký|kết nối|tuân thủ|đáp ứng|xây dựng|hoàn thiện|chiếm"
    r"|phấn đấu|đến năm|trên địa bàn|trong|là|thuộc|xuất khẩu|tiết kiệm|dự kiến|tăng|giảm|với"
    r"|tại|thu gom|xử lý|tái chế|phân loại|đổi mới|cam kết|nhận|bảo đảm|đảm bảo|đầu tư|lắp đặt"
    r"|tổ chức|ban hành|chuyển đổi|công bố|giải quyết|khai thác|vận hành|và các|mở)(?!\w)|[,;:.(]",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"(?<!\w)(?:tỷ|tỉ) (?:lệ|trọng|suất)\s(?P<who>.+)$", re.IGNORECASE)
_SMALL = frozenset(
    [
        "va",
        "cua",
        "cac",
        "nhung",
        "cho",
        "tai",
        "tren",
        "trong",
        "den",
        "nam",
        "duoc",
        "co",
        "la",
        "tu",
        "phan",
        "dau",
        "dat",
        "so",
        "voi",
        "it",
        "nhat",
        "toi",
        "thieu",
        "khoang",
        "hon",
        "trong",
        "moi",
        "mot",
        "du",
        "kien",
        "tong",
    ]
)


def subject_of(mention: Mention, passage: Passage) -> str:
    """Who or what a figure speaks of, in the document's words: behind a share ("50% hộ dân ..."), else before it."""
    text = passage.text
    behind = text[mention.end : mention.clause_end].strip()
    before = text[mention.clause_start : mention.start].strip()
    if mention.unit.kind == "share":
        share = _SHARE_OF.search(before)
        if share:
            return _head(share["who"])
        if behind and behind[0].isalpha():
            head = _head(behind)
            if head:
                return head
    head = _head(before)
    if head:
        return head
    if mention.unit.kind == "thing":
        return mention.unit.text
    return _head(passage.text[passage.begins : passage.titled]) or mention.unit.text


def _head(words: str) -> str:
    """The words up to the verb, at most twelve of them."""
    words = words.strip(" ,;:.-–+")
    stop = _STOP.search(words)
    if stop and stop.start() > 0:
        words = words[: stop.start()]
    elif stop:
        return ""
    return " ".join(words.split()[:12]).strip(" ,;:.-–")


def indicator_of(mention: Mention, passage: Passage) -> str:
    """The slug of a known indicator, else a short slug of the clause's own words ("ty_trong_kinh_te_so")."""
    text = passage.text
    near = flat(text[max(mention.clause_start, mention.start - 160) : min(mention.clause_end, mention.end + 160)])
    around = flat(_own_words(mention, passage))
    for words in (around, near):
        for slug, pattern in _KNOWN:
            if pattern.search(words):
                return slug
    clause = [word for word in re.findall(r"[a-z][a-z0-9]*", near) if word not in _SMALL]
    return "_".join(clause[:7]) or "target"


def _own_words(mention: Mention, passage: Passage) -> str:
    """The words nearest to a figure: behind a share that opens its phrase, else before it."""
    text = passage.text
    before = text[mention.clause_start : mention.start]
    cut = max(before.rfind(", "), before.rfind(" và "), before.rfind(". "))
    behind = text[mention.end : mention.clause_end]
    return f"{before[cut + 1 :]} {text[mention.start : mention.end]} {behind[:160]}"
