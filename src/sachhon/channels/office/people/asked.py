"""What the questions about somebody in a unit share: the way back to the unit's people."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.shell.asking import Question
from sachhon.domain.registry.api import Unit


def about_people(unit: Unit, **told: Any) -> Question:
    """A question about the people of a unit."""
    back = reverse("people:unit", args=(unit.code,))
    return Question(**{"back": back, "crumbs": ((_("Người dùng"), reverse("people:list")), (unit.name, back)), **told})
