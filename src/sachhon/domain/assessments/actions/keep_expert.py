"""An expert is added to the network, or what is said of them changes; they stop and come back."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Expert, NetworkChange
from sachhon.domain.assessments.network.checking import check_expert
from sachhon.domain.assessments.network.facts import ExpertFacts, facts_of_expert, told_of_expert
from sachhon.domain.assessments.network.keeping import leave_change, write_expert
from sachhon.domain.assessments.network.places import place_for, place_of_expert
from sachhon.domain.assessments.policies import NETWORK
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import require_version
from sachhon.domain.registry.api import folded

_KIND = NetworkChange.Kind
_EXPERT = NetworkChange.Subject.EXPERT


@transaction.atomic
def add_expert(*, actor: Actor, facts: ExpertFacts) -> Expert:
    """A new expert; the very same sent twice is one. Raises PermissionDenied, Refused."""
    place = place_for(facts.organisation, facts.province)
    NETWORK.require(actor, "edit", place)
    check_expert(facts, timezone.localdate())
    alike = _alike(facts)
    for known in alike:
        if facts_of_expert(known) == replace(facts, industries=tuple(sorted(set(facts.industries)))):
            return known
    if alike:
        raise Refused(
            "there_already",
            _("Mạng lưới đã có %(name)s (%(code)s) với cùng thư điện tử hoặc điện thoại. Mở chuyên gia đó để sửa.")
            % {"name": alike[0].name, "code": alike[0].code},
            "name",
        )
    expert = Expert(by=actor.user)
    write_expert(expert, facts)
    expert.code = f"CG-{expert.pk:04d}"
    expert.save(update_fields=("code",))
    leave_change(actor, place, _EXPERT, expert.code, _KIND.ADDED, {}, told_of_expert(expert))
    return expert


@transaction.atomic
def change_expert(*, actor: Actor, expert: Expert, facts: ExpertFacts, base_version: int) -> Expert:
    """What is said of an expert now. Raises PermissionDenied (at the old place or the new), or Refused."""
    standing = _held(actor, expert)
    place = place_for(facts.organisation, facts.province)
    NETWORK.require(actor, "edit", place)
    require_version(standing, base_version)
    check_expert(facts, timezone.localdate())
    before = told_of_expert(standing)
    write_expert(standing, facts)
    after = told_of_expert(standing)
    if before != after:
        leave_change(actor, place, _EXPERT, standing.code, _KIND.CHANGED, before, after)
    return standing


@transaction.atomic
def end_expert(*, actor: Actor, expert: Expert) -> Expert:
    """They work no more; all that is known of them stays. Raises PermissionDenied."""
    return _to(actor, expert, Expert.Status.ENDED, _KIND.ENDED)


@transaction.atomic
def return_expert(*, actor: Actor, expert: Expert) -> Expert:
    """They work again. Raises PermissionDenied."""
    return _to(actor, expert, Expert.Status.ACTIVE, _KIND.RETURNED)


def _to(actor: Actor, expert: Expert, status: str, kind: str) -> Expert:
    standing = _held(actor, expert)
    if standing.status == status:
        return standing
    before = told_of_expert(standing)
    standing.status = status
    standing.version += 1
    standing.save(update_fields=("status", "version"))
    leave_change(actor, place_of_expert(standing), _EXPERT, standing.code, kind, before, told_of_expert(standing))
    return standing


def _held(actor: Actor, expert: Expert) -> Expert:
    rows = Expert.objects.select_for_update(of=("self",)).select_related("organisation", "province")
    standing = rows.get(pk=expert.pk)
    NETWORK.require(actor, "edit", place_of_expert(standing))
    return standing


def _alike(facts: ExpertFacts) -> list[Expert]:
    """Of the same name, and called in the same way where that is said."""
    same = Q(email=facts.email.strip(), phone=facts.phone.strip())
    if facts.email.strip():
        same |= Q(email__iexact=facts.email.strip())
    if facts.phone.strip():
        same |= Q(phone=facts.phone.strip())
    named = Expert.objects.filter(same, folded=folded(facts.name), organisation=facts.organisation)
    return list(named.select_related("organisation", "province"))
