"""Each section of the request answered nationally: figures, how they lie, lists, and what units say in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sachhon.formkit.definition import NationalSection
from sachhon.formkit.rollup import Figure
from sachhon.formkit.values import State
from sachhon.writing.document import Block, Column, Heading, Para, Run
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.national.digest import digest
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import stated
from sachhon.writing.national.lists import listed
from sachhon.writing.national.pictures import figure_bars, region_bars, spread_chart, value_map
from sachhon.writing.national.summary import COUNTED, LETTERS
from sachhon.writing.national.wording import (
    NO_FIGURE,
    figure_value,
    finding_words,
    label,
    method_words,
    number,
    scope,
    unit_of,
    with_unit,
)

_EXTRAS = {"count_positive": "trong đó: số {unit} trả lời lớn hơn 0"}
_FIGURES_SIDE_BY_SIDE = 3
_COVERED_FOR_MAP = 0.5


def sections(frame: Frame, heading: str) -> list[Block]:
    """All sections of the template's national report, in order; each begins with its title."""
    blocks: list[Block] = [Heading(heading)]
    number_ = 0
    for section in frame.template.national.sections:
        written = _section(frame, section)
        if written:
            number_ += 1
            blocks += [Heading(f"{number_}. {section.titles['vi']}", 2), *written]
    return blocks


def _section(frame: Frame, section: NationalSection) -> list[Block]:
    figures = [figure for field_id in section.fields if (figure := frame.figure(field_id)) is not None]
    counted = [figure for figure in figures if figure.method in COUNTED]
    blocks: list[Block] = []
    if counted:
        blocks.append(_figures_table(frame, section, counted))
        blocks += [block for figure in counted for block in _about(frame, figure)]
        if frame.edition.pictures:
            blocks += _charts(frame, counted)
    for figure in figures:
        if figure.method in COUNTED:
            continue
        if figure.method == "digest":
            blocks += digest(frame, figure)
        else:
            blocks += listed(frame, figure)
    return blocks


def _figures_table(frame: Frame, section: NationalSection, figures: Sequence[Figure]) -> Block:
    rows: list[tuple[CellLike, ...]] = []
    for figure in figures:
        code = frame.lineage.of(figure)
        unit = unit_of(figure, frame.template)
        if not stated(figure):
            rows.append(
                (
                    label(figure.field),
                    NO_FIGURE,
                    unit,
                    frame.lineage.cite(figure.coverage.words(frame.unit), LETTERS, shown=False),
                    "–",
                )
            )
            continue
        value: CellLike = frame.lineage.cite(figure_value(figure), code)
        rows.append((label(figure.field), value, unit, frame.coverage(figure), method_words(figure, frame.template)))
        for extra in figure.extras:
            words = _extra_words(frame, figure, extra.kind)
            share = extra.kind.startswith("denominator.")
            cited = frame.lineage.cite(number(extra.value), code)
            covered = frame.lineage.cite(extra.coverage.words(frame.unit), code, shown=False)
            how = method_words(figure, frame.template) if share else f"đếm số {frame.unit}"
            rows.append((f"– {words}", cited, unit if share else frame.unit, covered, how))
    columns = (
        Column("Chỉ tiêu", 3.1),
        Column("Số liệu", 2.1, "right"),
        Column("Đơn vị", 1.2, "center"),
        Column("Phạm vi", 1.2, "center"),
        Column("Cách tính", 2.2),
    )
    return frame.table(section.titles["vi"], columns, tuple(rows))


def _about(frame: Frame, figure: Figure) -> list[Block]:
    """How the answers lie and why they were not pooled; nothing to say of a plain sum."""
    blocks: list[Block] = []
    name = label(figure.field)
    if figure.distribution is not None and figure.distribution.n > 1 and stated(figure):
        blocks.append(Para((f"{name}: ", *_spread_words(frame, figure))))
    if figure.reason is not None:
        code = frame.lineage.of(figure)
        blocks.append(Para((finding_words(figure.reason), *frame.lineage.reference(code)), style="note"))
    return blocks


