"""A figure with all that stands behind it, and what one unit said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from sachhon.channels.office.figures.addresses import part_address, with_choices
from sachhon.channels.office.figures.charts import areas_chart, size_of, spread_chart, spread_drawn
from sachhon.channels.office.figures.chosen import choice_form, choices_of
from sachhon.channels.office.figures.finding import find_round
from sachhon.channels.office.figures.listing import columns, list_page, tellings, themes, totals
from sachhon.channels.office.figures.ordering import ordered_parts
from sachhon.channels.office.figures.parts import part_page
from sachhon.channels.office.figures.rows import coverage_of, figure_row, in_language, part_rows
from sachhon.channels.office.figures.tiles import value_map
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.rollups.api import FIGURES, NOW, Choices, RollupFigure, Seen, ask_for_figures, detail_of, seen
from sachhon.domain.rounds.api import Round

CHARTS = ("spread", "regions")


@guarded(FIGURES, "view", find_round)
def figure(request: OfficeRequest, round_: Round, field: str) -> HttpResponse:
    """Parts by unit, spread, areas, tile grid, rows, statements."""
    choices = choices_of(request, round_)
    page, detail = _detail(round_, choices, field)
    if detail is None or page.snapshot is None:
        context = {"round": round_, "choices": choices, "job": ask_for_figures(round_, choices, request.actor)}
        return render(request, "office/figures/waiting.html", context)
    overview = page.snapshot.overview
    return render(
        request,
        "office/figures/figure.html",
        {
            "round": round_,
            "choices": choices,
            "page": page,
            **choice_form(choices),
            **figure_context(
                request, detail, overview, choices, lambda unit: part_address(round_, field, unit, choices)
            ),
            "table_href": with_choices(reverse("figures:national", args=(round_.code,)), choices),
            "chart_base": reverse("figures:figure", args=(round_.code, field)),
            "query": choices.query,
        },
    )


def figure_context(
    request: OfficeRequest,
    detail: dict[str, Any],
    overview: dict[str, Any],
    choices: Choices,
    link: Callable[[str], str],
) -> dict[str, Any]:
    """What the page of a figure shows, of a live one or of a frozen one."""
    suffix = "34" if choices.geography == NOW else "63"
    words, percent = coverage_of(detail, overview, choices.geography)
    return {
        "detail": {**detail, "extras": _extras(detail)},
        "row": figure_row(detail, overview, choices.geography, lambda _field: ""),
        "coverage": words,
        "percent": percent,
        "provinces": detail["areas"][f"province{suffix}"],
        "regions_shown": detail["areas"][f"region{suffix}"],
        "tiles": value_map(detail, choices.geography, lambda code: f"#area-{code}"),
        "spread_drawn": spread_drawn(detail),
        "spread_size": size_of(spread_chart(detail)) if spread_drawn(detail) else None,
        "regions_drawn": sum(area["number"] is not None for area in detail["areas"][f"region{suffix}"]) > 1,
        "regions_size": size_of(areas_chart(detail, f"region{suffix}")),
        **ordered_parts(request, part_rows(detail, link)),
        "tellings": tellings(detail),
        "columns": columns(detail),
        "list_rows": list_page(detail, link, request.GET.get("page")),
        "totals": totals(detail),
        "themes": themes(detail, link),
        "not_divisible": choices.geography != NOW and overview["geographies"] == [34],
    }


def _extras(detail: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**extra, "label": in_language(extra["labels"])} for extra in detail["extras"]]


@guarded(FIGURES, "view", find_round)
def chart(request: OfficeRequest, round_: Round, field: str, chart: str) -> HttpResponse:
    """A chart of the figure as SVG; drawn once for a browser, as long as the figures stay the same."""
    choices = choices_of(request, round_)
    page, detail = _detail(round_, choices, field)
    if detail is None or page.snapshot is None:
        raise Http404(field)
    etag = f'"{page.snapshot.digest[:24]}-{get_language()}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(chart_svg(detail, chart, choices), content_type="image/svg+xml")
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    return response


def chart_svg(detail: dict[str, Any], chart: str, choices: Choices) -> str:
    """The picture. Raises Http404 for a chart that cannot be drawn."""
    if chart == "spread" and spread_drawn(detail):
        return spread_chart(detail).svg()
    if chart == "regions":
        return areas_chart(detail, "region34" if choices.geography == NOW else "region63").svg()
    raise Http404(chart)


@guarded(FIGURES, "view", find_round)
def part(request: OfficeRequest, round_: Round, field: str, unit: str) -> HttpResponse:
    """What one unit said on a figure: the revision, the field, the words it came from."""
    choices = choices_of(request, round_)
    page = seen(round_, choices)
    if not round_.definition.has_field(field):
        raise Http404(field)
    context = part_page(page.ground, round_.definition.field(field), unit)
    back = with_choices(reverse("figures:figure", args=(round_.code, field)), choices)
    sealed = context["sealed"]
    review = reverse("review:workspace", args=(sealed.submission,)) if sealed else ""
    told = {"round": round_, "choices": choices, "back": back, "review_href": review, **context}
    return render(request, "office/figures/part.html", told)


def _detail(round_: Round, choices: Choices, field: str) -> tuple[Seen, dict[str, Any] | None]:
    if not round_.definition.has_field(field):
        raise Http404(field)
    page = seen(round_, choices)
    if page.snapshot is None:
        return page, None
    try:
        return page, detail_of(page.snapshot, field)
    except RollupFigure.DoesNotExist as gone:
        raise Http404(field) from gone
