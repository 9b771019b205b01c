"""All that is doubted about a plan's budget: sums with the cell that reconciles them, parts, norms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sachhon.domain.planning.money.matrix import Kind, Line, Matrix, Of, Place
from sachhon.domain.planning.money.norms import against_norms
from sachhon.domain.planning.money.reconcile import Fault, reconcile
from sachhon.domain.planning.money.sources import PART_OF, Source
from sachhon.formkit.findings import Finding, Severity

_LONGEST = 60
_SOURCES_VI = {
    Source.CENTRAL: "ngân sách Trung ương",
    Source.LOCAL: "ngân sách địa phương",
    Source.LOCAL_PROMOTION: "khuyến công địa phương",
    Source.INTERNATIONAL: "hợp tác quốc tế",
    Source.ENTERPRISES: "doanh nghiệp đóng góp",
    Source.OTHER: "nguồn hợp pháp khác",
    Source.UNSPLIT: "chưa phân nguồn",
}
_SOURCES_EN = {
    Source.CENTRAL: "central budget",
    Source.LOCAL: "local budget",
    Source.LOCAL_PROMOTION: "local industry promotion",
    Source.INTERNATIONAL: "international",
    Source.ENTERPRISES: "enterprises",
    Source.OTHER: "other sources",
    Source.UNSPLIT: "source not said",
}


@dataclass(frozen=True, slots=True)
class BudgetFinding:
    """A finding and the line of the matrix that it is about; `place`: the cell, where it names one."""

    finding: Finding
    line: int
    place: Place | None = None


def plan_findings(matrix: Matrix) -> tuple[BudgetFinding, ...]:
    """Broken sums (errors), then parts larger than their whole, then norms (warnings): none of them blocks."""
    return (*_sums(matrix), *_parts(matrix), *(BudgetFinding(found, line) for line, found in against_norms(matrix)))


def where(matrix: Matrix, place: Place, language: str = "vi") -> str:
    """A cell in words: "Dòng “1.2. Tuyên truyền…”, năm 2018"."""
    english = language == "en"
    line = matrix.lines[place.line]
    names = _SOURCES_EN if english else _SOURCES_VI
    parts = [_line_words(line, english)]
    if place.of == Of.PRICE:
        parts.append("unit price" if english else "đơn giá")
    elif place.of == Of.QUANTITY:
        parts.append("quantity" if english else "số lượng")
    if place.source:
        parts.append(names[Source(place.source)])
    if place.year:
        parts.append(f"year {place.year}" if english else f"năm {place.year}")
    elif not place.source and place.of == Of.AMOUNT:
        parts.append("total column" if english else "cột tổng")
    return ", ".join(parts)


def _line_words(line: Line, english: bool) -> str:
    if line.kind == Kind.TOTAL:
        return "Total row" if english else "Dòng tổng cộng"
    name = f"{line.number}. {line.title}" if line.number else line.title
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
    return f"Line “{short}”" if english else f"Dòng “{short}”"


def _sums(matrix: Matrix) -> Iterator[BudgetFinding]:
    for fault in reconcile(matrix).faults:
        yield _sum(matrix, fault)


def _sum(matrix: Matrix, fault: Fault) -> BudgetFinding:
    if not fault.proposals:
        equation = fault.broken[0]
        said = _said(matrix, equation.result) | {"stated": equation.stated, "should": equation.computed, "sums": 1}
        return BudgetFinding(_finding("budget_sum", "open", said), equation.result.line, equation.result)
    first = fault.proposals[0]
    variant = str(first.place.of) if first.place.of != Of.AMOUNT else "blank" if first.stated is None else ""
    said = _said(matrix, first.place)
    said |= {"stated": first.stated or 0, "should": first.should, "sums": len(fault.broken)}
    return BudgetFinding(_finding("budget_sum", variant, said), first.place.line, first.place)


def _parts(matrix: Matrix) -> Iterator[BudgetFinding]:
    for place in matrix.over_its_whole():
        whole = place._replace(source=PART_OF[Source(place.source)])
        said = _said(matrix, place) | {"stated": matrix.amounts[place], "should": matrix.amounts[whole]}
        yield BudgetFinding(_finding("budget_part", "", said), place.line, place)


def _said(matrix: Matrix, place: Place) -> dict[str, object]:
    return {"where_vi": where(matrix, place), "where_en": where(matrix, place, "en")}


def _finding(code: str, variant: str, said: dict[str, object]) -> Finding:
    return Finding(code, Severity.ERROR, said, fields=("budget",), variant=variant)
