"""Saving rates as rows of a page: formatted once, with what stands behind each and how it stands to a target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.performance.national.chosen import Chosen
from sachhon.channels.office.performance.words import (
    DASH,
    ENERGY,
    certainty_words,
    industry_name,
    percent,
    tongue,
    with_unit,
)
from sachhon.domain.assessments.api import provinces_of_today, stream_of
from sachhon.domain.rollups.api import (
    SavingFigure,
    SavingTarget,
    action_programme_targets,
    named_industries,
    strategy_targets,
    target_in,
)
from sachhon.vietnamese.numbers import format_number

_NONE = SavingFigure()


@dataclass(frozen=True, slots=True)
class Row:
    """A rate in words. `kind` is the badge's; `standing` says how it stands to the target."""

    name: str
    href: str
    rate: str
    kind: str
    saving: str
    counted: str
    coverage: str
    verified: str
    standing: str = ""
    note: str = ""
    figure: SavingFigure = _NONE


def hidden_words() -> str:
    """In place of a figure that would tell of too few."""
    return _("ẩn để bảo mật")


def row(name: str, figure: SavingFigure, unit: str, href: str = "", target: SavingTarget | None = None) -> Row:
    """One rate. Without facilities it is a dash, which is no zero."""
    if figure.hidden:
        registered = format_number(figure.registered)
        coverage = _("ẩn, trong %(n)s cơ sở của danh bạ") % {"n": registered}
        return Row(name, href, hidden_words(), "", DASH, "", coverage, DASH, figure=figure)
    kind, standing = stands(figure, target)
    return Row(
        name,
        href,
        percent(figure.saving_pct),
        kind,
        with_unit(figure.saving, unit) if figure.counted and not figure.relative else DASH,
        format_number(figure.counted),
        coverage_words(figure),
        verified_words(figure),
        standing,
        figure=figure,
    )


def verified_words(figure: SavingFigure) -> str:
    """How much of the adjusted baseline somebody has verified; said roughly where it could tell of one facility."""
    if not figure.counted:
        return DASH
    share = percent(figure.verified_pct, decimals=0)
    return _("khoảng %(share)s") % {"share": share} if figure.roughly else share


def coverage_words(figure: SavingFigure) -> str:
    """How many count, of those that reported and those in the register."""
    told = {
        "counted": format_number(figure.counted),
        "known": format_number(figure.known),
        "registered": format_number(figure.registered),
    }
    return _("%(counted)s được tính / %(known)s có số liệu / %(registered)s trong danh bạ") % told


def stands(figure: SavingFigure, target: SavingTarget | None) -> tuple[str, str]:
    """(badge, words) of a rate against a target."""
    rate = figure.saving_pct
    if rate is None:
        return "", ""
    if target is None:
        return ("danger", "") if rate < 0 else ("", "")
    if rate < target.low:
        return "warning" if rate >= 0 else "danger", _("dưới mục tiêu %(range)s") % {"range": range_words(target)}
    if rate > target.high:
        return "success", _("trên mục tiêu %(range)s") % {"range": range_words(target)}
    return "success", _("trong mục tiêu %(range)s") % {"range": range_words(target)}


def range_words(target: SavingTarget) -> str:
    """ "8–13 %"."""
    return f"{format_number(target.low)}–{format_number(target.high)}\N{NO-BREAK SPACE}%"


def target_words(target: SavingTarget) -> str:
    """A target with its document, period and how sure its words are."""
    return _("%(document)s, giai đoạn %(first)s–%(last)s: %(range)s (độ tin cậy của nguồn: %(certainty)s)") % {
        "document": target.document,
        "first": target.first,
        "last": target.last,
        "range": range_words(target),
        "certainty": certainty_words(target.certainty),
    }


def year_rows(chosen: Chosen) -> list[Row]:
    """The years of the country, a province or an industry, the oldest first, each against the target of its period."""
    savings = chosen.savings
    return [
        row(
            str(year),
            savings.figure(year, chosen.place, chosen.industry),
            savings.resource.unit,
            target=target_in(targets_for(chosen.savings.resource.code, chosen.industry), year),
        )
        for year in savings.years
    ]


