"""Who of the network the actor may see, and what is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.assessments.models import Assessment, Expert, NetworkChange
from sachhon.domain.assessments.policies import NETWORK
from sachhon.domain.registry.api import Unit, folded, units_under

DONE = (Assessment.Status.REPORTED, Assessment.Status.CLOSED)
"""An assessment counts as done once its report stands."""
PARTS_OF_EXPERTS = ("consultant", "trainer")
STATES_OF_EXPERTS = ("active", "ended", "all")


def may_call(actor: Actor) -> bool:
    """Whether the actor sees telephones and addresses, and those who did not agree to be listed for all.

    Whoever leads a facility has an officer's role too, in the facility: that and what was lent do not count here.
    """
    own = {grant.unit_code for grant in actor.grants if not grant.lent_by}
    offices = set(Unit.objects.filter(code__in=own).exclude(kind=Unit.Kind.FACILITY).values_list("code", flat=True))
    grants = tuple(grant for grant in actor.grants if grant.unit_code in offices and not grant.lent_by)
    return NETWORK.permits(Actor(actor.user, grants, actor.name), "contact", Place())


def experts_visible(actor: Actor, calls: bool | None = None) -> QuerySet[Expert]:
    """All for officers; for others those who agreed to be listed and still work.

    `calls`: what `may_call` says, where it was asked already. Each with what they did: `done` and `running`
    assessments (as the teams say), `courses` attended, `taught`.
    """
    experts = Expert.objects.select_related("organisation", "province")
    if not (may_call(actor) if calls is None else calls):
        experts = experts.filter(listed=True, status=Expert.Status.ACTIVE)
    team = "teams__assessment"
    return experts.annotate(
        done=Count(team, filter=Q(**{f"{team}__status__in": DONE}), distinct=True),
        running=Count(team, filter=Q(**{f"{team}__status": Assessment.Status.OPEN}), distinct=True),
        courses=Count("trainings", filter=Q(trainings__as_trainer=False), distinct=True),
        taught=Count("trainings", filter=Q(trainings__as_trainer=True), distinct=True),
    ).order_by("sort_name", "pk")


def consultancies_visible(actor: Actor, calls: bool | None = None) -> QuerySet[Unit]:
    """Consultancies of the registry that are still there, with what they offer (`consultancy`) where it is said.

    All for officers, their own people and the ministry; for others those that agreed to be listed.
    """
    units = Unit.objects.filter(kind=Unit.Kind.CONSULTANCY, dissolved=None)
    calls = may_call(actor) if calls is None else calls
    if not calls:
        units = units.filter(Q(consultancy__listed=True) | Q(code__in=actor.units))
    return (
        units.select_related("consultancy__province")
        .annotate(
            done=Count("assessments_led", filter=Q(assessments_led__status__in=DONE), distinct=True),
            running=Count("assessments_led", filter=Q(assessments_led__status=Assessment.Status.OPEN), distinct=True),
            people=Count("experts", filter=_shown_people(calls), distinct=True),
        )
        .order_by("sort_name", "pk")
    )


def changes_of(subject: str, code: str) -> QuerySet[NetworkChange]:
    """What changed, the newest first."""
    return NetworkChange.objects.filter(subject=subject, code=code).select_related("by")


@dataclass(frozen=True, slots=True)
class ExpertFilter:
    """What is looked for among experts. `part`: consultant | trainer | "" (both)."""

    words: str = ""
    part: str = ""
    province: str = ""
    industry: int = 0
    state: str = "active"

    def experts(self, actor: Actor) -> QuerySet[Expert]:
        """Those of the visible, in the order of given names."""
        experts = experts_visible(actor)
        if self.state != "all":
            experts = experts.filter(status=self.state)
        if self.part:
            experts = experts.filter(**{f"is_{self.part}": True})
        if self.province:
            experts = experts.filter(province__in=units_under((self.province,)).values("pk"))
        for word in folded(self.words).split():
            experts = experts.filter(
                Q(folded__contains=word) | Q(code__icontains=word) | Q(organisation__folded__contains=word)
            )
        if self.industry:
            experts = experts.filter(pk__in=_working_in(experts.values_list("pk", "industries"), self.industry))
        return experts

    @property
    def query(self) -> str:
        """As the end of an address."""
        told = {"q": self.words, "phan": self.part, "tinh": self.province, "nganh": self.industry or ""}
        told["trang-thai"] = "" if self.state == "active" else self.state
        return urlencode({name: value for name, value in told.items() if value})


@dataclass(frozen=True, slots=True)
class ConsultancyFilter:
    """What is looked for among consultancies."""

    words: str = ""
    province: str = ""
    industry: int = 0

    def units(self, actor: Actor) -> QuerySet[Unit]:
        """Those of the visible, in Vietnamese order."""
        units = consultancies_visible(actor)
        if self.province:
            units = units.filter(consultancy__province__in=units_under((self.province,)).values("pk"))
        for word in folded(self.words).split():
            units = units.filter(Q(folded__contains=word) | Q(code__icontains=word))
        if self.industry:
            units = units.filter(pk__in=_working_in(units.values_list("pk", "consultancy__industries"), self.industry))
        return units

    @property
    def query(self) -> str:
        """As the end of an address."""
        told = {"q": self.words, "tinh": self.province, "nganh": self.industry or ""}
        return urlencode({name: value for name, value in told.items() if value})


def _shown_people(calls: bool) -> Q:
    working = Q(experts__status=Expert.Status.ACTIVE)
    return working if calls else working & Q(experts__listed=True)


def _working_in(rows: QuerySet, industry: int) -> list[int]:
    """Lists in a column are looked through here: a few thousand, alike on every database."""
    return [pk for pk, industries in rows if industry in (industries or ())]
