"""Texts of source files: Python's gettext calls, and the translate tags of templates."""

from __future__ import annotations

import ast
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
    place = path.relative_to(PACKAGE.parent).as_posix()
    found = _of_python(source) if path.suffix == ".py" else _of_template(source, path)
    yield from (Text(words, context, place) for words, context in found)


def _of_template(source: str, path: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    calls = BytesIO(templatize(source, origin=str(path)).encode())
    for _line, words, _comments, context in extract("python", calls, keywords=KEYWORDS):
        if words:
            yield words if isinstance(words, str) else (words[0], words[1]), context


def _of_python(source: str) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Read as a tree, so that calls within f-strings are seen too; texts made up while running are not."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in KEYWORDS:
            continue
        words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        context = words.pop(0) if "pgettext" in name and words else None
        if "npgettext" in name or name.startswith("ngettext"):
            if len(words) > 1:
                yield (words[0], words[1]), context
        elif words and words[0]:
            yield words[0], context


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
