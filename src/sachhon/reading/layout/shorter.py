"""Rows with too few cells: columns that are merged with the row above are not written; where do the others stand?"""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = re.compile(r"[*\s]*(?:19|20)\d\d[*\s]*")
_MARGIN = 0.25  # how much better than the plain reading
_KINDS = (
    ("number", re.compile(r"[*\s]*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ])[.)]?[*\s]*")),
    ("figure", re.compile(r"[*\s]*(?:[-–+]?\d[\d.,]*%?|[-–])[*\s]*")),
    ("when", re.compile(r".*(?:\b(?:19|20)\d\d\b|[Qq]u[ýí]|[Tt]hường xuyên|[Hh][ằà]ng (?:năm|tháng)).*", re.S)),
    (
        "body",
        re.compile(
            r"[*\s-]*(?:Sở|UBND|Ủy ban|Uỷ ban|HĐND|[Cc]ác (?!bước|mô hình|hoạt động|giải pháp|dự án|nội dung)|Công an"
            r"|Ban (?:[Qq]uản|[Cc]hỉ)|BQL|Bộ (?!tiêu|tài|chỉ|quy|phim|sách)|Vụ|Trung tâm|Văn phòng|Chủ trì|Đài"
            r"|Báo(?! cáo)|Hội(?! nghị| thảo)|Hiệp hội|Liên minh|Liên đoàn|Ngân hàng|Trường|Viện|Cục|Chi cục|Phòng"
            r"|Tỉnh đoàn|Bảo hiểm|Kho bạc|Thanh tra|Quỹ|Công ty|Tổng công ty|Tập đoàn|Doanh nghiệp|Hợp tác xã|HTX"
            r"|Cơ quan|Đơn vị|Mặt trận).*",
            re.S,
        ),
    ),
)


class Profile(NamedTuple):
    """Per column: the share of full rows with each kind of cell, and the mean length of the cells."""

    shares: tuple[dict[str, float], ...]
    lengths: tuple[float, ...]


def _kind(word: str) -> str:
    if not word.strip("* \n"):
        return "blank"
    if len(word) <= 200:
        if _YEAR.fullmatch(word):
            return "when"
        for kind, pattern in _KINDS:
            if pattern.fullmatch(word) and (kind != "when" or len(word) <= 60):
                return kind
    return "words"


def profile(rows: list[list[str]], columns: int) -> Profile | None:
    """What columns hold in rows of full length; None when hardly any row is full, or none is short."""
    full = [row for row in rows if len(row) == columns]
    short = [row for row in rows if 2 < len(row) < columns]
    if columns < 3 or not short or len(full) < 2:
        return None
    shares: list[dict[str, float]] = []
    lengths: list[float] = []
    for column in range(columns):
        counts: dict[str, float] = {}
        for row in full:
            kind = _kind(row[column])
            counts[kind] = counts.get(kind, 0.0) + 1.0 / len(full)
        shares.append(counts)
        filled = [len(row[column]) for row in full if row[column]]
        lengths.append(sum(filled) / len(filled) if filled else 0.0)
    return Profile(tuple(shares), tuple(lengths))


def place(words: list[str], known: Profile) -> list[int] | None:
    """The column of each cell of a short row, left to right, or None when the plain reading does as well.

    Of all ways to leave columns out the one is taken whose cells look most like their columns; it has to be clearly
    better than standing at the left with the last cell widened.
    """
    columns = len(known.lengths)
    count = len(words)
    if count < 3 or count >= columns:
        return None
    if count == columns - 1 and known.shares[0].get("number", 0.0) >= 0.5 and _kind(words[0]) in ("words", "body"):
        return list(range(1, columns))  # the number's cell is merged with the one above
    fits = [[_fit(word, known, column) for column in range(columns)] for word in words]
    worst = float("-inf")
    best = [[worst] * (columns + 1) for _ in range(count + 1)]
    best[0] = [0.0] * (columns + 1)
    for at in range(1, count + 1):
        for column in range(at, columns + 1):
            taken = best[at - 1][column - 1] + fits[at - 1][column - 1]
            best[at][column] = max(best[at][column - 1], taken)
    plain = sum(fits[at][at] for at in range(count))
    if best[count][columns] < plain + _MARGIN:
        return None
    places: list[int] = []
    column = columns
    for at in range(count, 0, -1):
        while best[at][column] != best[at - 1][column - 1] + fits[at - 1][column - 1]:
            column -= 1  # of equal ways the one that leaves out columns further to the left
        places.append(column - 1)
        column -= 1
    places.reverse()
    return places


def _fit(word: str, known: Profile, column: int) -> float:
    kind = _kind(word)
    share = known.shares[column].get(kind, 0.0)
    if kind == "number" and not share:
        share = known.shares[column].get("figure", 0.0) * 0.8
    if kind == "blank":
        return 0.3 * share
    if known.shares[column].get("blank", 0.0) == 1.0:
        return 0.0  # a column of blanks, for remarks: anything may stand there
    score = 2.0 * share - (1.0 if share == 0.0 else 0.0)
    if kind == "words" and known.lengths[column]:
        mean = known.lengths[column]
        score += 0.6 * min(mean, len(word)) / max(mean, len(word))
    return score
