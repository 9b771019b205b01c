"""Which headings of a document are the template's own labels and titles, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sachhon.reading.answers.nodes import Node
from sachhon.reading.answers.prompts import Prompts


class FormLabel(NamedTuple):
    """A label that stands in the document; `owner` is the field whose label, or the item whose title it is."""

    start: int
    body: int
    owner: str


def form_labels(prompts: Prompts, nodes: Sequence[Node]) -> tuple[FormLabel, ...]:
    """All of them, in order."""
    found = ((node, label_of(prompts, node)) for node in nodes)
    return tuple(FormLabel(node.start, node.body, owner) for node, owner in found if owner)


def label_of(prompts: Prompts, node: Node) -> str:
    """The field whose label a node is, its unit in brackets or not, or the item whose title it is; "" if neither."""
    labels, words = prompts.labels, node.words
    owner = labels.get(words) or prompts.titles.get(words)
    if owner:
        return owner
    for length in (1, 2, 3, 4):
        owner = labels.get(words[:-length])
        if owner and words[-length:] in prompts.question(owner).units:
            return owner
    return ""
