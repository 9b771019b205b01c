"""Who pays: the words of the five sources of funding, on folded text (no marks, lower case)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sachhon.vietnamese.folding import flat

_SOURCES: tuple[tuple[str, str], ...] = (
    (
        "international",
        r"(?:hop tac quoc te|to chuc quoc te|quoc te|nuoc ngoai|vien tro(?: khong hoan lai)?"
        r"|oda(?:,| va)? (?:va )?(?:von )?vay uu dai|oda"
        r"|ngo|phi chinh phu|unido|undp|unep|giz|jica|danida|usaid|koica"
        r"|world bank|ngan hang the gioi|adb|wb|gef|lien minh chau au|chau au|switch[- ]?asia|hop phan|cpi)",
    ),
    (
        "central",
        r"(?:ngan sach (?:nha nuoc )?(?:cap )?(?:trung uong|tw|t\.w)|ns ?tw|nstw"
        r"|von (?:ngan sach )?(?:trung uong|tw)|nguon (?:trung uong|tw)"
        r"|trung uong (?:ho tro|cap|bo tri|phan bo)|kinh phi (?:trung uong|tw)|ngan sach tap trung"
        r"|khuyen cong quoc gia|ngan sach cua bo|trung uong|tw)",
    ),
    (
        "local",
        r"(?:ngan sach (?:nha nuoc )?(?:cap )?(?:dia phuong|dp|tinh|thanh pho|huyen|xa(?! hoi)|phuong"
        r"|thi xa|quan|cac cap)|ns ?dp|nsdp|ns ?tinh|nst\b|von (?:ngan sach )?(?:dia phuong|tinh|huyen|xa(?! hoi))"
        r"|nguon (?:dia phuong|tinh)|khuyen cong (?:dia phuong|tinh)|kinh phi (?:dia phuong"
        r"|khuyen cong tinh|cua tinh)|su nghiep (?:khoa hoc|moi truong|kinh te)[^,;.:]{0,20} tinh|dia phuong)",
    ),
    (
        "enterprises",
        r"(?:(?:cac )?(?:doanh nghiep|co so (?:san xuat(?: cong nghiep)?|cong nghiep|thu huong"
        r"|san xuat kinh doanh)|don vi thu huong|nha may|cong ty|hop tac xa|chu dau tu|nha dau tu|to chuc kinh te)"
        r"|von (?:tu co|doi ung|doanh nghiep|tu nhan)|doi ung|doanh nghiep|co so)",
    ),
    (
        "other",
        r"(?:xa hoi hoa|(?:cac )?to chuc,? ca nhan|nguon (?:von )?(?:hop phap )?khac|von khac"
        r"|nguon khac|von vay|vay von"
        r"|tin dung|quy bao ve moi truong|quy (?:khuyen cong|phat trien)|nhan dan dong gop"
        r"|huy dong khac|dan gop|kinh phi khac|von tin dung|von huy dong)",
    ),
)
_PATTERN = re.compile("|".join(rf"(?P<{name}>(?<![a-z0-9]){words}(?![a-z0-9]))" for name, words in _SOURCES))
_PAYS = re.compile(
    r"(?:nguon|ngan sach|von|kinh phi|huy dong|dong gop|doi ung|tai tro|vien tro|ho tro tu|ns"
    r"|tu nguon|chi tu|tu cac|tu)(?: \w+){0,3}$"
)

_PAY = re.compile(
    r"(?: \w+){0,5}? (?:dong gop|gop|doi ung|tu (?:chi|co|bo tri|dau tu|bo von|dam bao)|chi tra"
    r"|bo von|bo ra|dau tu|tai tro|ho tro|cap|chi(?! nhanh| phi| tiet| cuc))\b"
)
_IS_LISTED = re.compile(r"(?:^(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s)?|[;,:()+\-]|trong do|gom|va)\s*$")
_SUM_FOLLOWS = re.compile(r"\)?(?:(?: \w+){1,8}(?: \(\w+\))?\s?:)?\s?(?:la|:|-|\(|khoang)?\s?\d")


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source of funding that a text names."""

    start: int
    end: int
    source: str


_BARE = {
    "central": {"trung uong", "tw"},
    "local": {"dia phuong"},
    "international": {"quoc te", "nuoc ngoai", "hop phan", "cpi"},
    "enterprises": set(),
    "other": set(),
}


def sources_in(text: str) -> list[SourceWords]:
    """The sources that a cleaned text names, in order.

    Bare words ("trung ương", "doanh nghiệp") count only beside a word of paying.
    """
    folded = flat(text)
    found = []
    for hit in _PATTERN.finditer(folded):
        name = hit.lastgroup or "other"
        weak = (name == "enterprises" and not hit[0].startswith(("von", "doi ung"))) or hit[0] in _BARE[name]
        if weak and not (
            _PAYS.search(folded[max(0, hit.start() - 45) : hit.start()].rstrip(" :,("))
            or _PAY.match(folded, hit.end())
            or (_IS_LISTED.search(folded, 0, hit.start()) and _SUM_FOLLOWS.match(folded, hit.end()))
        ):
            continue
        found.append(SourceWords(hit.start(), hit.end(), name))
    return found
