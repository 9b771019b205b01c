"""Names of enterprises: the same company, however its legal form and its trade words are shortened, has one key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import mul

from sachhon.vietnamese.folding import fold, fold_tones

__all__ = ["enterprise_key", "is_public_body", "shortened", "tax_code_holds", "tax_codes_hold"]

_SIGNS = re.compile(r"[^0-9a-z]+")
_SHORT = (
    ("trach nhiem huu han", "tnhh"),
    ("hai thanh vien tro len", ""),
    ("2 thanh vien tro len", ""),
    ("mot thanh vien", ""),
    ("1 thanh vien", ""),
    ("hai thanh vien", ""),
    ("2 thanh vien", ""),
    ("mtv", ""),
    ("1tv", ""),
    ("2tv", ""),
    ("doanh nghiep tu nhan", "dntn"),
    ("dn tu nhan", "dntn"),
    ("dn tn", "dntn"),
    ("hop tac xa", "htx"),
    ("ho kinh doanh", "hkd"),
    ("tong cong ty", "tct"),
    ("tong cty", "tct"),
    ("cong ty", "cty"),
    ("cong ti", "cty"),
    ("c ty", "cty"),
    ("ctcp", "cty cp"),
    ("cong ty cp", "cty cp"),
    ("ct tnhh", "cty tnhh"),
    ("ct cp", "cty cp"),
    ("co phan", "cp"),
    ("san xuat", "sx"),
    ("thuong mai", "tm"),
    ("dich vu", "dv"),
    ("xuat nhap khau", "xnk"),
    ("xay dung", "xd"),
    ("che bien", "cb"),
    ("xi nghiep", "xn"),
    ("nha may", "nm"),
    ("co so", "cs"),
    ("viet nam", "vn"),
    ("sxtm", "sx tm"),
    ("tmdv", "tm dv"),
    ("sxtmdv", "sx tm dv"),
    ("va", ""),
)
"""Folded words and their short form; a legal form stays (TNHH and cổ phần may share a name), the number of members of
a limited company does not, as lists leave it out at will."""
_WORDS: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {words.split()[0]: [] for words, _ in _SHORT}
for _words, _to in sorted(_SHORT, key=lambda pair: -len(pair[0].split())):
    _WORDS[_words.split()[0]].append((tuple(_words.split()), tuple(_to.split())))
_BODIES = (
    "sở,ubnd,ủy ban nhân dân,phòng,trung tâm,ban,trường,hội,hiệp hội,cục,chi cục,tổng cục,bộ,viện,đài,báo,vụ,đoàn,"
    "liên đoàn,mặt trận,tỉnh đoàn,thành đoàn,hđnd,công an,kho bạc,bhxh,so cong thuong,uy ban nhan dan,"
    "trung tam khuyen cong,ban quan ly,phong kinh te"
)
_PUBLIC = re.compile(rf"(?:{'|'.join(map(re.escape, map(fold_tones, _BODIES.split(','))))})(?![^\W_])")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_VALUES = bytes.maketrans(b"0123456789", bytes(range(10)))


@lru_cache(maxsize=8192)
def enterprise_key(name: str) -> str:
    """The key under which an enterprise is found again: "Cty TNHH MTV Tân Á" is "CÔNG TY TRÁCH NHIỆM HỮU HẠN TÂN Á"."""
    return " ".join(shortened(_SIGNS.sub(" ", fold(name).replace("&", " va ")).split()))[:300]


def shortened(words: Sequence[str]) -> list[str]:
    """Folded words of a name, its legal form and trade words in their short form."""
    done: list[str] = []
    at = 0
    while at < len(words):
        for known, short in _WORDS.get(words[at], ()):
            if len(known) == 1 or tuple(words[at : at + len(known)]) == known:
                done.extend(short)
                at += len(known)
                break
        else:
            done.append(words[at])
            at += 1
    return done


def is_public_body(name: str) -> bool:
    """Whether a name is that of an office, a school, an association and not of an enterprise ("Sở Công Thương")."""
    return _PUBLIC.match(fold_tones(name)) is not None


def tax_code_holds(code: str) -> bool:
    """Whether the tenth digit of a tax code is the check digit of the nine before it; False for fewer than ten."""
    digits = code[:10]
    if len(digits) != 10 or not digits.isdecimal():
        return False
    *nine, check = map(int, digits)
    return bool((10 - sum(map(mul, _WEIGHTS, nine)) % 11) % 10 == check)


def tax_codes_hold(codes: Sequence[str]) -> bool:
    """Whether each of these is ten digits with a check digit that holds: `tax_code_holds` of many at once."""
    together = "".join(codes)
    if set(map(len, codes)) != {10} or not together.isascii() or not together.isdecimal():
        return False
    digits = together.encode("ascii").translate(_VALUES)
    nine_and_check = zip(*(digits[place::10] for place in range(10)), strict=True)
    return all((10 - sum(map(mul, _WEIGHTS, code)) % 11) % 10 == code[9] for code in nine_and_check)
