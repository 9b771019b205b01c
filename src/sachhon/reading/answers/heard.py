"""What is said of a figure, made ready once for all the questions that it may answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.statements import Statement
from sachhon.reading.answers.windows import Window
from sachhon.reading.answers.words import Spoken, spoken

_KIND_WORDS = frozenset(
    ("nguon", "von", "ngan", "sach", "kinh", "phi", "do", "ti", "le", "so", "luong", "muc", "ve", "phan")
)
_HEADING_STRENGTH = (0.86, 0.62, 0.45)


@dataclass(frozen=True, slots=True)
class Heard:
    """`words` are the window's own. `contexts`: how much words in that place count (0 to 1), the words, the name of the
    place in plain words; the window's own first. `under`: the window's words and the nearest heading's,
    None without one.
    `labels` are the bare labels that name the figure and nothing else.
    """

    words: tuple[str, ...]
    contexts: tuple[tuple[float, Spoken, str], ...]
    under: Spoken | None
    labels: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, statement: Statement, window: Window) -> Heard:
        """What a statement says of the mention of a window."""
        words = _own_words(statement, window, window.mention)
        contexts = [(1.0, spoken(words), "lời kề bên")]
        row = statement.row
        if row:
            contexts.append((0.97, spoken(row), "đầu dòng"))
            if statement.row_name:
                contexts.append((0.9, spoken((*statement.row_name, *row)), "đầu dòng và đầu cột của nó"))
        if statement.column:
            contexts.append((0.8 if row else 0.95, spoken(statement.column), "đầu cột"))
        headings = () if window.part else statement.headings
        for strength, heading in zip(_HEADING_STRENGTH, headings, strict=False):
            contexts.append((strength, spoken(heading), "tiêu đề"))
        under = spoken((*words, *headings[0])) if headings else None
        return cls(words, tuple(contexts), under, _labels_of(statement, window))


def _labels_of(statement: Statement, window: Window) -> frozenset[tuple[str, ...]]:
    """The heads of its row and column, and the words since the figure before."""
    place = window.mention.start
    labelled = statement.text.text[:place].rstrip().endswith(":")
    tokens = statement.tokens[window.first : window.last] if labelled else ()
    before = tuple([token.word for token in tokens if token.end <= place])
    return frozenset([short for label in (statement.row, statement.column, before) if (short := bare(label))])


@lru_cache(maxsize=16384)
def bare(label: tuple[str, ...]) -> tuple[str, ...]:
    """A label without the words for its kind: "nguồn ngân sách địa phương" is "địa phương"."""
    first = next((i for i, word in enumerate(label) if word not in _KIND_WORDS), len(label))
    return label[first:]


def _own_words(statement: Statement, window: Window, mention: Mention) -> tuple[str, ...]:
    """The digits of the mention itself do not part a phrase."""
    start, end = (mention.start, mention.end) if mention.kind != "state" else (-1, -1)
    return tuple(
        [
            word
            for word, at, _ in statement.tokens[window.first : window.last]
            if not (start <= at < end or word.isdigit() or word == "%")
        ]
    )
