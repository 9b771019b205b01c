"""Yearly reports of the demonstration's factories: breweries enough for a percentile, through the reports' own actions.

The newest round is still open for the three factories that sign in: a visitor can fill theirs and see where it stands.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from sachhon.config.demonstration.facilities import Factories
from sachhon.config.demonstration.people import Cast, Province
from sachhon.domain.accounts.api import Actor, Membership, Role, actor_of
from sachhon.domain.assessments.api import (
    FacilityYear,
    MonthRead,
    choose_baseline,
    choose_grade,
    gather_years,
    keep_outputs,
    keep_readings,
    verify_year,
)
from sachhon.domain.registry.api import Facility, Value, add_facility, give_account
from sachhon.domain.rounds.api import Obligation, Round, TemplateVersion, change_round, draft_round, publish_round
from sachhon.domain.submissions.api import (
    Submission,
    ValueChange,
    accept,
    approve,
    ask_approval,
    findings_of,
    give_reason,
    receive,
    save_values,
    start,
)
from sachhon.formkit.fields import Quantity
from sachhon.formkit.findings import Severity
from sachhon.formkit.values import Answer, Key, Origin, State

TEMPLATE = "facility-year"
YEARS = (2023, 2024, 2025)
OPEN_YEAR = 2025
BREWERIES: tuple[tuple[str, str, int, str], ...] = (
    ("Công ty TNHH Bia Ghềnh Ráng Mới", "P63-52", 26, "1.06"),
    ("Công ty Cổ phần Bia Hầm Hô", "P63-52", 34, "0.93"),
    ("Công ty TNHH Bia Bảy Núi Xanh", "P63-89", 22, "1.18"),
    ("Công ty Cổ phần Bia Sông Hậu Mới", "P63-89", 41, "0.88"),
    ("Công ty TNHH Bia Kênh Xáng", "P63-89", 28, "1.02"),
    ("Công ty TNHH Bia Quan Họ", "P63-27", 37, "0.97"),
    ("Công ty Cổ phần Bia Ngũ Huyện Khê", "P63-27", 55, "0.84"),
    ("Công ty TNHH Bia Thiên Thai Mới", "P63-27", 24, "1.11"),
)
"""Invented: (name, province, million litres of capacity, how much energy against the middle)."""
CHECKED = "Đã đối chiếu với hóa đơn và sổ theo dõi của cơ sở."
_TON_GJ = Decimal("41.45")
_TYPED = Origin("typed")


@dataclass(frozen=True, slots=True)
class Told:
    """What a factory reports of a year: amounts as texts "number unit"."""

    products: tuple[tuple[str, str, str], ...]
    energy: tuple[tuple[str, str, int], ...]
    water: tuple[tuple[str, str], ...]
    materials: tuple[tuple[str, str], ...] = ()
    wastes: tuple[tuple[str, str, str], ...] = ()
    claimed: str = ""


def build_years(
    cast: Cast, ministry: Mapping[str, Actor], people: Mapping[str, Province], factories: Factories, seed: int
) -> None:
    """The rounds, the reports, the meter log of the brewery, and what its province did with them."""
    chance = Random(seed)
    officer = ministry[str(Role.MINISTRY_OFFICER)]
    own = {
        factories.brewery.code: _also_approves(factories.brewer, factories.brewery),
        factories.seafood.code: _also_approves(factories.fisher, factories.seafood),
        factories.paper.code: _also_approves(factories.paper_maker, factories.paper),
    }
    others = [_brewery(cast, officer, people, *row, number) for number, row in enumerate(BREWERIES)]
    asked = [*own, *(facility.code for facility, _actor, _capacity, _share in others)]
    for year in YEARS:
        held = _round(officer, year, asked)
        for facility, actor, capacity, share in others:
            _report(officer, held, facility, actor, _beer(chance, year, capacity, share))
        if year != OPEN_YEAR:
            _report(officer, held, factories.brewery, own[factories.brewery.code], _beer_of_the_bay(year))
            _report(officer, held, factories.seafood, own[factories.seafood.code], _seafood(year))
            _report(officer, held, factories.paper, own[factories.paper.code], _paper(year))
    for facility, _actor, _capacity, _share in others:
        gather_years(actor=officer, facility=facility)
    for facility in (factories.brewery, factories.seafood, factories.paper):
        gather_years(actor=officer, facility=facility)
    _arranged(own[factories.brewery.code], people["P63-52"], factories.brewery, chance)


def _also_approves(actor: Actor, facility: Facility) -> Actor:
    """The one person of a small factory writes its report and approves it; the receipt names both."""
    assert actor.user is not None
    Membership.objects.create(user=actor.user, unit_code=facility.code, role=Role.LEADER)
    return actor_of(actor.user)


def _brewery(
    cast: Cast,
    officer: Actor,
    people: Mapping[str, Province],
    name: str,
    province: str,
    capacity: int,
    share: str,
    number: int,
) -> tuple[Facility, Actor, int, Decimal]:
    facts: dict[str, Value] = {
        "name": name,
        "province": province,
        "address": "Khu công nghiệp Bắc Đồi",
        "industry": 4,
        "vsic": "1103",
        "products": "Bia",
        "size": "large" if capacity > 30 else "medium",
        "employees": 90 + 5 * capacity,
        "key_energy_user": capacity > 40,
        "aware": True,
        "applies_cp": True,
        "cp_since": 2015 + number % 4,
    }
    facility = add_facility(
        actor=people[province].officer, facts=facts, as_on=date(2024, 12, 31), why="Danh sách cơ sở của Sở"
    )
    unit = give_account(actor=officer, facility=facility)
    actor = cast.person(Role.FACILITY_USER, unit, f"bia{number + 1}@example.vn", "Cán bộ kỹ thuật")
    facility.refresh_from_db()
    return facility, _also_approves(actor, facility), capacity, Decimal(share)


def _round(officer: Actor, year: int, codes: list[str]) -> Round:
    """The request for a year's reports; those of years past were sent in the January after."""
    version = TemplateVersion.objects.filter(template_id=TEMPLATE, status=TemplateVersion.Status.PUBLISHED).latest("pk")
    asking = draft_round(actor=officer, template=version)
    asking = change_round(
        actor=officer,
        asking=asking,
        changes={
            "title": f"Báo cáo sản xuất sạch hơn năm {year} của cơ sở (đợt trình diễn, dữ liệu mẫu)",
            "letter_number": f"{year % 100}/BCT-TKNL",
            "letter_date": date(year + 1, 1, 12),
            "asked": {"kinds": [], "provinces": [], "include": codes, "exclude": []},
            "data_until": date(year, 12, 31),
            "deadline": timezone.localdate() + timedelta(days=20),
            "deadline_days": None,
        },
        version=asking.version,
    )
    Round.objects.filter(pk=asking.pk).update(code=f"NAM-{year}")
    asking.refresh_from_db()
    asking = publish_round(actor=officer, asking=asking)
    # The wizard takes its defaults from the round published last: that is the provinces' and not this one.
    Round.objects.filter(pk=asking.pk).update(published_at=datetime(year + 1, 1, 12, 2, tzinfo=UTC))
    asking.refresh_from_db()
    return asking


