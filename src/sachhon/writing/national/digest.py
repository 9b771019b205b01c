"""What units say in words: grouped by theme, a few of them quoted, all of them named."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.formkit.rollup import Entry, Figure
from sachhon.writing.document import Block, Heading, Para, Quote, Run, Text
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.wording import label, shortened

_QUOTES_A_THEME = 3
_QUOTE_LENGTH = 260
_MOST_NAMES = 12


def digest(frame: Frame, figure: Figure) -> list[Block]:
    """Themes from the most named down; nothing where nobody answered."""
    themes = [theme for theme in figure.themes if theme.entries]
    if not themes:
        return []
    code = frame.lineage.of(figure)
    opening: tuple[Run, ...] = ("Có ", *frame.coverage(figure), " nêu ý kiến", *frame.lineage.reference(code), ".")
    blocks: list[Block] = [Heading(label(figure.field), 3)]
    if len(themes) == 1 and not themes[0].id:
        return [*blocks, Para(opening, keep=True), *_quotes(frame, themes[0].entries, code)]
    blocks.append(Para((*opening[:-1], ", theo các nhóm sau:"), keep=True))
    ordered = sorted(themes, key=lambda theme: (not theme.id, -len(_units(theme.entries))))
    for theme in ordered:
        units = _units(theme.entries)
        title = theme.titles.get("vi", "") or "Ý kiến khác"
        count = frame.lineage.cite(f"{len(units)} {frame.unit}", code, shown=False)
        blocks.append(Para((Text(f"{title}", bold=True), " (", *count, "):"), keep=True))
        blocks += _quotes(frame, theme.entries, code)
    return blocks


def _quotes(frame: Frame, entries: Sequence[Entry], code: str) -> list[Block]:
    """The first few in full words, one a unit; the other units by name."""
    quoted: list[Block] = []
    seen: dict[str, None] = {}
    told: set[str] = set()
    others: dict[str, None] = {}
    for entry in sorted(entries, key=lambda entry: _fitness(entry.text)):
        words = shortened(entry.text, _QUOTE_LENGTH)
        if len(quoted) < _QUOTES_A_THEME and entry.unit_id not in seen and words not in told:
            seen[entry.unit_id] = None
            told.add(words)
            quoted.append(Quote(words, frame.lineage.by(entry.unit_name, entry.letter)))
    for entry in entries:
        if entry.unit_id not in seen:
            others[entry.unit_name] = None
    if len(others) > _MOST_NAMES:
        count = frame.lineage.cite(f"{len(others)} {frame.unit} khác", code, shown=False)
        quoted.append(
            Para(("Cùng nội dung này có ý kiến của ", *count, *frame.lineage.reference(code), "."), style="note")
        )
    elif others:
        quoted.append(Para(f"Cùng nội dung này có ý kiến của: {', '.join(others)}.", style="note"))
    return quoted


def _fitness(text: str) -> int:
    """Quotes of two or three lines say most; very short and very long ones stand back."""
    return abs(len(text) - _QUOTE_LENGTH * 2 // 3) // 40


def _units(entries: Sequence[Entry]) -> set[str]:
    return {entry.unit_id for entry in entries}
