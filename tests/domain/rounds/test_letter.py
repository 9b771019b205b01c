"""The request letter in the official layout: number, date, who it goes to, what is asked, and the list of units."""

from __future__ import annotations

import io
from datetime import date

import pypdfium2
import pytest
from docx import Document

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import names_on
from sachhon.domain.rounds.api import (
    Asked,
    Round,
    change_round,
    draft_round,
    request_letter,
    standard_text,
    units_asked,
)
from sachhon.writing.official import write_letter
from sachhon.writing.pdf import write_pdf
from tests.world import actor, template_version, units

pytestmark = pytest.mark.django_db


def drafted(**changes: object) -> Round:
    units()
    who = actor(Role.MINISTRY_OFFICER)
    draft = draft_round(actor=who, template=template_version(), is_test=bool(changes.pop("is_test", False)))
    told = {"letter_number": "1819/BCT-TKNL", "letter_date": date(2018, 3, 12), **changes}
    return change_round(actor=who, asking=draft, changes=told, version=draft.version)


def named(asking: Round) -> list:
    asked = units_asked(asking)
    names = names_on(asked, date(2018, 3, 12))
    return [(names[one.pk], one) for one in asked]


def test_word_and_pdf_say_number_date_deadline_and_every_unit() -> None:
    asking = drafted(deadline_days=10, data_until=date(2018, 2, 28))
    letter = request_letter(asking, named(asking))
    word = Document(io.BytesIO(write_letter(letter)))
    text = "\n".join([p.text for p in word.paragraphs] + [c.text for t in word.tables for r in t.rows for c in r.cells])
    for words in (
        "Số: 1819/BCT-TKNL",
        "Hà Nội, ngày 12 tháng 3 năm 2018",
        "28/02/2018",
        "26/03/2018",
        "Tỉnh Thừa Thiên Huế",
        "Tỉnh Kiên Giang",
        "P63-89",
        "KT. BỘ TRƯỞNG",
    ):
        assert words in text, words
    pages = pypdfium2.PdfDocument(write_pdf(letter))
    told = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "1819/BCT-TKNL" in told
    assert "Danh sách".upper() in told


def test_few_units_are_named_in_the_address() -> None:
    asking = drafted(asked=Asked((), (), ("P63-89", "P63-92")).stored())
    assert request_letter(asking, named(asking)).addressees == (
        "Ủy ban nhân dân tỉnh An Giang",
        "Ủy ban nhân dân thành phố Cần Thơ",
    )


def test_a_draft_and_a_test_say_so_in_the_file() -> None:
    asking = drafted(is_test=True)
    letter = request_letter(asking, named(asking))
    assert letter.letterhead.draft
    assert letter.banner == "ĐỢT THỬ"


def test_the_usual_wording_follows_the_dates_and_ones_own_stays() -> None:
    asking = drafted(data_until=date(2018, 1, 31))
    assert "31/01/2018" in standard_text(asking)
    own = change_round(
        actor=actor(Role.MINISTRY_OFFICER), asking=asking, changes={"letter_text": "Lời riêng."}, version=asking.version
    )
    assert [block.content for block in request_letter(own, named(own)).blocks] == ["Lời riêng."]
