"""Which column of a list is which fact, by the words above it: with marks or without, in Vietnamese or English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sachhon.domain.registry.facilities.register import FACTS
from sachhon.vietnamese.folding import fold

SEARCHED = 30
"""The titles stand within so many rows."""
_ENOUGH = 2
"""A row of titles names the facility and at least one more fact."""

_WORDS = {
    "name": "tên cơ sở công nghiệp,tên cơ sở sản xuất công nghiệp,tên cơ sở sản xuất,tên doanh nghiệp,tên công ty,"
    "tên đơn vị,tên nhà máy,tên tổ chức,cơ sở,doanh nghiệp,cơ sở sản xuất,cơ sở công nghiệp,tên,"
    "name,facility,facility name,company,company name,enterprise,enterprise name",
    "tax_code": "mst,mã số thuế doanh nghiệp,mã số doanh nghiệp,mã số thuế mst,mã doanh nghiệp,mã thuế,"
    "tax id,tax number,tin,business code",
    "province": "tỉnh,tỉnh thành,tỉnh thành phố,tỉnh tp,tỉnh thành phố trực thuộc trung ương,thành phố,mã tỉnh,"
    "địa phương,tên tỉnh,province city,city,province code",
    "address": "địa chỉ sản xuất,địa chỉ nhà máy,địa chỉ cơ sở,địa chỉ trụ sở,địa chỉ trụ sở chính,địa điểm,"
    "nơi sản xuất,địa điểm sản xuất,location,site address",
    "latitude": "vĩ độ bắc,lat,tọa độ vĩ độ",
    "longitude": "kinh độ đông,long,lng,lon,tọa độ kinh độ",
    "industry": "ngành,ngành công nghiệp,ngành nghề,ngành sản xuất,ngành nghề sản xuất,loại hình sản xuất,"
    "lĩnh vực sản xuất,mã ngành 39,số ngành,sector,industry no,industry number",
    "vsic": "vsic,mã vsic,mã ngành kinh tế,mã ngành,ngành kinh tế,isic",
    "vsic_edition": "phiên bản vsic,năm vsic,vsic year",
    "products": "sản phẩm,các sản phẩm chính,mặt hàng,mặt hàng chính,products,product,main product",
    "size": "quy mô lớn vừa nhỏ,quy mô doanh nghiệp,quy mô cơ sở,size class,enterprise size",
    "employees": "lao động,tổng số lao động,số công nhân,số người lao động,số nhân viên,số lđ,staff,workers,"
    "number of employees",
    "revenue": "doanh thu,tổng doanh thu,doanh thu hàng năm,revenue,annual revenue,turnover",
    "capital": "vốn,tổng vốn,nguồn vốn,vốn điều lệ,capital",
    "key_energy_user": "năng lượng trọng điểm,sử dụng năng lượng trọng điểm,cơ sở trọng điểm,csdnltđ",
    "contact_name": "liên hệ,người phụ trách,đầu mối liên hệ,họ tên người liên hệ,contact,contact name",
    "phone": "số điện thoại,sđt,đt,điện thoại liên hệ,số điện thoại liên hệ,phone,phone number,tel",
    "email": "email,thư điện tử liên hệ,hộp thư,mail,email address",
    "aware": "biết về sxsh,nhận thức về sxsh,đã biết về sxsh,aware,aware of cp",
    "attended_workshop": "hội thảo,đã tham gia hội thảo,đã tham gia hội thảo về sxsh,tham gia hội thảo,workshop",
    "attended_training": "tập huấn,đã tham gia tập huấn,đã tham gia tập huấn về sxsh,tham gia tập huấn,training",
    "applies_cp": "áp dụng sxsh,đã thực hiện sxsh,đã áp dụng sxsh,thực hiện sxsh,đã thực hiện sản xuất sạch hơn,"
    "applies cp,cleaner production",
    "cp_since": "năm bắt đầu thực hiện sxsh,năm bắt đầu,năm bắt đầu áp dụng sxsh,năm áp dụng,áp dụng sxsh từ năm,"
    "since,cp since,start year",
    "technical_support": "hỗ trợ kỹ thuật,được hỗ trợ về kỹ thuật,technical support",
    "investment_support": "hỗ trợ đầu tư,investment support",
    "self_implemented": "tự thực hiện sxsh,self implemented",
    "has_cp_unit": "bộ phận sxsh,có bộ phận sxsh,bộ phận chuyên trách,has cp unit,cp unit",
    "team_leader": "đội trưởng sxsh,tên đội trưởng,tên đội trưởng sxsh,trưởng nhóm,team leader",
    "cp_results": "kết quả,kết quả chính,mô tả kết quả chính,kết quả sxsh,results,cp results",
}
"""Further words for each fact; its own labels count as well."""
_NUMBERING = frozenset(("stt", "tt", "so tt", "so thu tu", "no", "#", "number", ""))
_IN_BRACKETS = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]")
_NOT_LETTERS = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it stands (0 is A), its title, the fact that it gives ("" for none), its unit in brackets."""

    place: int
    heading: str
    fact: str = ""
    unit: str = ""

    @property
    def letters(self) -> str:
        """ "C"."""
        return letters(self.place)


@dataclass(frozen=True, slots=True)
class Titles:
    """The row of titles: its number from 0, and its columns, those without a fact too."""

    row: int
    columns: tuple[Column, ...]

    @property
    def read(self) -> tuple[Column, ...]:
        """Those that give a fact."""
        return tuple(column for column in self.columns if column.fact)


def titles_of(rows: Sequence[Sequence[object]], first_column: int = 0) -> Titles | None:
    """The row that names most facts, the facility among them; None where no row does."""
    best: Titles | None = None
    for number, row in enumerate(rows[:SEARCHED]):
        found = Titles(number, tuple(_columns(row, first_column)))
        named = {column.fact for column in found.read}
        if "name" in named and len(named) >= _ENOUGH and (best is None or len(named) > len(best.read)):
            best = found
    return best


def letters(place: int) -> str:
    """A column as Excel names it: 0 is A, 27 is AB."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _columns(row: Sequence[object], first: int) -> list[Column]:
    taken: set[str] = set()
    found = []
    for place, cell in enumerate(row, first):
        heading = " ".join(str(cell).split())
        words = _folded(heading)
        if words in _NUMBERING:
            continue
        fact = _fact(heading)
        if fact in taken:
            fact = ""
        taken.add(fact)
        units = [one or other for one, other in _IN_BRACKETS.findall(heading)]
        found.append(Column(place, heading[:120], fact, units[-1] if units else ""))
    return found


def _fact(heading: str) -> str:
    for words in (_folded(heading), _folded(_IN_BRACKETS.sub(" ", heading))):
        if words in _known():
            return _known()[words]
    return ""


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for key, fact in FACTS.items():
        for words in (key, *fact.labels.values(), *_WORDS.get(key, "").split(",")):
            known.setdefault(_folded(words), key)
    return known


def _folded(heading: str) -> str:
    return " ".join(_NOT_LETTERS.sub(" ", fold(heading)).replace("san xuat sach hon", "sxsh").split())
