"""The composed letters of the samples folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sachhon.reading.letter import read_letter
from sachhon.reading.model import DocumentFacts, Found, Source
from sachhon.vietnamese.folding import squash

SAMPLES = Path(__file__).parent / "samples"
SCALARS = ("type", "number", "date", "place", "issuer", "title", "province", "addressee")


@dataclass(frozen=True)
class Letter:
    """`facts`: scalars of the reading contract, a date in ISO form, a period as {from, to}."""

    name: str
    text: str
    facts: dict[str, Any]
    signer: dict[str, str | None] | None
    bases: frozenset[tuple[str | None, str | None]]
    recipients: tuple[str, ...]


def load() -> list[Letter]:
    letters = []
    for path in sorted(SAMPLES.glob("*.yaml")):
        sample = yaml.safe_load(path.read_text("utf-8"))
        bases = frozenset((base["number"], base["date"]) for base in sample["bases"])
        letters.append(
            Letter(
                sample["name"],
                sample["text"],
                sample["facts"],
                sample["signer"],
                bases,
                tuple(sample["recipients"]),
            )
        )
    return letters


LETTERS = load()


def source(text: str) -> Source:
    """A plain text without blocks: the letter reads by its lines."""
    return Source("letter.txt", "txt", text, ())


def plain(value: object) -> object:
    if isinstance(value, Found):
        return plain(value.value)
    return value.isoformat() if isinstance(value, date) else value


def view(document: DocumentFacts) -> dict[str, object]:
    """All facts as plain values; names of bodies and titles without regard to case, marks' places and blanks."""
    seen: dict[str, object] = {name: plain(getattr(document, name)) for name in SCALARS}
    for name in ("issuer", "title"):
        seen[name] = squash(str(seen[name])) if seen[name] is not None else None
    period, signer = document.period, document.signer
    seen["period"] = {"from": period.from_year, "to": period.to_year} if period else None
    seen["signer"] = {"name": signer.name, "title": signer.title} if signer else None
    seen["bases"] = {(base.number, base.date.isoformat() if base.date else None) for base in document.legal_bases}
    seen["recipients"] = tuple(recipient.value for recipient in document.recipients)
    return seen


def wanted(letter: Letter) -> dict[str, object]:
    """The same shape, of what the sample lists."""
    facts: dict[str, object] = dict(letter.facts)
    for name in ("issuer", "title"):
        if facts.get(name) is not None:
            facts[name] = squash(str(facts[name]))
    return {**facts, "signer": letter.signer, "bases": set(letter.bases), "recipients": letter.recipients}


def read(text: str) -> dict[str, object]:
    return view(read_letter(source(text)))
