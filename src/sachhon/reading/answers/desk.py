"""All that is on the table when the questions of a template are put to a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sachhon.formkit.definition import Template
from sachhon.reading.answers.document_text import DocumentText
from sachhon.reading.answers.evidence import Weigher
from sachhon.reading.answers.headers import Grids
from sachhon.reading.answers.labels import FormLabel, form_labels
from sachhon.reading.answers.nodes import Nodes
from sachhon.reading.answers.passages import Passage, Passages
from sachhon.reading.answers.prompts import Prompts, Question, prompts_of
from sachhon.reading.answers.statements import Statement, statements_of
from sachhon.reading.answers.windows import Window, windows_of
from sachhon.reading.model import Reading, Source, Span
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
    def text(self) -> DocumentText:
        """The document's words, cleaned."""
        return DocumentText(self.source)

    @cached_property
    def grids(self) -> Grids:
        """What the document's grids are for the template."""
        return Grids(self.text, self.prompts)

    @cached_property
    def nodes(self) -> Nodes:
        """The outline's nodes."""
        return Nodes(self.text, self.outline, self.grids)

    @cached_property
    def form_labels(self) -> tuple[FormLabel, ...]:
        """Where the document repeats the template's own labels."""
        return form_labels(self.prompts, self.nodes.nodes)

    @cached_property
    def passages(self) -> Passages:
        """Which stretch answers which item."""
        return Passages(self.prompts, self.nodes)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Sentences and cells, in order."""
        return statements_of(self.text, self.passages, self.outline, self.grids)

    @cached_property
    def near(self) -> dict[str, list[Statement]]:
        """Question id -> the statements that hold, or stand under, a telling word of one of its cues; in order."""
        found: dict[str, list[Statement]] = {question.id: [] for question in self.prompts.questions}
        for statement in self.statements:
            for question in self.weigher.questions_near(statement):
                found[question].append(statement)
        return found

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
        return self.text.clean(span)

    def passage_of(self, question: Question) -> Passage | None:
        """The passage under the question's own heading, else its item's."""
        return self.passages.of_field(question.id) or self.passages.of_item(question.item)
