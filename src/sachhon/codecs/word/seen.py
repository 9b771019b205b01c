"""What stands beside the printed words of a Word form: read from its blocks, with or without content controls."""

from __future__ import annotations

from dataclasses import dataclass, field

from sachhon.codecs.word.printed import column_of, heading_of, label_of, squashed
from sachhon.formkit.definition import Field, Template
from sachhon.reading.model import Paragraph, Source, Table


@dataclass(slots=True)
class SeenTable:
    """A table field's grid: each row's texts by column id; what stood under heads that are no column's."""

    rows: list[dict[str, str]] = field(default_factory=list)
    strange: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Seen:
    """Texts by field id, blank where the entry is, and the grids of table fields."""

    texts: dict[str, str] = field(default_factory=dict)
    tables: dict[str, SeenTable] = field(default_factory=dict)


def seen_in(source: Source, template: Template) -> Seen:
    """Walks the document once. A label counts at its first place; what follows a narrative's label is its text."""
    return _Walk(source, template).seen


class _Walk:
    def __init__(self, source: Source, template: Template) -> None:
        self.seen = Seen()
        self._source = source
        self._labels: dict[str, list[Field]] = {}
        for asked in template.fields:
            self._labels.setdefault(squashed(label_of(asked)), []).append(asked)
        self._headings = {squashed(heading_of(section)) for section in template.outline()}
        self._grids = [asked for asked in template.fields if asked.columns]
        self._open: list[str] | None = None  # the lines of the narrative that is being read
        for block in source.blocks:
            if isinstance(block, Table):
                self._open = None
                self._table(block)
            else:
                self._paragraph(block)

    def _words(self, span: tuple[int, int]) -> str:
        return self._source.words(span).strip()

    def _paragraph(self, block: Paragraph) -> None:
        words = self._words(block.span)
        plain = squashed(words)
        if self._keep(plain, ""):
            self._open = []
            return
        label, colon, rest = words.partition(":")
        if colon and self._open is None and self._keep(squashed(label), rest.strip()):
            return
        if block.heading is not None or plain in self._headings:
            self._open = None
        elif self._open is not None and words:
            self._open.append(words)
            self.seen.texts[self._last] = "\n".join(self._open)

    def _keep(self, label: str, text: str) -> bool:
        """Whether a label of the form, not met before, stands here; its text is kept."""
        asked = next((one for one in self._labels.get(label, ()) if one.id not in self.seen.texts), None)
        if asked is not None:
            self._last = asked.id
            self.seen.texts[asked.id] = text
        return asked is not None

    def _table(self, block: Table) -> None:
        grid = [[self._words(cell.span) if cell else "" for cell in row] for row in block.grid()]
        asked = self._field_of(grid[0]) if grid else None
        if asked is not None:
            self._grids.remove(asked)
            self.seen.tables[asked.id] = _rows(asked, grid)
            return
        for row in grid:
            if len(row) > 1:
                self._keep(squashed(row[0]), "\n".join(dict.fromkeys(text for text in row[1:] if text)))

    def _field_of(self, heads: list[str]) -> Field | None:
        """The first table field, not found yet, of whose columns at least half stand over this grid."""
        for asked in self._grids:
            known = {column_of(asked, head) for head in heads} - {None}
            if len(known) * 2 >= len(asked.columns) and len(known) * 2 > len(heads) - 1:
                return asked
        return None


def _rows(asked: Field, grid: list[list[str]]) -> SeenTable:
    columns = [column_of(asked, head) for head in grid[0]]
    told = SeenTable()
    for row in grid[1:]:
        told.rows.append({name: text for name, text in zip(columns, row, strict=False) if name is not None})
        told.strange += [
            (head, text)
            for name, head, text in zip(columns, grid[0], row, strict=False)
            if name is None and text and squashed(head) not in ("tt", "stt", "")
        ]
    return told
