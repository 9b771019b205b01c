"""A list of who came, as it was pasted or filled in: rows that can be kept, and each cell that cannot, by place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sachhon.domain.planning.recording.counting import Came, identities, one_code
from sachhon.formkit.findings import Finding, Severity
from sachhon.vietnamese.enterprises import enterprise_key, is_public_body, tax_code_holds
from sachhon.vietnamese.folding import nfc, squash
from sachhon.vietnamese.numbers import AmbiguousNumber, NotANumber, parse_number

MOST_ROWS = 5000
MOST_PEOPLE = 10_000
COLUMNS = ("enterprise", "tax_code", "people", "industry", "address", "contact", "kind")
_HEADINGS = {
    "enterprise": "Tên doanh nghiệp|Doanh nghiệp|Tên cơ sở|Cơ sở|Đơn vị|Tên đơn vị|Công ty|Tên công ty|Cơ quan, đơn vị|"
    "Đơn vị công tác|Enterprise",
    "tax_code": "Mã số thuế|MST|Mã số doanh nghiệp|Tax code",
    "people": "Số người|Số người dự|Số lượng|Số đại biểu|Số học viên|Số lượng người|People",
    "industry": "Mã ngành|Ngành|Industry",
    "address": "Địa chỉ|Address",
    "contact": "Liên hệ|Người liên hệ|Điện thoại|Số điện thoại|SĐT|Email|Thư điện tử|Contact",
    "kind": "Loại|Là doanh nghiệp|Type",
    "person": "Họ và tên|Họ tên|Tên học viên|Đại biểu|Name",
    "": "STT|TT|Số TT|Ghi chú|Ký tên|Chức vụ|No",
}
_KNOWN = {squash(words): name for name, told in _HEADINGS.items() for words in told.split("|")}
_LONGEST = {"enterprise": 300, "industry": 10, "address": 300, "contact": 200}
_NO_ENTERPRISE = {
    squash(words) for words in ("cơ quan", "đơn vị", "cơ quan nhà nước", "tổ chức", "không", "khác", "body", "no")
}
_SPACES = re.compile(r"[\x00-\x1f\u00a0]+")


@dataclass(frozen=True, slots=True)
class Row:
    """Who came, as it will be kept; `places` are the cells or lines that say so."""

    enterprise: str
    folded: str
    tax_code: str = ""
    people: int = 1
    is_enterprise: bool = True
    industry: str = ""
    address: str = ""
    contact: str = ""
    line: int = 0

    @property
    def came(self) -> Came:
        """For counting."""
        return Came(self.folded, self.tax_code, self.people, self.is_enterprise)


@dataclass(frozen=True, slots=True)
class ParticipantList:
    """What was understood: rows, one for each enterprise; findings by cell; the columns that the heading named."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()
    lines: int = 0

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Those for which a line was left out."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def people(self) -> int:
        """How many people the rows name."""
        return sum(row.people for row in self.rows)


def read_participants(grid: Sequence[Sequence[object]], first_line: int = 1) -> ParticipantList:
    """The list in a table of cells. With a heading the columns may stand in any order; without one: name, tax code,
    people, address, contact. A list of persons by name counts one person a row. `first_line`: number of the first row.
    """
    head, at = _heading(grid)
    places = head or {0: "enterprise", 1: "tax_code", 2: "people", 3: "address", 4: "contact"}
    findings: list[Finding] = []
    if head and "enterprise" not in head.values():
        return ParticipantList((), (_wrong("participants_no_name", f"A{first_line + at}"),))
    rows = []
    body = grid[at + 1 if head else 0 :]
    start = first_line + (at + 1 if head else 0)
    if len(body) > MOST_ROWS:
        return ParticipantList((), (_wrong("participants_too_many", "", limit=MOST_ROWS),))
    lines = 0
    for number, cells in enumerate(body, start):
        texts = {place: _text(cells[place]) if place < len(cells) else "" for place in places}
        if not any(texts.values()):
            continue
        lines += 1
        row = _row(cells, places, texts, number, findings)
        if row is not None:
            rows.append(row)
    return ParticipantList(
        tuple(_together(rows, findings, by_person="person" in places.values())), tuple(findings), lines
    )


def table_of(text: str) -> list[list[str]]:
    """The cells of a pasted text: lines and tabs; semicolons where there is no tab at all."""
    lines = nfc(text).replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    mark = "\t" if any("\t" in line for line in lines) else ";"
    return [line.split(mark) for line in lines]


