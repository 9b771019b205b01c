"""A facility's page: where it stands among others, what it saved by the method, and what that rests on."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.calculations.factors.benchmarks import GENERAL_KNOWLEDGE
from sachhon.calculations.regression import RegressionSaving
from sachhon.channels.office.performance.charts import FEWEST, drawn, size_of, specific_chart
from sachhon.channels.office.performance.finding import find_facility
from sachhon.channels.office.performance.merged import aside_words
from sachhon.channels.office.performance.rows import (
    factor_words,
    saving_row,
    standing_tiles,
    steps_of,
    year_rows,
)
from sachhon.channels.office.performance.sheets import facility_sheet
from sachhon.channels.office.performance.words import (
    blocked_words,
    certainty_words,
    exact,
    industry_name,
    resource_name,
    rounded,
    sentence,
    tongue,
    unit_words,
    with_unit,
)
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.assessments.api import (
    YEAR,
    Overview,
    Standing,
    Told,
    months_of,
    overview_of,
    regression_of,
    standing_of,
    stream_of,
)
from sachhon.domain.registry.api import Facility, place_of_standing
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.dates import format_date

ENERGY = "energy"
MONTHS = 12


@guarded(YEAR, "view", find_facility)
@require_GET
def page(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """The newest year unless another is asked for."""
    overview = overview_of(request.actor, facility)
    place = place_of_standing(facility)
    context: dict[str, Any] = {
        "facility": facility,
        "industry": industry_name(facility.industry),
        "may": {verb: YEAR.permits(request.actor, verb, place) for verb in YEAR.rules},
        "this_year": timezone.localdate().year,
        "years": year_rows(overview),
    }
    newest = overview.newest_told
    if newest is not None:
        asked = request.GET.get("nam", "")
        year = int(asked) if asked.isdecimal() and int(asked) in overview.facts else newest
        context |= _of_year(overview, year, request.GET.get("dong", ""))
    return render(request, "office/performance/facility.html", context)


def _of_year(overview: Overview, year: int, resource: str) -> dict[str, Any]:
    standing = standing_of(overview, year)
    told = overview.of_year(year)
    chosen = resource if resource in overview.resources else next(iter(overview.resources), "")
    shown = drawn(overview.of_resource(chosen))
    chart = specific_chart(chosen, shown) if len(shown) >= FEWEST else None
    pending = overview.pending.get(year)
    return {
        "year": year,
        "tiles": standing_tiles(standing, overview),
        "steps": steps_of(overview, year),
        "savings": [saving_row(overview.facility, one) for one in told],
        "claimed": overview.facts[year].claimed,
        "pending": pending,
        "aside": aside_words(overview, year),
        "pending_day": format_date(timezone.localtime(pending.sealed_at).date()) if pending else "",
        "resources": [(code, resource_name(code)) for code in overview.resources],
        "resource": chosen,
        "resource_name": resource_name(chosen),
        "chart": chart,
        "chart_size": size_of(chart) if chart else None,
        "chart_rows": [(one.year, rounded(one.specific)) for one in shown],
        "chart_unit": unit_words(shown[-1].specific_unit) if shown else "",
        "spread": _spread(standing),
        "published": _published(standing),
        "norm_formula": standing.norm.verdict.working.formula if standing.norm and standing.norm.verdict else (),
        "norm_factors": [factor_words(one) for one in standing.norm.verdict.working.factors]
        if standing.norm and standing.norm.verdict
        else [],
        **_emissions(standing),
        "regressions": _regressions(overview, year),
    }


def _spread(standing: Standing) -> dict[str, str] | None:
    """The middle of the others, to two digits: nobody's own figure is told."""
    peers = standing.peers
    if peers is None or not peers.shown or peers.found is None or peers.found.median is None:
        return None
    middle = peers.found.median
    coarse = round(middle, 1 - middle.adjusted()) if middle else middle
    return {
        "own": with_unit(peers.value, peers.unit),
        "median": f"{exact(coarse)} {unit_words(peers.unit)}",
        "n": str(peers.found.peers),
    }


def _published(standing: Standing) -> list[dict[str, str]]:
    names = {"energy": _("năng lượng"), "electricity": _("điện"), "heat": _("nhiệt")}
    names |= {"water": _("nước"), "fresh water": _("nước cấp"), "GHG": _("khí nhà kính")}
    places = {"all": _("cả ngành"), "World": _("thế giới"), "VN": _("Việt Nam"), "World/VN": _("thế giới, Việt Nam")}
    places |= {"225 breweries, 49 countries": _("225 nhà máy bia, 49 nước"), "n.d.": ""}
    found = []
    for one in standing.published:
        figure = one.figure
        if figure.source.startswith(GENERAL_KNOWLEDGE):
            continue
        where = (places.get(words, words) for words in (figure.scope, figure.country, figure.period))
        ends = [exact(value) for value in (figure.low, figure.high) if value is not None]
        value = "–".join(ends) if ends else exact(figure.typical)
        found.append({
            "metric": names.get(figure.metric, figure.metric),
            "scope": " · ".join(filter(None, where)),
            "value": f"{value} {figure.unit}",
            "own": f"{rounded(one.own)} {figure.unit}" if one.own is not None else "",
            "certainty": certainty_words(figure.certainty),
            "source": figure.source,
        })  # fmt: skip
    return found


