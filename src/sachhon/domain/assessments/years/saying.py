"""Why there is no figure, as a finding that can be said in both languages."""

from __future__ import annotations

from sachhon.domain.assessments.years.streams import stream_of
from sachhon.formkit.findings import Finding, Severity

NAMELESS = {"vi": "Năng lượng", "en": "Energy"}


def stream_params(code: str) -> dict[str, object]:
    """The names and usual units of a stream, for a sentence."""
    stream = stream_of(code)
    names = stream.names if stream else NAMELESS
    units = ", ".join(stream.units) if stream else "GJ, kWh"
    return {"name_vi": names["vi"], "name_en": names["en"], "units": units}


def blocked_finding(code: str, about: str = "") -> Finding:
    """The finding of a code in YearSaving.blocked and its like; `about` is the stream that it is about."""
    return Finding("year_blocked", Severity.WARNING, stream_params(about), variant=code)
