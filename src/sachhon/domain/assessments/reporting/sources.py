"""Which factors the report's figures were reckoned with: table, edition, row, value, since when, from where."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.calculations.results import FactorVersion
from sachhon.domain.assessments.models import Option
from sachhon.domain.assessments.options.library import library_option
from sachhon.domain.assessments.workspace.balances import Balance
from sachhon.vietnamese import format_date, format_number
from sachhon.writing import assessment as paper

_TABLES = {
    "toe_factors": "hệ số quy đổi TOE",
    "grid_emission_factors": "hệ số phát thải lưới điện",
    "fuel_emission_factors": "nhiệt trị nhiên liệu",
}
_GENERAL = "general knowledge"
_EVIDENCE = {
    "sourced": "có nguồn",
    "partly_sourced": "một phần có nguồn",
    "title_sourced": "chỉ tên giải pháp có nguồn",
    "general_knowledge": "kiến thức chung, không phải mức điển hình",
}


def sources_told(balances: Sequence[Balance], options: Sequence[Option]) -> tuple[paper.FactorSource, ...]:
    """The factors of the energy balances, then the entries of the options library; each once."""
    used = [factor for balance in balances for one in (*balance.inputs, *balance.outputs) for factor in one.factors]
    factors = {(one.table, one.version, one.row): one for one in used}
    return (*(_factor(one) for one in factors.values()), *_library(options))


def _factor(one: FactorVersion) -> paper.FactorSource:
    until = f" đến {format_date(one.valid_to)}" if one.valid_to else ""
    return paper.FactorSource(
        what=f"{_TABLES.get(one.table, one.table)}: {one.row}",
        value=f"{format_number(one.value.normalize())} {one.unit}",
        version=one.version,
        source=one.source,
        valid=f"từ {format_date(one.valid_from)}{until}",
    )


def _source(source: str) -> str:
    return "kiến thức chung" if source.startswith(_GENERAL) else source or "không có nguồn"


def _library(options: Sequence[Option]) -> list[paper.FactorSource]:
    found = []
    for code in dict.fromkeys(option.library for option in options if option.library):
        known = library_option(code)
        if known is not None:
            found.append(
                paper.FactorSource(
                    what=f"Thư viện giải pháp {code}: {known.title('vi')}",
                    value=_EVIDENCE.get(known.evidence, known.evidence),
                    version="–",
                    source=_source(known.source),
                )
            )
    return found
