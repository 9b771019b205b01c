"""Figures of a passage with their units, their sentence and their clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sachhon.reading.quantities.passages import Passage
from sachhon.reading.quantities.unit_words import Unit, unit_at
from sachhon.vietnamese.quantities import QuantityMatch, find_quantities

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZĐÀ-Ỹ\"“(+\-–\d])|(?<=[.!?])\s*$")
_CLAUSE_END = re.compile(r";\s*|(?<=[.!?])\s+(?=[A-ZĐÀ-Ỹ\"“(+\-–\d])")
_OUT_OF = re.compile(r"(?:\s?[^\W\d_]+){0,3}\s?/\s?(?:tổng số\s)?", re.IGNORECASE)
_NUMBER_OF = re.compile(r"[-+•–]?\s?(?:tổng )?số (?:lượng )?", re.IGNORECASE)
_FRACTION = re.compile(r"\s(?:tổng )?(?:số|diện tích|lượng|dân số)(?!\w)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:^|\s)(?:[A-ZĐ]|TP|TX|TT|Tp|tp|ThS|TS|GS|PGS|St|No|v\.v|etc|tr|đ|số|Điều|\d)\.$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure, or a range, with its unit. Offsets are those of the passage's cleaned text.

    [start, end) holds comparator, figure and unit; [clause_start, clause_end) the clause (between ";" or full stops),
    [sentence_start, sentence_end) the sentence. `whole` is what the figure is a part of: 731 in "629/731 trường".
    """

    quantity: QuantityMatch
    unit: Unit
    start: int
    end: int
    clause_start: int
    clause_end: int
    sentence_start: int
    sentence_end: int
    whole: Decimal | None = None

    @property
    def low(self) -> Decimal:
        """The lower end; `mentions_of` gives no mention without a value."""
        assert self.quantity.low is not None
        return self.quantity.low

    @property
    def high(self) -> Decimal:
        """The upper end."""
        assert self.quantity.high is not None
        return self.quantity.high


def mentions_of(passage: Passage) -> tuple[Mention, ...]:
    """Every figure of the passage that can be read one way, in order.

    Dates, numbers of documents and item numbers are left out.
    """
    text = passage.text
    clauses = _stretches(text, _CLAUSE_END, passage.begins)
    sentences = _stretches(text, _SENTENCE_END, passage.begins)
    found: list[Mention] = []
    quantities = [quantity for quantity in find_quantities(text) if quantity.number_start >= passage.begins]
    taken = -1
    for position, quantity in enumerate(quantities):
        if quantity.low is None or position == taken:
            continue
        whole = None
        unit = unit_at(text, quantity.unit_start)
        behind = quantities[position + 1] if position + 1 < len(quantities) else None
        if behind is not None and _is_part(text, quantity, behind):
            taken, whole = position + 1, behind.low
            unit = unit_at(text, behind.unit_start)
            if _FRACTION.match(text, behind.number_end) and behind.low is not None and behind.low <= 10:
                continue  # "ít nhất 1/3 số hộ": a third, not one
        clause = _around(clauses, quantity.number_start)
        if unit.kind == "none":
            unit = _counted_before(text, clause, quantity) or unit
        sentence = _around(sentences, quantity.number_start)
        end = max(quantity.end, unit.end, behind.end if behind is not None and whole is not None else 0)
        found.append(Mention(quantity, unit, quantity.start, end, *clause, *sentence, whole))
    return tuple(found)


def _counted_before(text: str, clause: tuple[int, int], quantity: QuantityMatch) -> Unit | None:
    """The unit of a figure that closes its clause: "Số doanh nghiệp được hỗ trợ: 150"."""
    named = _NUMBER_OF.match(text, clause[0])
    if named is None or text[quantity.number_end : clause[1]].strip(" .;,"):
        return None
    if text[clause[0] : quantity.start].rstrip()[-1:] != ":":
        return None
    unit = unit_at(text, named.end())
    return Unit(unit.text, unit.kind, quantity.number_end) if unit.kind == "thing" else None


def _is_part(text: str, part: QuantityMatch, whole: QuantityMatch) -> bool:
    """Whether two figures are a part and its whole: "45/60 xã", "45 xã/60 xã"."""
    if part.percent or whole.percent or part.low is None or whole.low is None or part.low > whole.low:
        return False
    between = text[part.number_end : whole.number_start]
    return part.low == part.high and _OUT_OF.fullmatch(between) is not None


def _stretches(text: str, end: re.Pattern[str], begins: int) -> list[tuple[int, int]]:
    """The text cut at ends of sentences or clauses; a full stop behind an abbreviation is none."""
    cuts = []
    at = begins
    for hit in end.finditer(text, begins):
        if _ABBREVIATED.search(text, max(0, hit.start() - 6), hit.start()):
            continue
        cuts.append((at, hit.start()))
        at = hit.end()
    if at < len(text):
        cuts.append((at, len(text)))
    return cuts or [(begins, len(text))]


def _around(stretches: list[tuple[int, int]], place: int) -> tuple[int, int]:
    return next((stretch for stretch in reversed(stretches) if stretch[0] <= place), stretches[0])
