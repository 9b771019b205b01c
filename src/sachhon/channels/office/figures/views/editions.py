"""Frozen editions of the national report."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sachhon.channels.office.figures.addresses import edition_figure_address
from sachhon.channels.office.figures.chosen import choices_of, choices_words
from sachhon.channels.office.figures.finding import find_edition, find_round
from sachhon.channels.office.figures.forms import FreezeForm
from sachhon.channels.office.figures.rows import figure_groups, in_language, target_rows, value_of
from sachhon.channels.office.figures.views.figure import figure_context
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.accounts.api import Place
from sachhon.domain.rollups.api import (
    FIGURES,
    MEDIA,
    Choices,
    Edition,
    FiguresChanged,
    ask_to_freeze,
    compare_editions,
    freezing,
    frozen_detail,
    ground_of,
    verify_edition,
)
from sachhon.domain.rounds.api import Round
from sachhon.foundation import files
from sachhon.foundation.jobs import Job


@guarded(FIGURES, "view", find_round)
def editions(request: OfficeRequest, round_: Round) -> HttpResponse:
    """The editions of a round, newest first."""
    frozen = Edition.objects.filter(round=round_).select_related("frozen_by").defer("figures", "parts")
    return render(
        request,
        "office/figures/editions.html",
        {"round": round_, "editions": frozen, "may_freeze": FIGURES.permits(request.actor, "freeze", Place())},
    )


@guarded(FIGURES, "freeze", find_round)
def freeze(request: OfficeRequest, round_: Round) -> HttpResponse:
    """Ask for a title and a yes; a job adds up, writes the documents and freezes the figures that were looked at."""
    choices = choices_of(request, round_)
    ground = ground_of(round_, choices)
    initial = {"title": round_.title, "looked_at": ground.fingerprint, "request_key": uuid.uuid4().hex}
    form = FreezeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["looked_at"] == ground.fingerprint:
            job = ask_to_freeze(round_, choices, request.actor, **form.cleaned_data)
            return redirect("figures:freezing", round_.code, job.pk)
        form.add_error(None, str(FiguresChanged()))
        form.data = {**form.data.dict(), "looked_at": ground.fingerprint}
    told = {"round": round_, "form": form, "ground": ground, "chosen": choices_words(choices), "query": choices.query}
    return render(request, "office/figures/freeze.html", told)


@guarded(FIGURES, "freeze", find_round)
def being_frozen(request: OfficeRequest, round_: Round, job: int) -> HttpResponse:
    """How far the freezing is, asked for every second; opens the edition once it is there."""
    asked = freezing(round_, job)
    if asked is None:
        raise Http404(str(job))
    by_script = "HX-Request" in request.headers
    if asked.state == Job.State.DONE:
        address = reverse("figures:edition", args=(round_.code, asked.result["number"]))
        return HttpResponse(headers={"HX-Redirect": address}) if by_script else redirect(address)
    template = "office/figures/freezing_box.html" if by_script else "office/figures/freezing.html"
    return render(request, template, {"round": round_, "job": asked})


@guarded(FIGURES, "view", find_edition)
def edition(request: OfficeRequest, edition: Edition) -> HttpResponse:
    """The table as it was frozen."""
    choices = Choices.recorded(edition.choices)
    return render(
        request,
        "office/figures/edition.html",
        {
            "round": edition.round,
            "edition": edition,
            "overview": edition.figures,
            "chosen": choices_words(choices),
            "groups": figure_groups(
                edition.figures, choices.geography, lambda field: edition_figure_address(edition, field)
            ),
            "targets": target_rows(edition.figures, lambda field: edition_figure_address(edition, field)),
            "verified": verify_edition(edition) if request.GET.get("verify") else None,
            "others": Edition.objects.filter(round=edition.round).exclude(pk=edition.pk).values_list("number", "title"),
        },
    )


@guarded(FIGURES, "view", find_edition)
def edition_figure(request: OfficeRequest, edition: Edition, field: str) -> HttpResponse:
    """A figure as it was frozen, whatever was sealed since."""
    choices = Choices.recorded(edition.choices)
    try:
        detail = frozen_detail(edition, field)
    except KeyError as gone:
        raise Http404(field) from gone
    context = figure_context(request, detail, edition.figures, choices, lambda unit: "")
    return render(
        request,
        "office/figures/figure.html",
        {
            "round": edition.round,
            "edition": edition,
            "choices": choices,
            **context,
            "spread_drawn": False,
            "table_href": reverse("figures:edition", args=(edition.round.code, edition.number)),
        },
    )


@guarded(FIGURES, "export", find_edition)
def edition_file(request: OfficeRequest, edition: Edition, kind: str) -> HttpResponse:
    """The Word report or the Excel annex of an edition, the bytes that were frozen."""
    file = {"word": edition.word, "excel": edition.workbook}.get(kind)
    if file is None:
        raise Http404(kind)
    media, suffix = MEDIA[kind]
    name = f"an-ban-{edition.round.code}-{edition.number}.{suffix}"
    return files.download(request, files.read(file), name, media, digest=file.digest)


@guarded(FIGURES, "view", find_round)
def compare(request: OfficeRequest, round_: Round) -> HttpResponse:
    """What differs between two editions of a round."""
    numbers = [request.GET.get(name, "") for name in ("from", "to")]
    found = {
        str(one.number): one
        for one in Edition.objects.filter(round=round_, number__in=[n for n in numbers if n.isdecimal()])
    }
    if any(number not in found for number in numbers):
        raise Http404("editions")
    earlier, later = (found[number] for number in numbers)
    comparison = compare_editions(earlier, later)
    differences = [
        {
            "label": in_language(one.labels),
            "earlier": value_of(one.earlier) if one.earlier else "–",
            "later": value_of(one.later) if one.later else "–",
            "change": one.change,
            "coverage": [
                f"{row['coverage']['n']}/{row['coverage']['asked']}" if row else "–" for row in (one.earlier, one.later)
            ],
        }
        for one in comparison.figures
    ]
    told = {"round": round_, "earlier": earlier, "later": later, "differences": differences, "comparison": comparison}
    return render(request, "office/figures/compare.html", told)
