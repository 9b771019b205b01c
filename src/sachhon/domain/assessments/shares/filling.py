"""What the register would answer in a report, over which facilities, beside what stands there now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from sachhon.domain.registry.api import (
    Denominator,
    Share,
    ShareMeasure,
    Unit,
    facilities_at_work,
    percent,
    share_measures,
    shares_of,
)
from sachhon.domain.submissions.api import Submission, draft_with_versions, template_of
from sachhon.formkit.definition import Field, Template
from sachhon.formkit.values import MISSING, Answer, Key, Origin, State
from sachhon.vietnamese import format_date

REGISTER = "danh-ba-co-so"
"""Stands in an origin's `sheet`: the value was counted from the register of facilities, `cell` says what and when."""
_OVER = {
    Denominator.ALL: "tổng số cơ sở đang hoạt động trong danh bạ",
    Denominator.KNOWN: "số cơ sở đã rõ thông tin",
    Denominator.MEDIUM_AND_LARGE: "số cơ sở quy mô vừa và lớn",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take a share. `value` is None where there is nothing to divide by."""

    denominator: Denominator
    yes: int
    whole: int
    value: Decimal | int | None


@dataclass(frozen=True, slots=True)
class Offered:
    """A question of the report, what stands there, and what the register says over each denominator."""

    measure: ShareMeasure
    field: Field
    before: Answer
    version: int
    choices: tuple[Choice, ...]

    def choice(self, denominator: str) -> Choice | None:
        """The one over that denominator, where it has a value."""
        return next((one for one in self.choices if one.denominator == denominator and one.value is not None), None)


@dataclass(frozen=True, slots=True)
class SharesFilling:
    """All that the register can answer in a report; `digest` tells whether it is still the same."""

    offered: tuple[Offered, ...]
    facilities: int
    on: date

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of what was counted and of what stood in the report."""
        told = [
            [one.field.id, one.version, *((str(way.denominator), way.yes, way.whole) for way in one.choices)]
            for one in self.offered
        ]
        return hashlib.sha256(json.dumps([self.on.isoformat(), told]).encode()).hexdigest()


def asks_for_shares(template: Template, unit: Unit) -> bool:
    """Whether the register can answer anything that this template asks of this unit."""
    return unit.kind == Unit.Kind.PROVINCE and bool(_asked(template))


def shares_filling(submission: Submission) -> SharesFilling:
    """What the register says today, against the draft as it is now."""
    template, unit = template_of(submission), submission.obligation.unit
    today = timezone.localdate()
    if not asks_for_shares(template, unit):
        return SharesFilling((), 0, today)
    shares = shares_of(facilities_at_work(unit))
    values, versions = draft_with_versions(submission)
    offered = []
    for measure in _asked(template):
        key = Key(measure.field)
        field = template.field(measure.field)
        choices = _choices(shares[measure.code])
        offered.append(Offered(measure, field, values.get(key, MISSING), versions.get(key, 0), choices))
    return SharesFilling(tuple(offered), next(iter(shares.values())).total.all, today)


def answer_of(offered: Offered, choice: Choice, unit_code: str, on: date) -> Answer:
    """The answer with an origin that names the register, the day, both numbers and the denominator."""
    over = _denominator_words(offered.field, choice.denominator)
    told = f"{choice.yes}/{choice.whole}" if offered.measure.form == "percent" else f"{choice.yes}"
    origin = Origin(
        "computed",
        note=f"danh bạ cơ sở ngày {format_date(on)}: {told}, trên {over}",
        sheet=REGISTER,
        cell=f"{offered.measure.code}/{choice.denominator}/{unit_code}/{on.isoformat()}",
    )
    return Answer(State.VALUE, choice.value, origin)


def register_behind(origin: Origin | None) -> tuple[str, str] | None:
    """(measure, unit code) of a value that was counted from the register of facilities; None for another."""
    if origin is None or origin.kind != "computed" or origin.sheet != REGISTER:
        return None
    told = origin.cell.split("/")
    return (told[0], told[2]) if len(told) == 4 else None


def _asked(template: Template) -> list[ShareMeasure]:
    return [one for one in share_measures() if one.template == template.id and template.has_field(one.field)]


def _choices(share: Share) -> tuple[Choice, ...]:
    found = []
    for denominator in share.measure.denominators:
        yes, whole = share.over(denominator)
        counted = share.measure.form == "count"
        value: Decimal | int | None = (yes if whole else None) if counted else percent(yes, whole)
        found.append(Choice(denominator, yes, whole, value))
    return tuple(found)


def _denominator_words(field: Field, denominator: Denominator) -> str:
    """As the question itself calls the population, so that the national figures know which one is meant."""
    named: Mapping[str, str] = {one.id: one.labels["vi"] for one in field.denominators}
    own = named.get(denominator.value)
    return f"{_OVER[denominator]} ({own})" if own else _OVER[denominator]
