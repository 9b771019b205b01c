import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.legacy import (
    UndecodableText,
    decode,
    decode_tcvn3,
    decode_vni,
    detect_encoding,
    encode_tcvn3,
    encode_vni,
    font_encoding,
)
from sachhon.vietnamese.syllables import words_of

SMALL = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
SENTENCE = (
    "Ủy ban nhân dân tỉnh báo cáo kết quả áp dụng sản xuất sạch hơn, những khó khăn, vướng mắc và kiến nghị "
    "đến năm 2020"
)
COMMON = words_of(
    "ủy ban nhân dân tỉnh báo cáo kết quả thực hiện chiến lược sản xuất sạch hơn trong công nghiệp kinh phí hỗ trợ "
    "doanh nghiệp những"
)
WORDS = st.lists(st.sampled_from(sorted(COMMON)), min_size=8, max_size=40)


def to_1258(text: str) -> bytes:
    out = []
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
        out.append(unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tones)
    return "".join(out).encode("cp1258")


def test_known_words():
    assert decode_tcvn3("Céng hßa x· héi chñ nghÜa ViÖt Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert decode_tcvn3("s¶n xuÊt s¹ch h¬n trong c«ng nghiÖp") == "sản xuất sạch hơn trong công nghiệp"
    assert decode_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert decode_vni("UÛY BAN NHAÂN DAÂN TÆNH ÑOÀNG NAI") == "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"
    assert decode_vni("öùng duïng, lôùp, kyõ thuaät") == "ứng dụng, lớp, kỹ thuật"


def test_a_capital_font():
    assert decode_tcvn3("b¸o c¸o", capitals=True) == "BÁO CÁO"
    assert font_encoding(".VnTimeH") == ("tcvn3", True)
    assert font_encoding(".VnTime") == ("tcvn3", False)
    assert font_encoding("VNI-Times") == ("vni", False)
    assert font_encoding("Times New Roman") == ("unicode", False)


@given(st.text(alphabet=SMALL + "ABCXYZĂÂĐÊÔƠƯ 0123456789.,;:-/()", max_size=80))
def test_tcvn3_round_trip(text):
    assert decode_tcvn3(encode_tcvn3(text)) == text


@given(WORDS)
def test_vni_round_trip(words):
    text = " ".join(words)
    assert decode_vni(encode_vni(text)) == text
    assert decode_vni(encode_vni(text.upper())) == text.upper()


def test_every_letter_of_vni():
    for letter in SMALL + SMALL.upper():
        assert decode_vni(encode_vni(letter)) == letter


@given(WORDS)
def test_what_letters_mean_is_told_apart(words):
    text = "thực hiện chiến lược sản xuất " + " ".join(words)
    assert detect_encoding(text) == "unicode"
    assert detect_encoding(encode_tcvn3(text)) == "tcvn3"
    assert detect_encoding(encode_vni(text)) == "vni"


@pytest.mark.parametrize(
    ("data", "charset", "letters"),
    [
        (SENTENCE.encode(), "utf-8", "unicode"),
        (SENTENCE.encode("utf-8-sig"), "utf-8-sig", "unicode"),
        (SENTENCE.encode("utf-16"), "utf-16", "unicode"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le", "unicode"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be", "unicode"),
        (to_1258(SENTENCE), "windows-1258", "unicode"),
        (encode_vni(SENTENCE).encode("latin-1"), "latin-1", "vni"),
        (encode_vni(SENTENCE).encode(), "utf-8", "vni"),
        (unicodedata.normalize("NFD", SENTENCE).encode(), "utf-8", "unicode"),
    ],
)
def test_bytes(data, charset, letters):
    decoded = decode(data)
    assert (decoded.text, decoded.charset, decoded.letters) == (SENTENCE, charset, letters)


def test_tcvn3_bytes_lose_capital_marks_only():
    decoded = decode(encode_tcvn3(SENTENCE).encode("latin-1"))
    assert (decoded.letters, decoded.text) == ("tcvn3", SENTENCE.replace("Ủ", "ủ"))
    assert detect_encoding(encode_tcvn3(SENTENCE).encode("latin-1")) == "tcvn3"


def test_western_text_is_left_alone():
    french = "Été comme hiver, le café à la crème, un élève naïf et très âgé"
    assert detect_encoding(french) == "unicode"
    assert decode(french.encode("cp1252")).text == french


def test_plain_ascii():
    assert decode(b"plain text, 12 rows").charset == "utf-8"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x89PNG\x00\xff\xfe\x00\x01\x02\x03"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UndecodableText):
        decode(data)
