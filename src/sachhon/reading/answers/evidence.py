"""How strongly the words around a mention say that it answers a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from sachhon.formkit.values import State
from sachhon.reading.answers.heard import Heard, bare
from sachhon.reading.answers.mentions import Mention, mentions_of
from sachhon.reading.answers.prompts import Prompts, Question
from sachhon.reading.answers.statements import Statement
from sachhon.reading.answers.states import lone_state
from sachhon.reading.answers.surroundings import clause_of, following_words, unit_fit, words_of_clause
from sachhon.reading.answers.windows import Window
from sachhon.reading.answers.words import Spoken, holds_phrase, spoken

_AHEAD = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu (?:đến|đặt ra|đề ra|là|của)|dự kiến|kế hoạch (?:năm|đến|là|giao)|sẽ|chỉ tiêu|đề xuất|"
    r"kiến nghị|đề nghị)(?!\w)",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"(?<!\w)(?:đến nay|hiện nay|hiện có|hiện tại|tính đến|cho đến|đến thời điểm|đã đạt|đạt được|thực tế|kết quả|"
    r"tổng cộng|tổng số)(?!\w)",
    re.IGNORECASE,
)
_THEREOF = re.compile(r"[^.;:]{0,40}?(?:trong đó|bao gồm|gồm|cụ thể|chia ra|trong số đó)(?!\w)|\s*\(", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w.,/])(?:19[89]\d|20\d\d)(?![\w]|[.,/-]\d)")
_AHEAD_HEADS = (("muc", "tieu"), ("chi", "tieu"), ("ke", "hoach"), ("du", "kien"))
_SUMMED = re.compile(
    r"(?<!\w)(?:tổng cộng|tổng số|cộng chung|lũy kế|luỹ kế)"
    r"(?:\s(?:đến nay|cả giai đoạn|là|có|được|đạt|đã có)){0,3}[\s:]*$",
    re.IGNORECASE,
)
_SUM_BONUS = 0.15
_AHEAD_FACTOR = 0.6
_PAST_YEAR_FACTOR = 0.86
_TOTAL_OF_PARTS = 0.85
_ONLY_TOTAL = 0.62
_IN_ANNEX = 0.15
_STATE_ELSEWHERE = 0.8
_SINGLE_FIGURES = ("integer", "decimal", "percent", "percent_range", "money", "quantity", "year", "date", "period")
_LIST_STRENGTH = 0.7
_BARE_STRENGTH = 0.92
_CLAUSE_STRENGTH = 0.72
_WORTH = 0.42


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention weighed for a question. `score` from 0 to 1, `why` in plain words."""

    statement: Statement
    mention: Mention
    score: float
    cue: float
    unit: float
    place: float
    part: bool
    why: tuple[str, ...]
    year: int | None = None
    """The one past year that its words name, where nothing says that the figure is of today or in all."""


