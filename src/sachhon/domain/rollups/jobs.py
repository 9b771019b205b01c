"""Figures of many units are added up by a job, so that nobody waits before an empty page."""

from __future__ import annotations

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rollups.choices import Choices
from sachhon.domain.rounds.api import Round


def ask_for_figures(round_: Round, choices: Choices, actor: Actor) -> None:
    """The job that adds up; the one that is already under way where there is one."""


def ask_for_document(round_: Round, choices: Choices, kind: str, actor: Actor) -> None:
    """The job that writes the national report or its annex."""
