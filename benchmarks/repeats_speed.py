"""Likely repeats among 2,000 labelled tasks, each held against all before it, beside rapidfuzz over the same pairs.

The rows name what each finds of the 200 true repeats: rapidfuzz (token_set_ratio of the names, in C++, one core as
ours) at the lowest cut that is as precise as ours, or at its most precise one.
"""

from __future__ import annotations

import numpy as np
from rapidfuzz import fuzz, process, utils
from tests.domain.planning.campaign.task_set import LabelledTask, whole

from benchmarks.harness import Harness, medians, once
from sachhon.domain.planning.campaign.repeats import Described, likely_repeats

SECONDS = 5.0
"""What a person may wait for."""


def run(harness: Harness) -> None:
    """Ours beside rapidfuzz, and in seconds against what may be waited."""
    tasks = whole()
    true = {(task.number, task.repeats) for task in tasks if task.repeats is not None}
    described = [Described(str(task.number), task.name, task.content, task.outputs, task.unit) for task in tasks]
    ours_s = medians({"ours": lambda: likely_repeats(described)})["ours"]
    theirs_s = once(lambda: _alike(tasks))
    found = {(int(pair.here), int(pair.there)) for pair in likely_repeats(described)}
    recall, precision = len(found & true) / len(true), len(found & true) / len(found)
    their_recall, their_precision = _best(_alike(tasks), true, precision)
    ours = f"likely_repeats (recall {recall:.3f}, precision {precision:.3f})"
    other = f"rapidfuzz token_set_ratio (recall {their_recall:.3f}, precision {their_precision:.3f})"
    harness.compare(f"repeats among {len(tasks)} tasks", ours, ours_s, other, theirs_s)
    harness.compare("the same", ours, ours_s, "what may be waited", SECONDS, at_most=1)


def _alike(tasks: tuple[LabelledTask, ...]) -> np.ndarray:
    names = [utils.default_process(task.name) for task in tasks]
    alike = np.zeros((len(names), len(names)), dtype=np.uint8)
    for at in range(1, len(names)):
        alike[at, :at] = process.cdist(names[at : at + 1], names[:at], scorer=fuzz.token_set_ratio, dtype=np.uint8)
    return alike


def _best(alike: np.ndarray, true: set[tuple[int, int]], precision: float) -> tuple[float, float]:
    """Recall at the lowest cut that is as precise as asked, else at the most precise one."""
    hits = np.array([alike[here, there] for here, there in true])
    rows = []
    for cut in range(50, 101):
        flagged = int((alike >= cut).sum())
        right = int((hits >= cut).sum())
        rows.append((right / len(true), right / flagged if flagged else 0.0))
    enough = [row for row in rows if row[1] >= precision]
    return max(enough) if enough else max(rows, key=lambda row: row[1])
