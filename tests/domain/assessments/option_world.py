"""Options for tests: a brewery's open assessment, people around it, an option brought to any stage by its actions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from sachhon.domain.accounts.api import Actor, Role, actor_of
from sachhon.domain.assessments.api import (
    Assessment,
    Evidence,
    Measurement,
    MeasurementFacts,
    Option,
    OptionFacts,
    PlanFacts,
    add_option,
    attach_evidence,
    implement_option,
    plan_option,
    record_measurement,
    screen_option,
    verify_option,
)
from sachhon.domain.registry.api import Facility
from tests import world
from tests.domain.assessments import brewery_world

D = Decimal
PROVINCE = brewery_world.PROVINCE
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def open_assessment(code: str = "DG-9", facility: Facility | None = None) -> Assessment:
    """An open assessment without options (load the units first)."""
    of = facility or brewery_world.facility()
    return brewery_world.assessment(of, brewery_world.author(of), code=code)


def writer(assessment: Assessment) -> Actor:
    """Somebody of the facility."""
    return actor_of(world.person(Role.FACILITY_USER, assessment.facility.code))


def verifier() -> Actor:
    """An officer of its province."""
    return world.actor(Role.OFFICER, PROVINCE)


def proposed(actor: Actor, assessment: Assessment, title: str = "Sửa rò rỉ khí nén", library: str = "") -> Option:
    """A new option."""
    return add_option(actor=actor, assessment=assessment, facts=OptionFacts(title, "housekeeping", library=library))


def planned(actor: Actor, option: Option) -> Option:
    """Screened and planned."""
    option = screen_option(actor=actor, option=option, screening="now", why="", base_version=option.version)
    facts = PlanFacts("Tổ cơ điện", date(2026, 3, 1), "Vốn của cơ sở")
    return plan_option(actor=actor, option=option, facts=facts, base_version=option.version)


def implemented(actor: Actor, option: Option, cost: int | None = 4_000_000) -> Option:
    """Planned and carried out."""
    option = planned(actor, option)
    return implement_option(
        actor=actor,
        option=option,
        implemented_on=date(2026, 2, 20),
        actual_investment=cost,
        base_version=option.version,
    )


def measured(
    actor: Actor,
    option: Option,
    *,
    before: tuple[int, int] = (1_200_000, 10_000),
    after: tuple[int, int] = (1_260_000, 12_000),
    base_load: str = "0",
    resource: str = "electricity",
) -> tuple[Measurement, Measurement]:
    """A year before and a year after: (consumption, output) each."""
    made = []
    for when, year, (used, output) in (("before", 2024, before), ("after", 2025, after)):
        facts = MeasurementFacts(
            when=when,
            resource=resource,
            first_day=date(year, 1, 1),
            last_day=date(year, 12, 31),
            consumption=D(used),
            unit="kWh",
            output=D(output),
            output_unit="hl",
            base_load_share_pct=D(base_load),
            how="Công tơ tổng",
        )
        made.append(record_measurement(actor=actor, option=option, facts=facts))
    return made[0], made[1]


def shown(actor: Actor, option: Option) -> Evidence:
    """With a photograph."""
    return attach_evidence(actor=actor, option=option, name="anh.png", data=PNG, shows="Mối nối đã sửa")


def verified(actor: Actor, by: Actor, option: Option, **figures: object) -> Option:
    """Carried out, measured, shown and verified."""
    option = implemented(actor, option)
    measured(actor, option, **figures)  # type: ignore[arg-type]
    shown(actor, option)
    option.refresh_from_db()
    return verify_option(actor=by, option=option, base_version=option.version)


def picture() -> SimpleUploadedFile:
    """As a browser sends it."""
    return SimpleUploadedFile("anh.png", PNG, "image/png")
