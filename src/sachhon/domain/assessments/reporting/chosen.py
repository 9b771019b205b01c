"""Options, what they are worth, what they save together and what was measured, as the report tells them."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.domain.assessments.models import Assessment, Category, FollowUp, Measurement, Option
from sachhon.domain.assessments.options.economics import Economics
from sachhon.domain.assessments.options.library import library_option
from sachhon.domain.assessments.options.measuring import Measured, pairs_of, verified_of
from sachhon.domain.assessments.options.portfolio import portfolio_of, worth_of
from sachhon.domain.assessments.options.whole import WholeSaving, whole
from sachhon.domain.assessments.years.streams import stream_of
from sachhon.formkit.findings import Finding, say
from sachhon.writing import assessment as paper

STAGES = {
    Option.Stage.PROPOSED: paper.Stage.PROPOSED,
    Option.Stage.PLANNED: paper.Stage.PLANNED,
    Option.Stage.IMPLEMENTED: paper.Stage.IMPLEMENTED,
    Option.Stage.VERIFIED: paper.Stage.VERIFIED,
    Option.Stage.REJECTED: paper.Stage.REJECTED,
}
BLOCKED = {
    "output": "Thiếu sản lượng của một trong hai kỳ đo.",
    "unit": "Đơn vị tiêu thụ của hai kỳ đo không quy đổi được sang nhau.",
    "output_unit": "Đơn vị sản lượng của hai kỳ đo không quy đổi được sang nhau.",
    "period": "Có phần tiêu thụ không đổi theo sản lượng nhưng hai kỳ đo dài ngắn khác nhau.",
}
_LACKING = {
    "investment": "đầu tư",
    "yearly_saving": "tiền tiết kiệm mỗi năm",
    "yearly_cost": "chi phí thường xuyên",
    "life_years": "tuổi thọ",
}
_VERDICTS = {"yes": True, "no": False}


def resource_name(code: str) -> str:
    """A stream's Vietnamese name; the code where the catalogue has it not."""
    stream = stream_of(code)
    return stream.name("vi") if stream else code


def options_told(assessment: Assessment, options: Sequence[Option]) -> tuple[paper.Option, ...]:
    """The options (their effects and evidence prefetched), in the order of their numbers."""
    return tuple(_option(option, assessment) for option in options)


def _option(option: Option, assessment: Assessment) -> paper.Option:
    return paper.Option(
        number=option.number,
        title=option.title,
        category=str(Category(option.category).label),
        stage=STAGES[Option.Stage(option.stage)],
        what=option.what,
        where=_where(option),
        source=_library(option),
        screening=str(Option.Screening(option.screening).label) if option.screening else "",
        screening_why=option.screening_why,
        technical=_side(option, "technical", option.technical_note),
        economic=_side(option, "economic", ""),
        environmental=_side(option, "environmental", option.environmental_note),
        effects=tuple(
            paper.Effect(resource_name(effect.resource), paper.Amount(effect.quantity, effect.unit), effect.share_pct)
            for effect in option.effects.all()
        ),
        investment=option.investment,
        incentive=option.incentive,
        yearly_saving=option.yearly_saving,
        yearly_cost=option.yearly_cost,
        life_years=option.life_years,
        economics=_economics(worth_of(option, assessment.discount_rate_pct), option),
        rank=option.rank,
        responsible=option.responsible,
        due=option.due,
        money_from=option.money_from,
        implemented_on=option.implemented_on,
        actual_investment=option.actual_investment,
        evidence=len(option.evidence.all()),
        verified_on=option.verified_on,
        verified_by=option.verified_by.full_name if option.verified_by else "",
    )


def _where(option: Option) -> str:
    parts = []
    if option.step:
        parts.append(f"Công đoạn {option.step.number}. {option.step.name}")
    if option.stream:
        parts.append(f"dòng thải {option.stream.number}. {option.stream.name}")
    if option.cause:
        parts.append(f"nguyên nhân: {option.cause.text}")
    return "; ".join(parts)


def _library(option: Option) -> str:
    if not option.library:
        return ""
    known = library_option(option.library)
    return f"{option.library}, {known.title('vi')}" if known else option.library


def _side(option: Option, side: str, note: str) -> paper.Side:
    return paper.Side(_VERDICTS.get(str(option.feasible.get(side, ""))), note)


def _economics(told: Economics, option: Option) -> paper.Economics:
    if told.cash is None:
        named = ", ".join(_LACKING[name] for name in told.lacking)
        carried = option.stage in (Option.Stage.IMPLEMENTED, Option.Stage.VERIFIED)
        named = named.replace("đầu tư", "đầu tư đã chi") if carried else named
        return paper.Economics(why=f"chưa tính được hiệu quả kinh tế, còn thiếu: {named}.")
    cash = told.cash
    why = [] if told.rate_known else ["chưa nêu lãi suất chiết khấu nên không có NPV."]
    why += [_said(warning) for warning in cash.working.warnings]
    if told.incentive_unknown:
        why.append("Chưa rõ có hỗ trợ hay không; tính như không có.")
    return paper.Economics(told.npv, cash.irr_pct, cash.payback, told.discounted_payback, " ".join(why))


