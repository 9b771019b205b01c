from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.collation import sort_key, sorted_vi


def test_letters_before_tones_before_case():
    ordered = [
        "An",
        "Ánh",
        "Áo",
        "Ăn",
        "Ân",
        "Ba",
        "Bà Rịa - Vũng Tàu",
        "Bạc Liêu",
        "Cà Mau",
        "Cao Bằng",
        "Cần Thơ",
        "Dương",
        "Đắk Lắk",
        "Êm",
        "Ôn",
        "Ơn",
    ]
    assert sorted_vi(reversed(ordered)) == ordered


def test_tones_in_their_order():
    ordered = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted_vi(sorted(ordered)) == ordered


def test_a_tone_counts_less_than_a_later_letter():
    assert sorted_vi(["má b", "ma c", "mà a"]) == ["mà a", "má b", "ma c"]


def test_small_before_capital_and_blank_before_letter():
    assert sorted_vi(["An", "an"]) == ["an", "An"]
    assert sorted_vi(["Hà Nội", "Hàng", "Hà"]) == ["Hà", "Hà Nội", "Hàng"]
    assert sorted_vi(["Bà", "2", "10"]) == ["10", "2", "Bà"]


def test_by_a_key():
    assert sorted_vi([(1, "Đ"), (2, "D")], key=lambda pair: pair[1]) == [(2, "D"), (1, "Đ")]


@given(st.lists(st.text(max_size=12), max_size=12))
def test_the_order_does_not_hang_on_the_input(texts):
    assert sorted_vi(texts) == sorted_vi(reversed(texts))


@given(st.text(max_size=12), st.text(max_size=12))
def test_only_equal_texts_have_equal_keys(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)
