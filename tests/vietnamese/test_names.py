import pytest

from sachhon.vietnamese.names import expand_abbreviations, looks_like_person_name, same_body


@pytest.mark.parametrize(
    "text",
    [
        "Huỳnh Minh Tuấn",
        "NGUYỄN VĂN A",
        "Trần Châu",
        "Ông Lê Văn B",
        "(Đã ký) Lê Văn B",
        "H'Yim Kđoh",
        "Hồ Quốc Dũng",
        "Ksor Phước",
        "Y Biêr Niê",
        "Bàn Văn Tư",
        "TS. Phạm Thị Thu Hà",
        "**Lê Thị Hà Giang**",
    ],
)
def test_people(text):
    assert looks_like_person_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Phó Chủ tịch",
        "CHỦ TỊCH",
        "Bộ Công Thương",
        "Hà Nội",
        "Thái Bình",
        "Kế hoạch",
        "Nguyễn",
        "Nơi nhận:",
        "ngày 12",
        "Văn phòng",
        "Lê văn tám",
        "Trần Văn 5",
        "",
    ],
)
def test_no_people(text):
    assert not looks_like_person_name(text)


def test_abbreviations_are_written_out():
    assert expand_abbreviations("UBND tỉnh, Sở KH&CN") == "Ủy ban nhân dân tỉnh, Sở Khoa học và Công nghệ"
    assert expand_abbreviations("áp dụng SXSH") == "áp dụng Sản xuất sạch hơn"


def test_document_numbers_are_left_alone():
    assert expand_abbreviations("số 12/QĐ-UBND") == "số 12/QĐ-UBND"
    assert expand_abbreviations("1594/BCT-KHCN") == "1594/BCT-KHCN"


def test_bodies_compare_past_spelling():
    assert same_body("UBND tỉnh Hà Giang", "Uỷ ban  nhân dân tỉnh Hà Giang")
    assert not same_body("Sở Công Thương", "Sở Tài chính")
