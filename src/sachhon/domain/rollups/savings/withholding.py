"""Which results tell too much of single facilities, and what else must be withheld so that nobody can work them out.

A table of provinces × industries with its totals is looked at as a whole. `None` stands for the total of a line. What
tells of fewer than five facilities is withheld; then others, the smallest first, until

- no withheld result follows from those that are shown (the withheld ones, as edges between provinces and industries,
  have no bridge: every one lies on a ring and can be shifted along it while all sums stay);
- of what is withheld within a line whose total is shown, the sum too tells of five or more.

What the reader may see by right is never withheld, and nothing of it helps to work out the rest. Bounds that follow
from amounts not being negative, and one facility that makes up nearly all of a result, are not looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

LEAST = 5
Key = tuple[int | None, int | None]  # (province, industry); None: all of them; 0: not known


def withheld(counts: Mapping[tuple[int, int], int], open_provinces: Collection[int] = ()) -> frozenset[Key]:
    """What to withhold of a table. `counts`: {(province, industry): facilities}; `open_provinces` are seen by right."""
    table = _with_totals(counts)
    hideable = {key for key in table if key[0] not in open_provinces}
    hidden = {key for key in hideable if table[key] < LEAST}
    while True:
        more = _small_sums(table, hidden, hideable) or _rings(table, hidden, hideable)
        if not more:
            return frozenset(hidden)
        hidden |= more


def _with_totals(counts: Mapping[tuple[int, int], int]) -> dict[Key, int]:
    table: dict[Key, int] = defaultdict(int)
    for (province, industry), count in counts.items():
        if count:
            for key in ((province, industry), (province, None), (None, industry), (None, None)):
                table[key] += count
    return dict(table)


def _lines(table: Mapping[Key, int]) -> Iterator[tuple[Key, list[Key]]]:
    """(total, parts) of each line."""
    by_province: dict[int | None, list[Key]] = defaultdict(list)
    by_industry: dict[int | None, list[Key]] = defaultdict(list)
    for key in table:
        if key[1] is not None:
            by_province[key[0]].append(key)
        if key[0] is not None:
            by_industry[key[1]].append(key)
    for province, parts in by_province.items():
        yield (province, None), parts
    for industry, parts in by_industry.items():
        yield (None, industry), parts


def _small_sums(table: Mapping[Key, int], hidden: set[Key], hideable: set[Key]) -> set[Key]:
    """One more of each line whose withheld parts together tell of too few."""
    more: set[Key] = set()
    for total, parts in _lines(table):
        covered = [key for key in parts if key in hidden]
        if not covered or total in hidden or sum(table[key] for key in covered) >= LEAST:
            continue
        others = [key for key in parts if key in hideable and key not in hidden]
        if others:
            more.add(min(others, key=lambda key: (table[key], _order(key))))
        elif total in hideable:
            more.add(total)
    return more - hidden


def _rings(table: Mapping[Key, int], hidden: set[Key], hideable: set[Key]) -> set[Key]:
    """What makes the smallest ring of four with a withheld result that follows from others; nothing: all are safe."""
    for province, industry in sorted(_bridges(hidden), key=_order):
        best: tuple[int, list[Key]] | None = None
        columns = [one for row, one in hideable if row == province and one != industry]
        rows = [one for one, column in hideable if column == industry and one != province]
        for row in rows:
            for column in columns:
                corner = (row, column)
                if corner not in hideable:
                    continue
                new = [key for key in ((province, column), (row, industry), corner) if key not in hidden]
                weight = sum(table[key] for key in new)
                if new and (best is None or (weight, _orders(new)) < (best[0], _orders(best[1]))):
                    best = (weight, new)
        if best is not None:
            return set(best[1])
    return set()


def _order(key: Key) -> tuple[int, int]:
    return tuple(-1 if one is None else one for one in key)  # type: ignore[return-value]


def _orders(keys: list[Key]) -> list[tuple[int, int]]:
    return sorted(map(_order, keys))


def _bridges(edges: Collection[Key]) -> set[Key]:
    """The edges between provinces and industries that lie on no ring."""
    beside: dict[tuple[str, int | None], list[tuple[tuple[str, int | None], Key]]] = defaultdict(list)
    for key in edges:
        one, other = ("province", key[0]), ("industry", key[1])
        beside[one].append((other, key))
        beside[other].append((one, key))
    found: dict[tuple[str, int | None], int] = {}
    lowest: dict[tuple[str, int | None], int] = {}
    bridges: set[Key] = set()
    for start in beside:
        if start in found:
            continue
        found[start] = lowest[start] = len(found)
        way = [(start, None, iter(beside[start]))]
        while way:
            node, came_by, rest = way[-1]
            step = next(rest, None)
            if step is None:
                way.pop()
                if way and came_by is not None:
                    above = way[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                    if lowest[node] > found[above]:
                        bridges.add(came_by)
                continue
            other, key = step
            if key == came_by:
                continue
            if other in found:
                lowest[node] = min(lowest[node], found[other])
            else:
                found[other] = lowest[other] = len(found)
                way.append((other, key, iter(beside[other])))
    return bridges
