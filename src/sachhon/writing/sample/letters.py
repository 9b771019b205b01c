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
from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import State
from sachhon.vietnamese.dates import format_date
from sachhon.vietnamese.folding import fold
from sachhon.writing.document import LetterDocument, Letterhead, Signature
from sachhon.writing.official import write_letter
from sachhon.writing.pdf import write_pdf
from sachhon.writing.sample.bank import Bank, Head, bank_of, head_of
from sachhon.writing.sample.compose import Composer
from sachhon.writing.sample.draw import Drawn, draw
from sachhon.writing.sample.values import Stock
from sachhon.writing.sample.wording import draw_habits

SAMPLE_MARK = "DỮ LIỆU MẪU"
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


@dataclass(frozen=True, slots=True)
class _Marks:
    """Number, date and signer of a letter, drawn apart so that a later letter can name an earlier one."""

    number: str
    issued: date
    signer: str


def compose_letters(template: Template, units: int, seed: int) -> Iterator[SampleLetter]:
    """`units` letters, provinces of 2018 in order of their codes, then again with a second letter each."""
    provinces = read_table("classifiers/provinces_63.csv")
    bank = bank_of(template)
    for index in range(units):
        yield _compose(template, bank, seed, index, provinces[index % len(provinces)], index // len(provinces))


def _compose(
    template: Template, bank: Bank, seed: int, index: int, place: Mapping[str, str], again: int
) -> SampleLetter:
    rng = Random(f"{seed}/{template.id}/{index}")
    profile = rng.choice(bank.profiles)
    head = head_of(bank, profile)
    habits = draw_habits(rng)
    marks = _marks(template, head, seed, index, again)
    city = place["full_name_vi"].startswith("Thành phố")
    names = {
        "SXSH": habits.term,
        "SXSH_cap": habits.term[0].upper() + habits.term[1:],
        "province": place["name_vi"],
        "unit": "thành phố" if city else "tỉnh",
        "body": "THÀNH PHỐ" if city else "TỈNH",
        "sct": rng.choice(("Sở Công Thương", "Sở Công Thương " + place["name_vi"])),
        "number": marks.number,
    }
    names |= {name: str(value) for name, value in profile.items() if isinstance(value, str | int)}
    if again:
        first = _marks(template, head, seed, index - again * 63, 0)
        names |= {"first_number": first.number, "first_date": f"ngày {format_date(first.issued)}"}
    words = {**bank.words, **{name: value for name, value in profile.items() if isinstance(value, list)}}
    words |= {"family": FAMILY, "middle": MIDDLE, "given": GIVEN}
    stock = Stock(rng, names, words)
    for name, wordings in bank.names.items():
        names[name] = stock.expand(rng.choice(wordings))
    names["issuer"] = names["p"] = stock.expand(head.writer)
    truth = draw(template, bank, stock)
    composer = Composer(template, bank, truth, habits, names, rng)
    document = _document(composer, head, marks)
    suffix = "pdf" if rng.random() < PDF_SHARE else "docx"
    slug = fold(place["name_vi"]).replace(" ", "-")
    name = f"{index + 1:03d}-{slug}{f'-{again + 1}' if again else ''}.{suffix}"
    header = {
        "number": marks.number,
        "date": marks.issued.isoformat(),
        "province": place["name_vi"],
        "signer": marks.signer,
    }
    answers = {asked.id: _drawn_json(truth.answers[asked.id], asked, composer) for asked in template.fields}
    return SampleLetter(
        name,
        document,
        {
            "note": SAMPLE_MARK,
            "file": name,
            "template": template.id,
            "document": header,
            "answers": answers,
            "planted": truth.planted,
        },
    )


def _marks(template: Template, head: Head, seed: int, index: int, again: int) -> _Marks:
    rng = Random(f"{seed}/{template.id}/{index}/marks")
    if head.years:
        issued = date(rng.randint(*head.years), 1, 8) + timedelta(days=rng.randrange(330))
    else:
        asked = template.basis.date if template.basis else date(2020, 1, 6)
        issued = asked + timedelta(days=rng.randint(*head.days))
    issued += timedelta(days=45 * again)
    signer = f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"
    return _Marks(f"{rng.randint(100, 4900)}/{rng.choice(head.symbol)}", issued, signer)


def _document(composer: Composer, head: Head, marks: _Marks) -> LetterDocument:
    """The whole letter, plainly marked as sample data."""
    bank, rng, fill = composer.bank, composer.rng, composer.fill
    blocks = composer.body()
    follows = "first_number" in composer.names and "subject" in bank.follow_up
    subjects = bank.follow_up["subject"] if follows else bank.subject
    subject = fill(rng.choice(subjects)) if subjects else ""
    title = fill(rng.choice(head.title)) if head.title else ""
    kept = sorted(rng.sample(range(len(head.bases)), rng.randint(min(2, len(head.bases)), len(head.bases))))
    return LetterDocument(
        blocks=blocks,
        letterhead=Letterhead(
            issuer=fill(rng.choice(head.issuer)).upper(),
            superior=fill(rng.choice(head.superior)).upper(),
            number=marks.number,
            place=composer.names["province"],
            date=marks.issued,
            about="" if head.kind else f"V/v {subject}",
        ),
        kind=head.kind,
        title=title,
        bases=tuple(fill(head.bases[at]) for at in kept),
        addressees=(fill(rng.choice(bank.addressee)),) if bank.addressee else (),
        signature=Signature(tuple(map(fill, rng.choice(head.authority))), marks.signer),
        recipients=tuple(map(fill, rng.choice(bank.recipients))),
        appendices=tuple(composer.annexes[name] for name in composer.labels if name in composer.annexes),
        banner=SAMPLE_MARK,
        subject=subject or title,
        body_size=rng.choice((13, 14)),
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
    if drawn.table.rows:
        told = composer.told[asked.id]
        # A group is what its heading says, with the number where both stand in one cell; a choice has its option.
        named = drawn.table.group_column
        titled = named if named and asked.column(named).type == "text" else ""
        result["rows"] = [
            {
                name: _cell_json(words if name == titled else row.get(name), words, name, asked, composer)
                for name, words in cells.items()
            }
            for row, cells in zip(drawn.table.rows, told, strict=True)
        ]
        result["said"] = told
    elif drawn.competing:
        result["competing"] = list(drawn.competing)
    elif drawn.state is State.VALUE and drawn.value is not None:
        result["value"] = _json(drawn.value, asked, composer)
    if asked.id in composer.said:
        result["said"] = composer.said[asked.id]
    return result


def _cell_json(value: object, words: str, name: str, asked: Field, composer: Composer) -> object:
    """A cell; None where nothing stands in it on paper."""
    return None if not words or words == "-" or value is None else _json(value, asked.column(name), composer)


def _json(value: object, asked: Field | Column, composer: Composer) -> object:
    kind = field_type(asked.type)
    return kind.to_json(kind.parse(composer.fill(value), asked) if isinstance(value, str) else value)
