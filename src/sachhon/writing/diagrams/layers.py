"""Which step stands in which layer, beside which others: a small layered layout (longest path, then barycentres).

A step that leads back to an earlier one (something is returned to the process) does not count for the layers; such
ways are told apart as `returns`. A way over several layers passes through a narrow lane in each of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Way = tuple[str, str]
_SWEEPS = 4
_ALONE_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Place:
    """What takes a place in a layer: a step (`lane` None), or the lane of a way that passes through."""

    step: str
    lane: Way | None = None


@dataclass(frozen=True, slots=True)
class Layers:
    """`rows` from above; `ways` each as the places it goes through; `returns` from a step to an earlier one."""

    rows: tuple[tuple[Place, ...], ...]
    ways: tuple[tuple[Place, ...], ...]
    returns: tuple[Way, ...]


def layers_of(keys: Sequence[str], follows: Mapping[str, Sequence[str]]) -> Layers:
    """The layout of steps in their order. What a step follows and is not among `keys` is left out.

    Steps that are joined to no other come last, where any are joined.
    """
    known = set(keys)
    before = {key: [one for one in dict.fromkeys(follows.get(key, ())) if one in known and one != key] for key in keys}
    returns = _returns(keys, before)
    back = set(returns)
    forward = {key: [one for one in before[key] if (one, key) not in back] for key in keys}
    depth: dict[str, int] = {}
    for key in keys:
        _depth(key, forward, depth)
    joined = {one for key in keys for one in (*before[key], *([key] if before[key] else []))}
    alone = [key for key in keys if key not in joined] if joined else []
    last = max((depth[key] for key in keys if key not in alone), default=-1)
    for at, key in enumerate(alone):
        depth[key] = last + 1 + at // _ALONE_IN_A_ROW
    rows: list[list[Place]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for key in keys:
        rows[depth[key]].append(Place(key))
    ways = []
    for key in keys:
        for one in forward[key]:
            lanes = [Place("", (one, key)) for _ in range(depth[one] + 1, depth[key])]
            for level, lane in enumerate(lanes, depth[one] + 1):
                rows[level].append(lane)
            ways.append((Place(one), *lanes, Place(key)))
    return Layers(_ordered(rows, ways, depth), tuple(ways), returns)


def _returns(keys: Sequence[str], before: Mapping[str, Sequence[str]]) -> tuple[Way, ...]:
    """The ways that close a circle, seen from the first step on."""
    after: dict[str, list[str]] = {key: [] for key in keys}
    for key in keys:
        for one in before[key]:
            after[one].append(key)
    done: set[str] = set()
    found: list[Way] = []
    for start in sorted(keys, key=lambda key: (bool(before[key]), keys.index(key))):
        path: list[tuple[str, list[str]]] = [(start, list(after[start]))] if start not in done else []
        on_path = {start} if path else set()
        while path:
            here, left = path[-1]
            if not left:
                path.pop()
                on_path.discard(here)
                done.add(here)
                continue
            there = left.pop(0)
            if there in on_path:
                found.append((here, there))
            elif there not in done:
                path.append((there, list(after[there])))
                on_path.add(there)
    return tuple(found)


def _depth(key: str, forward: Mapping[str, Sequence[str]], depth: dict[str, int]) -> int:
    """How many steps lie before it on the longest way."""
    waiting = [key]
    while waiting:
        here = waiting[-1]
        missing = [one for one in forward[here] if one not in depth]
        if missing:
            waiting += missing
            continue
        depth[here] = max((depth[one] + 1 for one in forward[here]), default=0)
        waiting.pop()
    return depth[key]


def _ordered(
    rows: list[list[Place]], ways: Sequence[Sequence[Place]], depth: Mapping[str, int]
) -> tuple[tuple[Place, ...], ...]:
    """Each layer in the order of the middle of what its places are joined to, down and up by turns."""
    above: dict[tuple[int, Place], list[Place]] = {}
    below: dict[tuple[int, Place], list[Place]] = {}
    for way in ways:
        top = depth[way[0].step]
        for offset, (one, other) in enumerate(pairwise(way)):
            below.setdefault((top + offset, one), []).append(other)
            above.setdefault((top + offset + 1, other), []).append(one)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        joined, levels = (above, range(1, len(rows))) if down else (below, range(len(rows) - 2, -1, -1))
        for level in levels:
            beside = rows[level - 1 if down else level + 1]
            where = {place: at for at, place in enumerate(beside)}
            own = {place: at for at, place in enumerate(rows[level])}
            rows[level].sort(key=lambda place: _middle(joined.get((level, place), ()), where, own[place]))
    return tuple(tuple(row) for row in rows)


def _middle(joined: Sequence[Place], where: Mapping[Place, int], own: int) -> float:
    at = [where[place] for place in joined]
    return sum(at) / len(at) if at else float(own)
