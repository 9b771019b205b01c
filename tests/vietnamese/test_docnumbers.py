import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.docnumbers import find_document_numbers, normalise_document_number


@pytest.mark.parametrize(
    ("text", "value", "kind", "kind_code", "issuer", "year"),
    [
        ("Quyết định số 1419/QĐ-TTg ngày", "1419/QĐ-TTg", "Quyết định", "QĐ", "TTg", None),
        ("3210/QĐ - UBND", "3210/QĐ-UBND", "Quyết định", "QĐ", "UBND", None),
        ("số 10- CTr/TU ngày", "10-CTr/TU", "Chương trình", "CTr", "TU", None),
        ("Kế hoạch số 157  /KH-UBND ngày", "157/KH-UBND", "Kế hoạch", "KH", "UBND", None),
        ("198/2004/NĐ-CP ngày", "198/2004/NĐ-CP", "Nghị định", "NĐ", "CP", 2004),
        ("số 221/2012/TTLT-BTC-BCT của", "221/2012/TTLT-BTC-BCT", "Thông tư liên tịch", "TTLT", "BTC-BCT", 2012),
        ("221/2012/TTLT - BTC - BCT", "221/2012/TTLT-BTC-BCT", "Thông tư liên tịch", "TTLT", "BTC-BCT", 2012),
        ("số 60-NQ/TW;", "60-NQ/TW", "Nghị quyết", "NQ", "TW", None),
        ("27/NQ- TW ngày", "27/NQ-TW", "Nghị quyết", "NQ", "TW", None),
        ("Luật số 17/2008/QH12", "17/2008/QH12", "Luật", "QH", "QH", 2008),
        ("60/2024/UBTVQH15", "60/2024/UBTVQH15", "Nghị quyết", "UBTVQH15", None, 2024),
        ("48/2017/TT- BYT của", "48/2017/TT-BYT", "Thông tư", "TT", "BYT", 2017),
        ("48/2017/TT-\nBYT của", "48/2017/TT-BYT", "Thông tư", "TT", "BYT", 2017),
        ("QUYẾT ĐỊNH SỐ 1237/QĐ-TTG NGÀY", "1237/QĐ-TTg", "Quyết định", "QĐ", "TTg", None),
        ("18/TTr-SKHĐT ngày", "18/TTr-SKHĐT", "Tờ trình", "TTr", "SKHĐT", None),
        ("Số: 252/KH-BCĐQG1237 Hà Nội", "252/KH-BCĐQG1237", "Kế hoạch", "KH", "BCĐQG1237", None),
        ("Số: 2456 /UBND-KT V/v báo cáo", "2456/UBND-KT", None, None, "UBND-KT", None),
        ("1594/BCT-KHCN", "1594/BCT-KHCN", None, None, "BCT-KHCN", None),
        ("178-QĐ/TW ngày", "178-QĐ/TW", "Quyết định", "QĐ", "TW", None),
        ("57-NQ/TW – Bộ Chính trị", "57-NQ/TW", "Nghị quyết", "NQ", "TW", None),
        ("05/2019/NQ-HĐTP", "05/2019/NQ-HĐTP", "Nghị quyết", "NQ", "HĐTP", 2019),
        ("1234a/QÐ-UBND", "1234a/QĐ-UBND", "Quyết định", "QĐ", "UBND", None),
    ],
)
def test_numbers_of_documents(text, value, kind, kind_code, issuer, year):
    (match,) = find_document_numbers(text)
    assert (match.value, match.kind, match.kind_code, match.issuer_code, match.year) == (
        value,
        kind,
        kind_code,
        issuer,
        year,
    )
    assert normalise_document_number(match.of(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "50 triệu/HTX",
        "30 triệu/năm",
        "ngày 12/3/2018",
        "7/63 tỉnh",
        "100/HTX",
        "2016-2020 - UBND tỉnh",
        "31/12/2012 - UBND",
        "5 - TP. HCM",
        "Luật Bảo vệ môi trường năm 2014",
        "12.375,3/10.200 triệu",
        "1/KCN",
        "Số:       /KH-UBND",
    ],
)
def test_what_is_no_document_number(text):
    assert find_document_numbers(text) == []


def test_a_number_left_open_is_given_on_request():
    (match,) = find_document_numbers("Số:       /KH-UBND", blank=True)
    assert (match.ordinal, match.value) == ("", "/KH-UBND")


def test_several_in_one_sentence():
    text = "theo Nghị định số 83/2014/NĐ-CP, 95/2021/NĐ-CP và 10-CTr/TU"
    assert [match.value for match in find_document_numbers(text)] == ["83/2014/NĐ-CP", "95/2021/NĐ-CP", "10-CTr/TU"]


_KINDS = st.sampled_from(["QĐ", "KH", "NQ", "CTr", "TTr", "BC", "TB", "CT", "HD"])
_ISSUERS = st.sampled_from(["UBND", "TTg", "BCT", "HĐND", "SCT", "SKHĐT", "BNNMT"])
_BLANKS = st.sampled_from(["", " ", "  "])


@given(st.integers(1, 99999), _KINDS, _ISSUERS, _BLANKS, _BLANKS, _BLANKS, st.sampled_from(["-", "–"]))
def test_blanks_and_dashes_do_not_matter(number, kind, issuer, one, two, three, dash):
    written = f"số {number}{one}/{kind}{two}{dash}{three}{issuer} ngày 12/3/2018"
    (match,) = find_document_numbers(written)
    assert match.value == f"{number}/{kind}-{issuer}"


@given(st.text(alphabet="0123456789/-– QĐUBNDCTrTgXx", max_size=40))
def test_any_text_gives_ordered_numbers_inside_it(text):
    last = 0
    for match in find_document_numbers(text, blank=True):
        assert last <= match.start < match.end <= len(text)
        assert " " not in match.value
        last = match.end
