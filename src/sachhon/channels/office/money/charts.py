"""The chart of money by year and source, drawn on the server; its table stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from sachhon.channels.office.money.units import MoneyUnit
from sachhon.channels.office.money.words import slot_words, stage_words, year_words
from sachhon.domain.planning.api import Source, Stage
from sachhon.writing.charts import Part, stacked

Amounts = Mapping[tuple[int, Source], int]


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The same figures as a table: sources across, years down, the sums last."""

    heads: list[str]
    rows: list[tuple[str, list[str]]]


def years_svg(amounts: Amounts, stage: Stage, unit: MoneyUnit) -> str:
    """Columns by year, parts by source."""
    sources, years = _axes(amounts)
    beside = Source.LOCAL_PROMOTION in sources
    names = {source: slot_words(source, beside_promotion=beside) for source in sources}
    parts = [
        Part(year_words(year), names[source], float(unit.number(amount))) for (year, source), amount in amounts.items()
    ]
    words = gettext("Kinh phí %(stage)s theo năm và nguồn; số liệu ở bảng bên dưới")
    alt = words % {"stage": stage_words(stage).lower()}
    drawn = stacked(
        parts,
        labels=[year_words(year) for year in years],
        series=[names[source] for source in sources],
        axis=f"{stage_words(stage)} ({unit.label})",
        alt=alt,
    )
    return drawn.svg()


def years_table(amounts: Amounts, unit: MoneyUnit) -> ChartTable:
    """What the chart shows."""
    sources, years = _axes(amounts)
    beside = Source.LOCAL_PROMOTION in sources
    heads = [*(slot_words(source, beside_promotion=beside) for source in sources), gettext("Cộng")]
    rows = []
    for year in years:
        told = [amounts.get((year, source)) for source in sources]
        rows.append((year_words(year), [unit.words(one) for one in told] + [unit.words(sum(filter(None, told)))]))
    if len(years) > 1:
        sums = [sum(amount for (_, one), amount in amounts.items() if one is source) for source in sources]
        rows.append((gettext("Tổng cộng"), [unit.words(one) for one in [*sums, sum(sums)]]))
    return ChartTable(heads, rows)


def _axes(amounts: Amounts) -> tuple[list[Source], list[int]]:
    having = {source for _, source in amounts}
    years = sorted({year for year, _ in amounts})
    dated = [year for year in years if year]
    between = list(range(dated[0], dated[-1] + 1)) if dated else []
    return [source for source in Source if source in having], [*between, *(year for year in years if not year)]
