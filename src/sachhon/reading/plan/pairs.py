"""Tasks and budget lines that are the same piece of work, told by their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from sachhon.reading.model import Budget, BudgetRow, Task
from sachhon.vietnamese.folding import fold, fold_tones

_BRACKETS = re.compile(r"\([^()]*\)")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_NOT_WORD = re.compile(r"[^\w\s]+")
_SURE = 90.0  # of 100: the same title but for a word or two
_NUMBERED = 62.0  # enough where both carry the same number


@dataclass(frozen=True, slots=True)
class Pair:
    """A task and its line in a budget. `score` of 100: how alike the titles are."""

    task: Task
    budget: Budget
    row: BudgetRow
    score: float


@lru_cache(maxsize=8192)
def title_key(title: str) -> str:
    """A title for comparing: case, punctuation, tone placement and what stands in brackets do not count."""
    bare = _BRACKETS.sub(" ", title)
    return " ".join(_NOT_WORD.sub(" ", fold_tones(bare if len(bare.strip()) > 8 else title)).split())


def likeness(one: str, other: str) -> float:
    """0 to 100 for two titles."""
    first, second = title_key(one), title_key(other)
    return 100.0 if first == second else float(fuzz.token_sort_ratio(first, second))


def items(budget: Budget) -> list[BudgetRow]:
    """The lines of a budget that are no headings of others: not followed by a line numbered one level below."""
    rows = budget.rows
    found = []
    for at, row in enumerate(rows):
        after = rows[at + 1] if at + 1 < len(rows) else None
        if after is not None and depth(after.number) > depth(row.number) and row.number and after.number:
            continue
        found.append(row)
    return found


def depth(number: str | None) -> int:
    """How deep a number stands: A 0, I 1, 1 2, 1.1 3, 1.1.1 4, a 5, none 6."""
    if not number:
        return 6
    if number[0].isdigit():
        return 2 + number.count(".")
    if re.fullmatch(r"[IVX]+|[IVXLC]{2,}", number):
        return 1
    return 0 if number.isupper() else 5


_latest: tuple[Sequence[Task], Sequence[Budget], list[Pair]] | None = None  # several checks ask for the same pairs


def pair_up(tasks: Sequence[Task], budgets: Sequence[Budget]) -> list[Pair]:
    """Each task with at most one budget line, and each line with at most one task, best matches first."""
    global _latest
    known = _latest
    if known is None or known[0] is not tasks or known[1] is not budgets:
        known = _latest = (tasks, budgets, _pair_up(tasks, budgets))
    return known[2]


def _pair_up(tasks: Sequence[Task], budgets: Sequence[Budget]) -> list[Pair]:
    candidates: list[tuple[float, int, int, Budget, BudgetRow]] = []
    lines = [(budget, row) for budget in budgets for row in items(budget)]
    keys = [title_key(row.title) for _, row in lines]
    for at, task in enumerate(tasks):
        own = title_key(task.title)
        for place, (budget, row) in enumerate(lines):
            same_number = bool(task.number) and task.number == row.number
            cutoff = _NUMBERED if same_number else _SURE
            score = 100.0 if own == keys[place] else float(fuzz.token_sort_ratio(own, keys[place], score_cutoff=cutoff))
            if score >= cutoff:
                candidates.append((score + (5.0 if same_number else 0.0), at, place, budget, row))
    candidates.sort(key=lambda found: (-found[0], found[1], found[2]))
    taken: set[int] = set()
    used: set[int] = set()
    pairs: list[Pair] = []
    for score, at, place, budget, row in candidates:
        if at in taken or place in used:
            continue
        taken.add(at)
        used.add(place)
        pairs.append(Pair(tasks[at], budget, row, min(score, 100.0)))
    return sorted(pairs, key=lambda pair: pair.task.span)


def same_scheme(pairs: Sequence[Pair]) -> bool:
    """Do both lists number their lines alike? Half of the pairs carry the same number, and no number comes twice:

    where one list begins again in every group and the other counts on, numbers say nothing.
    """
    numbered = [(pair.task.number, pair.row.number) for pair in pairs if pair.task.number and pair.row.number]
    if len(numbered) < 3 or any(len(set(side)) < len(numbered) for side in zip(*numbered, strict=True)):
        return False
    return sum(first == second for first, second in numbered) * 2 >= len(numbered)


def same_work(one: str, other: str) -> bool:
    """Are two titles the same piece of work, word for word? "… (đợt 1)" and "… (đợt 2)" are two."""
    if len(title_key(one)) < 16 or likeness(one, other) < 96.0:
        return False
    first, second = _FIGURES.findall(one), _FIGURES.findall(other)
    return not first or not second or first == second


def folded(title: str) -> str:
    """For looking up words in a title."""
    return fold(title)
