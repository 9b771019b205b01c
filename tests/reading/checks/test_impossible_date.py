"""Dates that cannot be, and dates that can."""

from __future__ import annotations

import pytest

from sachhon.formkit.findings import Finding, say
from sachhon.reading.checks import impossible_date
from sachhon.reading.letter import read_letter
from sachhon.reading.model import Reading, Source

HEAD = "Số: 15/UBND-KT\n\nHà Nam, ngày 10 tháng 5 năm 2018\n\nKính gửi: Bộ Công Thương\n\n"


def findings(body: str, head: str = HEAD) -> tuple[str, list[Finding]]:
    source = Source("letter.txt", "txt", head + body, ())
    return source.text, list(impossible_date.check(Reading(source, read_letter(source))))


def words(text: str, finding: Finding) -> list[str]:
    return [text[slice(*span)] for span in finding.spans]


def test_a_document_cited_before_it_existed() -> None:
    text, (found,) = findings("Thực hiện Công văn số 9/BCT-TKNL ngày 12/3/2019, UBND tỉnh báo cáo.\n")
    assert found.variant == "later"
    assert words(text, found) == ["ngày 12/3/2019", "ngày 10 tháng 5 năm 2018"]
    assert "12/03/2019" in say(found, "vi")


def test_the_strategy_misdated_stands_on_both_places() -> None:
    text, found = findings(
        "Thực hiện Quyết định số 1419/QĐ-TTg ngày 07 tháng 9 năm 2009;\n\n"
        "Căn cứ Quyết định số 1419/QĐ-TTg ngày 07/9/2020.\n"
    )
    assert next(finding.variant for finding in found) == "later"
    assert words(text, found[0])[:2] == ["ngày 07/9/2020", "ngày 07 tháng 9 năm 2009"]


def test_one_number_with_two_dates_of_one_year() -> None:
    text, (found,) = findings("Nghị quyết số 71/NQ-CP ngày 01/4/2015; Nghị quyết số 71/NQ-CP ngày 01/5/2015.\n")
    assert found.variant == "two_dates"
    assert words(text, found) == ["ngày 01/5/2015", "ngày 01/4/2015"]


def test_numbers_begin_anew_each_year() -> None:
    _, found = findings("Quyết định số 15/QĐ-UBND ngày 03/02/2014 và Quyết định số 15/QĐ-UBND ngày 08/01/2016.\n")
    assert found == []


def test_a_known_document_with_a_wrong_year() -> None:
    text, (found,) = findings("Căn cứ Quyết định số 1419/QĐ-TTg ngày 07/9/2008 của Thủ tướng Chính phủ;\n")
    assert found.variant == "known"
    assert words(text, found) == ["ngày 07/9/2008"]
    assert "07/09/2009" in say(found, "en")


def test_a_namesake_of_a_known_document_is_left_alone() -> None:
    _, found = findings("Căn cứ Quyết định số 1419/QĐ-TTg ngày 27/9/2012 của Thủ tướng Chính phủ xếp hạng di tích;\n")
    assert found == []


def test_a_number_that_belies_its_date() -> None:
    text, (found,) = findings("Quyết định số 496/2010/QĐ-UBND ngày 08/11/2011.\n")
    assert found.variant == "number_year"
    assert words(text, found) == ["ngày 08/11/2011"]


def test_a_caption_that_dates_the_document_otherwise() -> None:
    text, (found,) = findings("Nội dung.\n\nPHỤ LỤC\n(Kèm theo Công văn số 15/UBND-KT ngày 10/6/2018 của UBND tỉnh)\n")
    assert found.variant == "own"
    assert words(text, found) == ["ngày 10/6/2018", "ngày 10 tháng 5 năm 2018"]


def test_no_such_day() -> None:
    text, (found,) = findings("Hội thảo tổ chức ngày 31/02/2017 tại Phủ Lý.\n")
    assert found.variant == "no_such_day"
    assert words(text, found) == ["ngày 31/02/2017"]


@pytest.mark.parametrize(
    "body",
    [
        "Thực hiện Công văn số 9/BCT-TKNL ngày 10/5/2018.\n",
        "Kế hoạch năm 2019 và giai đoạn 2021 - 2025, tầm nhìn đến năm 2050; hoàn thành trước ngày 15/12/2019.\n",
        "Quyết định số 1419/QĐ-TTg ngày 07/9/2009; Quyết định số 1419/QĐ-TTg.\n",
        "Thông tư liên tịch số 221/2012/TTLT-BTC-BCT ngày 24 tháng 12 năm 2012.\n\n"
        "PHỤ LỤC\n(Kèm theo Công văn số 15/UBND-KT ngày 10/5/2018)\n",
    ],
)
def test_dates_that_can_be(body: str) -> None:
    assert findings(body)[1] == []


def test_without_a_date_of_its_own_nothing_is_later() -> None:
    assert findings("Theo Công văn số 9/BCT-TKNL ngày 12/3/2019.\n", head="")[1] == []
