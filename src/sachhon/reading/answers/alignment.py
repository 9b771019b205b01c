"""The document's nodes matched to the template's items by meaning, with their order as a soft prior."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from sachhon.reading.answers.nodes import Node
from sachhon.reading.answers.prompts import Place, Prompts

_ENOUGH = 0.52
"""Below this a heading is not taken for an item."""
_OUT_OF_ORDER = 0.74
_NEIGHBOUR_BONUS = 0.24
_NUMBER_BONUS = 0.06
_CLEAR = 0.85
_STRANGER_PENALTY = 0.2
"""For what stands below a heading that clearly is another item."""
_OPENING_FACTOR = 0.9
_EXACT_BONUS = 0.1
_MERGED_COVERAGE = 0.85
_LEAST_SHARED = 0.45
_MOST_KEPT = 20_000
"""Headings of which the likeness is remembered: units answer the same items under the same headings."""
_PLAINLY = 0.15
_MOVED = 0.95


@dataclass(frozen=True, slots=True)
class Match:
    """A node taken for a place. `score` from 0 to 1; `shared` where the same heading answers several items."""

    place: int
    node: int
    score: float
    shared: bool = False


class Likeness:
    """How well each node's heading says each place's phrases."""

    def __init__(self, prompts: Prompts, nodes: Sequence[Node]) -> None:
        self.prompts = prompts
        self.nodes = nodes
        self.own = [self._of_node(node) for node in nodes]

    def _of_node(self, node: Node) -> dict[int, float]:
        """Place -> likeness of the headings alone, for the places that share a telling word."""
        prompts = self.prompts
        known = prompts.likenesses.get((node.words, node.opening))
        if known is not None:
            return known
        words = dict.fromkeys(node.words)
        shared: dict[tuple[int, int], float] = {}
        for word in words:
            weight = prompts.weight_of(word)
            for pair in prompts.index.get(word, ()):
                shared[pair] = shared.get(pair, 0.0) + weight
        heading_weight = prompts.weigh(words)
        best: dict[int, float] = {}
        for (place, phrase_index), weight in shared.items():
            if weight < _LEAST_SHARED:
                continue
            recall = min(1.0, weight / prompts.phrase_weights[place][phrase_index])
            precision = min(1.0, weight / heading_weight)
            if recall < 0.7 and (node.opening or precision < 0.5):
                continue
            score = self._score(node, prompts.places[place].phrases[phrase_index], recall, precision)
            if score > best.get(place, 0.0):
                best[place] = score
        if len(prompts.likenesses) >= _MOST_KEPT:
            prompts.likenesses.clear()
        prompts.likenesses[node.words, node.opening] = best
        return best

    def _score(self, node: Node, phrase: tuple[str, ...], recall: float, precision: float) -> float:
        lead = _starts_with(node.words, phrase)
        if node.opening:
            return _OPENING_FACTOR * recall * (1.0 if lead else 0.62)
        balanced = 2 * recall * precision / (recall + precision)
        score = 0.55 * max(recall, precision) + 0.45 * balanced
        if lead:
            score += 0.12
        elif recall > precision and precision < 0.35:
            score -= 0.16
        if recall < 0.5 and precision < 0.95:
            score -= 0.15
        if recall > 0.6 and score < 0.9:
            ratio = fuzz.ratio(" ".join(node.words[: len(phrase) + 4]), " ".join(phrase)) / 100
            score = max(score, 0.95 * ratio)
        return score + _EXACT_BONUS if node.words == phrase else score

    def coverage(self, node: Node, place: Place) -> float:
        """The share of the place's best phrase that the heading says."""
        words = set(node.words)
        return max(
            (self.prompts.weigh(words & set(phrase)) / self.prompts.weigh(phrase) for phrase in place.phrases),
            default=0.0,
        )

    def with_context(self) -> list[dict[int, float]]:
        """The likeness, raised where the parents are alike too and where the printed numbers agree."""
        result: list[dict[int, float]] = []
        clear = [max(own.items(), key=lambda pair: (pair[1], -pair[0]), default=(-1, 0.0)) for own in self.own]
        for node, own in zip(self.nodes, self.own, strict=True):
            raised: dict[int, float] = {}
            for place_index, score in own.items():
                place = self.prompts.places[place_index]
                context = self._context(node, place)
                value = score - 0.08 + _NEIGHBOUR_BONUS * context
                if node.number and place.number and node.number.rstrip(".") == place.number:
                    value += _NUMBER_BONUS
                above = self._clear_above(node, clear)
                if above >= 0 and above != place_index and above not in self.prompts.ancestors[place_index]:
                    value -= _STRANGER_PENALTY
                raised[place_index] = value
            result.append(raised)
        return result

    def _clear_above(self, node: Node, clear: Sequence[tuple[int, float]]) -> int:
        """The place that the nearest clearly worded heading above the node stands for, -1 where there is none."""
        above = node.parent
        while above is not None:
            if clear[above][1] >= _CLEAR and not self.nodes[above].opening:
                return clear[above][0]
            above = self.nodes[above].parent
        return -1

    def _context(self, node: Node, place: Place) -> float:
        """0 to 1: is what stands above the node what stands above the place? 0.35 where nothing can be said."""
        if place.parent is None:
            return 0.6 if node.depth == 0 else 0.2
        if node.parent is None:
            return 0.35
        best = 0.0
        above: int | None = node.parent
        reach = 1.0
        while above is not None and reach > 0.3:
            upper: int | None = place.parent
            fade = reach
            while upper is not None and fade > 0.3:
                best = max(best, fade * self.own[above].get(upper, 0.0))
                upper = self.prompts.places[upper].parent
                fade *= 0.85
            above = self.nodes[above].parent
            reach *= 0.8
        return best