def _spread_words(frame: Frame, figure: Figure) -> tuple[Run, ...]:
    distribution, code = figure.distribution, frame.lineage.of(figure)
    if distribution is None:
        return ()
    unit = unit_of(figure, frame.template)
    cite = frame.lineage.cite
    lowest = ", ".join(name for value, name in distribution.values if value == distribution.minimum)
    highest = ", ".join(name for value, name in distribution.values if value == distribution.maximum)
    if distribution.minimum == distribution.maximum:
        value = with_unit(_told(figure, distribution.minimum), unit)
        return ("các câu trả lời đều là ", *cite(value, code), ".")
    return (
        "thấp nhất ",
        *cite(with_unit(_told(figure, distribution.minimum), unit), code, shown=False),
        f" ({_few(lowest)}), một nửa số câu trả lời nằm trong khoảng từ ",
        *cite(with_unit(_told(figure, distribution.lower_quartile), unit), code, shown=False),
        " đến ",
        *cite(with_unit(_told(figure, distribution.upper_quartile), unit), code, shown=False),
        ", trung vị ",
        *cite(with_unit(_told(figure, distribution.median), unit), code, shown=False),
        ", cao nhất ",
        *cite(with_unit(_told(figure, distribution.maximum), unit), code),
        f" ({_few(highest)}).",
    )


def _told(figure: Figure, value: Decimal) -> str:
    return scope(value, figure.field.type)


def _extra_words(frame: Frame, figure: Figure, kind: str) -> str:
    what, _, which = kind.partition(".")
    for option in figure.field.options if what == "option" else ():
        if option.id == which:
            return option.labels.get("vi", which)
    for one in figure.field.denominators if what == "denominator" else ():
        if one.id == which:
            return f"tính trên {one.labels.get('vi', which)}"
    return _EXTRAS.get(kind, kind).format(unit=frame.unit)


def _few(names: str, most: int = 3) -> str:
    each = names.split(", ")
    return names if len(each) <= most else f"{', '.join(each[:most])} và các nơi khác"


def _charts(frame: Frame, figures: Sequence[Figure]) -> list[Block]:
    blocks: list[Block] = []
    said = [figure for figure in figures if stated(figure)]
    spread = [figure for figure in said if figure.distribution is not None and figure.field.unit == "%"]
    if spread and (drawn := spread_chart(spread, "%")) is not None:
        note = (
            "Mỗi chấm là câu trả lời của một hoặc vài đơn vị; dải nhạt từ tứ phân vị dưới đến tứ phân vị trên; "
            "vạch cam là trung vị."
        )
        blocks.append(frame.picture(drawn, "Phân bố câu trả lời", note))
    sums = [figure for figure in said if figure.method == "sum" and figure.state is State.VALUE]
    units = {unit_of(figure, frame.template) for figure in sums}
    if len(sums) >= _FIGURES_SIDE_BY_SIDE and len(units) == 1:
        drawn = figure_bars(sums, units.pop())
        if drawn is not None:
            blocks.append(frame.picture(drawn, "So sánh các chỉ tiêu cùng đơn vị"))
    elif sums:
        best = sums[0]
        unit = unit_of(best, frame.template)
        if (drawn := region_bars(best, unit, frame.geography)) is not None:
            note = f"Trong ngoặc: số {frame.unit} đã trả lời trên số {frame.unit} của vùng."
            blocks.append(frame.picture(drawn, f"{label(best.field)} theo vùng", note))
    mapped = [
        figure
        for figure in said
        if figure.field.unit == "%" and figure.coverage.n >= figure.coverage.asked * _COVERED_FOR_MAP
    ]
    if mapped:
        best = max(mapped, key=lambda figure: figure.coverage.n)
        if (drawn := value_map(best, "%", frame.geography)) is not None:
            note = "Sơ đồ vị trí tương đối của các tỉnh, thành phố; không phải bản đồ địa giới hành chính."
            blocks.append(frame.picture(drawn, f"{label(best.field)} theo {frame.unit}", note))
    return blocks
