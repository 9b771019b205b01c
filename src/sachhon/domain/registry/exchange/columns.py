"""The sheets of the workbook and their columns: the one table that writing, reading and comparing go by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind`: text | code | day | email; codes and telephones stay text, so that no zero is lost."""

    name: str
    title: str
    kind: str = "text"
    required: bool = False
    width: int = 24
    longest: int = 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, and its columns in order."""

    name: str
    title: str
    columns: tuple[Column, ...]


UNITS = Sheet(
    "units",
    "Đơn vị",
    (
        Column("code", "Mã đơn vị", "code", width=14, longest=40),
        Column("kind", "Loại đơn vị", required=True, width=26),
        Column("name", "Tên đơn vị", required=True, width=44),
        Column("parent", "Mã đơn vị cấp trên", "code", width=18, longest=40),
        Column("founded", "Ngày thành lập", "day", width=16),
        Column("dissolved", "Ngày giải thể", "day", width=16),
    ),
)
BODIES = Sheet(
    "bodies",
    "Cơ quan đầu mối",
    (
        Column("unit", "Mã đơn vị", "code", required=True, width=14, longest=40),
        Column("name", "Cơ quan đầu mối", required=True, width=40),
        Column("decision_number", "Số quyết định thành lập", "code", width=22, longest=60),
        Column("decision_date", "Ngày quyết định", "day", width=16),
        Column("decision_issuer", "Cơ quan ban hành", width=30),
        Column("leader_name", "Lãnh đạo", width=24, longest=120),
        Column("leader_position", "Chức vụ", width=20, longest=120),
        Column("address", "Địa chỉ", width=36, longest=300),
        Column("phone", "Điện thoại", "code", width=18, longest=60),
        Column("email", "Thư điện tử", "email", width=26),
    ),
)
CONTACTS = Sheet(
    "contacts",
    "Liên hệ",
    (
        Column("unit", "Mã đơn vị", "code", required=True, width=14, longest=40),
        Column("name", "Họ và tên", required=True, width=28, longest=120),
        Column("position", "Chức vụ", width=24, longest=120),
        Column("phone", "Điện thoại", "code", width=18, longest=60),
        Column("email", "Thư điện tử", "email", width=28),
    ),
)
SHEETS = (UNITS, BODIES, CONTACTS)