def _emissions(standing: Standing) -> dict[str, Any]:
    rows = []
    for one in standing.emissions.carriers:
        stream = stream_of(one.stream)
        found = one.found
        rows.append({
            "name": stream.name(tongue()) if stream else one.stream,
            "amount": f"{exact(one.amount.quantity)} {one.amount.unit}" if one.amount else "",
            "t": rounded(found.t_co2e) if found else "",
            "biogenic": rounded(found.t_co2_biogenic) if found and found.t_co2_biogenic else "",
            "factor": f"{exact(found.factor)} {found.factor_unit}" if found else "",
            "formula": " ; ".join(found.working.formula) if found else "",
            "why": "" if found else _why(one.missing) if one.missing else blocked_words(one.blocked, one.stream),
        })  # fmt: skip
    total = standing.emissions.t_co2e
    return {
        "emissions": rows,
        "emissions_total": rounded(total) if total is not None else "",
        "emissions_whole": not standing.emissions.unknown,
    }


def _why(missing: Finding) -> str:
    """Why emissions are not known; the calculation speaks to whoever writes its inputs, this page to a factory."""
    if missing.code == "calc_no_grid_factor":
        return _("Chưa công bố hệ số phát thải lưới điện của năm này.")
    return sentence(missing)


def _year_with_months(overview: Overview, year: int, told: Told) -> int | None:
    """The baseline year where it has twelve months, else the last year before this one that has."""
    earlier = sorted((one for one in overview.years if one < year), key=lambda one: (one != told.baseline_year, -one))
    return next((one for one in earlier if len(months_of(overview.facts[one], told.resource)) == MONTHS), None)


def _fitted(overview: Overview, base: int, year: int, told: Told) -> RegressionSaving | Finding | None:
    return regression_of(overview.facts[base], overview.facts[year], told.resource, _("sản lượng"))


def _test_name(test: str) -> str:
    """A test of the model as it is called."""
    if test.startswith("p_value of "):
        return _("p của %(driver)s") % {"driver": test.removeprefix("p_value of ")}
    names = {
        "r2": "R²",
        "cv_rmse": "CV(RMSE), %",
        "points": _("số tháng"),
        "points_per_driver": _("số tháng mỗi yếu tố"),
    }
    return names.get(test, test)


def _regressions(overview: Overview, year: int) -> list[dict[str, Any]]:
    """Savings by regression where twelve months of both years are there."""
    found: list[dict[str, Any]] = []
    for told in overview.of_year(year):
        base = _year_with_months(overview, year, told)
        model = _fitted(overview, base, year, told) if base is not None else None
        if model is None:
            continue
        row: dict[str, Any] = {"name": resource_name(told.resource), "baseline": base}
        if isinstance(model, Finding):
            found.append({**row, "refused": sentence(model)})
            continue
        unit = model.working.units["adjusted_baseline"]
        found.append({
            **row,
            "saving": with_unit(model.saving, unit) if model.saving is not None else "",
            "share": rounded(model.saving_pct) if model.saving_pct is not None else "",
            "model": _("%(base)s + %(each)s × sản lượng") % {
                "base": with_unit(model.intercept, unit),
                "each": rounded(model.coefficients[0].value),
            },
            "tests": [
                {
                    "name": _test_name(one.test),
                    "value": rounded(one.value),
                    "limit": exact(one.limit),
                    "passed": one.passed,
                    "sign": "≥" if one.bound == "min" else "≤",
                }
                for one in model.tests
            ],
            "notes": [sentence(one) for one in model.working.warnings],
            "points": model.points,
        })  # fmt: skip
    return found


@guarded(YEAR, "view", find_facility)
@require_GET
def chart(request: OfficeRequest, facility: Facility, resource: str) -> HttpResponse:
    """The chart of a resource as SVG."""
    overview = overview_of(request.actor, facility)
    shown = drawn(overview.of_resource(resource))
    if len(shown) < FEWEST:
        raise Http404(resource)
    response = HttpResponse(
        specific_chart(resource, shown, narrow="hep" in request.GET).svg(), content_type="image/svg+xml"
    )
    response["Cache-Control"] = "private, no-cache"
    response["Content-Language"] = get_language() or "vi"
    return response


@guarded(YEAR, "export", find_facility)
@require_GET
def download(request: OfficeRequest, facility: Facility, form: str) -> HttpResponse:
    """All years and resources as a table."""
    overview = overview_of(request.actor, facility)
    return send_sheet(request, facility_sheet(overview), form, f"hieu-qua-{facility.code}")


def facility_address(facility: Facility, year: int | None = None) -> str:
    """The page of a facility, at a year."""
    address = reverse("performance:facility", args=(facility.code,))
    return address if year is None else f"{address}?nam={year}"
