"""How far the units of a round are: status, timeliness and completeness, each apart from the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from sachhon.domain.registry.api import Unit, folded
from sachhon.domain.rounds.api import Obligation, Round
from sachhon.domain.submissions.api import DraftValue, Status, Submission
from sachhon.formkit.definition import Template
from sachhon.formkit.values import State

NOT_BEGUN, WAIVED = "none", "waived"
STATUSES = (NOT_BEGUN, *Status.values, WAIVED)
ON_TIME, LATE, OVERDUE, DUE, EXTENDED, NEVER = "on_time", "late", "overdue", "due", "extended", "never"
TIMES = (OVERDUE, DUE, ON_TIME, LATE, EXTENDED, NEVER)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which units are shown, and taken away. `words` are looked for in names without marks."""

    status: str = ""
    time: str = ""
    region: str = ""
    kind: str = ""
    words: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Filter:
        """From an address; what is not known there is passed over."""
        status, time, kind = (query.get(name, "") for name in ("status", "time", "kind"))
        return cls(
            status if status in STATUSES else "",
            time if time in TIMES else "",
            query.get("region", ""),
            kind if kind in Unit.Kind.values else "",
            query.get("q", "").strip()[:100],
        )

    @property
    def query(self) -> str:
        """As it stands in an address."""
        query = QueryDict(mutable=True)
        named = {"status": self.status, "time": self.time, "region": self.region, "kind": self.kind, "q": self.words}
        query.update({name: value for name, value in named.items() if value})
        return query.urlencode()


def _time(name: str, today: date) -> Q:
    sealed = Q(submission__first_submitted_at__isnull=False)
    owed = Q(waived_at=None)
    by_deadline = Q(submission__first_submitted_at__date__lte=F("deadline"))
    return {
        ON_TIME: owed & sealed & by_deadline,
        LATE: owed & sealed & ~by_deadline,
        OVERDUE: owed & ~sealed & Q(deadline__lt=today),
        DUE: owed & ~sealed & Q(deadline__gte=today),
        EXTENDED: owed & Q(deadline__gt=F("round__deadline")),
        NEVER: owed & Q(ever_answered=False),
    }[name]


def _status(name: str) -> Q:
    if name == WAIVED:
        return Q(waived_at__isnull=False)
    return Q(waived_at=None) & (Q(submission=None) if name == NOT_BEGUN else Q(submission__status=name))


def _wanted(filtered: Filter, today: date) -> Q:
    wanted = Q()
    if filtered.status:
        wanted &= _status(filtered.status)
    if filtered.time:
        wanted &= _time(filtered.time, today)
    if filtered.region:
        wanted &= Q(unit__territory__region=filtered.region)
    if filtered.kind:
        wanted &= Q(unit__kind=filtered.kind)
    if filtered.words:
        wanted &= Q(unit__folded__contains=folded(filtered.words))
    return wanted


def owed_in(round_: Round) -> QuerySet[Obligation]:
    """All obligations of a round, each with whether its unit ever sealed an answer to any round."""
    ever = Submission.objects.filter(obligation__unit=OuterRef("unit"), first_submitted_at__isnull=False)
    return Obligation.objects.filter(round=round_).annotate(ever_answered=Exists(ever))


def tracked(round_: Round, filtered: Filter) -> QuerySet[Obligation]:
    """The obligations that the filter lets through, by the alphabet of the units."""
    return owed_in(round_).filter(_wanted(filtered, timezone.localdate())).order_by("unit__sort_name")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many units there are of each kind of progress; `shown`: that the filter lets through."""

    all: int
    shown: int
    by_status: Mapping[str, int]
    by_time: Mapping[str, int]


def counted(round_: Round, filtered: Filter) -> Counts:
    """One query."""
    today = timezone.localdate()
    wanted = _wanted(filtered, today)
    asks = {f"status_{name}": Count("pk", filter=_status(name)) for name in STATUSES}
    asks |= {f"time_{name}": Count("pk", filter=_time(name, today)) for name in TIMES}
    shown = Count("pk", filter=wanted) if wanted else Count("pk")
    told = owed_in(round_).aggregate(everyone=Count("pk"), shown=shown, **asks)
    return Counts(
        told["everyone"],
        told["shown"],
        {name: told[f"status_{name}"] for name in STATUSES},
        {name: told[f"time_{name}"] for name in TIMES},
    )


@dataclass(frozen=True, slots=True)
class Tracked:
    """A unit's progress. `days`: late by so many (positive), or left until the deadline (negative)."""

    obligation: int
    unit_code: str
    unit_name: str
    kind: str
    region: str
    status: str
    submission: str
    deadline: date
    extended: bool
    time: str
    days: int
    submitted: date | None
    filled: int
    fillable: int
    ever_answered: bool
    submission_id: int | None

    @property
    def percent(self) -> int:
        """How much is filled in, of what can be."""
        return round(100 * self.filled / self.fillable) if self.fillable else 0


