"""Where a value came from: the words for it, and the way to the words themselves."""

from __future__ import annotations

import pytest

from sachhon.channels.office.reports.origins import source_of
from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.formkit.values import Answer, Origin, State

SHA = "ab" * 32
LETTER = Origin("read", "cong-van.docx", SHA, 12, 40, "3 cơ sở")
CELL = Origin("imported", "mau.xlsx", SHA, sheet="Phần I", cell="C7")
TAG = Origin("imported", "mau.docx", SHA, cell="n_facilities")
WHOLE = Origin("imported", "tra-loi.json", SHA)
CORRECTED = Origin("typed", "cong-van.docx", SHA, 12, 40, "3 cơ sở", note="đọc là 3")


@pytest.mark.parametrize(
    ("origin", "words", "asked"),
    [
        (LETTER, "đọc từ cong-van.docx", "?start=12&end=40"),
        (CELL, "nhập từ mau.xlsx, trang Phần I, ô C7", "?sheet=Ph%E1%BA%A7n+I&cell=C7"),
        (TAG, "nhập từ mau.docx, chỗ n_facilities", "?cell=n_facilities"),
        (WHOLE, "nhập từ tra-loi.json", ""),
        (CORRECTED, "nhập tay (đọc là 3)", "?start=12&end=40"),
    ],
)
def test_a_value_leads_to_its_words_on_every_page(origin: Origin, words: str, asked: str) -> None:
    assert origin_words(origin) == words
    address = words_address(origin)
    assert address == f"/tiep-nhan/tep/{SHA}/nguon{asked}"
    source = source_of(Answer(State.VALUE, 3, origin))
    assert source is not None
    assert source.url == address


def test_what_came_from_no_file_leads_nowhere() -> None:
    assert words_address(None) == words_address(Origin("typed")) == words_address(Origin("read", "thu.docx")) == ""
    assert (origin_words(None), origin_words(Origin("typed"))) == ("", "nhập tay")
