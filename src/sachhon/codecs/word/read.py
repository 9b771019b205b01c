"""A filled Word form back to values: by its printed words, confirmed by its content controls where it has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sachhon.codecs.filled import (
    FilledForm,
    NotABlank,
    Spec,
    cell_refused,
    lost,
    not_a_blank,
    outdated,
    template_of,
    typed_state,
    without_place,
)
from sachhon.codecs.prompts import unprompted
from sachhon.codecs.word.printed import marked
from sachhon.codecs.word.seen import Seen, seen_in
from sachhon.codecs.word.tags import PREFIX, key_of, tag_of
from sachhon.formkit.definition import Field, Template, templates
from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.values import Answer, Key, Origin, State, spec_of
from sachhon.reading.model import Source
from sachhon.reading.pipeline import read_source
from sachhon.reading.sources import UnreadableDocument, read_bytes
from sachhon.reading.values import values_of
from sachhon.vietnamese.folding import nfc

BY_WORDS, BY_READING = 0.8, 0.5  # confidence without controls: found beside its printed label, or in running text


def read(data: bytes, name: str = "", known: Mapping[str, Template] | None = None) -> FilledForm:
    """The answers of a filled form. Raises NotABlank for a file that is none, or of a template that is not known.

    `known`: the templates that it may be of, by default those of the catalogue.
    """
    try:
        source = read_bytes(name or "bieu-mau.docx", data)
    except UnreadableDocument as refused:
        raise NotABlank(refused.finding) from refused
    printed = marked(source.text)
    template_id = source.properties.get("template_id") or printed[0]
    if not template_id:
        raise not_a_blank("no_mark")
    template = template_of(template_id, known)
    version = source.properties.get("template_version") or printed[1] or template.version
    reader = _Reader(template, source)
    reader.findings += outdated(template, version)
    reader.read()
    unit_name = source.properties.get("sachhon_unit", "")
    return FilledForm(template.id, version, reader.values, tuple(reader.findings), unit_name)


@dataclass(slots=True)
class _Reader:
    template: Template
    source: Source
    values: dict[Key, Answer] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    controls: dict[Key, str] = field(default_factory=dict)
    confidence: float = 1.0

    def read(self) -> None:
        self._find_controls()
        if not self.controls:
            self.confidence = BY_WORDS
            self.findings.append(Finding("controls_lost", Severity.WARNING))
        seen = seen_in(self.source, self.template)
        for asked in self.template.fields:
            self._question(asked, seen)
            if asked.columns:
                self._table(asked, seen)
        placed = {*seen.texts, *seen.tables, *(key.field for key in self.controls)}
        self.findings += without_place(self.template, placed)
        known = self.template.id in templates()  # what is read as a letter is read by the catalogue's template
        if known and not self.controls and not placed.issuperset(asked.id for asked in self.template.fields):
            self._read_prose(placed)

    def _find_controls(self) -> None:
        for tag, text in self.source.properties.items():
            key = key_of(tag.removeprefix(PREFIX)) if tag.startswith(PREFIX) else None
            if key is None:
                continue
            try:
                spec_of(self.template, key)
            except KeyError:
                if text.strip(" .…"):
                    self.findings.append(lost(tag_of(key), text))
                continue
            self.controls[key] = text

    def _question(self, asked: Field, seen: Seen) -> None:
        key = Key(asked.id)
        told = unprompted(self.controls.get(key, ""), asked)
        shown = unprompted(seen.texts.get(asked.id, ""), asked)
        answer = self._one_of(key, asked, told, shown)
        if answer is not None:
            self.values[key] = answer

    def _one_of(self, key: Key, asked: Field, told: str, shown: str) -> Answer | None:
        """The answer of a control (`told`) and of all that stands in its place (`shown`): somebody may write beside it.

        Where both say something else, neither is taken; what stands beside a value and is none is named.
        """
        if not told or not shown or " ".join(told.split()) == " ".join(shown.split()):
            return self._answer(key, asked, told or shown, asked.labels["vi"])
        if field_type(asked.type).long:
            return self._answer(key, asked, shown if told in shown else told, asked.labels["vi"])
        try:
            whole, inner = self._value(key, asked, shown), self._value(key, asked, told)
        except FieldError:
            beside = shown.replace(told, " ", 1).strip()
            self.findings.append(
                replace(cell_refused(asked, "beside", text=beside, taken=told), severity=Severity.WARNING)
            )
            return self._answer(key, asked, told, asked.labels["vi"])
        if (whole.state, whole.value) == (inner.state, inner.value) or isinstance(whole.value, str):
            return whole
        self.findings.append(cell_refused(asked, "two_answers", text=told, other=shown))
        return None

    def _table(self, asked: Field, seen: Seen) -> None:
        grid = seen.tables.get(asked.id)
        if grid is None:
            rows: dict[int, dict[str, str]] = {}
            for key, text in self.controls.items():
                if key.field == asked.id and key.row is not None and key.column is not None:
                    rows.setdefault(key.row, {})[key.column] = text
            lines = [rows[number] for number in sorted(rows)]
        else:
            lines = grid.rows
            for head, text in grid.strange:
                self.findings.append(lost(f"{asked.labels['vi']}, {head}", text))
        row = 0
        for number, cells in enumerate(lines, 1):
            told = {name: unprompted(text, asked.column(name)) for name, text in cells.items()}
            if not any(told.values()):
                continue
            for name, text in told.items():
                if text:
                    column = asked.column(name)
                    place = f"{asked.labels['vi']}, hàng {number}, cột “{column.labels['vi']}”"
                    answer = self._answer(Key(asked.id, row, name), column, text, place)
                    if answer is not None:
                        self.values[Key(asked.id, row, name)] = answer
            row += 1
        if row:
            self.values.pop(Key(asked.id), None)

    def _answer(self, key: Key, spec: Spec, text: str, place: str) -> Answer | None:
        if not text:
            return None
        try:
            return self._value(key, spec, text)
        except FieldError as refused:
            finding = replace(refused.finding, fields=(key.field,), cell=place, severity=Severity.ERROR)
            self.findings.append(finding)
            return None

    def _value(self, key: Key, spec: Spec, text: str) -> Answer:
        """Raises FieldError."""
        origin = Origin("imported", file=nfc(self.source.name), sha256=self.source.sha256, cell=tag_of(key), quote=text)
        state = typed_state(text, spec)
        if state is None and isinstance(spec, Field) and spec.columns:
            raise FieldError(cell_refused(spec, "not_a_state", text=text))
        if state is not None:
            return Answer(state, None, origin, self.confidence)
        return Answer(State.VALUE, field_type(spec.type).parse(text, spec), origin, self.confidence)

    def _read_prose(self, placed: set[str]) -> None:
        """Fields whose printed label is gone: read as a letter is read, and never surely."""
        for key, answer in values_of(read_source(self.source, self.template.id)).items():
            if key.field not in placed and answer.state is not State.MISSING:
                self.values[key] = replace(answer, confidence=min(answer.confidence, BY_READING))