def align(prompts: Prompts, nodes: Sequence[Node]) -> tuple[Match, ...]:
    """At most one node for each place, in the template's order.

    First the best chain in which both run in order, then what stands out of order but is worded clearly, then headings
    that cover several items at once.
    """
    likeness = Likeness(prompts, nodes)
    scores = likeness.with_context()
    chain = _moved(_best_chain(scores, len(prompts.places)), scores)
    taken_nodes = {match.node for match in chain}
    matched = {match.place: match for match in chain}
    loose = sorted(
        (
            (-score, node, place)
            for node, row in enumerate(scores)
            for place, score in row.items()
            if score >= _OUT_OF_ORDER and node not in taken_nodes and place not in matched
        ),
    )
    for negative, node, place in loose:
        if node in taken_nodes or place in matched or nodes[node].opening:
            continue
        taken_nodes.add(node)
        matched[place] = Match(place, node, -negative * 0.9)
    _share_headings(prompts, nodes, likeness, matched)
    return tuple(matched[place] for place in sorted(matched))


def _best_chain(scores: Sequence[dict[int, float]], places: int) -> list[Match]:
    """The heaviest chain of (node, place) pairs in which both rise."""
    best_ending: list[tuple[float, int]] = [(0.0, -1)] * places
    links: list[tuple[int, int, float, int]] = []
    for node, row in enumerate(scores):
        candidates = [(place, score) for place, score in row.items() if score >= _ENOUGH]
        if not candidates:
            continue
        reach: list[tuple[float, int]] = []
        running = (0.0, -1)
        for place in range(places):
            reach.append(running)
            if best_ending[place][0] > running[0]:
                running = best_ending[place]
        for place, score in sorted(candidates):
            weight = score - _ENOUGH + 0.12
            before, link = reach[place]
            if before + weight > best_ending[place][0]:
                links.append((node, place, score, link))
                best_ending[place] = (before + weight, len(links) - 1)
    link = max(best_ending, key=lambda ending: ending[0], default=(0.0, -1))[1]
    chain: list[Match] = []
    while link >= 0:
        node, place, score, link = links[link]
        chain.append(Match(place, node, min(1.0, score)))
    return chain[::-1]


def _moved(chain: Sequence[Match], scores: Sequence[dict[int, float]]) -> list[Match]:
    """The chain without matches that only their order speaks for: such a heading plainly names another item."""
    taken = {match.place for match in chain}
    moved: list[Match] = []
    for match in chain:
        best, score = max(scores[match.node].items(), key=lambda pair: (pair[1], -pair[0]))
        if best not in taken and score >= max(_OUT_OF_ORDER, match.score + _PLAINLY):
            taken.add(best)
            moved.append(Match(best, match.node, min(1.0, score) * _MOVED))
        else:
            moved.append(match)
    return moved


def _share_headings(prompts: Prompts, nodes: Sequence[Node], likeness: Likeness, matched: dict[int, Match]) -> None:
    """ "4. Thuận lợi, khó khăn và kiến nghị" stands for the items beside it that nothing else was found for."""
    for match in list(matched.values()):
        node, place = nodes[match.node], prompts.places[match.place]
        if node.opening:
            continue
        for other in prompts.places:
            if other.index in matched or other.index == place.index:
                continue
            if other.parent == place.index and not other.field:
                if likeness.coverage(node, other) >= _MERGED_COVERAGE:
                    matched[other.index] = Match(other.index, match.node, 0.8 * match.score, shared=True)
                continue
            if other.parent != place.parent:
                continue
            if abs(_order(prompts, other) - _order(prompts, place)) > 2:
                continue
            if likeness.coverage(node, other) >= _MERGED_COVERAGE:
                matched[other.index] = Match(other.index, match.node, 0.6 * match.score, shared=True)


def _order(prompts: Prompts, place: Place) -> int:
    siblings = [other.index for other in prompts.places if other.parent == place.parent]
    return siblings.index(place.index)


def _starts_with(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether the phrase begins within the heading's first words."""
    first = phrase[0]
    for i, word in enumerate(words[:4]):
        if word == first and len(words) >= i + len(phrase):
            same = sum(1 for one, other in zip(words[i:], phrase, strict=False) if one == other)
            if same >= 0.8 * len(phrase):
                return True
    return False
