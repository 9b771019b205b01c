"""Search over units, reports and rounds: without regard to marks, and only in what the person may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.api import Unit, folded, search_units, units_visible
from sachhon.domain.rounds.api import Round, rounds_visible
from sachhon.domain.submissions.api import Submission, submissions_visible

SHOWN = 30
ROUNDS_SEARCHED = 500


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; at most `SHOWN` of a kind. `more` says of which kinds there is more."""

    units: list[Unit]
    reports: list[Submission]
    rounds: list[tuple[Round, str]]

    def __bool__(self) -> bool:
        return bool(self.units or self.reports or self.rounds)


def search(actor: Actor, words: str) -> Found:
    """Everything that holds every word of `words`; nothing where there is none. Three queries."""
    sought = folded(words).split()
    if not sought:
        return Found([], [], [])
    units = list(search_units(units_visible(actor), words).order_by("sort_name")[:SHOWN])
    return Found(units, _reports(actor, sought), _rounds(actor, sought))


def _reports(actor: Actor, sought: list[str]) -> list[Submission]:
    reports = submissions_visible(actor)
    for word in sought:
        reports = reports.filter(
            Q(obligation__unit__folded__contains=word)
            | Q(code__icontains=word)
            | Q(obligation__round__letter_number__icontains=word)
        )
    return list(reports.order_by("-obligation__deadline", "obligation__unit__sort_name")[:SHOWN])


def _rounds(actor: Actor, sought: list[str]) -> list[tuple[Round, str]]:
    """Rounds are few: their titles are folded here. With the address that the person may open."""
    found = [
        one
        for one in rounds_visible(actor).order_by("-deadline", "-pk")[:ROUNDS_SEARCHED]
        if all(word in folded(f"{one.title} {one.code} {one.letter_number}") for word in sought)
    ]
    return [(one, _address(actor, one)) for one in found[:SHOWN]]


def _address(actor: Actor, one: Round) -> str:
    return reverse("rounds:page", args=[one.code]) if actor.of_ministry else reverse("rounds:list")
