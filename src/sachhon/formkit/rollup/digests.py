"""What units say in words, statement by statement, under the themes of the template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sachhon.formkit.definition import Theme
from sachhon.formkit.rollup.case import FieldCase, Outcome
from sachhon.formkit.rollup.model import Entry, Part, ThemeEntries
from sachhon.formkit.values import Origin, State
from sachhon.vietnamese.folding import fold_tones

_STATEMENT = re.compile(r"[^\n;.!?]+(?:[.](?=\S)[^\n;.!?]*)*[;.!?]*")
_LEAD = re.compile(r"^[\s\-–+•*]+")
_OTHER = {"vi": "Ý kiến khác", "en": "Other"}


@dataclass(frozen=True, slots=True)
class _Statement:
    text: str
    start: int


def digest(case: FieldCase) -> Outcome:
    """Each unit's statements under the theme whose cues they hold most of; without themes its text as a whole."""
    if not case.said:
        return Outcome("digest", case.empty_state())
    group = case.template.theme_group(case.field.rollup_options.themes)
    themes = group.themes if group else ()
    gathered: dict[str, list[Entry]] = {}
    for part in case.said:
        for theme_id, entry in _entries(part, themes):
            gathered.setdefault(theme_id, []).append(entry)
    titles = {theme.id: theme.titles for theme in themes}
    order = [*titles, ""]
    found = tuple(
        ThemeEntries(theme_id, titles.get(theme_id, _OTHER if themes else {}), tuple(gathered[theme_id]))
        for theme_id in order
        if theme_id in gathered
    )
    return Outcome("digest", State.VALUE, themes=found)


def _entries(part: Part, themes: tuple[Theme, ...]) -> Iterator[tuple[str, Entry]]:
    text = str(part.value)
    if not themes:
        yield "", Entry(part.unit_id, part.unit_name, text, (), part.origin, part.letter)
        return
    by_theme: dict[str, list[_Statement]] = {}
    for statement in _statements(text):
        by_theme.setdefault(_theme_of(statement.text, themes), []).append(statement)
    told = tuple(theme_id for theme_id in by_theme if theme_id)
    for theme_id, statements in by_theme.items():
        # Headings and scraps without a verb are no opinion of their own where the unit says anything else.
        if theme_id == "" and told and all(len(one.text.split()) < 4 for one in statements):
            continue
        words = " ".join(one.text for one in statements)
        yield theme_id, Entry(part.unit_id, part.unit_name, words, told, _origin(part, text, statements), part.letter)


def _statements(text: str) -> Iterator[_Statement]:
    for found in _STATEMENT.finditer(text):
        lead = _LEAD.match(found[0])
        start = found.start() + (lead.end() if lead else 0)
        words = text[start : found.end()].rstrip()
        if any(char.isalpha() for char in words):
            yield _Statement(words, start)


def _theme_of(statement: str, themes: tuple[Theme, ...]) -> str:
    """The theme with most cues in the statement, the earlier one of two alike; "" where none has any."""
    words = fold_tones(statement)
    scores = [(len(set(_cues(theme.cues).findall(words))), -place) for place, theme in enumerate(themes)]
    best = max(scores, default=(0, 0))
    return themes[-best[1]].id if best[0] else ""


@lru_cache(maxsize=256)
def _cues(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the cues as whole words, the longer before the shorter."""
    longest_first = sorted((re.escape(fold_tones(cue)) for cue in cues), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")


def _origin(part: Part, text: str, statements: list[_Statement]) -> Origin | None:
    """The place of a single statement where the value is the words of the document; else that of the whole answer."""
    origin = part.origin
    if origin is None or origin.start is None or origin.quote != text or len(statements) != 1:
        return origin
    start = origin.start + statements[0].start
    return replace(origin, start=start, end=start + len(statements[0].text), quote=statements[0].text)
