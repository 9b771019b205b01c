"""Arriving facilities against registered ones: the same, new, or for a person to say. Plain Python.

Each arriving row is brought to one form, looked up by what names, places and tax codes have in common, and weighed
against each candidate by everything it says. Only what is sure is linked; the rest is laid before a person.
"""

from sachhon.domain.registry.facilities.matching.match import Decision, Match, Matcher
from sachhon.domain.registry.facilities.matching.model import Candidate, Described
from sachhon.domain.registry.facilities.matching.shared_out import match_all

__all__ = ["Candidate", "Decision", "Described", "Match", "Matcher", "match_all"]
