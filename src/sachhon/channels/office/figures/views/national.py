"""The rounds with figures, and the table of all figures of one."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render

from sachhon.channels.office.figures.addresses import figure_address, with_choices
from sachhon.channels.office.figures.chosen import choice_form, choices_of
from sachhon.channels.office.figures.finding import find_round
from sachhon.channels.office.figures.rows import figure_groups, target_rows
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.accounts.api import Place
from sachhon.domain.rollups.api import FIGURES, ask_for_figures, seen
from sachhon.domain.rounds.api import Round


@guarded(FIGURES, "view")
def index(request: OfficeRequest) -> HttpResponse:
    """The rounds; those for practice only where asked for."""
    practice = request.GET.get("practice") == "1"
    rounds = Round.objects.exclude(status=Round.Status.DRAFT).exclude(template=None)
    if not practice:
        rounds = rounds.filter(is_test=False)
    counted = rounds.select_related("template").annotate(
        asked_units=Count("obligations", filter=Q(obligations__waived_at=None)),
        answered_units=Count("obligations", filter=Q(obligations__submission__standing__isnull=False)),
        editions_frozen=Count("editions", distinct=True),
    )
    hidden = Round.objects.filter(is_test=True).exclude(status=Round.Status.DRAFT).exists() and not practice
    return render(request, "office/figures/index.html", {"rounds": counted, "hidden": hidden, "practice": practice})


@guarded(FIGURES, "view", find_round)
def national(request: OfficeRequest, round_: Round) -> HttpResponse:
    """Every figure with value, coverage, method and doubts, as they are now."""
    choices = choices_of(request, round_)
    page = seen(round_, choices)
    context = {"round": round_, "choices": choices, "page": page, **choice_form(choices)}
    if not page.current:
        context["job"] = ask_for_figures(round_, choices, request.actor)
    if page.snapshot is None:
        return render(request, "office/figures/waiting.html", context)
    overview = page.snapshot.overview
    context |= {
        "overview": overview,
        "groups": figure_groups(overview, choices.geography, lambda field: figure_address(round_, field, choices)),
        "targets": target_rows(overview, lambda field: figure_address(round_, field, choices)),
        "may_freeze": FIGURES.permits(request.actor, "freeze", Place()),
        "query": choices.query,
        "here": with_choices("", choices),
    }
    return render(request, "office/figures/national.html", context)