def _report(officer: Actor, held: Round, facility: Facility, actor: Actor, told: Told) -> None:
    """From the first answer to the ministry's acceptance."""
    owed = Obligation.objects.select_related("round__template", "unit").get(round=held, unit__code=facility.code)
    submission = start(actor=actor, obligation=owed)
    assert held.data_until is not None
    changes = [ValueChange(key, answer) for key, answer in _answers(facility, held.data_until.year, told).items()]
    save_values(actor=actor, submission=submission, changes=changes)
    submission = Submission.objects.get(pk=submission.pk)
    for checked in findings_of(submission):
        if checked.finding.severity is Severity.WARNING and not checked.reason:
            give_reason(actor=actor, submission=submission, fingerprint=checked.fingerprint, text=CHECKED)
    ask_approval(actor=actor, submission=submission)
    submission.refresh_from_db()
    approve(actor=actor, submission=submission, note="", request_key=uuid.uuid4().hex)
    submission.refresh_from_db()
    receive(actor=officer, submission=submission)
    submission.refresh_from_db()
    accept(actor=officer, submission=submission)


def _answers(facility: Facility, year: int, told: Told) -> dict[Key, Answer]:
    said: dict[Key, object] = {
        Key("facility_name"): facility.name,
        Key("report_year"): year,
        Key("industry"): facility.industry,
        Key("employees"): facility.employees,
        Key("has_unit"): False,
    }
    if facility.size:
        said[Key("size")] = facility.size
    if facility.address:
        said[Key("address")] = facility.address
    tables: dict[str, tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]] = {
        "products": (("product", "output", "capacity"), told.products),
        "energy": (("energy_type", "consumption", "cost"), told.energy),
        "water": (("source", "consumption"), told.water),
        "materials": (("material", "amount"), told.materials),
        "wastes": (("waste", "kind", "amount"), told.wastes),
    }
    for field, (columns, rows) in tables.items():
        for number, row in enumerate(rows):
            for column, value in zip(columns, row, strict=True):
                amount = column in {"output", "capacity", "consumption", "amount"}
                said[Key(field, number, column)] = _quantity(str(value)) if amount else value
    for field in ("difficulties", "recommendations", "results_assessment"):
        said[Key(field)] = "Giá nguyên liệu biến động; cần thông tin về nguồn vốn cho thiết bị tiết kiệm năng lượng."
    return {key: Answer(State.VALUE, value, _TYPED) for key, value in said.items() if value is not None}


def _quantity(text: str) -> Quantity:
    number, _, unit = text.partition(" ")
    return Quantity(Decimal(number), unit)


