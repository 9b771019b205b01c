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
        (
            "application_share",
            r"(?:co so|doanh nghiep)(?: san xuat)?(?: cong nghiep)? (?:co )?ap dung\s*[.;,]?\s*(?:va\s*)?$",
        ),
        ("power_loss_rate", r"ton that dien nang"),
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
    r"|tại|thu gom|xử lý|tái chế|phân loại|đổi mới|cam kết|(?<!đảm )nhận|bảo đảm|đảm bảo|đầu tư|lắp đặt"
    r"|tổ chức|ban hành|chuyển đổi|công bố|giải quyết|khai thác|vận hành|và các|mở|so với|so"
    r"|ký|cho|chuyển|đi vào|biết)(?!\w)|[,;:.(]",
    re.IGNORECASE,
)
_SAVES = re.compile(r"(?<!\w)(?:tiết kiệm|giảm)(?!\w)[^,;]{0,40}$", re.IGNORECASE)
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


def subject_of(mention: Mention, passage: Passage, neighbours: tuple[Mention, ...]) -> str:
    """Who or what a figure speaks of, in the document's words: behind a share ("50% hộ dân ..."), else before it."""
    text = passage.text
    first, last = _own_stretch(mention, neighbours)
    behind, before = text[mention.end : last], text[first : mention.start]
    follows = _head(behind) if behind.lstrip()[:1].isalpha() and behind[:1] == " " else ""
    if mention.unit.kind == "share":
        share = _SHARE_OF.search(before)
        subject = _head(share["who"]) if share else follows
        if subject:
            return subject
    if mention.unit.kind == "thing":
        return f"{mention.unit.text} {follows}".strip()
    clause = text[mention.clause_start : mention.start]
    shared = _SHARE_OF.search(clause)
    return (
        _head(before)
        or (_head(shared["who"]) if shared else "")
        or _head(clause)
        or _head(text[passage.begins : passage.titled])
        or mention.unit.text
    )


def _own_stretch(mention: Mention, neighbours: tuple[Mention, ...]) -> tuple[int, int]:
    """The part of the clause between the figures before and behind this one."""
    first = max(
        (m.end for m in neighbours if mention.clause_start <= m.end <= mention.start), default=mention.clause_start
    )
    last = min((m.start for m in neighbours if mention.end <= m.start < mention.clause_end), default=mention.clause_end)
    return first, last


def _head(words: str) -> str:
    """The words up to the verb, at most twelve of them; verbs that open them left out."""
    words = words.strip(" ,;:.-–+()")
    stop = _STOP.search(words)
    while stop and stop.start() == 0:
        words = words[stop.end() :].strip(" ,;:.-–+()")
        stop = _STOP.search(words)
    if stop:
        words = words[: stop.start()]
    head = " ".join(words.split()[:12]).strip(" ,;:.-–")
    return "" if head.casefold() in ("và", "của", "cho", "các", "theo") else head


def indicator_of_words(words: str) -> str:
    """The slug of a known indicator, else a short slug of the words themselves."""
    folded = flat(words)
    for slug, pattern in _KNOWN:
        if pattern.search(folded):
            return slug
    return _slug(folded)


def _slug(folded: str) -> str:
    named = [word for word in re.findall(r"[a-z][a-z0-9]*", folded) if word not in _SMALL]
    return "_".join(named[:7]) or "target"


def indicator_of(mention: Mention, passage: Passage, neighbours: tuple[Mention, ...]) -> str:
    """The slug of a known indicator, else a short slug of the clause's own words ("ty_trong_kinh_te_so")."""
    first, last = _own_stretch(mention, neighbours)
    text = passage.text
    saves = _SAVES.search(text, first, mention.start)
    if saves:
        first = saves.start()
    own = flat(f"{text[first : mention.start]} {text[mention.start : mention.end]} {text[mention.end : last][:160]}")
    clause = flat(text[mention.clause_start : mention.start])
    alone = first == mention.clause_start or mention.unit.kind == "share"
    for words in (own,) if alone else (own, f"{clause} {own}"):
        for slug, pattern in _KNOWN:
            if pattern.search(words):
                return slug
    named = _slug(own)
    return named if named.count("_") >= 2 else _slug(f"{clause} {own}")
