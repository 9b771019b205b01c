import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.folding import flat, fold, fold_tones, modern, nfc, same, squash, traditional

VIETNAMESE = st.text(
    alphabet=st.sampled_from(
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵAĐƯ -–,.1"
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ủy  ban\nNhân dân", "uy ban nhan dan"),
        ("ĐẮK LẮK – Đắc Lắc", "dak lak - dac lac"),
        ("  Sản xuất\u00a0sạch hơn ", "san xuat sach hon"),
        ("", ""),
        ("Sa\u0309n xua\u0302\u0301t", "san xuat"),
        ("“Xanh”", '"xanh"'),
    ],
)
def test_fold(text, key):
    assert fold(text) == key


@given(st.text(max_size=60) | VIETNAMESE)
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_fold_does_not_see_case_or_composition(text):
    assert fold(text) == fold(text.upper()) == fold(unicodedata.normalize("NFD", text))


@given(st.text(max_size=60) | VIETNAMESE)
def test_flat_keeps_every_offset(text):
    assert len(flat(text)) == len(text)


def test_flat():
    assert flat("Đắk Lắk – 5 Ờ") == "dak lak - 5 o"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa bình", "Hoà Bình"),
        ("ỦY BAN", "Uỷ  ban"),
        ("thúy", "thuý"),
        ("khỏe", "khoẻ"),
        ("tỷ lệ", "tỉ lệ"),
        ("kỹ thuật", "kĩ thuật"),
        ("quý", "quí"),
        ("Điêù tra", "Điều tra"),
        ("Sản xuất - tiêu dùng", "sản xuất – tiêu dùng"),
    ],
)
def test_same(one, other):
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("thúy", "thúi"), ("hoa", "hoà"), ("ma", "mà"), ("tai", "tay"), ("đo", "do"), ("ủy", "ủi")]
)
def test_not_same(one, other):
    assert not same(one, other)


@given(VIETNAMESE)
def test_tone_folding_is_idempotent_and_blind_to_placement(text):
    assert fold_tones(fold_tones(text)) == fold_tones(text)
    assert same(modern(text), text)
    assert same(traditional(text), text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("HÒA", "HOÀ"),
        ("Ủy ban", "Uỷ ban"),
        ("thúy", "thuý"),
        ("lòe", "loè"),
        ("quý", "quý"),
        ("toàn", "toàn"),
        ("già", "già"),
        ("giếng", "giếng"),
        ("khuỷu", "khuỷu"),
        ("ngoài", "ngoài"),
        ("mía", "mía"),
        ("của", "của"),
        ("gìn", "gìn"),
    ],
)
def test_placement_both_ways(old, new):
    assert modern(old) == new
    assert traditional(new) == old


def test_misplaced_marks_are_put_right():
    assert modern("Điêù tra tòan qúa") == "Điều tra toàn quá"


def test_foreign_words_are_left_alone():
    assert modern("café résumé naïve") == "café résumé naïve"


def test_nfc_and_squash():
    assert nfc("o\u031b\u0300") == "ờ"
    assert nfc("\u00d0ồng Nai") == "Đồng Nai"
    assert squash("Bà Rịa - Vũng Tàu") == squash("Bà Rịa – Vũng  Tàu") == "bàrịavũngtàu"
