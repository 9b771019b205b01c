"""What is decided about one printing of the national report, apart from its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Edition:
    """`sample`: every page and the text say that the data is made up. `date` None leaves the date open, as in a draft.

    `pictures` False leaves the charts out. `folder` names, in words, where the letters were read from.
    """

    sample: bool = False
    date: date | None = None
    issuer: str = "Bộ Công Thương"
    symbol: str = "/BC-BCT"
    place: str = "Hà Nội"
    addressees: tuple[str, ...] = ("Thủ tướng Chính phủ",)
    authority: tuple[str, ...] = ("BỘ TRƯỞNG",)
    recipients: tuple[str, ...] = ("Như trên", "Lưu: VT, TKNL")
    draft: bool = True
    pictures: bool = True


SAMPLE_BANNER = "DỮ LIỆU MẪU"
