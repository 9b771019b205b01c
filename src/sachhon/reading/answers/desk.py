"""All that is on the table when the questions of a template are put to a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sachhon.formkit.definition import Template
from sachhon.reading.answers.evidence import Weigher, Window, windows_of
from sachhon.reading.answers.headers import Fit, fit_columns
from sachhon.reading.answers.nodes import Nodes
from sachhon.reading.answers.passages import Passage, Passages
from sachhon.reading.answers.prompts import Prompts, Question, prompts_of
from sachhon.reading.answers.statements import Statement, column_heads, head_rows, statements_of
from sachhon.reading.model import Reading, Source, Span, Table
from sachhon.reading.outline import Outline
from sachhon.vietnamese.mapped import MappedText


@dataclass(frozen=True)
class Desk:
    """`reading` holds what the stages before have found: header, targets, counts, amounts, tasks, budgets."""

    template: Template
    source: Source
    outline: Outline
    reading: Reading

    @cached_property
    def prompts(self) -> Prompts:
        """The template made ready."""
        return prompts_of(self.template)

    @cached_property
    def nodes(self) -> Nodes:
        """The outline's nodes and the cleaned stretches of the text."""
        return Nodes(self.source, self.outline)

    @cached_property
    def passages(self) -> Passages:
        """Which stretch answers which item."""
        return Passages(self.prompts, self.nodes)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Sentences and cells, in order."""
        return statements_of(self.nodes, self.passages, self.outline)

    @cached_property
    def near(self) -> dict[str, list[Statement]]:
        """Question id -> the statements that hold, or stand under, a telling word of one of its cues; in order."""
        found: dict[str, list[Statement]] = {question.id: [] for question in self.prompts.questions}
        for statement in self.statements:
            for question in self.weigher.questions_near(statement):
                found[question].append(statement)
        return found

    def heads_of(self, table: Table) -> tuple[int, dict[int, tuple[str, ...]]]:
        """How many rows of a grid are headings, and the words above each column."""
        known = self._heads.get(id(table))
        if known is None:
            heads = head_rows(table, self.nodes)
            known = self._heads[id(table)] = (heads, column_heads(table, heads, self.nodes))
        return known

    @cached_property
    def _heads(self) -> dict[int, tuple[int, dict[int, tuple[str, ...]]]]:
        return {}

    def fit_of(self, question: Question, table: Table) -> Fit:
        """Which of the grid's columns answer which of the table field's."""
        known = self._fits.get((question.id, id(table)))
        if known is None:
            known = self._fits[question.id, id(table)] = fit_columns(question, self.heads_of(table)[1])
        return known

    @cached_property
    def _fits(self) -> dict[tuple[str, int], Fit]:
        return {}

    @cached_property
    def weigher(self) -> Weigher:
        """Weighs mentions for questions."""
        return Weigher(self.prompts)

    @cached_property
    def windows(self) -> tuple[tuple[Statement, Window], ...]:
        """Every figure and every "none", with the words that speak of it."""
        return tuple((statement, window) for statement in self.statements for window in windows_of(statement))

    def clean(self, span: Span | tuple[int, int]) -> MappedText:
        """The words of a stretch without page numbers."""
        return self.nodes.clean(span)

    def passage_of(self, question: Question) -> Passage | None:
        """The passage under the question's own heading, else its item's."""
        return self.passages.of_field(question.id) or self.passages.of_item(question.item)
