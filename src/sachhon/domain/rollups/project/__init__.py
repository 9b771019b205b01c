"""Figures as JSON, in both languages: what pages show, snapshots keep and editions freeze."""

from sachhon.domain.rollups.project.details import figure_detail
from sachhon.domain.rollups.project.overview import overview

__all__ = ["figure_detail", "overview"]
