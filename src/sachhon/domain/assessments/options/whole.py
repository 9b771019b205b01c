"""What the whole assessment saved: the facility's streams measured before and after, adjusted to what was produced.

It is never the sum of options: they overlap, each is measured on its own meter and baseline, and a facility changes in
other ways too. What verified options were measured to save stands beside it, with the difference and what explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import User
from sachhon.domain.assessments.models import Assessment, Measurement, Option
from sachhon.domain.assessments.options.effects import converted
from sachhon.domain.assessments.options.measuring import (
    SAME_LENGTH_DAYS,
    Measured,
    measured,
    newest,
    pairs_of,
    verified_of,
)
from sachhon.vietnamese import format_number

Stage = Option.Stage


@dataclass(frozen=True, slots=True)
class OptionsBeside:
    """What options of one stage were measured to save of a stream, in the whole's unit.

    `saving` adds what can be set beside the whole (same unit, same length of period, overlapping days); None where
    none can. `others` were measured and cannot.
    """

    saving: Decimal | None
    counted: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WholeSaving:
    """One stream of the whole. `difference` is the whole's saving less that of verified options; None where unknown.

    `reasons` explain it, in the reader's language.
    """

    measured: Measured
    is_verified: bool
    verified: OptionsBeside
    implemented: OptionsBeside
    unmeasured: tuple[int, ...]
    difference: Decimal | None
    reasons: tuple[str, ...]

    @property
    def resource(self) -> str:
        """The stream's code."""
        return self.measured.resource


@dataclass(frozen=True, slots=True)
class Whole:
    """All streams of the whole that were measured; who verified them when (None: nobody yet)."""

    savings: tuple[WholeSaving, ...]
    later: tuple[Measured, ...]
    """Measured after what was verified: told, not verified."""
    verified_on: date | None = None
    verified_by: User | None = None


def whole_of(assessment: Assessment) -> Whole:
    """Of an assessment, in three queries."""
    options = list(assessment.options.prefetch_related("effects"))
    return whole(assessment, options, list(assessment.measurements.all()))


def whole(assessment: Assessment, options: Sequence[Option], measurements: Sequence[Measurement]) -> Whole:
    """The same from rows (the options' effects prefetched)."""
    own = [one for one in measurements if one.option_id is None]
    by_key = {one.pk: one for one in own}
    now = list(newest(pairs_of(own)).values())
    looked_at = {
        pair.resource: pair
        for pair in (
            measured(by_key[before], by_key[after])
            for before, after in assessment.verified_pairs
            if before in by_key and after in by_key
        )
    }
    shown = [looked_at.get(pair.resource, pair) for pair in now]
    shown += [pair for code, pair in looked_at.items() if code not in {one.resource for one in now}]
    return Whole(
        tuple(_saving(pair, pair.resource in looked_at, options, measurements) for pair in shown),
        tuple(pair for pair in now if pair.resource in looked_at and looked_at[pair.resource].after != pair.after),
        assessment.verified_on,
        assessment.verified_by,
    )


def _saving(
    pair: Measured, is_verified: bool, options: Sequence[Option], measurements: Sequence[Measurement]
) -> WholeSaving:
    verified = _beside(pair, [one for one in options if one.stage == Stage.VERIFIED], measurements)
    implemented = _beside(pair, [one for one in options if one.stage == Stage.IMPLEMENTED], measurements)
    told = {*verified.counted, *verified.others, *implemented.counted, *implemented.others}
    unmeasured = tuple(
        one.number
        for one in options
        if one.stage in (Stage.IMPLEMENTED, Stage.VERIFIED)
        and one.number not in told
        and any(effect.resource == pair.resource for effect in one.effects.all())
    )
    difference = None
    if pair.told is not None and verified.saving is not None:
        difference = pair.told.saving - verified.saving
    reasons = tuple(_reasons(pair, verified, implemented, unmeasured, difference))
    return WholeSaving(pair, is_verified, verified, implemented, unmeasured, difference, reasons)


def _beside(pair: Measured, options: Iterable[Option], measurements: Sequence[Measurement]) -> OptionsBeside:
    savings: dict[int, Decimal] = {}
    others = []
    for option in options:
        own = [one for one in measurements if one.option_id == option.pk]
        pairs = verified_of(option, own) if option.stage == Stage.VERIFIED else newest(pairs_of(own)).values()
        for one in pairs:
            if one.resource != pair.resource:
                continue
            saved = _in_unit(one, pair)
            if saved is None:
                others.append(option.number)
            else:
                savings[option.number] = saved
    total = sum(savings.values(), Decimal(0)) if savings else None
    return OptionsBeside(total, tuple(sorted(savings)), tuple(sorted(others)))


def _in_unit(one: Measured, pair: Measured) -> Decimal | None:
    """What an option saved in the whole's unit; None where the two cannot be set side by side."""
    if one.told is None or abs(_days(one.after) - _days(pair.after)) > SAME_LENGTH_DAYS:
        return None
    if one.after.last_day < pair.after.first_day or pair.after.last_day < one.after.first_day:
        return None
    return converted(one.told.saving, one.before.unit, pair.before.unit)


def _reasons(
    pair: Measured,
    verified: OptionsBeside,
    implemented: OptionsBeside,
    unmeasured: tuple[int, ...],
    difference: Decimal | None,
) -> Iterable[str]:
    unit = pair.before.unit
    if pair.told is None:
        return
    if difference is None:
        yield _("Chưa có giải pháp đã kiểm chứng nào đo cùng dòng, cùng kỳ để đặt cạnh.")
    elif difference > 0:
        yield _(
            "Toàn cơ sở tiết kiệm nhiều hơn các giải pháp đã kiểm chứng: phần chênh có thể do giải pháp khác, vận hành "
            "tốt hơn, hoặc thay đổi ngoài cuộc đánh giá; không ghi cho giải pháp nào khi chưa đo."
        )
    elif difference < 0:
        yield _(
            "Toàn cơ sở tiết kiệm ít hơn tổng số đo của các giải pháp: các giải pháp cùng tác động lên một dòng nên "
            "trùng nhau, mỗi giải pháp đo trên mức nền riêng, hoặc nơi khác trong cơ sở dùng nhiều hơn."
        )
    else:
        yield _("Toàn cơ sở và các giải pháp đã kiểm chứng bằng nhau.")
    if implemented.saving is not None:
        yield _("Giải pháp %(numbers)s đã thực hiện, chưa kiểm chứng, đo được %(saving)s: không tính ở trên.") % {
            "numbers": _listed(implemented.counted),
            "saving": f"{format_number(_short(implemented.saving))} {unit}",
        }
    if unmeasured:
        yield _("Giải pháp %(numbers)s đã thực hiện nhưng chưa đo dòng này.") % {"numbers": _listed(unmeasured)}
    others = tuple(sorted({*verified.others, *implemented.others}))
    if others:
        yield _("Giải pháp %(numbers)s đo ở kỳ khác hoặc đơn vị khác nên không đặt cạnh được.") % {
            "numbers": _listed(others)
        }


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _short(value: Decimal) -> Decimal:
    short = round(value, 2)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()


def _days(of: Measurement) -> int:
    return (of.last_day - of.first_day).days + 1
