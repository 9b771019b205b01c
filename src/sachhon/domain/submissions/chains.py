"""Who approves a unit's report, in which order: one table by kind of unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sachhon.domain.registry.api import Unit


@dataclass(frozen=True, slots=True)
class Step:
    """A step of approval: `verb` of the policy that it takes, `label` as the page names it."""

    verb: str
    label: str | Promise


HEAD = Step("approve_head", _("Trưởng phòng, giám đốc trung tâm duyệt"))
LEADER = Step("approve_leader", _("Lãnh đạo phê duyệt"))

CHAINS: Mapping[str, tuple[Step, ...]] = {
    Unit.Kind.MINISTRY: (HEAD, LEADER),
    Unit.Kind.PROVINCE: (HEAD, LEADER),
    Unit.Kind.CORPORATION: (HEAD, LEADER),
    Unit.Kind.ASSOCIATION: (LEADER,),
    Unit.Kind.CONSULTANCY: (LEADER,),
    Unit.Kind.DISTRICT: (LEADER,),
    Unit.Kind.DEPARTMENT: (HEAD,),
    Unit.Kind.FACILITY: (LEADER,),
}


def chain_of(kind: str) -> tuple[Step, ...]:
    """The steps for a kind of unit, first to last."""
    return CHAINS[kind]
