"""A filled list of experts: whom it adds, whom it changes, which cells are wrong."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from sachhon.domain.assessments.models import Expert
from sachhon.domain.assessments.network.checking import check_expert
from sachhon.domain.assessments.network.facts import ExpertFacts, TrainingRow, facts_of_expert
from sachhon.domain.assessments.network.sheet_columns import COLUMNS
from sachhon.domain.assessments.network.support import provinces_of_today
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import seen_of
from sachhon.domain.registry.api import Unit
from sachhon.vietnamese.folding import nfc, squash
from sachhon.vietnamese.provinces import province

MOST_ROWS = 5_000
_YES, _NO = frozenset(("x", "có", "co", "yes", "1", "true")), frozenset(("", "không", "khong", "no", "0", "false"))
_COURSE = re.compile(r"^(?P<course>.+?)\s*(?:\((?P<year>\d{4})\))?$")


@dataclass(frozen=True, slots=True)
class SheetError:
    """What is wrong with a cell, as Excel names it ("C12")."""

    cell: str
    words: str


@dataclass(frozen=True, slots=True)
class PlannedExpert:
    """A row: whom it adds (`expert` None) or changes."""

    number: int
    expert: Expert | None
    facts: ExpertFacts


@dataclass(frozen=True, slots=True)
class ExpertPlan:
    """What a list does. `seen` stands for all of it: what was agreed to is what is done."""

    added: tuple[PlannedExpert, ...]
    changed: tuple[PlannedExpert, ...]
    unchanged: int
    errors: tuple[SheetError, ...]

    @property
    def seen(self) -> str:
        """Short enough for a hidden field."""
        return seen_of(
            {"row": row.number, "who": row.expert.code if row.expert else "", "facts": repr(row.facts)}
            for row in (*self.added, *self.changed)
        )


class _Wrong(Exception):
    """A cell that cannot be read."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field, self.words = field, words


def plan_experts(data: bytes, today: date) -> ExpertPlan:
    """Reads a workbook. Raises Refused where it is none, or not this list."""
    grid = _grid(data)
    titles = [squash(str(cell).rstrip(" *")) for cell in grid[0]]
    places = {column.field: titles.index(squash(column.title)) for column in COLUMNS if squash(column.title) in titles}
    if "name" not in places:
        raise Refused("not_the_list", _("Dòng đầu không có cột “Họ và tên”. Dùng tệp mẫu."))
    known = {one.code: one for one in Expert.objects.select_related("organisation", "province")}
    reader = _Reader(places)
    added, changed, errors, unchanged = [], [], [], 0
    met: set[str] = set()
    for number, row in enumerate(grid[1:], 2):
        if not any(_text(cell) for cell in row):
            continue
        told = {field: _text(row[place]) for field, place in places.items() if place < len(row)}
        try:
            expert = _whom(told.get("code", ""), known, met)
            facts = reader.facts(told, facts_of_expert(expert) if expert else ExpertFacts("", is_consultant=False))
            check_expert(facts, today)
        except _Wrong as wrong:
            errors.append(SheetError(_cell(places, wrong.field, number), wrong.words))
        except Refused as refused:
            errors.append(SheetError(_cell(places, refused.field, number), refused.message))
        else:
            if expert is None:
                added.append(PlannedExpert(number, None, facts))
            elif facts_of_expert(expert) == facts:
                unchanged += 1
            else:
                changed.append(PlannedExpert(number, expert, facts))
    return ExpertPlan(tuple(added), tuple(changed), unchanged, tuple(errors))


