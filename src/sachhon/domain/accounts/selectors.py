"""People as an actor may see them. Units are codes here: the caller says which it may speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from sachhon.domain.accounts.actors import Actor, Place
from sachhon.domain.accounts.models import Delegation, Handover, Invitation, Membership, Registration, User
from sachhon.domain.accounts.policies import PEOPLE, REGISTRATIONS, Policy, Rule
from sachhon.domain.accounts.roles import Relation, Role


def people_of(unit_codes: Collection[str] | None, *, words: str = "", ended: bool = False) -> QuerySet[Membership]:
    """Memberships in these units (None: in all), with their people; `words` are sought in name and e-mail."""
    found = Membership.objects.select_related("user").order_by("user__full_name", "user_id", "pk")
    if unit_codes is not None:
        found = found.filter(unit_code__in=unit_codes)
    if not ended:
        found = found.filter(ended_at=None)
    for word in words.split():
        found = found.filter(Q(user__full_name__icontains=word) | Q(user__email__icontains=word))
    return found


def known_in(person_id: int, unit_code: str) -> User | None:
    """The person, where they have or had a role in the unit or act for it; else None."""
    holds = Q(memberships__unit_code=unit_code) | Q(delegations__unit_code=unit_code)
    return User.objects.filter(holds, pk=person_id).distinct().first()


def memberships_in(person: User, unit_code: str) -> QuerySet[Membership]:
    """The person's roles in a unit, running ones first."""
    return Membership.objects.filter(user=person, unit_code=unit_code).order_by("-ended_at", "pk")


def invitations_of(unit_code: str) -> QuerySet[Invitation]:
    """Invitations to a unit, newest first."""
    return Invitation.objects.filter(unit_code=unit_code).select_related("invited_by")


def running_delegations(unit_code: str) -> QuerySet[Delegation]:
    """Who may type for the unit now, and until when."""
    running = Delegation.objects.filter(unit_code=unit_code, revoked_at=None, until__gte=timezone.localdate())
    return running.select_related("user", "granted_by").order_by("until", "pk")


def delegations_of(unit_code: str) -> QuerySet[Delegation]:
    """Every delegation that a unit gave, newest first."""
    return Delegation.objects.filter(unit_code=unit_code).select_related("user", "granted_by").order_by("-pk")


def handovers_of(unit_code: str) -> QuerySet[Handover]:
    """Handovers in a unit, newest first."""
    return Handover.objects.filter(unit_code=unit_code).select_related("predecessor", "successor", "invitation")


def registrations_visible(actor: Actor) -> QuerySet[Registration]:
    """The queue of account registrations: the ministry's people see it, others see none."""
    if not REGISTRATIONS.permits(actor, "list", Place(), Registration.Status.WAITING):
        return Registration.objects.none()
    return Registration.objects.select_related("decided_by", "document", "invitation")


def registrations_waiting(actor: Actor) -> int:
    """How many registrations wait for this actor's decision."""
    if not REGISTRATIONS.permits(actor, "decide", Place(), Registration.Status.WAITING):
        return 0
    return Registration.objects.filter(status=Registration.Status.WAITING).count()


def may_list_people(actor: Actor, place: Place) -> bool:
    """Whether the people of a unit may be shown to the actor."""
    return PEOPLE.permits(actor, "list", place, "active")


def people_with_roles(roles: Iterable[Role], unit_code: str) -> QuerySet[User]:
    """Active people who hold one of the roles in a unit: whom a letter about the unit goes to."""
    return (
        User.objects.filter(
            is_active=True,
            memberships__unit_code=unit_code,
            memberships__role__in=list(roles),
            memberships__ended_at=None,
        )
        .distinct()
        .prefetch_related(Prefetch("memberships", Membership.objects.filter(ended_at=None)))
    )


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody may do something: the row of the table that lets them."""

    policy: str
    verb: str
    role: Role
    relation: Relation
    statuses: tuple[str, ...] | None
    lent_by: str = ""


def why_may(actor: Actor, place: Place, policies: Iterable[Policy]) -> Iterator[Reason]:
    """Every row of these tables that lets the actor do something at that place."""
    lent = {grant.role: grant.lent_by for grant in actor.grants if grant.lent_by}
    for policy in policies:
        for verb, rules in policy.rules.items():
            for role, relation in actor.relations(place):
                for rule in rules:
                    if _matches(rule, role, relation):
                        statuses = tuple(sorted(rule.statuses)) if rule.statuses is not None else None
                        by = lent.get(role, "") if relation is Relation.DELEGATED else ""
                        yield Reason(policy.name, verb, role, relation, statuses, by)


def _matches(rule: Rule, role: Role, relation: Relation) -> bool:
    return relation is not Relation.OTHER and role in rule.roles and relation in rule.relations
