"""How much of what was planned for a year is there: outputs against quantities, money spent against money planned."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sachhon.domain.planning.recording.measures import all_measures
from sachhon.vietnamese.folding import squash

_ALSO = {
    "lớp": ("khóa", "lớp học", "lớp tập huấn", "khóa tập huấn", "khóa học"),
    "hội thảo": ("hội nghị", "cuộc", "buổi"),
    "tin bài": ("tin", "bài", "bài viết", "chuyên mục", "bản tin"),
    "chương trình": ("phóng sự", "chuyên đề"),
    "cơ sở": ("doanh nghiệp", "đơn vị", "báo cáo"),
    "chuyến": ("đoàn", "lượt"),
}
"""What budgets call the units of measures too."""


def share_done(planned: Mapping[str, Decimal], outputs: Mapping[str, Decimal]) -> Decimal | None:
    """The share of planned quantities that is there, 0 to 1; None where no line is counted in what is recorded.

    `planned` is by the line's unit ("Lớp"), `outputs` by measure. A line counted in more than was planned makes up for
    no other line.
    """
    shares = []
    for unit, quantity in planned.items():
        codes = _measures_in(unit)
        if quantity > 0 and codes:
            there = max(outputs.get(code, Decimal(0)) for code in codes)
            shares.append(min(Decimal(1), there / quantity))
    return sum(shares, Decimal(0)) / len(shares) if shares else None


def share_spent(planned: int | None, spent: int | None) -> Decimal | None:
    """The share of the year's money that is disbursed, 0 to 1; None where nothing was planned or nothing is kept."""
    if not planned or spent is None:
        return None
    return max(Decimal(0), min(Decimal(1), Decimal(spent) / Decimal(planned)))


def _measures_in(unit: str) -> list[str]:
    """The measures that are counted in a unit of a budget."""
    wanted = squash(unit)
    return [
        measure.code
        for measure in all_measures().values()
        if measure.event_kinds
        and wanted
        and wanted in {squash(measure.unit), *map(squash, _ALSO.get(measure.unit, ()))}
    ]