def _heading(grid: Sequence[Sequence[object]]) -> tuple[dict[int, str], int]:
    """The columns by place and the row that names them: the first of the ten top rows in which two are known."""
    for number, cells in enumerate(grid[:10]):
        found: dict[int, str] = {}
        for place, cell in enumerate(cells):
            name = _KNOWN.get(squash(_text(cell).split("(")[0]))
            if name is not None and (not name or name not in found.values()):
                found[place] = name
        named = {place: name for place, name in found.items() if name}
        if (named and len(found) >= 2) or (len(named) == 1 and sum(bool(_text(cell)) for cell in cells) == 1):
            return named, number
    return {}, 0


def _row(
    cells: Sequence[object], places: dict[int, str], texts: dict[int, str], number: int, findings: list[Finding]
) -> Row | None:
    told: dict[str, str] = {name: texts[place] for place, name in places.items()}
    where = {name: f"{_letters(place)}{number}" for place, name in places.items()}
    raw = {name: cells[place] if place < len(cells) else "" for place, name in places.items()}
    name = told.get("enterprise", "")
    if not name:
        findings.append(_wrong("participant_no_name", where.get("enterprise", f"A{number}")))
        return None
    wrong = False
    for column, longest in _LONGEST.items():
        if len(told.get(column, "")) > longest:
            findings.append(_wrong("participant_too_long", where[column], longest=longest))
            wrong = True
    code, doubt = _tax_code(told.get("tax_code", ""), raw.get("tax_code"))
    if doubt:
        severity = Severity.WARNING if doubt == "tax_code_doubtful" else Severity.ERROR
        findings.append(Finding(doubt, severity, {"text": told["tax_code"]}, cell=where["tax_code"]))
        wrong = wrong or severity is Severity.ERROR
    people = _people(told.get("people", ""))
    if people is None:
        findings.append(_wrong("participant_people", where["people"], text=told["people"]))
        wrong = True
    if wrong or people is None:
        return None
    kind = squash(told.get("kind", ""))
    enterprise = kind not in _NO_ENTERPRISE if kind else not is_public_body(name)
    return Row(
        name, enterprise_key(name), code, people, enterprise, told.get("industry", ""), told.get("address", ""),
        told.get("contact", ""), number,
    )  # fmt: skip


def _together(rows: list[Row], findings: list[Finding], *, by_person: bool) -> list[Row]:
    """One row an enterprise: what the list names twice is one, with the people of both."""
    held: dict[str, Row] = {}
    for row, identity in zip(rows, identities(row.came for row in rows), strict=True):
        first = held.get(identity)
        if first is None:
            held[identity] = row
            continue
        if not by_person:
            told = {"first": first.line, "second": row.line, "name": first.enterprise}
            findings.append(Finding("participant_twice", Severity.INFO, told, cell=f"A{row.line}"))
        held[identity] = replace(
            first,
            people=first.people + row.people,
            tax_code=first.tax_code or row.tax_code,
            address=first.address or row.address,
            contact=first.contact or row.contact,
            industry=first.industry or row.industry,
        )
    return list(held.values())


def _tax_code(text: str, raw: object) -> tuple[str, str]:
    """(the code, what is wrong with it)."""
    if not text:
        return "", ""
    digits = re.sub(r"[\s.\-'’]", "", text)
    if not digits.isdigit():
        return "", "tax_code_wrong"
    if len(digits) in (9, 12) and isinstance(raw, int | float):
        return "", "tax_code_lost_zero"
    if len(digits) not in (10, 12, 13):
        return "", "tax_code_wrong"
    return one_code(digits), "" if len(digits) == 12 or tax_code_holds(digits) else "tax_code_doubtful"


def _people(text: str) -> int | None:
    """How many; 1 where nothing is said; None for what is no whole number from 1 on."""
    if not text:
        return 1
    try:
        number = parse_number(re.sub(r"\s*(?:người|học viên|đại biểu|lượt)\s*$", "", text, flags=re.IGNORECASE))
    except (NotANumber, AmbiguousNumber):
        return None
    return int(number) if number == int(number) and 1 <= number <= MOST_PEOPLE else None


def _text(cell: object) -> str:
    if cell is None:
        return ""
    plain = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return " ".join(_SPACES.sub(" ", nfc(plain)).split())


def _wrong(code: str, cell: str, **told: object) -> Finding:
    return Finding(code, Severity.ERROR, told, cell=cell)


def _letters(place: int) -> str:
    return chr(65 + place) if place < 26 else f"{chr(64 + place // 26)}{chr(65 + place % 26)}"
