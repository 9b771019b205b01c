"""What is on the screen as Excel or CSV; the national report in Word with its annex."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from sachhon.channels.office.figures.addresses import figure_address
from sachhon.channels.office.figures.chosen import choices_of, choices_words
from sachhon.channels.office.figures.finding import find_round
from sachhon.channels.office.figures.rows import figure_groups
from sachhon.channels.office.figures.tables import areas_sheet, figures_sheet, list_sheet, parts_sheet
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.rollups.api import (
    DOCUMENT_AT_ONCE,
    FIGURES,
    MEDIA,
    RollupFigure,
    ask_for_document,
    ask_for_figures,
    detail_of,
    document_of,
    seen,
)
from sachhon.domain.rounds.api import Round
from sachhon.foundation import files


@guarded(FIGURES, "export", find_round)
def download(request: OfficeRequest, round_: Round, form: str) -> HttpResponse:
    """The table of all figures with the choices of the screen."""
    choices = choices_of(request, round_)
    page = seen(round_, choices)
    if page.snapshot is None:
        return redirect("figures:national", round_.code)
    groups = figure_groups(page.snapshot.overview, choices.geography, lambda field: "")
    notes = [choices_words(choices), _as_of(page.snapshot.made_at)]
    sheet = figures_sheet(round_, page.snapshot.overview, groups, notes)
    return send_sheet(request, sheet, form, f"so-lieu-{round_.code}")


@guarded(FIGURES, "export", find_round)
def figure_download(request: OfficeRequest, round_: Round, field: str, table: str, form: str) -> HttpResponse:
    """A table of a figure's page: parts | areas | rows."""
    choices = choices_of(request, round_)
    page = seen(round_, choices)
    if page.snapshot is None:
        return redirect(figure_address(round_, field, choices))
    try:
        detail = detail_of(page.snapshot, field)
    except RollupFigure.DoesNotExist as gone:
        raise Http404(field) from gone
    makers = {"parts": parts_sheet, "areas": areas_sheet, "rows": list_sheet}
    if table not in makers:
        raise Http404(table)
    notes = [round_.title, choices_words(choices), _as_of(page.snapshot.made_at)]
    return send_sheet(request, makers[table](detail, choices, notes), form, f"{field}-{table}-{round_.code}")


@guarded(FIGURES, "export", find_round)
def document(request: OfficeRequest, round_: Round, kind: str) -> HttpResponse:
    """The national report (word) or its annex (excel), written now or, of many answers, by a job."""
    if kind not in MEDIA:
        raise Http404(kind)
    choices = choices_of(request, round_)
    page = seen(round_, choices)
    snapshot = page.snapshot
    if snapshot is None or not page.current:
        job = ask_for_figures(round_, choices, request.actor)
        return render(request, "office/figures/waiting.html", {"round": round_, "choices": choices, "job": job})
    written = snapshot.word if kind == "word" else snapshot.workbook
    if written is None and page.ground.answered > DOCUMENT_AT_ONCE:
        job = ask_for_document(round_, choices, kind, request.actor)
        told = {"round": round_, "choices": choices, "job": job, "kind": kind, "query": choices.query}
        return render(request, "office/figures/writing.html", told)
    file = written or document_of(snapshot, page.ground, kind)
    media, suffix = MEDIA[kind]
    name = "bao-cao-toan-quoc" if kind == "word" else "phu-luc-so-lieu"
    return files.download(request, files.read(file), f"{name}-{round_.code}.{suffix}", media)


def _as_of(at: timezone.datetime) -> str:
    return gettext("Tính lúc %(at)s") % {"at": timezone.localtime(at).strftime("%d/%m/%Y %H:%M")}