def _grid(data: bytes) -> list[list[Any]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        grid = book.get_sheet_by_index(0).to_python(skip_empty_area=False, nrows=MOST_ROWS + 2)
    except (CalamineError, OSError, ValueError, IndexError) as damaged:
        raise Refused(
            "not_a_workbook", _("Không đọc được tệp Excel này. Tải tệp mẫu, điền vào rồi gửi lại.")
        ) from damaged
    if len(grid) > MOST_ROWS + 1:
        raise Refused("too_many_rows", _("Danh sách có quá 5.000 dòng. Chia thành nhiều tệp."))
    if not grid:
        raise Refused("not_the_list", _("Trang đầu của tệp trống. Dùng tệp mẫu."))
    return grid


def _whom(code: str, known: Mapping[str, Expert], met: set[str]) -> Expert | None:
    if not code:
        return None
    if code not in known:
        raise _Wrong("code", _("Không có chuyên gia mã %(code)s. Để trống mã nếu là người mới.") % {"code": code})
    if code in met:
        raise _Wrong("code", _("Mã %(code)s có ở dòng trước rồi. Mỗi người một dòng.") % {"code": code})
    met.add(code)
    return known[code]


class _Reader:
    """Reads rows; units are looked up once."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self._places = places
        provinces = provinces_of_today()
        self._provinces = {unit.territory.code: unit for unit in provinces if unit.territory}
        self._by_code = {unit.code: unit for unit in provinces}
        self._consultancies = {
            unit.code: unit for unit in Unit.objects.filter(kind=Unit.Kind.CONSULTANCY, dissolved=None)
        }

    def facts(self, told: Mapping[str, str], held: ExpertFacts) -> ExpertFacts:
        """What a row says, over what was known; a column that the sheet has not leaves what was known."""
        news: dict[str, Any] = {
            name: told[name] for name in ("name", "organisation_name", "email", "phone", "note") if name in told
        }
        for name in ("is_consultant", "is_trainer", "listed"):
            if name in told:
                news[name] = _mark(name, told[name])
        if "organisation" in told:
            news["organisation"] = self._consultancy(told["organisation"].upper())
        if "province" in told:
            news["province"] = self._province(told["province"])
        if "industries" in told:
            news["industries"] = _numbers(told["industries"])
        return replace(held, **news, trainings=_courses(told, held.trainings))

    def _consultancy(self, code: str) -> Unit | None:
        if code and code not in self._consultancies:
            raise _Wrong("organisation", _("Danh bạ không có tổ chức tư vấn mã %(code)s.") % {"code": code})
        return self._consultancies.get(code)

    def _province(self, written: str) -> Unit | None:
        if not written:
            return None
        found = province(written)
        unit = self._by_code.get(written.upper()) or (self._provinces.get(found.code_today) if found else None)
        if unit is None:
            raise _Wrong("province", _("Không có tỉnh, thành phố nào tên “%(name)s”.") % {"name": written})
        return unit


def _mark(field: str, text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise _Wrong(field, _("Đánh x hoặc để trống."))
    return text.lower() in _YES


def _numbers(text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    if not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):
        raise _Wrong("industries", _("Nhập số thứ tự ngành, cách nhau bằng dấu phẩy, ví dụ 4, 13."))
    return tuple(sorted(set(map(int, parts))))


def _courses(told: Mapping[str, str], held: tuple[TrainingRow, ...]) -> tuple[TrainingRow, ...]:
    """What was known of a course that is named again (who held it, its certificate) stays."""
    rows: list[TrainingRow] = []
    for field, taught in (("trainings", False), ("taught", True)):
        before = [row for row in held if row.as_trainer is taught]
        if field not in told:
            rows += before
            continue
        for part in filter(None, (part.strip() for part in told[field].split(";"))):
            found = _COURSE.match(part)
            course, year = (found["course"], found["year"]) if found else (part, None)
            row = TrainingRow(course, "", int(year) if year else None, taught)
            rows.append(next((one for one in before if (one.course, one.year) == (row.course, row.year)), row))
    order = {row: place for place, row in enumerate(held)}
    return tuple(sorted(rows, key=lambda row: order.get(row, len(order))))


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return re.sub(r"[\x00-\x1f]+", " ", nfc(str(cell))).strip() if cell is not None else ""


def _cell(places: Mapping[str, int], field: str, number: int) -> str:
    known = field if field in places else "trainings" if field.startswith(("course-", "year-")) else "name"
    return f"{chr(65 + places.get(known, places['name']))}{number}"
