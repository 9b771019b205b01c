"""Facilities of the demonstration: invented, entered by the provinces' people through the register's own actions.

Three of them sign in, and one lends its officer's role to a consultancy. What follows (assessments, years) finds them
by the names below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from sachhon.config.demonstration.people import Cast, Province
from sachhon.domain.accounts.api import MINISTRY, Actor, Role, delegate
from sachhon.domain.registry.api import (
    Facility,
    Unit,
    Value,
    add_facility,
    change_facility,
    close_facility,
    create_unit,
    give_account,
    merge_facilities,
    place_of_facility,
)
from sachhon.vietnamese.enterprises import tax_code_holds

BREWERY = "Công ty Cổ phần Bia Sóng Biếc"
"""In Bình Định; cosoa@example.vn; lends to the consultancy."""
SEAFOOD = "Công ty TNHH Thủy sản Cù Lao Xanh"
"""In An Giang; cosob@example.vn."""
PAPER = "Công ty TNHH Giấy Bao bì Sông Cầu Xanh"
"""In Bắc Ninh; cosoc@example.vn."""
TWIN, TWIN_AGAIN = "Công ty TNHH Chế biến gỗ Đồi Thông", "Cty TNHH CB Gỗ Đồi Thông"
"""One facility of Bình Định that stands in the register twice: for the page of duplicates."""
MERGED_AWAY = "Nhà máy Bia Sóng Biếc"
"""An entry of the brewery that was merged into it."""
CONSULTANCY = "Trung tâm Tư vấn sản xuất sạch hơn Lá Phong"
"""tuvan@example.vn works there."""
PLACES: Mapping[str, int] = {"P63-52": 56, "P63-89": 36, "P63-27": 24}
"""{province: how many composed facilities} besides those named above."""

_FIRST = ("Bình Minh", "Thịnh Phát", "Sao Mai", "Hải Vân", "Phương Nam", "An Khang", "Đại Lộc", "Minh Châu", "Tân Lập")
_SECOND = ("", " 2", " Xanh", " Mới", " Miền Trung", " Quốc tế", " Hưng Thịnh")
_FORMS = ("Công ty TNHH", "Công ty Cổ phần", "Doanh nghiệp tư nhân", "Hợp tác xã")
_TRADES = (
    (4, "Nước giải khát", "Nước giải khát đóng chai", "1104"),
    (7, "Thủy sản", "Tôm, cá đông lạnh", "1020"),
    (10, "May", "Quần áo xuất khẩu", "1410"),
    (12, "Gỗ", "Đồ gỗ ngoài trời", "1629"),
    (13, "Giấy", "Giấy bao bì", "1701"),
    (25, "Gạch", "Gạch tuy nen", "2392"),
    (29, "Đúc", "Gang đúc", "2431"),
    (36, "Thức ăn chăn nuôi", "Thức ăn gia súc", "1080"),
    (3, "Tinh bột sắn", "Tinh bột sắn", "1062"),
    (23, "Nhựa", "Bao bì nhựa", "2220"),
)
_STREETS = ("Khu công nghiệp Bắc Đồi", "Cụm công nghiệp Bến Đá", "đường Ven Sông", "thôn Đông, xã Tân Lập")
_KNOWN_ON = (date(2012, 12, 31), date(2018, 3, 31), date(2023, 12, 31), date(2024, 12, 31))


@dataclass(frozen=True, slots=True)
class Factories:
    """The named facilities with their people, and the consultant."""

    brewery: Facility
    seafood: Facility
    paper: Facility
    brewer: Actor
    fisher: Actor
    paper_maker: Actor
    consultant: Actor
    consultancy: Unit


def build_facilities(
    cast: Cast, ministry: Mapping[str, Actor], people: Mapping[str, Province], seed: int
) -> Factories | None:
    """All of them; None where a province of theirs is not played."""
    if not set(PLACES) <= set(people):
        return None
    chance = Random(seed)
    for province, count in PLACES.items():
        for facts in _composed(chance, province, count):
            told_on = chance.choice(_KNOWN_ON)
            add_facility(actor=people[province].officer, facts=facts, as_on=told_on, why="Danh sách cơ sở của Sở")
    brewery = _brewery(people["P63-52"])
    seafood = _named(people["P63-89"], SEAFOOD, 7, "Cá tra phi lê", "1020", 640, 420_000_000_000)
    paper = _named(people["P63-27"], PAPER, 13, "Giấy bao bì, giấy kraft", "1701", 150, 95_000_000_000)
    _twins(people["P63-52"])
    _closed(people["P63-89"])
    brewer, fisher, paper_maker = (
        _account(cast, ministry, one, f"coso{letter}@example.vn")
        for one, letter in ((brewery, "a"), (seafood, "b"), (paper, "c"))
    )
    consultancy = create_unit(
        actor=ministry[str(Role.MINISTRY_OFFICER)],
        kind=Unit.Kind.CONSULTANCY,
        name=CONSULTANCY,
        parent=Unit.objects.get(code=MINISTRY),
        founded=date(2010, 1, 4),
    )
    consultant = cast.person(
        Role.OFFICER, consultancy, "tuvan@example.vn", "Chuyên gia đánh giá sản xuất sạch hơn", shown=True
    )
    delegate(
        actor=brewer,
        place=place_of_facility(brewery),
        email="tuvan@example.vn",
        until=timezone.localdate() + timedelta(days=180),
        note="Đánh giá sản xuất sạch hơn chi tiết",
    )
    return Factories(brewery, seafood, paper, brewer, fisher, paper_maker, consultant, consultancy)


def _composed(chance: Random, province: str, count: int) -> Iterator[dict[str, Value]]:
    names = [f"{first}{second}" for second in _SECOND for first in _FIRST]
    for number in range(count):
        industry, trade, products, vsic = _TRADES[number % len(_TRADES)]
        size = chance.choices(("large", "medium", "small", "micro"), (2, 3, 5, 1))[0]
        applies = chance.choices((True, False, None), (4, 4, 3))[0]
        facts: dict[str, Value] = {
            "name": f"{chance.choice(_FORMS)} {trade} {names[number % len(names)]}",
            "tax_code": _tax_code(chance) if chance.random() < 0.8 else None,
            "province": province,
            "address": f"Lô {chance.choice('ABCDEG')}{chance.randint(1, 60)}, {chance.choice(_STREETS)}",
            "industry": industry,
            "vsic": vsic if chance.random() < 0.6 else None,
            "products": products,
            "size": size if chance.random() < 0.9 else None,
            "employees": _employees(chance, size) if chance.random() < 0.6 else None,
            "key_energy_user": chance.choices((True, False, None), (1, 6, 3))[0],
            "aware": True if applies else chance.choices((True, False, None), (3, 2, 2))[0],
            "attended_workshop": chance.choices((True, False, None), (4, 3, 2))[0],
            "attended_training": chance.choices((True, False, None), (2, 4, 3))[0],
            "applies_cp": applies,
        }
        if applies:
            facts |= {
                "cp_since": chance.randint(2008, 2022),
                "technical_support": chance.choice((True, False)),
                "self_implemented": chance.choice((True, False)),
                "has_cp_unit": size in ("large", "medium") and chance.random() < 0.6,
            }
        yield facts


def _employees(chance: Random, size: str) -> int:
    low, high = {"large": (220, 1800), "medium": (105, 195), "small": (12, 95), "micro": (3, 9)}[size]
    return chance.randint(low, high)


def _tax_code(chance: Random) -> str:
    """A code whose check digit holds and that no tax office gives: none begins with 99."""
    while True:
        head = f"99{chance.randint(0, 9_999_999):07d}"
        for digit in "0123456789":
            if tax_code_holds(head + digit):
                return head + digit


def _brewery(own: Province) -> Facility:
    """The brewery with a history: known since 2012, moved, told anew, an older list late, an entry merged into it."""
    facts: dict[str, Value] = {
        "name": "Công ty TNHH Bia Sóng Biếc",
        "tax_code": "9901234560",
        "province": "P63-52",
        "address": "Số 8 đường Bờ Biển, thành phố Quy Nhơn",
        "industry": 4,
        "vsic": "1103",
        "vsic_edition": 2018,
        "products": "Bia lon, bia chai",
        "size": "medium",
        "employees": 310,
        "aware": True,
        "attended_workshop": True,
    }
    officer = own.officer
    brewery = add_facility(actor=officer, facts=facts, as_on=date(2012, 12, 31), why="Phụ lục 1, công văn 1594")
    newer: dict[str, Value] = {
        "name": BREWERY,
        "address": "Lô B3, Khu công nghiệp Bắc Đồi",
        "latitude": "13.815000",
        "longitude": "109.160000",
        "size": "large",
        "employees": 420,
        "revenue": 780_000_000_000,
        "capital": 350_000_000_000,
        "key_energy_user": True,
        "contact_name": "Phòng Kỹ thuật - Môi trường",
        "attended_training": True,
        "applies_cp": True,
        "cp_since": 2014,
        "technical_support": True,
        "investment_support": False,
        "self_implemented": False,
        "has_cp_unit": True,
        "team_leader": "Trưởng ca nấu",
        "cp_results": "Giảm nước rửa chai, thu hồi nước ngưng; đang theo dõi điện và hơi theo hl bia.",
    }
    change_facility(actor=officer, facility=brewery, facts=newer, as_on=date(2024, 12, 31), why="Cơ sở tự kê khai")
    late: dict[str, Value] = {"employees": 290, "products": "Bia hơi, bia chai"}
    change_facility(actor=officer, facility=brewery, facts=late, as_on=date(2018, 3, 31), why="Danh sách năm 2018")
    again = add_facility(
        actor=officer,
        facts={"name": MERGED_AWAY, "province": "P63-52", "address": "KCN Bắc Đồi", "phone": "0256 000 001"},
        as_on=date(2023, 12, 31),
        why="Danh sách khách mời hội thảo",
    )
    brewery.refresh_from_db()
    merge_facilities(actor=officer, kept=brewery, gone=again, why="Cùng một nhà máy, hai danh sách")
    brewery.refresh_from_db()
    return brewery


def _named(own: Province, name: str, industry: int, products: str, vsic: str, employees: int, revenue: int) -> Facility:
    facts: dict[str, Value] = {
        "name": name,
        "province": _province_of(own),
        "address": _STREETS[0],
        "industry": industry,
        "vsic": vsic,
        "products": products,
        "size": "large" if employees > 200 else "medium",
        "employees": employees,
        "revenue": revenue,
        "key_energy_user": employees > 200,
        "aware": True,
        "applies_cp": True,
        "cp_since": 2016,
        "attended_training": True,
    }
    return add_facility(actor=own.officer, facts=facts, as_on=date(2024, 12, 31), why="Cơ sở tự kê khai")


def _province_of(own: Province) -> str:
    return own.officer.units[0]


def _twins(own: Province) -> None:
    told: dict[str, Value] = {"province": "P63-52", "address": "Cụm công nghiệp Bến Đá", "industry": 12}
    first: dict[str, Value] = {"name": TWIN, "products": "Đồ gỗ ngoài trời", "size": "medium", **told}
    add_facility(actor=own.officer, facts=first, as_on=date(2018, 3, 31), why="Danh sách cơ sở của Sở")
    again: dict[str, Value] = {"name": TWIN_AGAIN, "applies_cp": True, "cp_since": 2019, **told}
    add_facility(actor=own.officer, facts=again, as_on=date(2023, 12, 31), why="Danh sách khách mời hội thảo")


def _closed(own: Province) -> None:
    first = Facility.objects.filter(province__code="P63-89").order_by("pk").first()
    assert first is not None
    why = "Cơ sở báo giải thể, đã trả giấy phép"
    close_facility(actor=own.head, facility=first, on=date(2024, 6, 30), why=why)


def _account(cast: Cast, ministry: Mapping[str, Actor], facility: Facility, email: str) -> Actor:
    unit = give_account(actor=ministry[str(Role.MINISTRY_OFFICER)], facility=facility)
    return cast.person(Role.FACILITY_USER, unit, email, "Cán bộ kỹ thuật, môi trường", shown=True)
