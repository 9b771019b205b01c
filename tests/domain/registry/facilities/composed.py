"""Composed lists of facilities: a register, and what arrives of it, with the slips and habits of real lists.

Arriving rows are known facilities told otherwise (`retold`), new ones, namesakes (other companies of the same name in
the same province, some in the same street or estate) and sisters (other companies of a group, at one address). The
weights were set on seeds below 100; a seed from 100 on was never looked at while they were.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from sachhon.catalogue import read_table
from sachhon.domain.registry.facilities.matching import Described
from tests.domain.registry.facilities.retold import told_otherwise

_FIRST_TOLD = (
    "An,Bảo,Bình,Cẩm,Châu,Chí,Công,Cường,Đại,Đạt,Đăng,Đình,Đoàn,Đông,Đức,Dương,Duy,Gia,Giang,"
    "Hà,Hải,Hạnh,Hào,Hậu,Hiền,Hiệp,Hoà,Hoàng,Hồng,Huy,Hùng,Hưng,Hương,Khải,Khang,Khánh,Khoa,"
    "Kim,Kiên,Lâm,Lan,Lê,Liên,Linh,Lộc,Long,Lợi,Lương,Mai,Mạnh,Minh,Mỹ,Nam,Nghĩa,Ngọc,Nguyên,"
    "Nhân,Nhật,Ninh,Phát,Phong,Phú,Phúc,Phước,Phương,Quang,Quân,Quế,Quốc,Quyết,Sài,Sơn,Tài,Tâm,"
    "Tân,Tấn,Thái,Thắng,Thanh,Thành,Thiên,Thiện,Thịnh,Thọ,Thuận,Thủy,Tiến,Tín,Toàn,Trí,Triều,"
    "Trung,Trường,Tú,Tuấn,Tùng,Tuyết,Uy,Vạn,Văn,Viễn,Việt,Vinh,Vĩnh,Vũ,Xuân,Yên,Ý"
)
_FIRST = _FIRST_TOLD.split(",")
_FORMS = (
    ("Công ty TNHH", 40), ("Công ty Cổ phần", 30), ("Công ty TNHH Một thành viên", 12), ("Doanh nghiệp tư nhân", 10),
    ("Hợp tác xã", 4), ("Nhà máy", 4),
)  # fmt: skip
_TRADES = (
    ("Sản xuất và Thương mại", 0), ("Xuất nhập khẩu", 0), ("Đầu tư và Phát triển", 0), ("Thương mại Dịch vụ", 0),
    ("Chế biến Thủy sản", 7), ("Dệt may", 10), ("Giấy", 13), ("Chế biến Gỗ", 12), ("Nhựa", 23), ("Cơ khí", 30),
    ("Vật liệu xây dựng", 25), ("Thực phẩm", 8), ("Bao bì", 13), ("Nông sản", 3), ("Phân bón", 17), ("Thép", 29),
)  # fmt: skip
_PRODUCTS = {
    3: ("hạt điều nhân", "tinh bột sắn", "cà phê nhân"), 7: ("cá tra phi lê", "tôm đông lạnh", "bột cá"),
    8: ("bún, bánh phở", "dầu ăn", "nước chấm"), 10: ("áo sơ mi, quần tây", "sợi cotton", "vải dệt kim"),
    12: ("ván ép", "đồ gỗ nội thất", "dăm gỗ"), 13: ("giấy vàng mã", "bao bì carton", "giấy in"),
    17: ("phân NPK", "phân hữu cơ vi sinh"), 23: ("ống nhựa PVC", "bao bì PE", "hạt nhựa tái sinh"),
    25: ("gạch tuynel", "gạch không nung", "xi măng PCB40"), 29: ("thép xây dựng", "phôi thép"),
    30: ("kết cấu thép", "chi tiết máy", "bu lông"),
}  # fmt: skip
_STREETS_TOLD = (
    "Trần Phú,Lê Lợi,Nguyễn Huệ,Hùng Vương,Quang Trung,Nguyễn Trãi,Lý Thường Kiệt,Hai Bà Trưng,"
    "Điện Biên Phủ,Phan Chu Trinh,Võ Thị Sáu,Trường Chinh,Cách Mạng Tháng Tám,Nguyễn Văn Linh,"
    "Phạm Văn Đồng,Quốc lộ 1A,Tỉnh lộ 8"
)
_STREETS = _STREETS_TOLD.split(",")
_AREAS = ["Phú", "Tân", "Hòa", "Bình", "Long", "Mỹ", "Vĩnh", "An", "Thạnh", "Đông"]
_AREAS_SECOND = ["Lợi", "Thành", "Khánh", "Hưng", "Sơn", "Thuận", "Phước", "Xuân", "Mỹ", "Tiến"]


@dataclass(frozen=True)
class Composed:
    """A register, what arrives, and which registered one each arriving row is ("" for none)."""

    registered: list[Described]
    arriving: list[Described]
    truth: dict[str, str]


def compose(count: int, seed: int, *, known: float = 0.6, namesakes: float = 0.1, sisters: float = 0.01) -> Composed:
    """`count` registered and as many arriving: shares of them known, namesakes of known ones, sisters; the rest new."""
    rng = random.Random(seed)
    provinces = read_table("classifiers/provinces_63.csv")
    registered = [_facility(rng, f"R{number}", provinces) for number in range(count)]
    arriving: list[Described] = []
    truth: dict[str, str] = {}
    told = rng.sample(registered, int(count * known))
    for number, row in enumerate(told):
        key = f"A{number}"
        arriving.append(told_otherwise(rng, row, key, provinces))
        truth[key] = row.key
    for number in range(int(count * namesakes)):
        key = f"N{number}"
        arriving.append(_namesake(rng, rng.choice(registered), key, provinces))
        truth[key] = ""
    for number in range(int(count * sisters)):
        key = f"S{number}"
        arriving.append(_sister(rng, rng.choice(registered), key))
        truth[key] = ""
    while len(arriving) < count:
        key = f"X{len(arriving)}"
        arriving.append(_facility(rng, key, provinces))
        truth[key] = ""
    rng.shuffle(arriving)
    return Composed(registered, arriving, truth)


def _facility(rng: random.Random, key: str, provinces: tuple[dict[str, str], ...]) -> Described:
    place = rng.choice(provinces)
    trade, industry = rng.choice(_TRADES)
    industry = industry or rng.choice(list(_PRODUCTS))
    form = rng.choices([name for name, _ in _FORMS], [weight for _, weight in _FORMS])[0]
    words = [rng.choice(_FIRST), rng.choice(_FIRST)]
    if rng.random() < 0.3:
        words.append(rng.choice(_FIRST))
    name = " ".join([form, trade, *words] if rng.random() < 0.6 else [form, *words])
    return Described(
        key,
        name,
        _address(rng, place["name_vi"]),
        place["code"],
        63,
        str(industry) if rng.random() < 0.9 else "",
        rng.choice(_PRODUCTS[industry]) if rng.random() < 0.8 else "",
        _tax(rng) if rng.random() < 0.6 else "",
    )


def _tax(rng: random.Random) -> str:
    return f"{rng.randrange(100_000_000, 5_999_999_999):010d}"


def _address(rng: random.Random, province: str) -> str:
    area = f"{rng.choice(_AREAS)} {rng.choice(_AREAS_SECOND)}"
    district = f"{rng.choice(_AREAS)} {rng.choice(_AREAS_SECOND)}"
    if rng.random() < 0.4:
        return f"Lô {rng.choice('ABCDEFG')}{rng.randrange(1, 40)}, KCN {area}, huyện {district}, tỉnh {province}"
    return f"Số {rng.randrange(1, 900)} {rng.choice(_STREETS)}, phường {area}, thị xã {district}, tỉnh {province}"


def _namesake(rng: random.Random, row: Described, key: str, provinces: tuple[dict[str, str], ...]) -> Described:
    """Another company of the same name in the same province: elsewhere in it, most often in another trade."""
    place = next(entry for entry in provinces if entry["code"] == row.province)
    industry = row.industry if rng.random() < 0.35 and row.industry else str(rng.choice(list(_PRODUCTS)))
    address = _address(rng, place["name_vi"])
    if rng.random() < 0.2:
        first, _, rest = row.address.partition(", ")
        address = f"{_other_number(rng, first)}, {rest}"
    return Described(
        key, row.name, address, row.province, 63, industry,
        rng.choice(_PRODUCTS[int(industry)]) if rng.random() < 0.8 else "", _tax(rng) if rng.random() < 0.6 else "",
    )  # fmt: skip


def _other_number(rng: random.Random, told: str) -> str:
    """The same street or estate, another number or lot."""
    words = told.split()
    words[1] = f"{rng.choice('ABCDEFG')}{rng.randrange(1, 40)}" if words[0] == "Lô" else str(rng.randrange(1, 900))
    return " ".join(words)


def _sister(rng: random.Random, row: Described, key: str) -> Described:
    """Another company of one group at the same address: its name with a number, a trade or a word more."""
    own = row.name.split()[-2:]
    trade, industry = rng.choice([told for told in _TRADES if told[1]])
    form = rng.choice(("Công ty TNHH", "Công ty Cổ phần"))
    name = rng.choice(
        (
            f"{form} {trade} {' '.join(own)}",
            f"{row.name} {rng.choice(('2', 'II', '3'))}",
            f"{row.name} {rng.choice(_FIRST)}",
        )
    )
    return Described(
        key, name, row.address, row.province, 63, str(industry), rng.choice(_PRODUCTS[industry]),
        _tax(rng) if rng.random() < 0.6 else "",
    )  # fmt: skip
