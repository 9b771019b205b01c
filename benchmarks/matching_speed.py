"""100,000 arriving facilities against 100,000 registered, beside names alone within the province with rapidfuzz.

The lists are composed (tests/domain/registry/facilities) with a seed that the weights were never set on. The rows name
the quality: precision and recall of what is linked without asking, recall of what is linked or among the candidates.
Names alone, linked from a likeness of 90 on, are looked up one by one with `process.extract`: in a sample, the time
extrapolated to all. They cannot tell a namesake, of which one arriving row in ten is one.
"""

from __future__ import annotations

import time
from collections import defaultdict

from rapidfuzz import fuzz, process
from tests.domain.registry.facilities.composed import Composed, compose

from benchmarks.harness import Harness, peak_mb
from sachhon.domain.registry.facilities.matching import Decision, match_all
from sachhon.vietnamese.enterprises import enterprise_key
from sachhon.vietnamese.provinces import today

COUNT = 100_000
SEED = 2026
"""Held out: only here."""
SAMPLE = 2_000
SECONDS, MEMORY = 20.0, 600.0
"""What is wanted, of all processes together."""
_ALIKE = 90


def run(harness: Harness) -> None:
    """Ours in seconds and memory against what is wanted, and beside names alone."""
    composed = compose(COUNT, SEED)
    seconds, ours = _ours(composed)
    other_seconds, other = _names_alone(composed)
    for told in (ours, other):
        harness.console.print(f"  {told}", highlight=False)
    name = f"{COUNT:,} facilities against {COUNT:,}"
    harness.compare(name, ours, seconds, other, other_seconds)
    harness.compare("the same", ours, seconds, "what may be waited", SECONDS, at_most=1)
    del composed
    harness.memory("the same, both lists and all processes", "match_all", peak_mb(_once), MEMORY)


def _once() -> int:
    composed = compose(COUNT, SEED)
    return sum(match.decision is Decision.LINKED for match in match_all(composed.registered, composed.arriving))


def _ours(composed: Composed) -> tuple[float, str]:
    start = time.perf_counter()
    matches = list(match_all(composed.registered, composed.arriving))
    seconds = time.perf_counter() - start
    known = sum(map(bool, composed.truth.values()))
    linked = [match for match in matches if match.decision is Decision.LINKED]
    right = sum(composed.truth[match.key] == match.candidates[0].key for match in linked)
    seen = sum(
        composed.truth[match.key] in {candidate.key for candidate in match.candidates}
        for match in matches
        if composed.truth[match.key]
    )
    told = f"precision {right / len(linked):.4f}, recall {right / known:.4f}, among five {seen / known:.4f}"
    return seconds, f"match_all ({told})"


def _names_alone(composed: Composed) -> tuple[float, str]:
    """Names in their short form, compared within the province of today (which is told here, codes cleared)."""
    start = time.perf_counter()
    by_place: dict[str, dict[str, str]] = defaultdict(dict)
    places = {}
    for row in composed.registered:
        places[row.key] = today(row.province)
        by_place[places[row.key]][row.key] = enterprise_key(row.name)
    ready = time.perf_counter() - start
    asked = [row for row in composed.arriving if composed.truth[row.key] or row.geography == 63][:SAMPLE]
    start = time.perf_counter()
    found = []
    for row in asked:
        truth = composed.truth[row.key]
        place = places[truth] if truth else today(row.province)
        best = process.extract(enterprise_key(row.name), by_place[place], scorer=fuzz.token_sort_ratio, limit=5)
        found.append((truth, [(score, key) for _, score, key in best]))
    seconds = ready + (time.perf_counter() - start) / len(asked) * COUNT
    known = sum(bool(truth) for truth, _ in found)
    among = sum(truth in {key for _, key in best} for truth, best in found if truth)
    linked = [truth == best[0][1] for truth, best in found if best and best[0][0] >= _ALIKE]
    told = (
        f"precision {sum(linked) / len(linked):.4f}, recall {sum(linked) / known:.4f}, among five {among / known:.4f}"
    )
    return seconds, f"names alone ({told}; {SAMPLE:,} rows, extrapolated)"
