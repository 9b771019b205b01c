"""Every composed letter gives what it says, in whatever spelling and wrapping it comes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import escape

import pytest

from sachhon.reading.letter import read_letter
from sachhon.reading.sources import read_bytes
from sachhon.vietnamese.folding import fold_tones, squash
from tests.reading.letter.letters import LETTERS, Letter, read, source, view, wanted

by_name = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)


@by_name
def test_a_letter_gives_its_facts(letter: Letter) -> None:
    expected = wanted(letter)
    found = read(letter.text)
    assert {name: found[name] for name in expected} == expected


def with_new_tones(text: str) -> str:
    for old, new in (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("ỦY", "UỶ"), ("hòa", "hoà"), ("HÒA", "HOÀ"), ("óa", "oá")):
        text = text.replace(old, new)
    return text


def folded(value: object) -> object:
    if isinstance(value, str):
        return fold_tones(value)
    return tuple(map(folded, value)) if isinstance(value, tuple) else value


SPELLINGS: dict[str, Callable[[str], str]] = {
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "tones placed the new way": with_new_tones,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "double blanks": lambda text: text.replace(" ", "  "),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "bold lines": lambda text: re.sub(r"(?m)^([A-ZĐÔÂÊƯƠÀ-Ỹ][^\n|\t]*[^\s|])$", r"**\1**", text),
}


@pytest.mark.parametrize("spelling", SPELLINGS, ids=str)
@by_name
def test_spelling_does_not_change_the_facts(letter: Letter, spelling: str) -> None:
    expected = wanted(letter)
    found = read(SPELLINGS[spelling](letter.text))
    assert {name: folded(found[name]) for name in expected} == {name: folded(value) for name, value in expected.items()}


@by_name
def test_every_value_stands_on_its_words(letter: Letter) -> None:
    document = read_letter(source(letter.text))
    for recipient in document.recipients:
        words = letter.text[slice(*recipient.span)]
        assert squash(recipient.value) == squash(words)
    for base in document.legal_bases:
        words = letter.text[slice(*base.span)]
        assert base.number is None or squash(base.number) in squash(words)
        assert base.date is None or str(base.date.year) in words
    if document.number is not None:
        assert squash(document.number.value) == squash(letter.text[slice(*document.number.span)])
    if document.date is not None:
        assert str(document.date.value.year) in letter.text[slice(*document.date.span)]
    if document.signer is not None and document.signer.name is not None:
        assert squash(document.signer.name) == squash(letter.text[slice(*document.signer.span)])
    if document.place is not None:
        assert squash(document.place.value) == squash(letter.text[slice(*document.place.span)])


def as_html(text: str) -> bytes:
    rows = []
    for line in text.split("\n"):
        cells = [cell.strip() for cell in re.split(r"[|\t]", line) if cell.strip(" -*")]
        if len(cells) > 1:
            rows.append("<table><tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr></table>")
        elif cells:
            rows.append(f"<p>{escape(cells[0])}</p>")
    return "<html><body>{}</body></html>".format("\n".join(rows)).encode()


@by_name
def test_a_page_with_paragraphs_and_cells_gives_the_same_facts(letter: Letter) -> None:
    expected = wanted(letter)
    found = view(read_letter(read_bytes("letter.html", as_html(letter.text.replace("**", "")))))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("text", ["", " \n\n ", "***", "Số:", "|", "Kính gửi:", "Nơi nhận:", "-----", "\t\t\n"])
def test_next_to_nothing_is_read_without_complaint(text: str) -> None:
    found = read(text)
    assert found["number"] is None
    assert found["recipients"] == ()


def test_a_letter_is_not_named_certain_where_only_a_caption_says_its_number() -> None:
    letter = next(letter for letter in LETTERS if "caption alone" in letter.name)
    document = read_letter(source(letter.text))
    assert document.number is not None
    assert not document.number.certain
    assert document.date is not None
    assert not document.date.certain
