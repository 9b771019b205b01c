"""Which stretch of the document answers which item, and which item each place of the document belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sachhon.reading.answers.alignment import Match, align
from sachhon.reading.answers.nodes import Node, Nodes
from sachhon.reading.answers.prompts import Place, Prompts
from sachhon.reading.model import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """The words behind a matched heading. `span` is None where nothing stands behind it."""

    place: Place
    node: Node
    score: float
    shared: bool
    heading: Span
    span: Span | None


_UNNUMBERED = ("line", "label", "paragraph", "bold")


class Passages:
    """All passages of a document, and the item of any place in it."""

    def __init__(self, prompts: Prompts, nodes: Nodes) -> None:
        self.prompts = prompts
        self.nodes = nodes
        matches = align(prompts, nodes.nodes)
        self.by_place: dict[int, Passage] = {match.place: self._passage(match, matches) for match in matches}
        owners = sorted(
            (passage for passage in self.by_place.values() if not passage.shared),
            key=lambda passage: (passage.node.start, passage.node.index),
        )
        self._owners = owners
        self._starts = [passage.node.start for passage in owners]

    def of_item(self, item: str) -> Passage | None:
        """The passage of an item of the outline."""
        place = self.prompts.place_of_item(item)
        return self.by_place.get(place.index) if place else None

    def around_item(self, item: str) -> Passage | None:
        """The passage of an item, else of the nearest item above it that was found."""
        place = self.prompts.place_of_item(item)
        while place is not None:
            found = self.by_place.get(place.index)
            if found is not None:
                return found
            place = None if place.parent is None else self.prompts.places[place.parent]
        return None

    def of_field(self, field_id: str) -> Passage | None:
        """The passage of a field that has a heading of its own."""
        place = self.prompts.place_of_field(field_id)
        return self.by_place.get(place.index) if place else None

    def owner_at(self, offset: int) -> Passage | None:
        """The innermost passage that an offset stands in."""
        for i in range(bisect_right(self._starts, offset) - 1, -1, -1):
            owner = self._owners[i]
            if owner.node.start <= offset < self._end(owner):
                return owner
        return None

    def _end(self, passage: Passage) -> int:
        return passage.span.end if passage.span else passage.heading.end

    def _passage(self, match: Match, matches: Sequence[Match]) -> Passage:
        node, place = self.nodes.nodes[match.node], self.prompts.places[match.place]
        end = self._outer_end(node) if node.style in _UNNUMBERED else node.end
        for other in matches:
            follower = self.nodes.nodes[other.node]
            inside = place.index in self.prompts.ancestors[other.place]
            if node.start < follower.start < end and not inside and follower.index != node.index:
                end = follower.start
        span = self._trimmed(node.body, end)
        heading = Span(node.start, max(node.start, node.body if not node.opening else node.start))
        return Passage(place, node, match.score, match.shared, heading, span)

    def _outer_end(self, node: Node) -> int:
        """A heading without a number reaches to the next one that was recognised, or the end of what it stands in."""
        if node.parent is not None:
            return max(node.end, self.nodes.nodes[node.parent].end)
        following = [other for other in self.nodes.nodes[node.index :] if other.parent is None]
        end = node.end
        for other in following:
            if other.style == "annex":
                break
            end = max(end, other.end)
        return end

    def _trimmed(self, start: int, end: int) -> Span | None:
        text = self.nodes.source.text
        while start < end and (text[start].isspace() or text[start] in "*|:.-–;,"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in "*|"):
            end -= 1
        return Span(start, end) if start < end else None
