"""Where the parts of a template stand in its file, for mistakes that only show when all of it is known."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from sachhon.formkit.definition.nodes import Entry


@dataclass(slots=True)
class Places:
    """Marks by kind of part and its id; a part that stands twice keeps all its marks."""

    root: Entry | None = None
    _marks: dict[tuple[str, str], list[yaml.Mark]] = field(default_factory=dict)

    def note(self, kind: str, name: str, mark: yaml.Mark) -> None:
        """Remember a place."""
        self._marks.setdefault((kind, name), []).append(mark)

    def all(self, kind: str, name: str) -> tuple[yaml.Mark, ...]:
        """All places of that part, in file order."""
        return tuple(self._marks.get((kind, name), ()))

    def first(self, kind: str, name: str) -> yaml.Mark | None:
        """The first place of that part."""
        return next(iter(self.all(kind, name)), None)
