"""Texts of source files: Python's gettext calls, and the translate tags of templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[2]
OFFICE = PACKAGE / "channels" / "office"
TEMPLATES = OFFICE / "templates"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


@dataclass(frozen=True, slots=True)
class Text:
    """One text: `id` is a pair where it has a plural; `place` is the file, from the package's root."""

    id: str | tuple[str, str]
    context: str | None
    place: str


def texts_of(path: Path) -> Iterator[Text]:
    """The texts of one Python file or template."""
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        source = templatize(source, origin=str(path))
    place = path.relative_to(PACKAGE.parent).as_posix()
    for _line, words, _comments, context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        if words:
            yield Text(words if isinstance(words, str) else (words[0], words[1]), context, place)


def sources() -> Iterator[tuple[Path, Path]]:
    """Every file that may hold texts, with the folder of the area that it belongs to."""
    for top in ("channels/office", "domain", "foundation", "config"):
        for path in sorted((PACKAGE / top).rglob("*")):
            if (
                path.suffix in {".py", ".html", ".txt"}
                and "locale" not in path.parts
                and "__pycache__" not in path.parts
            ):
                yield path, _area(path)


def _area(path: Path) -> Path:
    if path.is_relative_to(TEMPLATES):
        parts = path.relative_to(TEMPLATES).parts
        if parts[0] == "office" and len(parts) > 2:
            return OFFICE / (parts[1] if (OFFICE / parts[1]).is_dir() else "shell")
        return OFFICE / ("shell" if parts[0] in {"office", "components"} else "people")
    if path.is_relative_to(OFFICE):
        first = path.relative_to(OFFICE).parts[0]
        return OFFICE / (first if (OFFICE / first).is_dir() and first != "templatetags" else "shell")
    top = path.relative_to(PACKAGE).parts
    return PACKAGE / top[0] / top[1] if top[0] == "domain" and len(top) > 2 else PACKAGE / top[0]
