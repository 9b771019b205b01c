"""YAML nodes read with their places: every mistake of a file is collected with file, line and column.

Scalars stay text until a typed question is asked, so that YAML makes no number of "2.10" and no false of "no".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

import yaml

from sachhon.formkit.findings import Finding, Severity


class DefinitionError(ValueError):
    """A template file that cannot be used; `findings` holds every mistake with its place (code template_error)."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        first = findings[0].params
        super().__init__(f"{first['file']}:{first['line']}:{first['column']}: {findings[0].variant} ({len(findings)})")
        self.findings = findings


@dataclass(slots=True)
class Problems:
    """The mistakes found so far in one file. Lines and columns count from 1."""

    file: str
    found: list[Finding] = field(default_factory=list)

    def add(self, mark: yaml.Mark | None, variant: str, **params: object) -> None:
        """Note a mistake at a place of the file."""
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        place = {"file": self.file, "line": line, "column": column}
        self.found.append(Finding("template_error", Severity.ERROR, {**place, **params}, variant=variant))

    def stop_if_any(self) -> None:
        """Raises DefinitionError where mistakes were found, in the order of the file."""
        if self.found:
            raise DefinitionError(tuple(sorted(self.found, key=_place)))


def _place(finding: Finding) -> tuple[int, int]:
    line, column = finding.params["line"], finding.params["column"]
    return (line if isinstance(line, int) else 0, column if isinstance(column, int) else 0)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar with its place."""

    value: str
    mark: yaml.Mark


class Entry:
    """A YAML mapping that is asked for its keys; `close` refuses the keys that nobody asked for."""

    def __init__(self, node: yaml.Node, problems: Problems) -> None:
        self.problems = problems
        self.mark = node.start_mark
        self._nodes: dict[str, yaml.Node] = {}
        self._marks: dict[str, yaml.Mark] = {}
        self._asked: dict[str, None] = {}
        if not isinstance(node, yaml.MappingNode):
            problems.add(node.start_mark, "not_a_mapping")
            return
        for key, value in node.value:
            name = str(key.value)
            if name in self._nodes:
                problems.add(key.start_mark, "key_twice", key=name)
            self._nodes[name] = value
            self._marks[name] = key.start_mark

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        self._asked[key] = None
        return key in self._nodes

    def mark_of(self, key: str) -> yaml.Mark:
        """The place of a key's value, of the mapping where the key is not there."""
        node = self._nodes.get(key)
        return node.start_mark if node else self.mark

    def keys(self) -> Iterator[str]:
        """All keys, in the order of the file; they count as asked for."""
        for key in self._nodes:
            self._asked[key] = None
            yield key

    def _node(self, key: str, required: bool) -> yaml.Node | None:
        self._asked[key] = None
        node = self._nodes.get(key)
        if node is None and required:
            self.problems.add(self.mark, "key_missing", key=key)
        return node

    def place(self, key: str, required: bool = False) -> Text | None:
        """A scalar with its place."""
        node = self._node(key, required)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode):
            self.problems.add(node.start_mark, "not_a_text", key=key)
            return None
        return Text(str(node.value).strip(), node.start_mark)

    def text(self, key: str, required: bool = False) -> str:
        """A scalar as text, "" where it is not there."""
        found = self.place(key, required)
        if found is None:
            return ""
        if required and not found.value:
            self.problems.add(found.mark, "key_empty", key=key)
        return found.value

    def places(self, key: str) -> tuple[Text, ...]:
        """A list of scalars, or one scalar, each with its place."""
        node = self._node(key, False)
        if node is None:
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found = []
        for item in items:
            if isinstance(item, yaml.ScalarNode):
                found.append(Text(str(item.value).strip(), item.start_mark))
            else:
                self.problems.add(item.start_mark, "not_a_text", key=key)
        return tuple(found)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of scalars, or one scalar."""
        return tuple(found.value for found in self.places(key))

    def words(self, key: str, required: bool = False) -> dict[str, str]:
        """{"vi": ..., "en": ...}; both languages have to be there."""
        entry = self.entry(key, required)
        if entry is None:
            return {}
        words = {language: entry.text(language, required=True) for language in ("vi", "en")}
        entry.close()
        return words

    def one_of(self, key: str, allowed: tuple[str, ...], default: str = "") -> str:
        """A scalar out of a fixed list; without a default it has to be there."""
        found = self.place(key, required=not default)
        if found is None:
            return default
        if found.value not in allowed:
            self.problems.add(found.mark, "not_one_of", key=key, value=found.value, allowed=", ".join(allowed))
        return found.value

    def integer(self, key: str) -> int | None:
        """A whole number."""
        number = self.decimal(key)
        if number is not None and number != number.to_integral_value():
            self.problems.add(self.mark_of(key), "not_a_number", key=key, value=str(number))
            return None
        return None if number is None else int(number)

    def decimal(self, key: str) -> Decimal | None:
        """A number written as 1234.5, whatever the language."""
        found = self.place(key)
        if found is None:
            return None
        try:
            return Decimal(found.value)
        except InvalidOperation:
            self.problems.add(found.mark, "not_a_number", key=key, value=found.value)
            return None

    def date(self, key: str, required: bool = False) -> date | None:
        """A date in ISO form."""
        found = self.place(key, required)
        if found is None:
            return None
        try:
            return date.fromisoformat(found.value)
        except ValueError:
            self.problems.add(found.mark, "not_a_date", key=key, value=found.value)
            return None

    def flag(self, key: str) -> bool:
        """true or false; false where it is not there."""
        return self.one_of(key, ("true", "false"), "false") == "true"

    def entry(self, key: str, required: bool = False) -> Entry | None:
        """A mapping below this one."""
        node = self._node(key, required)
        return None if node is None else Entry(node, self.problems)

    def entries(self, key: str) -> list[Entry]:
        """A list of mappings below this one."""
        node = self._node(key, False)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.problems.add(node.start_mark, "not_a_list", key=key)
            return []
        return [Entry(item, self.problems) for item in node.value]

    def close(self) -> None:
        """Refuse every key that was not asked for, with the nearest known one."""
        for key in self._nodes:
            if key not in self._asked:
                near = get_close_matches(key, list(self._asked), n=1)
                known = ", ".join(self._asked)
                self.problems.add(
                    self._marks[key], "key_unknown", key=key, known=known, near=near[0] if near else known
                )


def compose(text: str, file: str) -> Entry:
    """The file's mapping, ready to be asked. Raises DefinitionError where the text is not YAML or not a mapping."""
    problems = Problems(file)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        problems.add(error.problem_mark, "not_yaml", problem=error.problem or "")
        problems.stop_if_any()
        raise
    if node is None:
        problems.add(None, "empty_file")
        raise DefinitionError(tuple(problems.found))
    entry = Entry(node, problems)
    problems.stop_if_any()
    return entry
