"""The facts that the register keeps of a facility: key, label, kind, limits. One list for pages, files and reports.

A fact is asked, read and checked as a field of formkit is. Its value is plain JSON, as FacilityChange and ArrivedRow
keep it: text, int, bool, decimals as text ("13.782000"), a province as its unit's code ("P63-52").
None and "" are what nobody has said: never "no", never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from sachhon.catalogue import read_table
from sachhon.formkit.definition import Option

Value: TypeAlias = str | int | bool | None

BLANK: Final = (None, "")


class Group(StrEnum):
    """Parts of a facility's page, in their order."""

    IDENTITY = "identity"
    PLACE = "place"
    TRADE = "trade"
    SIZE = "size"
    CONTACT = "contact"
    PARTICIPATION = "participation"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, as formkit asks for a field (a FieldSpec). `longest`: characters that the register has room for."""

    id: str
    type: str
    group: Group
    labels: Mapping[str, str]
    unit: str = ""
    decimals: int | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    options: tuple[Option, ...] = ()
    longest: int = 0

    def __hash__(self) -> int:
        return hash(self.id)


def _fact(key: str, kind: str, group: Group, vi: str, en: str, **more: object) -> Fact:
    return Fact(key, kind, group, {"vi": vi, "en": en}, **more)  # type: ignore[arg-type]


def _flag(key: str, vi: str, en: str, group: Group = Group.PARTICIPATION) -> Fact:
    return _fact(key, "yes_no", group, vi, en)


_INDUSTRIES = tuple(
    Option(row["tt"], {"vi": row["name_vi"], "en": row["name_en"]}, tuple(filter(None, (row["printed_name"],))))
    for row in read_table("classifiers/industries_39.csv")
)
SIZES: Final = (
    Option("large", {"vi": "Lớn", "en": "Large"}, ("quy mô lớn", "L")),
    Option("medium", {"vi": "Vừa", "en": "Medium"}, ("quy mô vừa", "trung bình", "V")),
    Option("small", {"vi": "Nhỏ", "en": "Small"}, ("quy mô nhỏ", "N")),
    Option("micro", {"vi": "Siêu nhỏ", "en": "Micro"}, ("quy mô siêu nhỏ", "rất nhỏ", "SN")),
)
_NONE = Decimal(0)

_ALL: Final = (
    _fact("name", "text", Group.IDENTITY, "Tên cơ sở", "Name of the facility", longest=300),
    _fact("tax_code", "tax_code", Group.IDENTITY, "Mã số thuế", "Tax code", longest=20),
    _fact("province", "province", Group.PLACE, "Tỉnh, thành phố", "Province"),
    _fact("address", "text", Group.PLACE, "Địa chỉ", "Address", longest=500),
    _fact(
        *("latitude", "coordinate", Group.PLACE, "Vĩ độ", "Latitude"),
        minimum=Decimal(8),
        maximum=Decimal("23.5"),
        decimals=6,
    ),
    _fact(
        *("longitude", "coordinate", Group.PLACE, "Kinh độ", "Longitude"),
        minimum=Decimal(102),
        maximum=Decimal(118),
        decimals=6,
    ),
    _fact("industry", "industry", Group.TRADE, "Ngành (bảng 39 ngành)", "Industry (table of 39)", options=_INDUSTRIES),
    _fact("vsic", "vsic", Group.TRADE, "Mã ngành VSIC", "VSIC code", longest=6),
    _fact(
        *("vsic_edition", "choice", Group.TRADE, "Phiên bản VSIC", "VSIC edition"),
        options=(
            Option("2018", {"vi": "VSIC 2018 (QĐ 27/2018/QĐ-TTg)", "en": "VSIC 2018"}),
            Option("2025", {"vi": "VSIC 2025 (QĐ 36/2025/QĐ-TTg)", "en": "VSIC 2025"}),
        ),
    ),
    _fact("products", "text", Group.TRADE, "Sản phẩm chính", "Main products", longest=500),
    _fact("size", "choice", Group.SIZE, "Quy mô", "Size", options=SIZES),
    _fact(
        *("employees", "integer", Group.SIZE, "Số lao động", "Employees"),
        unit="người",
        minimum=_NONE,
        maximum=Decimal(1_000_000),
    ),
    _fact(
        *("revenue", "money", Group.SIZE, "Doanh thu năm", "Yearly revenue"),
        unit="đồng",
        minimum=_NONE,
        maximum=Decimal(10**16),
    ),
    _fact(
        *("capital", "money", Group.SIZE, "Tổng nguồn vốn", "Total capital"),
        unit="đồng",
        minimum=_NONE,
        maximum=Decimal(10**16),
    ),
    _flag("key_energy_user", "Cơ sở sử dụng năng lượng trọng điểm", "Key energy user", Group.SIZE),
    _fact("contact_name", "text", Group.CONTACT, "Người liên hệ", "Contact person", longest=200),
    _fact("phone", "text", Group.CONTACT, "Điện thoại", "Telephone", longest=100),
    _fact("email", "email", Group.CONTACT, "Thư điện tử", "E-mail", longest=200),
    _flag("aware", "Biết về sản xuất sạch hơn", "Aware of cleaner production"),
    _flag("attended_workshop", "Đã dự hội thảo", "Attended a workshop"),
    _flag("attended_training", "Đã dự tập huấn", "Attended training"),
    _flag("applies_cp", "Áp dụng sản xuất sạch hơn", "Applies cleaner production"),
    _fact(
        *("cp_since", "year", Group.PARTICIPATION, "Áp dụng từ năm", "Applies it since"),
        minimum=Decimal(1990),
        maximum=Decimal(2100),
    ),
    _flag("technical_support", "Được hỗ trợ kỹ thuật", "Had technical support"),
    _flag("investment_support", "Được hỗ trợ đầu tư", "Had investment support"),
    _flag("self_implemented", "Tự thực hiện", "Did it by itself"),
    _flag("has_cp_unit", "Có bộ phận chuyên trách SXSH", "Has a unit for cleaner production"),
    _fact("team_leader", "text", Group.PARTICIPATION, "Trưởng nhóm SXSH", "CP team leader", longest=200),
    _fact("cp_results", "text", Group.PARTICIPATION, "Kết quả áp dụng", "Results", longest=20_000),
)

FACTS: Final[Mapping[str, Fact]] = {fact.id: fact for fact in _ALL}
"""{key: fact}, in the order of the page."""

FLAGS: Final = tuple(fact.id for fact in _ALL if fact.type == "yes_no")
"""Facts that are yes, no, or unknown."""

NUMBERS: Final = frozenset({"industry", "vsic_edition", "employees", "revenue", "capital", "cp_since"})
"""Facts whose value is an int; text and codes are str, flags bool."""

_IN_WORDS = frozenset({"text", "tax_code", "vsic", "email"})
TEXTS: Final = frozenset({"size", *(fact.id for fact in _ALL if fact.type in _IN_WORDS)})
"""Facts whose unknown is ""; that of all others is None."""