def _beer(chance: Random, year: int, capacity: int, share: Decimal) -> Told:
    """A brewery that saves a little each year, more or less than others."""
    litres = Decimal(capacity) * Decimal(chance.randint(62, 84)) / 100
    output = round(litres * 10_000)
    better = Decimal(1) - Decimal(chance.randint(2, 7)) / 100 * (year - YEARS[0])
    electricity = round(Decimal("9.6") * output * share * better)
    oil = round(Decimal(158) * output * share * better / 1000 / _TON_GJ)
    water = round(Decimal("0.52") * output * better)
    return Told(
        products=(("Bia", f"{output} hl", f"{capacity} triệu lít/năm"),),
        energy=(
            ("electricity", f"{electricity} kWh", electricity * 1900),
            ("fuel_oil", f"{oil} t", oil * 12_500_000),
        ),
        water=(("supply", f"{water} m3"),),
        wastes=(("Nước thải sản xuất", "waste_water", f"{round(water * Decimal('0.7'))} m3"),),
    )


def _beer_of_the_bay(year: int) -> Told:
    """The brewery of the demonstration: 50 million litres; over the norm in 2024; saves while it grows."""
    output, electricity, coal, water = {
        2023: (430_000, 4_644_000, 3_905, 258_000),
        2024: (450_000, 4_500_000, 3_740, 252_000),
    }[year]
    return Told(
        products=(("Bia", f"{output} hl", "50 triệu lít/năm"),),
        energy=(("electricity", f"{electricity} kWh", electricity * 1900), ("coal", f"{coal} tấn", coal * 3_100_000)),
        water=(("supply", f"{water - 40_000} m3"), ("ground", "40000 m3"), ("reused", "12000 m3")),
        materials=(("Malt", f"{output * 15 // 1000} tấn"), ("Gạo", f"{output * 4 // 1000} tấn")),
        wastes=(
            ("Bã hèm", "solid", f"{output * 17 // 1000} tấn"),
            ("Nước thải", "waste_water", f"{water * 7 // 10} m3"),
        ),
    )


def _seafood(year: int) -> Told:
    """Two products that cannot be added: it waits for a choice."""
    output, electricity = {2023: (9_800, 8_330_000), 2024: (10_400, 8_420_000)}[year]
    return Told(
        products=(("Cá tra phi lê", f"{output} tấn", "14000 tấn/năm"), ("Mỡ cá", f"{output // 12} m3", "1200 m3/năm")),
        energy=(("electricity", f"{electricity} kWh", electricity * 1850), ("diesel", "46000 lít", 920_000_000)),
        water=(("ground", f"{output * 11} m3"),),
        wastes=(("Đầu, xương cá", "solid", f"{output * 6 // 10} tấn"),),
    )


def _paper(year: int) -> Told:
    """Biomass whose kind nobody has chosen yet."""
    output, electricity = {2023: (18_200, 9_900_000), 2024: (17_600, 9_310_000)}[year]
    return Told(
        products=(("Giấy bao bì", f"{output} tấn", "25000 tấn/năm"),),
        energy=(
            ("electricity", f"{electricity} kWh", electricity * 1870),
            ("biomass", f"{output * 8 // 10} tấn", 9_000_000_000),
        ),
        water=(("surface", f"{output * 14} m3"), ("reused", f"{output * 20} m3")),
        materials=(("Giấy vụn", f"{output * 115 // 100} tấn"),),
    )


def _arranged(actor: Actor, province: Province, brewery: Facility, chance: Random) -> None:
    """The brewery's own choices, its meter log of two years, and the province that verified a year."""
    for year in (2023, 2024):
        choose_grade(actor=actor, facility=brewery, year=year, stream="coal", grade="coal_dust_5_6")
    choose_baseline(
        actor=actor,
        facility=brewery,
        resource="energy",
        year=2023,
        base_load_share_pct=Decimal(15),
        why="Kho lạnh và xử lý nước thải chạy quanh năm, đo riêng tháng 2/2023",
    )
    for year, output, electricity in ((2024, 450_000, 4_500_000), (2025, 462_000, 4_420_000)):
        made = _spread(output, chance)
        base = electricity // 40
        used = [base + round((electricity - 12 * base) * one / output) for one in made]
        used = [one + chance.randint(-2_500, 2_500) for one in used]
        used[11] += electricity - sum(used)
        months = [MonthRead(month, Decimal(one)) for month, one in enumerate(used, 1)]
        keep_readings(actor=actor, facility=brewery, year=year, stream="electricity", unit="kWh", months=months)
        outputs = [MonthRead(month, Decimal(one)) for month, one in enumerate(made, 1)]
        keep_outputs(actor=actor, facility=brewery, year=year, product="Bia", unit="hl", months=outputs)
    verified = FacilityYear.objects.get(facility=brewery, year=2023)
    verify_year(actor=province.head, year=verified, note="Đối chiếu hóa đơn điện và sổ lò hơi")


def _spread(output: int, chance: Random) -> list[int]:
    """Twelve months of a brewery: more in the heat, least at Tết."""
    weights = [70, 55, 80, 95, 112, 120, 118, 112, 98, 92, 88, 100]
    weights = [one + chance.randint(-3, 3) for one in weights]
    made = [output * one // sum(weights) for one in weights]
    made[11] += output - sum(made)
    return made
