"""Many sample letters: one a province, the same for the same seed, with the true values as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sachhon.catalogue import read_table
from sachhon.formkit.definition import Field, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import State
from sachhon.vietnamese.folding import fold
from sachhon.writing.document import LetterDocument
from sachhon.writing.official import write_letter
from sachhon.writing.pdf import write_pdf
from sachhon.writing.sample.bank import bank_of
from sachhon.writing.sample.compose import SAMPLE_MARK, Composer
from sachhon.writing.sample.draw import Drawn, draw
from sachhon.writing.sample.wording import draw_habits

PDF_SHARE = 0.1
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLE = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Quốc", "Ngọc")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hùng", "Lan", "Nam", "Phương", "Sơn", "Thảo", "Tuấn")
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class SampleLetter:
    """A letter and its truth. `name` is the file's name; `truth` is JSON."""

    name: str
    document: LetterDocument
    truth: dict[str, Any]

    def to_bytes(self) -> bytes:
        """The file: PDF where the name says so, else Word."""
        return write_pdf(self.document) if self.name.endswith(".pdf") else write_letter(self.document)


def compose_letters(template: Template, units: int, seed: int) -> Iterator[SampleLetter]:
    """`units` letters, provinces of 2018 in order of their codes, then again with a second letter each."""
    provinces = read_table("classifiers/provinces_63.csv")
    bank = bank_of(template)
    for index in range(units):
        place = provinces[index % len(provinces)]
        rng = Random(f"{seed}/{template.id}/{index}")
        habits = draw_habits(rng, place["name_vi"], place["full_name_vi"])
        truth = draw(template, bank, rng, place["code"])
        composer = Composer(template, bank, truth, habits, rng)
        asked = template.basis.date if template.basis else date(2020, 1, 6)
        issued = asked + timedelta(days=rng.randint(20, 60) + 30 * (index // len(provinces)))
        number = f"{rng.randint(300, 4900)}/UBND-{rng.choice(('KT', 'CN', 'KTTH', 'TH'))}"
        signer = f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"
        document = composer.letter(number, issued, place["full_name_vi"], signer)
        slug = fold(place["name_vi"]).replace(" ", "-")
        suffix = "pdf" if rng.random() < PDF_SHARE else "docx"
        again = f"-{index // len(provinces) + 1}" if index >= len(provinces) else ""
        name = f"{index + 1:03d}-{slug}{again}.{suffix}"
        header = {"number": number, "date": issued.isoformat(), "province": place["name_vi"], "signer": signer}
        yield SampleLetter(
            name,
            document,
            {
                "note": SAMPLE_MARK,
                "file": name,
                "template": template.id,
                "document": header,
                "answers": {
                    asked.id: _drawn_json(truth.answers[asked.id], asked, composer) for asked in template.fields
                },
                "planted": truth.planted,
            },
        )


def write_letters(template: Template, units: int, seed: int, out: Path, progress: Progress | None = None) -> list[Path]:
    """Write the letters, and `su-that/NAME.json` beside each. Raises OSError."""
    truths = out / "su-that"
    truths.mkdir(parents=True, exist_ok=True)
    paths = []
    for done, letter in enumerate(compose_letters(template, units, seed), 1):
        path = out / letter.name
        path.write_bytes(letter.to_bytes())
        text = json.dumps(letter.truth, ensure_ascii=False, indent=1)
        (truths / f"{path.stem}.json").write_text(text + "\n", "utf-8")
        paths.append(path)
        if progress:
            progress(done, units, letter.name)
    return paths


def _drawn_json(drawn: Drawn, asked: Field, composer: Composer) -> dict[str, Any]:
    result: dict[str, Any] = {"state": drawn.state.value}
    if drawn.accept:
        result["accept_states"] = [state.value for state in drawn.accept]
    if drawn.rows:
        result["rows"] = [_row_json(row, asked, composer) for row in drawn.rows]
    elif drawn.competing:
        result["competing"] = list(drawn.competing)
    elif drawn.state is State.VALUE and drawn.value is not None:
        result["value"] = field_type(asked.type).to_json(drawn.value)
    if asked.id in composer.said:
        result["said"] = composer.said[asked.id]
    return result


def _row_json(row: Mapping[str, object], asked: Field, composer: Composer) -> dict[str, Any]:
    """A row's cells; a wording with a blank in it ("<q> of the facilities") is no cell to compare."""
    cells = {}
    for column in asked.columns:
        value, kind = row.get(column.id), field_type(column.type)
        if value is None or (isinstance(value, str) and "<q>" in value):
            continue
        if isinstance(value, str):
            value = kind.parse(composer.fill(value), column)
        cells[column.id] = kind.to_json(value)
    return cells
