"""DATA: templates (YAML), classifiers and factors (CSV); each row carries its source. Imports nothing.

The door gives files by their path below this package, e.g. `read_table("classifiers/provinces_63.csv")`.
"""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["read_table", "resource"]


def resource(relative_path: str) -> Traversable:
    """The file or folder at `relative_path` ("/" between parts). Raises FileNotFoundError when there is none."""
    parts = relative_path.split("/")
    if ".." in parts:
        raise FileNotFoundError(f"the catalogue has no {relative_path}")
    place = files(__name__).joinpath(*parts)
    if not (place.is_file() or place.is_dir()):
        raise FileNotFoundError(f"the catalogue has no {relative_path}")
    return place


@cache
def read_table(relative_path: str) -> tuple[dict[str, str], ...]:
    """Rows of a CSV file with a heading, in file order, each {column: text}; an empty cell is "".

    The rows are shared between callers: do not change them. Raises FileNotFoundError, and ValueError
    where a row has not as many cells as the heading.
    """
    text = resource(relative_path).read_text(encoding="utf-8-sig")
    reader = csv.reader(io.StringIO(text))
    heading = next(reader, [])
    rows = []
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(heading):
            raise ValueError(f"{relative_path}:{reader.line_num}: {len(cells)} cells, the heading has {len(heading)}")
        rows.append(dict(zip(heading, cells, strict=True)))
    return tuple(rows)
