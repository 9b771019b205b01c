"""What somebody looks at: a resource, a year, a province or an industry; as the query of every address says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import Http404

from sachhon.channels.office.performance.national.finding import industry_numbered, province_named
from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.domain.registry.api import Unit
from sachhon.domain.rollups.api import SavedResource, Savings, savings_of_country, savings_resources


@dataclass(frozen=True, slots=True)
class Chosen:
    """`savings` are the resource's; `industry` 0: none said."""

    savings: Savings
    resources: tuple[SavedResource, ...]
    year: int
    province: Unit | None = None
    industry: int | None = None

    @property
    def query(self) -> str:
        """Resource and year, for a link."""
        return urlencode({"dong": key_of(self.savings.resource), "nam": self.year})

    @property
    def scope(self) -> str:
        """All of it, for the chart and the downloads."""
        told = {"dong": key_of(self.savings.resource), "nam": self.year}
        if self.province is not None:
            told["tinh"] = self.province.code
        if self.industry is not None:
            told["nganh"] = self.industry
        return urlencode(told)

    @property
    def place(self) -> int | None:
        """The province as results name it."""
        return self.province.pk if self.province else None


def key_of(resource: SavedResource) -> str:
    """A resource in an address; the unit tells apart what is measured in several."""
    return f"{resource.code}:{resource.unit}"


def chosen(request: OfficeRequest, province: Unit | None = None, industry: int | None = None) -> Chosen | None:
    """What the query asks for; the first resource and the newest year with a figure where it does not say."""
    resources = tuple(savings_resources())
    if not resources:
        return None
    asked = request.GET.get("dong", "")
    resource = next((one for one in resources if asked in (key_of(one), one.code)), resources[0])
    savings = savings_of_country(request.actor, resource)
    if savings is None or not savings.years:
        return None
    place = province.pk if province else None
    told = [year for year in savings.years if savings.figure(year, place, industry).counted]
    year = told[-1] if told else savings.years[-1]
    said = request.GET.get("nam", "")
    if said.isdecimal() and int(said) in savings.years:
        year = int(said)
    return Chosen(savings, resources, year, province, industry)


def chosen_scope(request: OfficeRequest) -> Chosen:
    """As `chosen`, with the province and the industry of the query. Raises Http404 where there is nothing."""
    code, number = request.GET.get("tinh", ""), request.GET.get("nganh", "")
    province = province_named(code) if code else None
    industry = industry_numbered(int(number)) if number.isdecimal() else None
    found = chosen(request)
    if found is None:
        raise Http404("no savings yet")
    return replace(found, province=province, industry=industry)
