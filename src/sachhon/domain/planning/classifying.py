"""Both classifications of a task, proposed from the words of its title and heading. A person confirms them."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.vietnamese.folding import fold

OF_COMPONENT = {1: "1.1", 2: "1.4", 3: "1.2", 4: "1.4", 5: "1.3"}
"""The group of 1594's annex 2 that is closest to a component project of the strategy."""

_WORDS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (1, 3, ("nang cao nhan thuc", "tuyen truyen", "truyen thong", "tap huan", "hoi thao", "pho bien kien thuc")),
    (1, 2, ("dao tao", "phong su", "tin bai", "to roi", "dieu tra hien trang", "khao sat")),
    (1, 1, ("nang cao nang luc", "hoi nghi", "tai lieu", "thong tin")),
    (2, 4, ("co so du lieu", "trang thong tin dien tu", "website", "cong thong tin", "chuyen muc")),
    (2, 1, ("kenh thong tin", "phan mem")),
    (3, 3, ("ho tro ky thuat", "danh gia nhanh", "danh gia chi tiet", "tu van", "huong dan ky thuat", "mo hinh")),
    (3, 3, ("trinh dien", "thi diem", "danh gia san xuat sach hon", "thay the thiet bi", "doi moi cong nghe")),
    (3, 1, ("co so san xuat", "ap dung", "giai phap")),
    (4, 4, ("mang luoi", "to chuc ho tro", "don vi tu van", "trung tam san xuat sach hon")),
    (4, 2, ("hoc tap kinh nghiem", "ket noi", "tham quan", "chuyen gia tu van")),
    (5, 4, ("co che", "chinh sach", "van ban quy pham", "quy dinh", "tai chinh")),
    (5, 2, ("so ket", "tong ket", "xay dung ke hoach", "thi dua", "khen thuong")),
)
"""(component, weight, folded words). A phrase of the heading weighs as much as one of the title."""
_OTHER_WORK = ("so ket", "tong ket", "xay dung ke hoach", "thi dua", "khen thuong")
"""What runs the plan itself: 1594 has it among the other activities."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The component project (1 to 5) and 1594's group ("1.1" to "1.4"); None and "" where no word tells."""

    component: int | None = None
    group: str = ""


def proposed(title: str, heading: str = "") -> Proposal:
    """What the words speak for; of two components that weigh the same, the one that the heading speaks for."""
    own, above = fold(title), fold(heading)
    weights = dict.fromkeys(OF_COMPONENT, 0)
    of_heading = dict.fromkeys(OF_COMPONENT, 0)
    for component, weight, phrases in _WORDS:
        weights[component] += weight * sum(phrase in own for phrase in phrases)
        of_heading[component] += weight * sum(phrase in above for phrase in phrases)
    whole = {component: weights[component] + of_heading[component] for component in OF_COMPONENT}
    best = max(OF_COMPONENT, key=lambda component: (whole[component], of_heading[component], -component))
    if not whole[best]:
        return Proposal()
    runs_the_plan = best == 5 and any(phrase in own for phrase in _OTHER_WORK)
    return Proposal(best, "1.4" if runs_the_plan else OF_COMPONENT[best])
