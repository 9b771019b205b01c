"""Every figure's way back: codes for figures, their parts, letters and targets, and the links that carry them.

A figure has the code S12, a unit's part in it S12.3, a total of a table S12.T3; a letter V07; a national target M2. The
annexes hold a bookmark for each; the body links to it, and the first place that cites a figure can be gone back to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sachhon.formkit.rollup import Figure, Figures, LetterRef, MergedRow, Part, TableTotal
from sachhon.formkit.values import State
from sachhon.writing.document import Link, Mark, Run
from sachhon.writing.national.wording import letter_words

PartKey = tuple[str, int | None, LetterRef | None]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One unit's part in a figure: one answer, or the cells of one row of its table."""

    code: str
    parts: tuple[Part, ...]

    @property
    def first(self) -> Part:
        """The part that says whose it is."""
        return self.parts[0]


@dataclass(slots=True)
class Lineage:
    """Codes of one report. Cited codes are remembered, so that the annex can lead back."""

    figures: Figures
    codes: dict[str, str] = field(default_factory=dict)  # field id -> S code
    contributions: dict[str, tuple[Contribution, ...]] = field(default_factory=dict)  # field id -> its parts
    letters: dict[LetterRef, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)
    _part_codes: dict[tuple[str, str, int | None, LetterRef | None], str] = field(default_factory=dict)
    _totals: dict[tuple[str, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        said = [figure for figure in self.figures.figures.values() if stated(figure)]
        for place, figure in enumerate(said, 1):
            code = f"S{place:02d}"
            self.codes[figure.field.id] = code
            self.contributions[figure.field.id] = tuple(self._contributions(figure, code))
            for order, total in enumerate(figure.totals, 1):
                self._totals[figure.field.id, id(total)] = f"{code}.T{order}"
        for place, letter in enumerate(_letters(self.figures), 1):
            self.letters[letter] = f"V{place:02d}"
        for place, target in enumerate(self.figures.targets, 1):
            self.targets[target.target_id] = f"M{place}"

    def _contributions(self, figure: Figure, code: str) -> Iterable[Contribution]:
        gathered: dict[PartKey, list[Part]] = {}
        for part in figure.parts or (part for row in figure.rows for part in row.parts):
            if part.state is not State.MISSING:
                gathered.setdefault((part.unit_id, part.row, part.letter), []).append(part)
        for order, ((unit_id, row, letter), parts) in enumerate(gathered.items(), 1):
            own = f"{code}.{order}"
            self._part_codes[figure.field.id, unit_id, row, letter] = own
            self._part_codes.setdefault((figure.field.id, unit_id, row, None), own)
            yield Contribution(own, tuple(parts))

    def of(self, figure: Figure) -> str:
        """The figure's code; "" where nobody said anything."""
        return self.codes.get(figure.field.id, "")

    def part(self, field_id: str, unit_id: str, row: int | None = None, letter: LetterRef | None = None) -> str:
        """The code of a unit's part; the figure's own where the part is not known."""
        known = self._part_codes.get((field_id, unit_id, row, letter))
        return known or self._part_codes.get((field_id, unit_id, row, None)) or self.codes.get(field_id, "")

    def row(self, figure: Figure, row: MergedRow) -> str:
        """The code of a row of a list: that of the newest letter's row."""
        if not row.parts:
            return self.of(figure)
        first = row.parts[0]
        return self.part(figure.field.id, first.unit_id, first.row, first.letter)

    def total(self, figure: Figure, total: TableTotal) -> str:
        """The code of a table's total."""
        return self._totals[figure.field.id, id(total)]

    def letter(self, letter: LetterRef | None) -> str:
        """The letter's code; "" for none."""
        return self.letters.get(letter, "") if letter else ""

    def cite(self, text: str, code: str, *, shown: bool = True, bold: bool = False) -> tuple[Run, ...]:
        """A figure's words that lead to its lineage, with the code after them where it is to be `shown`."""
        if not code:
            return (text,) if text else ()
        back: tuple[Run, ...] = ()
        if code not in self.cited:
            self.cited.add(code)
            back = (Mark(back_anchor(code)),)
        number = Link(text, anchor(code), "plain", bold=bold, tip=f"Nguồn gốc số liệu: {code}")
        return (*back, number, *self.reference(code)) if shown else (*back, number)

    def reference(self, code: str) -> tuple[Run, ...]:
        """The code alone, in brackets."""
        return (Link(f" [{code}]", anchor(code), "ref"),) if code else ()

    def by(self, unit_name: str, letter: LetterRef | None) -> tuple[Run, ...]:
        """Who said it: the unit, its letter, its code."""
        return (f"{unit_name}, {letter_words(letter)}", *self.reference(self.letter(letter)))


def anchor(code: str) -> str:
    """The bookmark of a code."""
    return code.replace(".", "_")


def back_anchor(code: str) -> str:
    """The bookmark of the first place that cites the code."""
    return f"tu_{anchor(code)}"


def stated(figure: Figure) -> bool:
    """Whether anybody said anything on it, be it that there is nothing or that it is not known."""
    return any(part.state is not State.MISSING for part in figure.parts) or bool(figure.rows or figure.themes)


def _letters(figures: Figures) -> list[LetterRef]:
    """Each letter once: those that stand, those set aside, those that a newer one replaces."""
    found: dict[LetterRef, None] = {}
    for unit in (*figures.answered, *figures.set_aside):
        if unit.letter:
            found[unit.letter] = None
    for replaced in figures.superseded:
        for letter in replaced.others:
            found[letter] = None
    return list(found)
