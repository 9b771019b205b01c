"""Header rows on two or three levels: which upper cell stands over which lower ones, told from counts and words."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from sachhon.vietnamese.mapped import clean


class Place(NamedTuple):
    """Where a header cell stands: its first column, and how many rows and columns it covers."""

    column: int
    row_span: int
    column_span: int


_PARENT = re.compile(
    r"năm\b|giai đoạn|trong đó|nguồn|kinh phí|kế hoạch|dự toán|chia ra|nhu cầu|vốn|thời gian|trách nhiệm|phân kỳ|phân công"
    r"|tổ chức thực hiện|đơn vị thực hiện|số lượng|kết quả|lộ trình|tiến độ|thực hiện|cơ cấu|mức"
)
_LEAF = re.compile(
    r"(?:s?\s*tt|số tt|số thứ tự|ghi chú|đvt|đơn vị tính|tổng(?: cộng| số)?|cộng|nội dung.*|nhiệm vụ.*|tên .*|danh mục.*|chỉ tiêu.*)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATA = re.compile(r"[-–+]?\d[\d.,\s]*%?|[ivxlc]+|[a-zđ]|\d+(?:\.\d+)+\.?")


def _plain(word: str) -> str:
    return clean(word).text.casefold()


def place(rows: list[list[str]], columns: int) -> list[list[Place | None]]:
    """Places for the cells of the header rows; an empty list when the first row alone is the header, cell by cell.

    None stands for a cell that only repeats, or continues, another.
    """
    if not rows or columns < 2:
        return []
    top = [_plain(word) for word in rows[0]]
    if len(top) == columns:
        return _repeated(rows, top, columns)
    if len(rows) < 2 or len(top) < 2 or not _is_header(top):
        return []
    below = [_plain(word) for word in rows[1]]
    if not _is_header(below):
        return []
    if len(below) == columns:
        return _under_blanks(top, below, columns)
    two = _two_levels(top, below, columns)
    if two:
        return two
    if len(rows) > 2:
        lowest = [_plain(word) for word in rows[2]]
        if _is_header(lowest) and len(lowest) < columns:
            return _three_levels(top, below, lowest, columns)
    return []


def _is_header(cells: list[str]) -> bool:
    return any(cells) and not any(_DATA.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in cells)


def _repeated(rows: list[list[str]], top: list[str], columns: int) -> list[list[Place | None]]:
    """A first row of full length: merged cells may be written once for every column that they cover."""
    spans: list[Place | None] = []
    merged = False
    below = [_plain(word) for word in rows[1]] if len(rows) > 1 and len(rows[1]) == columns else []
    two = bool(below) and _is_header(below)
    for column, word in enumerate(top):
        blank = not word and column > 0 and two and bool(below[column]) and bool(below[column - 1])
        if column and (blank or (word and word == top[column - 1] and any(char.isalpha() for char in word))):
            at = max(index for index, span in enumerate(spans) if span)
            first = spans[at]
            assert first is not None
            spans[at] = first._replace(column_span=first.column_span + 1)
            spans.append(None)
            merged = True
        else:
            spans.append(Place(column, 1, 1))
    if not below:
        return [spans] if merged else []
    covered = [bool(span) and span.column_span > 1 for span in spans if span is not None] if merged else []
    if not merged or not any(covered) or not _is_header(below):
        return [spans] if merged else []
    return _drop_blanks(spans, below, columns)


def _drop_blanks(spans: list[Place | None], below: list[str], columns: int) -> list[list[Place | None]]:
    """Blanks under a header cell of one column, or under a whole one, continue it."""
    second: list[Place | None] = [Place(column, 1, 1) for column in range(columns)]
    for at, span in enumerate(spans):
        if span is None:
            continue
        under = range(span.column, span.column + span.column_span)
        same = all(not below[column] or below[column] == below[span.column] for column in under)
        if same and not below[span.column]:
            spans[at] = span._replace(row_span=2)
            for column in under:
                second[column] = None
    return [spans, second]


def _under_blanks(top: list[str], below: list[str], columns: int) -> list[list[Place | None]]:
    """The lower row is written in full: each blank continues one upper cell, each run of words has uppers of its own."""
    runs: list[tuple[int, int]] = []  # (first column, length); length 0: a blank
    for blank, group in itertools.groupby(range(columns), key=lambda column: not below[column]):
        places = list(group)
        if blank:
            runs.extend((column, 0) for column in places)
        else:
            runs.append((places[0], len(places)))
    blanks = sum(1 for _, length in runs if not length)
    words = [run for run in runs if run[1]]
    parents = len(top) - blanks
    if parents < len(words) or not words:
        return []
    best: tuple[float, list[int]] | None = None
    for share in _shares(parents, [length for _, length in words]):
        score = 0.0
        at = 0
        index = 0
        for first, length in runs:
            count = share[index] if length else 1
            if length:
                score += _fit(top[at : at + count], below[first : first + length])
                index += 1
            elif _PARENT.search(top[at]) and not _LEAF.fullmatch(top[at]):
                score -= 0.2
            at += count
        if best is None or score > best[0]:
            best = (score, share)
    if best is None:
        return []
    upper: list[Place | None] = []
    lower: list[Place | None] = [Place(column, 1, 1) for column in range(columns)]
    index = 0
    for first, length in runs:
        if not length:
            upper.append(Place(first, 2, 1))
            lower[first] = None
            continue
        widths = _widths(length, best[1][index])
        index += 1
        column = first
        for width in widths:
            upper.append(Place(column, 1, width))
            column += width
    return [upper, lower]


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


def _widths(length: int, parents: int) -> list[int]:
    """`length` columns under `parents` upper cells: alike where it goes, else the last takes what is left."""
    each = max(1, length // parents)
    widths = [each] * parents
    widths[-1] = length - each * (parents - 1)
    return widths


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
        if _LEAF.fullmatch(parent):
            score -= 1.5
        elif _PARENT.search(parent):
            score += 0.5
    if count == 1:
        score += _kinship(parents[0], children)
    return score


def _kinship(parent: str, children: list[str]) -> float:
    """Words that tell one parent from another: a span of years over years, sources of money over sources."""
    years = [int(year) for year in _YEAR.findall(parent)]
    lower = [int(year) for child in children for year in _YEAR.findall(child)]
    score = 0.0
    if lower:
        if len(years) == 2 and all(years[0] <= year <= years[1] for year in lower):
            score += 3.0
        elif years:
            score -= 1.0
        elif re.search(r"giai đoạn|trong đó|năm|kinh phí|kế hoạch|phân kỳ|lộ trình|dự toán|tiến độ|thời gian", parent):
            score += 1.0
    if any(re.search(r"ngân sách|nguồn|nstw|nsđp|xã hội hóa|doanh nghiệp|vốn", child) for child in children):
        score += 2.0 if re.search(r"nguồn|trong đó|cơ cấu|chia ra", parent) else 0.0
        score += 1.0 if re.search(r"kinh phí|vốn|dự toán|kế hoạch", parent) else 0.0
    if any(re.search(r"chủ trì|phối hợp", child) for child in children):
        score += 2.0 if re.search(r"trách nhiệm|đơn vị|cơ quan|tổ chức|phân công|thực hiện", parent) else 0.0
    if any(re.search(r"bắt đầu|kết thúc|hoàn thành", child) for child in children):
        score += 2.0 if re.search(r"thời gian|tiến độ|lộ trình", parent) else 0.0
    return score


def _two_levels(top: list[str], below: list[str], columns: int) -> list[list[Place | None]]:
    """Lower cells are written only where they are: `len(top) + len(below) - columns` upper cells are parents."""
    count = len(top) + len(below) - columns
    chosen = _parents(top, below, count)
    if chosen is None:
        return []
    widths = _widths_by_words(len(chosen), below)
    upper: list[Place | None] = []
    lower: list[Place | None] = []
    column = 0
    for at in range(len(top)):
        if at in chosen:
            width = widths[chosen.index(at)]
            upper.append(Place(column, 1, width))
            lower.extend(Place(column + step, 1, 1) for step in range(width))
            column += width
        else:
            upper.append(Place(column, 2, 1))
            column += 1
    return [upper, lower]


def _parents(top: list[str], below: list[str], count: int) -> list[int] | None:
    if not 1 <= count <= len(top) or count > len(below):
        return None
    if count == len(top):
        return list(range(count))
    best: tuple[float, list[int]] | None = None
    choices = itertools.combinations(range(len(top)), count)
    for chosen in itertools.islice(choices, 3000):
        widths = _widths_by_words(count, below)
        score = 0.0
        at = 0
        for width, index in zip(widths, chosen, strict=True):
            score += _fit([top[index]], below[at : at + width])
            at += width
        gaps = sum(1 for left, right in itertools.pairwise(chosen) if right - left > 1)
        score -= 0.3 * gaps
        if best is None or score > best[0] + 1e-9:
            best = (score, list(chosen))
    return best[1] if best else None


def _widths_by_words(parents: int, below: list[str]) -> list[int]:
    """Lower cells shared out among parents: where the first word comes again a new parent begins, else alike."""
    if parents > 1:
        starts = [at for at, word in enumerate(below) if word == below[0]]
        if len(starts) == parents:
            return [right - left for left, right in itertools.pairwise([*starts, len(below)])]
    return _widths(len(below), parents)


def _three_levels(top: list[str], middle: list[str], lowest: list[str], columns: int) -> list[list[Place | None]]:
    for count in range(1, len(middle) + 1):
        leaves = len(middle) - count + len(lowest)
        over = len(top) + leaves - columns
        if not 1 <= over <= len(top):
            continue
        lower = _two_levels(middle, lowest, leaves)
        if not lower:
            continue
        widths_below = [place.column_span if place else 1 for place in lower[0]]
        chosen = _parents(top, middle, over)
        if chosen is None:
            continue
        shares = _widths_by_words(over, middle)
        return _stack(top, chosen, shares, widths_below, lower)
    return []


def _stack(
    top: list[str], chosen: list[int], shares: list[int], widths_below: list[int], lower: list[list[Place | None]]
) -> list[list[Place | None]]:
    """The upper row over two lower ones that were placed by themselves, all moved to their columns."""
    first: list[Place | None] = []
    moved: dict[int, int] = {}  # column among the leaves → column of the table
    column = leaf = middle = 0
    for at in range(len(top)):
        if at not in chosen:
            first.append(Place(column, 3, 1))
            column += 1
            continue
        share = shares[chosen.index(at)]
        width = sum(widths_below[middle : middle + share])
        middle += share
        first.append(Place(column, 1, width))
        for step in range(width):
            moved[leaf + step] = column + step
        leaf += width
        column += width
    rest = [[place._replace(column=moved[place.column]) if place else None for place in row] for row in lower]
    return [first, *rest]
