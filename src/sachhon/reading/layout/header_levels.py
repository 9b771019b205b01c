"""Upper header cells over lower ones: how many columns each covers, told from counts and words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """Where a header cell stands: its first column, and how many rows and columns it covers."""

    column: int
    row_span: int
    column_span: int


Places = list[list[Place | None]]

_PARENT = re.compile(
    r"năm\b|giai đoạn|trong đó|nguồn|kinh phí|kế hoạch|dự toán|chia ra|phân theo|chia theo|nhu cầu|vốn|thời gian"
    r"|trách nhiệm|phân kỳ|phân công|tổ chức thực hiện|đơn vị thực hiện|số lượng|kết quả|lộ trình|tiến độ|thực hiện"
    r"|cơ cấu|mức|hình thức|tình hình|hiệu quả"
)
LEAF = re.compile(
    r"(?:s?\s*tt|số tt|số thứ tự|ghi chú|đvt|đơn vị tính|tổng\b(?! mức| vốn| dự toán).*|cộng"
    r"|nội dung.*|nhiệm vụ.*|tên .*|danh mục.*|chỉ tiêu.*|địa chỉ.*|điện thoại.*|họ (?:và )?tên.*"
    r"|năm (?:bắt đầu|hoàn thành|thành lập|xây dựng|sản xuất).*|(?:vốn|chi phí) đầu tư(?: ban đầu)?)"
)
_WORDY = re.compile(
    r"nội dung|nhiệm vụ|danh mục|địa điểm|địa bàn|thời gian|thời hạn|ghi chú|chủ đầu tư|chủ trì|phối hợp|đơn vị|cơ quan"
    r"|số quyết định|tên\b|sản phẩm|kết quả|năng lực|quy mô|căn cứ"
)
_FIGURED = re.compile(
    r"năm \d{4}|^\d{4}$|tổng|kinh phí|vốn|ngân sách|nstw|nsđp|nst|số lượng|tiền|nguồn|kế hoạch|dự toán"
)
_WAYS = 12  # ways of placing a header that are weighed
_FEW = 4
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OVER_YEARS = re.compile(
    r"giai đoạn|trong đó|năm|kinh phí|kế hoạch|phân kỳ|phân theo|chia|lộ trình|dự toán|tiến độ|thời gian"
)
_SOURCE = re.compile(r"ngân sách|nguồn|nstw|nsđp|xã hội hóa|doanh nghiệp|vốn")

_KINDS = (
    ("year", _YEAR),
    ("total", re.compile(r"^(?:tổng|cộng)\b")),
    ("who", re.compile(r"chủ trì|phối hợp|thực hiện chính")),
    ("when", re.compile(r"bắt đầu|kết thúc|hoàn thành")),
    ("pair", re.compile(r"số lượng|khối lượng|^s/?l$|^k/?l$|thành tiền|^tt$|đơn giá|^kinh phí$|^tiền$|^số tiền$")),
    ("source", _SOURCE),
)


def over_full_row(rows: list[list[str]], columns: int) -> Places:
    """Header rows of which the last is written in full, with blanks under cells that go on; [] if in vain.

    Upwards, row by row: a blank below continues one upper cell, a run of words has uppers of its own.
    """
    ranges: list[list[tuple[int, int]]] = [[(column, column + 1) for column in range(columns)]]
    absorbed: list[list[bool]] = [[False] * columns]
    below = rows[-1]
    for upper in reversed(rows[:-1]):
        widths = _shared_out(upper, below)
        if widths is None:
            return []
        spans: list[tuple[int, int]] = []
        at = 0
        for width in widths:
            spans.append((ranges[0][at][0], ranges[0][at + width - 1][1]))
            if width == 1 and not below[at]:
                absorbed[0][at] = True
            at += width
        ranges.insert(0, spans)
        absorbed.insert(0, [False] * len(upper))
        below = upper
    return [
        [
            None if absorbed[level][at] else Place(first, _depth(ranges, absorbed, level, first), last - first)
            for at, (first, last) in enumerate(spans)
        ]
        for level, spans in enumerate(ranges)
    ]


def _depth(ranges: list[list[tuple[int, int]]], absorbed: list[list[bool]], level: int, column: int) -> int:
    depth = 1
    for lower in range(level + 1, len(ranges)):
        at = next((at for at, (first, _) in enumerate(ranges[lower]) if first == column), None)
        if at is None or not absorbed[lower][at]:
            break
        depth += 1
    return depth


def _shared_out(upper: list[str], below: list[str]) -> list[int] | None:
    """How many cells of `below` each cell of `upper` covers."""
    runs: list[int] = []  # lengths of runs of words; 0 for a blank
    for blank, group in itertools.groupby(below, key=lambda word: not word):
        size = len(list(group))
        runs.extend([0] * size if blank else [size])
    lengths = [run for run in runs if run]
    parents = len(upper) - runs.count(0)
    if not lengths or parents < len(lengths):
        return None
    best: tuple[float, list[int]] | None = None
    for share in _shares(parents, lengths):
        score = 0.0
        widths: list[int] = []
        at = column = 0
        index = 0
        for run in runs:
            if not run:
                if _PARENT.search(upper[at]) and not LEAF.fullmatch(upper[at]):
                    score -= 0.2
                widths.append(1)
                at += 1
                column += 1
                continue
            count = share[index]
            index += 1
            score += _fit(upper[at : at + count], below[column : column + run])
            if count > 1 or run > 1:
                score -= sum(2.0 for word in upper[at : at + count] if not word)
            widths.extend(_alike(run, count))
            at += count
            column += run
        if best is None or score > best[0]:
            best = (score, widths)
    return best[1] if best else None


def _shares(parents: int, lengths: list[int]) -> list[list[int]]:
    """Ways to give `parents` upper cells to runs of lower cells: at least one, at most one a cell."""
    if len(lengths) == 1:
        return [[parents]] if parents <= lengths[0] else []
    if len(lengths) > 6:
        return []
    ways: list[list[int]] = []
    for first in range(1, min(lengths[0], parents - len(lengths) + 1) + 1):
        ways.extend([first, *rest] for rest in _shares(parents - first, lengths[1:]))
    return ways


def _alike(length: int, parents: int) -> list[int]:
    """`length` columns under `parents` upper cells: alike where it goes, else the last takes what is left."""
    each = max(1, length // parents)
    return [*[each] * (parents - 1), length - each * (parents - 1)]


def _fit(parents: list[str], children: list[str]) -> float:
    """How well lower cells stand under these upper cells: equal shares with the same words, years within years."""
    count = len(parents)
    score = 0.0
    if len(children) % count == 0:
        period = len(children) // count
        if count > 1:
            score += 1.0
            if all(children[at] == children[at % period] for at in range(len(children))):
                score += 2.0
    else:
        score -= 2.0
    for parent in parents:
        if LEAF.fullmatch(parent):
            score -= 1.5
        elif _PARENT.search(parent):
            score += 0.5
    if count == 1 and not LEAF.fullmatch(parents[0]):
        score += _kinship(parents[0], children)
    return score


def _kinship(parent: str, children: list[str]) -> float:
    """Words that tell one parent from another: a span of years over years, sources over sources, words of its own."""
    years = [int(year) for year in _YEAR.findall(parent)]
    lower = [int(year) for child in children for year in _YEAR.findall(child)]
    pairs = set(itertools.pairwise(re.findall(r"\w+", parent))) - {("trong", "đó"), ("tổng", "số")}
    score = 0.7 * sum(1 for child in children if pairs & set(itertools.pairwise(re.findall(r"\w+", child))))
    if any(child.startswith(("tổng", "trong đó")) for child in children) and re.search(
        r"kế hoạch|dự toán|nhu cầu", parent
    ):
        score += 0.3
    if lower:
        if len(years) == 2 and all(years[0] <= year <= years[1] for year in lower):
            score += 3.0
        elif years:
            score -= 1.0
        elif _OVER_YEARS.search(parent):
            score += 1.0
    if any(_SOURCE.search(child) for child in children):
        score += 2.0 if re.search(r"nguồn|trong đó|cơ cấu|chia ra", parent) else 0.0
        score += 1.0 if re.search(r"kinh phí|vốn|dự toán|kế hoạch", parent) else 0.0
    if any(re.search(r"chủ trì|phối hợp", child) for child in children):
        score += 2.0 if re.search(r"trách nhiệm|đơn vị|cơ quan|tổ chức|phân công|chủ trì|phối hợp", parent) else 0.0
        score += 1.0 if re.fullmatch(r"(?:\w+ )?thực hiện", parent) else 0.0
        score -= 1.0 if re.search(r"tiến độ|lộ trình|thời gian|thời hạn", parent) else 0.0
    if any(re.search(r"bắt đầu|kết thúc|hoàn thành", child) for child in children):
        score += 2.0 if re.search(r"thời gian|tiến độ|lộ trình", parent) else 0.0
    return score


def two_levels(top: list[str], below: list[str], columns: int, figures: Sequence[float] = ()) -> Places:
    """Lower cells are written only where they are: `len(top) + len(below) - columns` upper cells are parents.

    `figures`: for each column the share of figures among its filled cells below the header; it tells where two ways of
    placing the words fit alike.
    """
    best: tuple[float, Places] | None = None
    for score, chosen in _parents(top, below, len(top) + len(below) - columns):
        places = _two(top, below, chosen)
        score += _agreement([top, below], places, figures)
        if best is None or score > best[0] + 1e-9:
            best = (score, places)
    return best[1] if best else []


def _two(top: list[str], below: list[str], chosen: list[int]) -> Places:
    widths = _by_words(len(chosen), below)
    upper: list[Place | None] = []
    lower: list[Place | None] = []
    column = 0
    for at in range(len(top)):
        if at not in chosen:
            upper.append(Place(column, 2, 1))
            column += 1
            continue
        width = widths[chosen.index(at)]
        upper.append(Place(column, 1, width))
        lower.extend(Place(column + step, 1, 1) for step in range(width))
        column += width
    return [upper, lower]


def _agreement(rows: list[list[str]], places: Places, figures: Sequence[float]) -> float:
    """Headers that promise words over columns of words, and figures over figures."""
    if not figures:
        return 0.0
    score = 0.0
    for row, line in zip(rows, places, strict=True):
        for word, place in zip(row, line, strict=True):
            if place is None or place.column_span > 1 or place.column >= len(figures):
                continue
            share = figures[place.column]
            if share < 0:
                continue
            if _WORDY.search(word):
                score += 0.5 - share
            elif _FIGURED.search(word):
                score += share - 0.5
    return score


def _parents(top: list[str], below: list[str], count: int) -> list[tuple[float, list[int]]]:
    """Which `count` cells of `top` may stand over the cells of `below`, best fits first."""
    if not 1 <= count <= len(top) or count > len(below):
        return []
    found: list[tuple[float, list[int]]] = []
    widths = _by_words(count, below)
    first = min((int(year) for word in top for year in _YEAR.findall(word)), default=0)
    for chosen in itertools.islice(itertools.combinations(range(len(top)), count), 3000):
        score = 0.0
        at = 0
        for width, index in zip(widths, chosen, strict=True):
            share = below[at : at + width]
            score += _fit([top[index]], share)
            score -= 1.0 if width == 1 and len(below) > 1 else 0.0
            score -= sum(1.0 for word in share[1:] if word.startswith("tổng"))  # a total begins a set
            if first and f"{first}" in top[index] and any("thực hiện" in word for word in share):
                score += 1.2  # what was done in the year that has begun, beside what was planned
            at += width
        if count > 1 and all(_kin(below, widths)):
            score += 1.0
        score -= 0.1 * sum(1 for left, right in itertools.pairwise(chosen) if right - left > 1)
        found.append((score, list(chosen)))
    found.sort(key=lambda way: (-way[0], way[1]))
    return found[:_WAYS]


def _kin(below: list[str], widths: list[int]) -> list[bool]:
    """Does each share of the lower cells read like the first?"""
    at = 0
    same: list[bool] = []
    for width in widths:
        same.append(below[at : at + width] == below[: widths[0]])
        at += width
    return same


def _by_words(parents: int, below: list[str]) -> list[int]:
    """Lower cells shared out among parents: a new one begins where the first word comes again or another kind of cell

    does (sources behind years), if that gives as many as there are; else alike.
    """
    if parents > 1:
        for by_total in (True, False):
            starts = _starts(below, by_total)
            if len(starts) == parents:
                return [right - left for left, right in itertools.pairwise([*starts, len(below)])]
    return _alike(len(below), parents)


def _starts(below: list[str], by_total: bool) -> list[int]:
    """Where sets of lower cells begin. `by_total`: a total begins a set ("Tổng số", "NSTW", "NSĐP")."""
    starts = [0]
    kind = _kind(below[0])
    for at, word in enumerate(below[1:], 1):
        own = _kind(word)
        if (
            word == below[starts[-1]]
            or (by_total and own == "total")
            or (own and kind and own != kind and "total" not in (own, kind))
        ):
            starts.append(at)
            kind = own
        elif own and (not kind or kind == "total"):
            kind = own
    return starts


def _kind(word: str) -> str:
    """What sort of lower cell it is; "" for words that go with any."""
    return next((kind for kind, pattern in _KINDS if pattern.search(word)), "")


def three_levels(
    top: list[str], middle: list[str], lowest: list[str], columns: int, figures: Sequence[float] = ()
) -> Places:
    """The same with a row between: of all splits of the counts the one whose words fit best."""
    best: tuple[float, Places] | None = None
    for count in range(1, len(middle) + 1):
        leaves = len(middle) - count + len(lowest)
        lowers = _parents(middle, lowest, count)[:_FEW]
        uppers = _parents(top, middle, len(top) + leaves - columns)
        for (low, below), (high, over) in itertools.product(lowers, uppers):
            places = _stack(top, over, middle, _two(middle, lowest, below))
            score = low + high + _agreement([top, middle, lowest], places, figures)
            if best is None or score > best[0] + 1e-9:
                best = (score, places)
    return best[1] if best else []


def _stack(top: list[str], chosen: list[int], middle: list[str], lower: Places) -> Places:
    """The upper row over two lower ones that were placed by themselves, all moved to their columns."""
    shares = _by_words(len(chosen), middle)
    widths = [place.column_span if place else 1 for place in lower[0]]
    first: list[Place | None] = []
    moved: dict[int, int] = {}  # column among the leaves → column of the table
    column = leaf = taken = 0
    for at in range(len(top)):
        if at not in chosen:
            first.append(Place(column, 3, 1))
            column += 1
            continue
        share = shares[chosen.index(at)]
        width = sum(widths[taken : taken + share])
        taken += share
        first.append(Place(column, 1, width))
        for step in range(width):
            moved[leaf + step] = column + step
        leaf += width
        column += width
    return [first, *[[place._replace(column=moved[place.column]) if place else None for place in row] for row in lower]]
