"""Both languages are complete, and no text of a page stands outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from sachhon.config.texts import extract_into, missing_english, missing_vietnamese
from sachhon.config.texts.catalogues import po_files
from sachhon.config.texts.sources import PACKAGE, TEMPLATES, Text, texts_of

OFFICE = PACKAGE / "channels" / "office"
VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
TRANSLATED = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%\s*comment.*?{%\s*endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
# An official letter is Vietnamese in both languages, and says so to a screen reader.
IN_VIETNAMESE = 'lang="vi" class="letter'
# Names are the same in every language.
NAMES = ("Tiếng Việt", "Sạch Hơn")
STRINGS = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`")
COMMENTS = re.compile(r"/\*.*?\*/|(?m:^\s*//.*$)", re.DOTALL)
PLACES = re.compile(r"%\((\w+)\)[sd]|{(\w*)}|%[sd]")


def test_every_text_has_its_english() -> None:
    """By area; `sachhon manage texts check` lists the same."""
    assert missing_english() == {}


def test_every_text_of_a_library_has_its_vietnamese() -> None:
    """What Django and allauth can say to a person here."""
    assert missing_vietnamese() == []


def test_a_translation_keeps_the_places_for_figures() -> None:
    """A lost %(n)s loses a figure; a made-up one breaks the page. Letters in Vietnamese may leave a name out."""
    wrong = []
    for path in po_files():
        language = path.parents[1].name
        with path.open("rb") as source:
            for message in filter(lambda one: one.id, read_po(source, locale=language)):
                ids = message.id if isinstance(message.id, list | tuple) else [message.id]
                forms = message.string if isinstance(message.string, list | tuple) else [message.string]
                allowed = [frozenset(PLACES.findall(one)) for one in ids]
                for form in filter(None, forms):
                    there = frozenset(PLACES.findall(form))
                    if there not in allowed and not (language == "vi" and there <= frozenset().union(*allowed)):
                        wrong.append(f"{path.parts[-5]}: {form}")
    assert wrong == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_holds_no_vietnamese_outside_its_texts(path: Path) -> None:
    """Letters with marks in what is left when tags and texts are taken out."""
    source = path.read_text("utf-8")
    if IN_VIETNAMESE in source:
        return
    left = TRANSLATED.sub("", source)
    for name in NAMES:
        left = left.replace(name, "")
    assert [line.strip() for line in left.splitlines() if VIETNAMESE.search(line)] == []


def test_a_script_holds_no_vietnamese() -> None:
    """Scripts take their words from the page, which is translated."""
    assert list(_vietnamese_strings()) == []


def _vietnamese_strings() -> Iterator[str]:
    for path in sorted((OFFICE / "static").rglob("*.js")):
        code = COMMENTS.sub("", path.read_text("utf-8"))
        yield from (f"{path.name}: {words}" for words in STRINGS.findall(code) if VIETNAMESE.search(words))


def test_texts_are_found_in_attributes_of_components() -> None:
    """A translate tag within a component's attribute is a text like any other."""
    ids = {text.id for text in texts_of(TEMPLATES / "office" / "desk" / "home.html")}
    assert "Không còn việc nào đến hạn" in ids
    assert ("%(n)s đơn vị quá hạn", "%(n)s đơn vị quá hạn") in ids


def test_extracting_keeps_what_is_translated_and_drops_what_is_gone(tmp_path: Path) -> None:
    """Twice the same gives the same file."""
    area = tmp_path / "rounds"
    assert extract_into(area, [Text("Một", None, "a.py"), Text("Hai", None, "a.py")]) == (2, 2)
    po = area / "locale" / "en" / "LC_MESSAGES" / "django.po"
    po.write_text(po.read_text("utf-8").replace('msgid "Một"\nmsgstr ""', 'msgid "Một"\nmsgstr "One"'), "utf-8")
    assert extract_into(area, [Text("Một", None, "a.py"), Text("Ba", None, "b.py")]) == (2, 1)
    kept = po.read_text("utf-8")
    assert 'msgstr "One"' in kept
    assert "Hai" not in kept
    assert extract_into(area, [Text("Một", None, "a.py"), Text("Ba", None, "b.py")]) == (2, 1)
    assert po.read_text("utf-8") == kept
