"""What a facility saved of each resource, year by year, by the method of calculations: told here, written elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.consumption import Saving, saving
from sachhon.calculations.results import Refused as NoAnswer
from sachhon.domain.assessments.years.consumption import Used, resources_of, used_of
from sachhon.domain.assessments.years.facts import YearFacts
from sachhon.domain.assessments.years.output import Output, output_of
from sachhon.domain.assessments.years.streams import ENERGY, stream_of
from sachhon.formkit.findings import Finding, Severity

BASELINE_YEAR, BEFORE_BASELINE = "baseline_year", "before_baseline"
NO_FIGURE_WANTED = frozenset({BASELINE_YEAR, BEFORE_BASELINE})
"""Why a year has no saving though nothing is missing."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A baseline that somebody chose: its year and the share of it that does not follow production, in percent."""

    year: int
    base_load_share_pct: Decimal = Decimal(0)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A resource in a year: what was used and made, and the saving where there is one (`blocked` says why not).

    `base` is the baseline's use, `assumed` whether nobody chose that year.
    """

    resource: str
    year: int
    used: Used
    output: Output
    baseline_year: int | None = None
    base_load_share_pct: Decimal = Decimal(0)
    base: Used | None = None
    base_output: Output | None = None
    assumed: bool = False
    saved: Saving | None = None
    blocked: str = ""
    about: str = ""
    warnings: tuple[Finding, ...] = ()

    @property
    def specific(self) -> Decimal | None:
        """Consumption per unit of product."""
        if self.saved is not None:
            return self.saved.specific
        if self.used.quantity is None or not self.output.quantity:
            return None
        return self.used.quantity / self.output.quantity

    @property
    def specific_unit(self) -> str:
        """The unit of the specific consumption."""
        return f"{self.used.unit}/{self.output.unit}" if self.output.unit else ""


def savings_of(years: Mapping[int, YearFacts], baselines: Mapping[str, Chosen]) -> tuple[Told, ...]:
    """Every resource of every year, by year and then as resources are listed."""
    used = {(year, name): used_of(facts, name) for year, facts in years.items() for name in resources_of(facts)}
    outputs = {year: output_of(facts) for year, facts in years.items()}
    told = []
    for year in sorted(years):
        for resource in resources_of(years[year]):
            told.append(_told(resource, year, used, outputs, baselines))
    return tuple(told)


def chosen_for(resource: str, baselines: Mapping[str, Chosen]) -> Chosen | None:
    """The baseline chosen for a resource, or for all of its kind."""
    stream = stream_of(resource)
    return baselines.get(resource) or (baselines.get(stream.kind) if stream else None)


def first_year(resource: str, used: Mapping[tuple[int, str], Used], outputs: Mapping[int, Output]) -> int | None:
    """The first year in which both the use and the output are known: the baseline where nobody chose one."""
    years = sorted(year for year, name in used if name == resource)
    return next((year for year in years if used[year, resource].quantity and outputs[year].quantity), None)


def _told(
    resource: str,
    year: int,
    used: Mapping[tuple[int, str], Used],
    outputs: Mapping[int, Output],
    baselines: Mapping[str, Chosen],
) -> Told:
    own, made = used[year, resource], outputs[year]
    chosen = chosen_for(resource, baselines)
    base_year = chosen.year if chosen else first_year(resource, used, outputs)
    share = chosen.base_load_share_pct if chosen else Decimal(0)
    base = used.get((base_year, resource)) if base_year is not None else None
    base_made = outputs.get(base_year) if base_year is not None else None
    blocked, about = _blocked(own, made, base, base_made, year, base_year)
    warnings = [*own.warnings, *_of_products(made, base_made if base_year != year else None)]
    saved = None
    if not blocked and base is not None and base_made is not None:
        if chosen is None:
            warnings.append(Finding("year_baseline_assumed", Severity.INFO, {"year": str(base_year)}))
        warnings += _of_carriers(own, base)
        try:
            saved = _saving(own, made, base, base_made, share)
        except NoAnswer as refused:
            blocked = "refused"
            warnings.append(refused.finding)
        else:
            warnings += saved.working.warnings
    return Told(
        resource,
        year,
        own,
        made,
        base_year,
        share,
        base,
        base_made,
        chosen is None,
        saved,
        blocked,
        about,
        tuple(warnings),
    )


def _blocked(
    own: Used, made: Output, base: Used | None, base_made: Output | None, year: int, base_year: int | None
) -> tuple[str, str]:
    """Why there is no saving, and which stream it is about; ("", "") where there can be one."""
    if own.blocked:
        return own.blocked, own.about
    if made.blocked:
        return made.blocked, ""
    if base_year is None:
        return "no_baseline", ""
    if base_year == year:
        return BASELINE_YEAR, ""
    if year < base_year:
        return BEFORE_BASELINE, ""
    if base is None or base_made is None or base.quantity is None or base_made.quantity is None:
        return "baseline_blocked", ""
    if base.unit != own.unit:
        return "units_differ", own.resource
    if made.quantity and base_made.unit != made.unit:
        return "output_unit_changed", ""
    return "", ""


def _of_products(made: Output, before: Output | None) -> Iterable[Finding]:
    if made.several:
        yield Finding("year_several_products", Severity.INFO, {"count": len(made.products)})
    if before is not None and before.products and made.products and set(before.products) != set(made.products):
        yield Finding("year_products_changed", Severity.WARNING)


def _of_carriers(own: Used, base: Used) -> Iterable[Finding]:
    """Where energy of one year has a carrier that the other has not: one may have been left out."""
    now, before = ({one.stream for one in used.amounts if one.quantity} for used in (own, base))
    if own.resource == ENERGY and now != before:
        names = [stream_of(code) for code in sorted(now ^ before)]
        told = {f"names_{tongue}": ", ".join(one.name(tongue) for one in names if one) for tongue in ("vi", "en")}
        yield Finding("year_carriers_changed", Severity.WARNING, told)


def _saving(own: Used, made: Output, base: Used, base_made: Output, share: Decimal) -> Saving:
    """By the calculation. The quantities are known where nothing is blocked."""
    zero = Decimal(0)
    return saving(
        baseline_consumption=base.quantity or zero,
        baseline_output=base_made.quantity or zero,
        consumption=own.quantity or zero,
        output=made.quantity or zero,
        base_load_share=share / 100,
        unit=own.unit,
        output_unit=made.unit or base_made.unit,
    )
