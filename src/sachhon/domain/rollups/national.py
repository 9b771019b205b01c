"""From a folder of letters to national figures: read all, take each unit's newest letter, roll up."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from sachhon.domain.rollups.letters import ReadLetter, as_form, unit_answers
from sachhon.formkit.definition import Template
from sachhon.formkit.rollup import Figures, Unit, roll_up
from sachhon.reading.pipeline import read_many
from sachhon.vietnamese.numbers import parse_number
from sachhon.vietnamese.places import province

# What a mail client, Word or this system leaves beside letters is no letter.
SET_ASIDE = ("~$", ".", "_")
OFFICE = (".docx", ".docm", ".doc", ".odt", ".rtf", ".xlsx", ".xls")
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
SUFFIXES = frozenset((*OFFICE, *PICTURES, ".pdf", ".txt", ".md", ".html", ".htm", ".eml"))
Progress = Callable[[int, int, str], None]


def letters_in(folder: Path) -> list[Path]:
    """The files of a folder and of those below that may be letters, by name. Raises NotADirectoryError."""
    if not folder.is_dir():
        raise NotADirectoryError(str(folder))
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix.lower() in SUFFIXES and not path.name.startswith(SET_ASIDE)
    )


def read_letters(
    paths: Sequence[Path],
    template: str | None = None,
    *,
    processes: int | None = None,
    progress: Progress | None = None,
) -> list[ReadLetter]:
    """All files read, over the cores; a file that cannot be read stays in the list with its finding."""
    workers = processes if processes is not None else (os.cpu_count() or 1)
    readings = read_many(paths, template, processes=workers, progress=progress)
    return [ReadLetter(path, reading, as_form(path, reading)) for path, reading in zip(paths, readings, strict=True)]


def answered_template(letters: Iterable[ReadLetter]) -> str | None:
    """The template that most letters answer; None when none answers any, or two lead alike."""
    seen = Counter(letter.template for letter in letters if letter.template).most_common(2)
    if not seen or (len(seen) == 2 and seen[0][1] == seen[1][1]):
        return None
    return seen[0][0]


def national_figures(
    letters: Iterable[ReadLetter],
    template: Template,
    *,
    asked: Sequence[Unit] | None = None,
    weights: Mapping[str, Mapping[str, Decimal]] | None = None,
) -> Figures:
    """The figures of the round that these letters answer; see formkit.rollup.roll_up for `asked` and `weights`."""
    answers = (unit_answers(letter, template) for letter in letters)
    return roll_up(template, answers, asked=asked, weights=weights)


def units_from(path: Path, on: date | None = None) -> list[Unit]:
    """Provinces that were asked, one name a line, in the geography of a day.

    Raises ValueError naming the line that is no province.
    """
    units = []
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        name = line.split(",")[0].strip()
        if not name or name.startswith("#"):
            continue
        units.append(_unit(name, on, path, number))
    return units


def weights_from(path: Path, on: date | None = None) -> dict[str, dict[str, Decimal]]:
    """Sizes of populations by province: a CSV whose first column is the province, each other headed by a population.

    Returns {population: {province code: size}}. Raises ValueError naming the line and column.
    """
    weights: dict[str, dict[str, Decimal]] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.reader(lines)
        populations = [name.strip() for name in next(rows, [])[1:]]
        for row in rows:
            if not row or not row[0].strip():
                continue
            unit = _unit(row[0].strip(), on, path, rows.line_num)
            for population, cell in zip(populations, row[1:], strict=False):
                if cell.strip():
                    weights.setdefault(population, {})[unit.unit_id] = parse_number(cell.strip())
    return weights


def round_day(letters: Iterable[ReadLetter], template: Template) -> date | None:
    """The day whose geography the round has: that of its newest letter, else of the request."""
    days = [letter.reading.document.date.value for letter in letters if letter.reading.document.date]
    return max(days, default=template.basis.date if template.basis else None)


def _unit(name: str, on: date | None, path: Path, line: int) -> Unit:
    home = province(name, on)
    if home is None:
        raise ValueError(f"{path.name}:{line}: {name}")
    return Unit(home.code, home.name, home.code)