class Weigher:
    """Weighs mentions for the questions of one template."""

    def __init__(self, prompts: Prompts) -> None:
        self.prompts = prompts
        self._hits: dict[tuple[str, ...], frozenset[int]] = {}
        self._near: dict[int, frozenset[int]] = {}
        self._lone: dict[str, bool] = {}
        self._matches: dict[str, dict[int, float]] = {}
        self._owners: dict[frozenset[int], frozenset[str]] = {}
        self._heard: tuple[Window, Statement, Heard] | None = None
        self._places: dict[tuple[str, int, bool], tuple[float, str]] = {}
        self._tops = {place.item: self._top(place.index) for place in prompts.places if not place.field}

    def cues_near(self, statement: Statement) -> frozenset[int]:
        """The numbers of the cues that the statement, its headings or its row and column may hold."""
        known = self._near.get(id(statement))
        if known is None:
            known = self._near[id(statement)] = frozenset().union(*map(self._hits_of, statement.contexts))
        return known

    def questions_near(self, statement: Statement) -> frozenset[str]:
        """The questions that own them."""
        cues = self.cues_near(statement)
        known = self._owners.get(cues)
        if known is None:
            owners = self.prompts.cue_owners
            known = self._owners[cues] = frozenset([owners[cue] for cue in cues])
        return known

    def _hits_of(self, words: tuple[str, ...]) -> frozenset[int]:
        known = self._hits.get(words)
        if known is None:
            known = self._hits[words] = self.prompts.hits(words)
        return known

    def weigh(self, question: Question, statement: Statement, window: Window) -> Weighed | None:
        """The mention as an answer to the question; None where nothing speaks for it."""
        mention = window.mention
        place, where = self.place_of(question, statement)
        unit = 1.0 if mention.kind == "state" else unit_fit(question, statement, mention)
        if place == 0.0 or (unit < 0.3 and mention.kind == "number"):
            return None
        heard = self._hear(statement, window)
        words = heard.words
        cue, said = self._cue(question, statement, heard, window)
        if (
            cue < _WORTH
            and place >= 0.9
            and unit >= 0.6
            and (mention.kind != "state" or _opens_as_state(statement))
            and _of_the_item(statement)
            and self._alone(question)
        ):
            cue, said = max(cue, 0.58), "đứng đúng mục, là con số duy nhất mà mục này hỏi"
        if question.parts and place >= 0.9 and mention.kind != "state" and not window.part:
            cue, said = max((cue, said), self._total(question, statement, mention, words))
        if cue < _WORTH:
            return None
        if question.parts and self._belongs_to_part(question, statement):
            return None
        excluded = self._excluded(question, statement, words)
        score = 0.55 * cue + 0.2 * unit + 0.25 * place
        why = [said, where]
        year = None if mention.kind in ("state", "year", "document") else self._past_year(statement, window)
        if year is not None:
            score *= _PAST_YEAR_FACTOR
            why.append(f"chỉ của năm {year}")
        if mention.kind in ("number", "money") and _SUMMED.search(statement.text.text[: mention.start]):
            score = min(1.0, score + _SUM_BONUS)
            why.append("tổng cộng")
        if place <= _IN_ANNEX:
            score *= 0.75
        if excluded and not (mention.kind == "state" and cue >= 0.95):
            score *= 0.45
            why.append(f"có từ loại trừ “{excluded}”")
        if mention.kind == "state" and place < 0.8:
            score *= _STATE_ELSEWHERE
        if mention.kind != "state" and _is_ahead(statement, window):
            score *= _AHEAD_FACTOR
            why.append("nói về mục tiêu hay dự kiến")
        return Weighed(statement, mention, score, cue, unit, place, window.part, tuple(why), year)

    def _total(
        self, question: Question, statement: Statement, mention: Mention, words: tuple[str, ...]
    ) -> tuple[float, str]:
        """A figure of the item that none of the parts claims is their total, most of all where parts follow it."""
        told, row = spoken(words).line, spoken(statement.row).line
        for part_id in question.parts:
            for _, cue, _ in self.prompts.numbered[part_id]:
                if cue.line in told or cue.line in row:
                    return 0.0, ""
        if _THEREOF.match(statement.text.text, mention.end):
            return _TOTAL_OF_PARTS, "con số đứng trước “trong đó”"
        return _ONLY_TOTAL, "con số của mục, không nói là của phần nào"

    def _belongs_to_part(self, question: Question, statement: Statement) -> bool:
        """Whether a cell stands above or beside what names a part of the total."""
        heads = {short for label in (statement.column, statement.row) if (short := bare(label))}
        if not heads:
            return False
        parts = [self.prompts.question(part) for part in question.parts]
        return any(bare(cue) in heads for part in parts for cue in part.cues)

    def _past_year(self, statement: Statement, window: Window) -> int | None:
        text = _words_of_window(statement, window)
        years = set(_YEAR.findall(text))
        period = self.prompts.template.period
        last = period.to_year
        above = [int(word) for word in (*statement.column, *statement.row_year) if _YEAR.fullmatch(word)]
        if above and (above[0], above[-1]) != (period.from_year, period.to_year):
            return above[-1]
        if len(years) != 1 or _NOW.search(text):
            return None
        year = int(years.pop())
        return year if last is None or year < last else None

    def place_of(self, question: Question, statement: Statement) -> tuple[float, str]:
        """From 0 (another part of the report) to 1 (the question's own item), and in words."""
        owner = statement.owner
        key = (question.id, -1 if owner is None else owner.place.index, statement.in_annex)
        known = self._places.get(key)
        if known is None:
            known = self._places[key] = self._place_of(question, statement)
        return known

    def _place_of(self, question: Question, statement: Statement) -> tuple[float, str]:
        owner = statement.owner
        if owner is None and statement.in_annex:
            return _IN_ANNEX, "trong phụ lục"
        if owner is None:
            return 0.5, "không rõ thuộc mục nào"
        if owner.place.item == question.item:
            mine = not owner.place.field or owner.place.field == question.id
            return (1.0 if mine else 0.9), f"trong mục {question.item}"
        own = self.prompts.place_of_item(question.item)
        if own is None:
            return 0.4, f"trong mục {owner.place.item}"
        if own.index in self.prompts.ancestors[owner.place.index]:
            return 0.9, f"trong mục {owner.place.item}"
        if owner.place.index in self.prompts.ancestors[own.index]:
            return 0.8, f"trong mục {owner.place.item}, trên mục {question.item}"
        if self._tops.get(owner.place.item) != self._tops.get(question.item):
            return 0.0, f"ở phần khác (mục {owner.place.item})"
        same_parent = owner.place.parent == own.parent
        return (0.5 if same_parent else 0.4), f"trong mục {owner.place.item}, không phải mục {question.item}"

    def _top(self, index: int) -> int:
        parent = self.prompts.places[index].parent
        return index if parent is None else self._top(parent)

    def _alone(self, question: Question) -> bool:
        known = self._lone.get(question.id)
        if known is None:
            known = self._lone[question.id] = question.type in _SINGLE_FIGURES and not any(
                other.item == question.item and other.type == question.type and other.id != question.id
                for other in self.prompts.questions
            )
        return known

    def _hear(self, statement: Statement, window: Window) -> Heard:
        """What the window says, made ready once: it is weighed for one question after the other."""
        last = self._heard
        if last is not None and last[0] is window and last[1] is statement:
            return last[2]
        heard = Heard.of(statement, window)
        self._heard = (window, statement, heard)
        return heard

    def _cue(self, question: Question, statement: Statement, heard: Heard, window: Window) -> tuple[float, str]:
        mention = window.mention
        best, said = 0.0, ""
        near = self.cues_near(statement)
        numbered = [one for one in self.prompts.numbered[question.id] if one[0] in near]
        if not numbered:
            return best, said
        cues = [(cue, keen) for _, cue, keen in numbered]
        if heard.labels:
            for cue, keen in cues:
                if bare(cue.words) in heard.labels and _BARE_STRENGTH * max(keen, 0.8) > best:
                    best, said = _BARE_STRENGTH * max(keen, 0.8), f"nhãn: “{' '.join(cue.words)}”"
        for strength, told, name in heard.contexts:
            if strength <= best:
                continue
            known = self._matches.setdefault(told.line, {})
            for number, cue, keen in numbered:
                most = strength * keen
                if most <= best:
                    continue
                match = known.get(number)
                if match is None:
                    match = known[number] = self._match(cue, told)
                value = most * match
                if value > best:
                    best, said = value, f"{name}: “{' '.join(cue.words)}”"
        if best < _CLAUSE_STRENGTH and self._alone_in_clause(question, statement, mention):
            told = spoken(words_of_clause(statement, mention))
            for cue, keen in cues:
                if _CLAUSE_STRENGTH * keen <= best:
                    continue
                value = _CLAUSE_STRENGTH * keen * self._match(cue, told)
                if value > best:
                    best, said = value, f"cả câu: “{' '.join(cue.words)}”"
        following = following_words(statement, mention)[:2]
        listed = (following and mention.kind == "number") or mention.kind == "document"
        if best < _LIST_STRENGTH and listed and not window.part:
            before = tuple(token.word for token in statement.tokens if token.start < mention.start) + following
            told = spoken((*before, *heard.words))
            for cue, keen in cues:
                if (
                    not following or mention.kind == "document" or holds_phrase(following, cue.words)
                ) and _LIST_STRENGTH * keen > best:
                    value = _LIST_STRENGTH * keen * self._match(cue, told)
                    if value > best:
                        best, said = value, f"trong câu liệt kê: “{' '.join(cue.words)}”"
        if heard.under is not None and best < 0.7:
            both = heard.under
            for cue, keen in cues:
                if 0.72 * keen <= best:
                    continue
                value = 0.72 * keen * self._match(cue, both)
                if value > best:
                    best, said = value, f"lời kề bên và tiêu đề: “{' '.join(cue.words)}”"
        return best, said

    def _alone_in_clause(self, question: Question, statement: Statement, mention: Mention) -> bool:
        """Whether nothing else between two semicolons is counted in the question's unit."""
        if mention.kind not in ("number", "percent") or unit_fit(question, statement, mention) < 1.0:
            return False
        start, end = clause_of(statement.text.text, mention)
        return not any(
            other.kind == mention.kind
            and other is not mention
            and start <= other.start < end
            and unit_fit(question, statement, other) >= 1.0
            for other in mentions_of(statement.text.text)
        )

    def _match(self, wanted: Spoken, told: Spoken) -> float:
        """1 where the cue stands word for word, 0.84 where all its words do, less for a part of them."""
        cue = wanted.words
        if wanted.known <= told.known:
            if wanted.line in told.line:
                return 1.0
            return 0.84 if len(cue) > 2 or _near(cue, told.words) else 0.5
        present = wanted.known & told.known
        if len(cue) <= 3 or len(present) * 2 < len(wanted.known):
            return 0.0
        weights = self.prompts.cue_weights
        most = max(weights.get(word, 1.0) for word in wanted.known)
        if not any(weights.get(word, 1.0) >= most for word in present):
            return 0.0  # all but the word that tells it from its like
        # Exact sums: sets have no order of their own.
        covered = fsum(weights.get(word, 1.0) for word in present) / fsum(
            weights.get(word, 1.0) for word in wanted.known
        )
        return 0.9 * covered**2 if covered >= 0.6 else 0.0

    def _excluded(self, question: Question, statement: Statement, words: tuple[str, ...]) -> str:
        if not question.excludes:
            return ""
        told, row = spoken(words).line, spoken(statement.row).line
        for phrase in question.excludes:
            line = spoken(phrase).line
            if line in told or line in row:
                return " ".join(phrase)
        return ""


