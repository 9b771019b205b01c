"""The .po files of the areas, and the .mo files made of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from sachhon.config.texts.sources import PACKAGE, Text, sources, texts_of

_DATES = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Project-Id-Version|Report-Msgid-Bugs-To):.*\n',
    re.M,
)


def areas() -> dict[Path, list[Text]]:
    """Every area's folder with its texts, in the order of the files."""
    found: dict[Path, list[Text]] = {}
    for path, area in sources():
        found.setdefault(area, []).extend(texts_of(path))
    return found


def po_file(area: Path, language: str = "en") -> Path:
    """Where an area's translations stand."""
    return area / "locale" / language / "LC_MESSAGES" / "django.po"


def extract_into(area: Path, texts: Collection[Text]) -> tuple[int, int]:
    """Brings an area's English catalogue up to its texts, keeping what is translated. Returns (texts, untranslated)."""
    path = po_file(area)
    old = _read(path, "en") if path.is_file() else Catalog(locale="en")
    fresh = Catalog(locale="en", charset="utf-8", fuzzy=False)
    for text in texts:
        known = old.get(text.id if isinstance(text.id, str) else text.id[0], text.context)
        kept = known.string if known is not None and _fits(known, text) else None
        message = fresh.get(text.id if isinstance(text.id, str) else text.id[0], text.context)
        if message is None:
            fresh.add(text.id, kept, locations=[(text.place, 0)], context=text.context)
        elif (text.place, 0) not in message.locations:
            message.locations.append((text.place, 0))
    if not len(fresh):
        return 0, 0
    out = BytesIO()
    write_po(out, fresh, width=118, sort_output=True, include_lineno=False, ignore_obsolete=True)
    made = _DATES.sub(b"", out.getvalue())
    made = made.split(b"msgid", 1)[1]
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, b"msgid" + made)
    return len(fresh), sum(not _translated(message) for message in fresh if message.id)


def missing_english() -> dict[Path, list[str]]:
    """Texts without English, by area. What one area translates counts for all, as Django merges them."""
    known = {_key(message) for path in po_files("en") for message in _read(path, "en") if _translated(message)}
    lacking: dict[Path, list[str]] = {}
    for area, texts in areas().items():
        for text in texts:
            first = text.id if isinstance(text.id, str) else text.id[0]
            if (first, text.context) not in known and first not in lacking.setdefault(area, []):
                lacking[area].append(first)
    return {area: words for area, words in lacking.items() if words}


def po_files(language: str = "*") -> Iterator[Path]:
    """Every catalogue of the package."""
    return iter(sorted(PACKAGE.rglob(f"locale/{language}/LC_MESSAGES/*.po")))


def compile_all() -> int:
    """Writes the .mo beside every .po that changed since. Returns how many."""
    made = 0
    for path in po_files():
        target = path.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        out = BytesIO()
        write_mo(out, _read(path, path.parents[1].name))
        _write(target, out.getvalue())
        made += 1
    return made


def read_language(path: Path, language: str) -> set[tuple[str, str | None]]:
    """The ids that a catalogue translates."""
    return {_key(message) for message in _read(path, language) if _translated(message)}


def _read(path: Path, language: str) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale=language, charset="utf-8")


def _key(message: Message) -> tuple[str, str | None]:
    return (message.id if isinstance(message.id, str) else message.id[0]), message.context


def _translated(message: Message) -> bool:
    words = message.string if isinstance(message.string, list | tuple) else [message.string]
    return bool(message.id) and bool(words) and all(words) and not message.fuzzy


def _fits(known: Message, text: Text) -> bool:
    """A plural's translation has several forms, another's one."""
    return isinstance(known.id, str) == isinstance(text.id, str)


def _write(path: Path, content: bytes) -> None:
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(content)
    fresh.replace(path)