def combined_told(assessment: Assessment, options: Sequence[Option]) -> tuple[paper.Combined, ...]:
    """What the options of a stage save together of one resource, where several say how much."""
    found = []
    for stage in portfolio_of(assessment).stages:
        for one in stage.streams:
            if one.options - one.unknown < 2 or one.share_pct is None or one.plain_sum_pct is None:
                continue
            numbers = tuple(
                option.number
                for option in options
                if option.stage == stage.stage and any(e.resource == one.resource for e in option.effects.all())
            )
            found.append(
                paper.Combined(
                    STAGES[stage.stage], resource_name(one.resource), numbers, one.share_pct, one.plain_sum_pct
                )
            )
    return tuple(found)


def measured_told(
    assessment: Assessment,
    options: Sequence[Option],
    measurements: Sequence[Measurement],
    follow_ups: Sequence[FollowUp],
) -> tuple[paper.MeasuredSaving, ...]:
    """Of the whole, then of each option: its pairs; of a verified option those that were looked at."""
    months = {one.pk: one.months for one in follow_ups}
    looked_at = {tuple(pair) for pair in assessment.verified_pairs}
    found = [
        _measured(pair, None, months, (pair.before.pk, pair.after.pk) in looked_at)
        for pair in pairs_of(_of(measurements, None))
    ]
    for option in options:
        own = _of(measurements, option.pk)
        seen = {
            (pair.before.pk, pair.after.pk)
            for pair in (verified_of(option, own) if option.stage == Option.Stage.VERIFIED else ())
        }
        pairs = pairs_of(own)
        pairs += [one for one in verified_of(option, own) if not _among(one, pairs)] if seen else []
        found += [_measured(pair, option.number, months, (pair.before.pk, pair.after.pk) in seen) for pair in pairs]
    return tuple(found)


def whole_told(
    assessment: Assessment, options: Sequence[Option], measurements: Sequence[Measurement]
) -> tuple[paper.WholeResult, ...]:
    """The whole by its own measurements, verified options beside it."""
    return tuple(_whole(one) for one in whole(assessment, options, measurements).savings)


def _whole(one: WholeSaving) -> paper.WholeResult:
    pair, told, unit = one.measured, one.measured.told, one.measured.before.unit
    per = f"{unit}/{pair.before.output_unit}"
    return paper.WholeResult(
        resource=resource_name(one.resource),
        saving=paper.Amount(told.saving if told else None, unit),
        saving_pct=pair.saving_pct,
        absolute_change_pct=pair.absolute_change_pct,
        specific_before=paper.Amount(told.baseline_specific if told else None, per),
        specific_after=paper.Amount(told.specific if told else None, per),
        specific_change_pct=told.specific_change_pct if told else None,
        options_saving=paper.Amount(one.verified.saving, unit),
        options=one.verified.counted,
        difference=paper.Amount(one.difference, unit),
        verified=one.is_verified,
        reasons=one.reasons,
    )


def _said(finding: Finding) -> str:
    """A finding in the paper's words: no name of an input, per cent as the tables have it."""
    return say(finding, "vi").replace(", cho base_load_share,", " thì").replace(" %", "%")


def _of(measurements: Sequence[Measurement], option: int | None) -> list[Measurement]:
    return [one for one in measurements if one.option_id == option]


def _among(pair: Measured, pairs: Sequence[Measured]) -> bool:
    return any((one.before.pk, one.after.pk) == (pair.before.pk, pair.after.pk) for one in pairs)


def _measured(pair: Measured, number: int | None, months: dict[int, int], verified: bool) -> paper.MeasuredSaving:
    told, unit = pair.told, pair.before.unit
    warnings = [_said(one) for one in told.working.warnings] if told else []
    if told and not pair.same_length:
        warnings.append("Hai kỳ đo dài ngắn khác nhau nên không nêu thay đổi tuyệt đối.")
    return paper.MeasuredSaving(
        resource=resource_name(pair.resource),
        before=_period(pair.before),
        after=_period(pair.after),
        option=number,
        look_back=months.get(pair.after.follow_up_id) if pair.after.follow_up_id else None,
        base_load_share_pct=pair.before.base_load_share_pct,
        adjusted_baseline=paper.Amount(told.adjusted_baseline if told else None, unit),
        saving=paper.Amount(told.saving if told else None, unit),
        saving_pct=pair.saving_pct,
        absolute_change_pct=pair.absolute_change_pct,
        verified=verified,
        warnings=tuple(warnings),
        blocked=(_said(pair.finding) if pair.finding else BLOCKED.get(pair.blocked, "")) if pair.blocked else "",
    )


def _period(one: Measurement) -> paper.MeasuredPeriod:
    return paper.MeasuredPeriod(
        one.first_day,
        one.last_day,
        paper.Amount(one.consumption, one.unit),
        paper.Amount(one.output, one.output_unit),
        one.how,
    )