def _near(cue: Sequence[str], words: Sequence[str]) -> bool:
    places = [words.index(word) for word in cue]
    return max(places) - min(places) <= len(cue) + 2


def _of_the_item(statement: Statement) -> bool:
    """Not a later sentence of a paragraph that was taken for an item by its first words."""
    return not (statement.continues and statement.owner is not None and statement.owner.node.opening)


def _words_of_window(statement: Statement, window: Window) -> str:
    tokens = statement.tokens[window.first : window.last]
    return statement.text.text[tokens[0].start : tokens[-1].end] if tokens else ""


def _is_ahead(statement: Statement, window: Window) -> bool:
    """Whether a word for goals or plans stands before the figure, and none behind it that brings it back to now."""
    if any(holds_phrase(words, statement.column) for words in _AHEAD_HEADS):
        return True
    before = statement.text.text[: window.mention.end]
    ahead = [found.end() for found in _AHEAD.finditer(before)]
    return bool(ahead) and _NOW.search(before, ahead[-1]) is None


def _opens_as_state(statement: Statement) -> bool:
    """Whether an item begins with a sentence that says nothing but "none" or "not known"."""
    owner = statement.owner
    if owner is None or owner.span is None or statement.text.starts[0] > owner.span.start + 2:
        return False
    return lone_state(statement.text.text) is not None


def is_value(weighed: Weighed) -> bool:
    """Whether it is a value and not a word for none or unknown."""
    return weighed.mention.state is State.VALUE
