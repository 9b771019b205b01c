"""The lists of this area as rows prepared in Python, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from sachhon.channels.office.campaigns.fields import in_millions
from sachhon.channels.office.shell.forms import plain_number
from sachhon.domain.planning.api import (
    GROUPS,
    RANKING_STEPS,
    SUPPORTED,
    Campaign,
    Cut,
    CutLine,
    Ranked,
    Registration,
    StandingRegistration,
    outcome_words,
)

DASH = "–"
KINDS = {
    Registration.Status.REGISTERED: "neutral",
    Registration.Status.MERGED: "neutral",
    Registration.Status.APPRAISED: "info",
    Registration.Status.APPROVED: "success",
    Registration.Status.REFUSED: "danger",
    Registration.Status.WITHDRAWN: "neutral",
}


def score_words(score: Decimal | None) -> str:
    """One place is enough for a reader: 86,333 → 86,3."""
    if score is None:
        return DASH
    return plain_number(score.quantize(Decimal("0.1")))


def group_words(group: str) -> str:
    """A group of annex 2."""
    return str(dict(GROUPS).get(group, "")) or gettext("Chưa ghi nhóm")


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a reader should see at once."""

    words: str
    kind: str = "neutral"


@dataclass(frozen=True, slots=True)
class Line:
    """A registration in the ministry's table."""

    one: Registration
    rank: str
    central: str
    counterpart: str
    score: str
    appraisals: str
    status: str
    kind: str
    flags: Sequence[Flag]
    can_merge: bool


def lines_of(rows: Iterable[StandingRegistration], campaign: Campaign, *, scores: bool) -> list[Line]:
    """`scores`: whether the reader may see what the appraisers gave."""
    return [_line(row, campaign, scores) for row in rows]


def _line(row: StandingRegistration, campaign: Campaign, scores: bool) -> Line:
    one = row.registration
    settled = campaign.status in (Campaign.Status.DECIDED, Campaign.Status.NOTIFIED)
    score = one.score if settled else row.together.score
    return Line(
        one=one,
        rank=str(one.rank) if one.rank else DASH,
        central=in_millions(one.central) or DASH,
        counterpart=in_millions(one.counterpart) or DASH,
        score=score_words(score) if scores else "",
        appraisals=str(row.together.count),
        status=str(Registration.Status(one.status).label),
        kind=KINDS[Registration.Status(one.status)],
        flags=_flags(row, scores),
        can_merge=one.status in (Registration.Status.REGISTERED, Registration.Status.APPRAISED),
    )


def _flags(row: StandingRegistration, scores: bool) -> list[Flag]:
    one, flags = row.registration, []
    if one.newer:
        flags.append(
            Flag(gettext("Đơn vị không còn đăng ký") if one.newer["gone"] else gettext("Có nội dung mới"), "warning")
        )
    if one.excluded_why:
        flags.append(Flag(gettext("Không xét"), "warning"))
    if row.merged:
        flags.append(Flag(gettext("Gộp %(n)s nhiệm vụ") % {"n": len(row.merged) + 1}))
    if one.merged_into:
        flags.append(Flag(gettext("vào %(code)s") % {"code": one.merged_into.code}))
    if scores and row.together.far_apart:
        flags.append(Flag(gettext("Điểm lệch %(n)s") % {"n": score_words(row.together.spread)}, "warning"))
    return flags


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the ranking with what a budget gives it. `last_paid`: the line of the cut is drawn below it."""

    code: str
    rank: int
    name: str
    unit: str
    group: str
    score: str
    count: int
    far: str
    why: str
    central: str
    counterpart: str
    granted: str
    outcome: str
    paid: bool
    left: str
    last_paid: bool


def places_of(order: Sequence[Ranked], cut: Cut) -> list[Place]:
    """The order at a budget."""
    paid = [place for place, line in enumerate(cut.lines) if line.outcome in SUPPORTED]
    return [
        _place(one, line, place == (paid[-1] if paid else -1))
        for place, (one, line) in enumerate(zip(order, cut.lines, strict=True))
    ]


def _place(one: Ranked, line: CutLine, last: bool) -> Place:
    told, together = one.standing.registration, one.standing.together

    why = str(RANKING_STEPS[one.placed.by]) if one.placed.by else gettext("đứng đầu")
    return Place(
        code=told.code,
        rank=one.placed.rank,
        name=told.name,
        unit=told.unit.name,
        group=told.group,
        score=score_words(together.score),
        count=together.count,
        far=score_words(together.spread) if together.far_apart else "",
        why=why,
        central=in_millions(told.central) or DASH,
        counterpart=in_millions(told.counterpart) or DASH,
        granted=in_millions(line.granted) if line.granted else "",
        outcome=outcome_words(str(line.outcome), told.excluded_why),
        paid=line.outcome in SUPPORTED,
        left=in_millions(line.left),
        last_paid=last,
    )
