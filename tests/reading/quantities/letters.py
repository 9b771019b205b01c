"""Short letters and plans composed for the tests, as Sources with their parts."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.reading.layout import blocks_of
from sachhon.reading.letter import LetterParts, parts
from sachhon.reading.model import Source


@dataclass(frozen=True)
class Letter:
    source: Source
    parts: LetterParts


def letter(body: str, kind: str = "KẾ HOẠCH", title: str = "Sản xuất và tiêu dùng bền vững tỉnh Lào Cai") -> Letter:
    """A document of that kind with this body."""
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nSố: 41/KH-UBND\n\nLào Cai, ngày 12 tháng 3 năm 2021\n\n"
        f"{kind}\n\n{title}\n\nCăn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;\n\n{body}\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Nam\n"
    )
    source = Source("thu.txt", "txt", text, blocks_of(text))
    return Letter(source, parts(source))