_COLUMNS = (
    "pk",
    "unit__code",
    "unit_name",
    "unit__kind",
    "unit__territory__region",
    "deadline",
    "round__deadline",
    "waived_at",
    "ever_answered",
    "submission__pk",
    "submission__code",
    "submission__status",
    "submission__first_submitted_at",
    "submission__filled",
    "submission__fillable",
)


def rows_of(obligations: QuerySet[Obligation]) -> list[Tracked]:
    """One query."""
    today = timezone.localdate()
    return [_row(today, told) for told in obligations.values(*_COLUMNS)]


def _row(today: date, told: Mapping[str, Any]) -> Tracked:
    deadline, usual, sealed_at = told["deadline"], told["round__deadline"], told["submission__first_submitted_at"]
    submitted = timezone.localtime(sealed_at).date() if sealed_at else None
    days = ((submitted or today) - deadline).days
    if told["waived_at"]:
        status = time = WAIVED
    else:
        status = told["submission__status"] or NOT_BEGUN
        time = (LATE if days > 0 else ON_TIME) if submitted else (OVERDUE if days > 0 else DUE)
    return Tracked(
        obligation=told["pk"],
        unit_code=told["unit__code"],
        unit_name=told["unit_name"],
        kind=told["unit__kind"],
        region=told["unit__territory__region"] or "",
        status=status,
        submission=told["submission__code"] or "",
        deadline=deadline,
        extended=usual is not None and deadline > usual,
        time=time,
        days=days,
        submitted=submitted,
        filled=told["submission__filled"] or 0,
        fillable=told["submission__fillable"] or 0,
        ever_answered=told["ever_answered"],
        submission_id=told["submission__pk"],
    )


def columns_of(template: Template) -> dict[str, frozenset[str]]:
    """The columns of the matrix: items of the outline two levels deep, with the fields below each."""
    found: dict[str, set[str]] = {}
    for field in template.fields:
        found.setdefault(".".join(field.item.split(".")[:2]), set()).add(field.id)
    return {item: frozenset(fields) for item, fields in found.items()}


def sections_filled(template: Template, submissions: Sequence[int]) -> dict[int, dict[str, int]]:
    """How many fields of each column are filled in, by submission; one query."""
    place = {field: item for item, fields in columns_of(template).items() for field in fields}
    said = (
        DraftValue.objects.filter(submission__in=submissions)
        .exclude(state=State.MISSING.value)
        .values_list("submission_id", "field")
        .distinct()
    )
    filled: dict[int, dict[str, int]] = {}
    for submission, field in said:
        if field in place:
            own = filled.setdefault(submission, {})
            own[place[field]] = own.get(place[field], 0) + 1
    return filled


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """The units of one province: how many there are, by status, and how many are overdue."""

    geography: int
    code: str
    by_status: Mapping[str, int]
    overdue: int

    @property
    def units(self) -> int:
        """How many are asked or waived."""
        return sum(self.by_status.values())


def progress_by_province(round_: Round) -> list[AreaProgress]:
    """One query: the units of every province by status."""
    today = timezone.localdate()
    told = (
        Obligation.objects.filter(round=round_)
        .exclude(unit__territory=None)
        .values_list("unit__territory__geography", "unit__territory__code", "submission__status")
        .annotate(
            waived=Count("pk", filter=Q(waived_at__isnull=False)),
            owed=Count("pk", filter=Q(waived_at=None)),
            overdue=Count("pk", filter=_time(OVERDUE, today)),
        )
        .order_by()
    )
    statuses: dict[tuple[int, str], dict[str, int]] = {}
    late: dict[tuple[int, str], int] = {}
    for geography, code, status, waived, owed, overdue in told:
        own = statuses.setdefault((geography, code), {})
        for name, number in ((status or NOT_BEGUN, owed), (WAIVED, waived)):
            if number:
                own[name] = own.get(name, 0) + number
        late[geography, code] = late.get((geography, code), 0) + overdue
    return [AreaProgress(*place, found, late[place]) for place, found in statuses.items()]