def targets_for(resource: str, industry: int | None) -> tuple[SavingTarget, ...]:
    """1419's for all; after it, 889's for the industries that it names. Both tell of energy and materials alone."""
    stream = stream_of(resource)
    if resource != ENERGY and (stream is None or stream.kind not in (ENERGY, "material")):
        return ()
    named = {number for one in named_industries() for number in one.industries}
    return strategy_targets() if industry not in named else (*strategy_targets(), *action_programme_targets())


def target_of(chosen: Chosen) -> SavingTarget | None:
    """The target of the year that is looked at."""
    return target_in(targets_for(chosen.savings.resource.code, chosen.industry), chosen.year)


def province_rows(chosen: Chosen) -> list[Row]:
    """The provinces, in Vietnamese order; what is known of no province comes last."""
    told = chosen.savings.provinces(chosen.year, chosen.industry)
    target = target_of(chosen)
    rows = []
    for unit in provinces_of_today():
        if unit.pk in told:
            href = f"{reverse('performance:province', args=(unit.code,))}?{chosen.query}"
            rows.append(row(unit.name, told[unit.pk], chosen.savings.resource.unit, href, target))
    if 0 in told:
        rows.append(row(_("Chưa rõ tỉnh"), told[0], chosen.savings.resource.unit, "", target))
    return rows


def industry_rows(chosen: Chosen, may_see_facilities: bool = False) -> list[Row]:
    """The industries by their number; within a province they lead to its facilities, for those who may see them."""
    told = chosen.savings.industries(chosen.year, chosen.place)
    rows = []
    for number in sorted(told, key=lambda one: (one == 0, one)):
        href = f"{reverse('performance:industry', args=(number,))}?{chosen.query}"
        if chosen.province is not None:
            behind = reverse("performance:behind", args=(chosen.province.code, number))
            href = f"{behind}?{chosen.query}" if may_see_facilities else ""
        target = target_in(targets_for(chosen.savings.resource.code, number), chosen.year)
        rows.append(row(industry_name(number or None), told[number], chosen.savings.resource.unit, href, target))
    return rows


def programme_rows(chosen: Chosen) -> list[Row]:
    """The industries that 889 names, against its target of the year; none where it has none."""
    target = target_in(action_programme_targets(), chosen.year)
    if target is None or not targets_for(chosen.savings.resource.code, None):
        return []
    rows = []
    for one in named_industries():
        figure = chosen.savings.of_industries(chosen.year, one.industries)
        told = row(one.words_en if tongue() == "en" else one.words, figure, chosen.savings.resource.unit, "", target)
        numbers = ", ".join(map(str, one.industries))
        note = _("ngành số %(numbers)s trong bảng 39 ngành (cách hiểu của hệ thống, độ tin cậy: %(certainty)s)") % {
            "numbers": numbers,
            "certainty": certainty_words(one.certainty),
        }
        rows.append(_noted(told, note))
    return rows


def _noted(told: Row, note: str) -> Row:
    return Row(
        told.name, told.href, told.rate, told.kind, told.saving, told.counted, told.coverage, told.verified,
        told.standing, note, told.figure,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Left:
    """Facilities that do not count, and why."""

    why: str
    count: str


def left_out(figure: SavingFigure) -> list[Left]:
    """Why facilities with something reported do not count."""
    reasons: Iterable[tuple[str, int]] = (
        (_("Năm này là năm gốc của cơ sở: chưa có gì để so"), figure.baseline_year),
        (_("Chưa có năm gốc, hoặc năm gốc thiếu lượng dùng hay sản lượng"), figure.no_baseline),
        (_("Không biết lượng dùng của năm, hoặc khác đơn vị với năm gốc"), figure.no_consumption),
        (_("Không biết sản lượng của năm, hoặc khác đơn vị với năm gốc"), figure.no_output),
    )
    return [Left(why, format_number(count)) for why, count in reasons if count]


def plain(value: Decimal | None, places: int = 3) -> Decimal | None:
    """A number for a sheet."""
    return None if value is None else value.quantize(Decimal(1).scaleb(-places)).normalize()
