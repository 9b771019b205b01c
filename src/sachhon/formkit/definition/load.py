"""Templates from YAML text, from a file, and those of the catalogue."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from sachhon.catalogue import resource
from sachhon.formkit.definition.model import Template
from sachhon.formkit.definition.parse import parse_template
from sachhon.formkit.definition.references import check_references

OWN_TEMPLATES = "SACHHON_TEMPLATES"  # a folder of further templates, one YAML file each


def load(source: str | Path, file: str = "") -> Template:
    """A template from a file (Path) or from YAML text (str; `file` names it in messages).

    Raises DefinitionError with every mistake and its line and column; FileNotFoundError where the file is not there.
    """
    if isinstance(source, Path):
        text, name = source.read_text(encoding="utf-8-sig"), file or source.name
    else:
        text, name = source, file or "<text>"
    template, places = parse_template(text, name)
    return check_references(template, places)


@cache
def templates() -> dict[str, Template]:
    """The catalogue's templates by id, in order of file name, then those of the folder that SACHHON_TEMPLATES names.

    Raises DefinitionError on a file with mistakes, ValueError where two files give the same id, FileNotFoundError where
    the folder is not there.
    """
    loaded: dict[str, Template] = {}
    own = os.environ.get(OWN_TEMPLATES, "")
    for folder in (resource("templates"), *((Path(own),) if own else ())):
        files = sorted((item for item in folder.iterdir() if item.name.endswith(".yaml")), key=lambda item: item.name)
        for item in files:
            one = load(item.read_text(encoding="utf-8-sig"), item.name)
            if one.id in loaded:
                raise ValueError(f"{item.name}: there is a template {one.id} already")
            loaded[one.id] = one
    return loaded


def template(template_id: str) -> Template:
    """The catalogue's template of that id. Raises KeyError that names those there are."""
    known = templates()
    if template_id not in known:
        raise KeyError(f"no template {template_id}; there are {', '.join(known)}")
    return known[template_id]
