"""A facility with an assessment in tables, by plain rows: the brewery of the report's and the certificate's tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils import timezone

from sachhon.domain.accounts.api import Role, User
from sachhon.domain.assessments.api import (
    Assessment,
    BalanceSignature,
    Cause,
    Evidence,
    Flow,
    Measurement,
    Option,
    OptionEffect,
    ProcessStep,
    TaskState,
    TeamMember,
    WasteStream,
)
from sachhon.domain.registry.api import Facility, folded, sort_name
from sachhon.foundation import files
from tests import world

PROVINCE = "P34-52"
D = Decimal
CLOSURE = D(226)


def facility(code: str = "CS-000123", name: str = "Nhà máy bia Sông Mẫu", province: str = PROVINCE) -> Facility:
    """A facility of the register (load the units first)."""
    return Facility.objects.create(
        code=code,
        name=name,
        folded=folded(name),
        sort_name=sort_name(name),
        tax_code="4100258793",
        province=world.unit(province),
        address="12 đường Mẫu",
        industry=7,
        size=Facility.Size.LARGE,
        employees=240,
    )


def author(of: Facility) -> User:
    """Somebody of the facility."""
    return world.person(Role.FACILITY_USER, of.code, name="Nguyễn Văn Mẫu")


def assessment(
    of: Facility, by: User, *, kind: str = "detailed", code: str = "DG-1", status: str = "open"
) -> Assessment:
    """A bare one."""
    reported = status != Assessment.Status.OPEN
    return Assessment.objects.create(
        code=code,
        facility=of,
        kind=kind,
        status=status,
        title=f"Đánh giá {of.name}",
        scope="Phân xưởng nấu",
        product="Bia",
        product_unit="hl",
        output=D(12000),
        first_day=date(2022, 1, 1),
        last_day=date(2022, 12, 31),
        began_on=date(2023, 1, 10),
        reported_on=timezone.localdate() if reported else None,
        discount_rate_pct=D(10),
        tolerance_pct=D(10),
        by=by,
    )


def filled(of: Facility, by: User, *, kind: str = "detailed", code: str = "DG-1", status: str = "open") -> Assessment:
    """With team, two steps, an open mass balance (226 %), streams, options of four stages, measurements."""
    made = assessment(of, by, kind=kind, code=code, status=status)
    TeamMember.objects.create(assessment=made, name="Trần Thị Thử", order=2)
    TeamMember.objects.create(assessment=made, name="Nguyễn Văn Mẫu", position="Phó giám đốc", is_leader=True, order=1)
    cook = ProcessStep.objects.create(assessment=made, number=1, name="Nấu", in_focus=True)
    brew = ProcessStep.objects.create(assessment=made, number=2, name="Lên men")
    brew.follows.add(cook)
    flow(cook, "in", Flow.Kind.MATERIAL, "Malt", D(1000), "t", unit_cost=D(15_000_000))
    flow(cook, "in", Flow.Kind.ENERGY, "Điện", D(1_200_000), "kWh", carrier="electricity", weighs=False)
    flow(cook, "out", Flow.Kind.SOLID_WASTE, "Bã malt", D(2260), "t")
    flow(cook, "out", Flow.Kind.HEAT_LOSS, "Nhiệt hồ hóa", None, "GJ", weighs=False)
    flow(brew, "out", Flow.Kind.EMISSION, "CO2", None, "t")
    stream = WasteStream.objects.create(
        assessment=made,
        number=1,
        name="Bã malt",
        quantity=D(2260),
        unit="t",
        material_cost=1_000_000_000,
        energy_cost=50_000_000,
        system_cost=800_000_000,
        treatment_cost=80_000_000,
        product_share_pct=D(70),
    )
    Cause.objects.create(stream=stream, text="Lọc bã chưa kiệt")
    WasteStream.objects.create(assessment=made, number=2, name="Nhiệt", energy_cost=20_000_000)
    TaskState.objects.create(assessment=made, task="T01", state=TaskState.State.DONE, note="Có quyết định")
    options(made, by, cook, stream)
    made.refresh_from_db()
    return made


def flow(
    step: ProcessStep, direction: str, kind: str, name: str, quantity: Decimal | None, unit: str, **more: object
) -> Flow:
    """What goes in or out."""
    return Flow.objects.create(
        step=step, direction=direction, kind=kind, name=name, quantity=quantity, unit=unit, **more
    )


def options(made: Assessment, by: User, step: ProcessStep, stream: WasteStream) -> None:
    """One proposed without figures, two planned on one resource, one verified with measurements, one rejected."""
    verified = Option.objects.create(
        assessment=made,
        number=1,
        title="Thu hồi nước ngưng",
        category="reuse",
        stage=Option.Stage.VERIFIED,
        step=step,
        stream=stream,
        screening="now",
        feasible={"technical": "yes", "economic": "yes"},
        investment=180_000_000,
        actual_investment=174_500_000,
        incentive=0,
        yearly_saving=95_000_000,
        yearly_cost=5_000_000,
        life_years=5,
        implemented_on=date(2023, 6, 1),
        verified_on=date(2024, 2, 1),
        verified_by=by,
        by=by,
    )
    before, after = measured(made, by, verified)
    verified.verified_pairs = [[before.pk, after.pk]]
    verified.save()
    Evidence.objects.create(assessment=made, option=verified, file=files.store(b"%PDF-1.4 anh"), name="anh.pdf", by=by)
    for number, title, share in ((2, "Sửa rò rỉ hơi", D(10)), (3, "Bảo ôn đường ống", D(20))):
        planned = Option.objects.create(
            assessment=made,
            number=number,
            title=title,
            category="housekeeping",
            stage=Option.Stage.PLANNED,
            responsible="Tổ cơ điện",
            due=date(2027, 1, 1),
            yearly_saving=40_000_000,
            by=by,
        )
        OptionEffect.objects.create(option=planned, resource="electricity", share_pct=share)
    Option.objects.create(
        assessment=made, number=4, title="Thay lò hơi", category="technology", stage="rejected", by=by
    )
    Option.objects.create(assessment=made, number=5, title="Đào tạo", category="housekeeping", by=by)


def measured(made: Assessment, by: User, option: Option | None) -> tuple[Measurement, Measurement]:
    """1,200,000 kWh for 10,000 hl, then 1,260,000 kWh for 12,000 hl: 12.5 % saved, 5 % more used."""
    rows = (("before", 2022, D(1_200_000), D(10_000)), ("after", 2023, D(1_260_000), D(12_000)))
    before, after = (
        Measurement.objects.create(
            assessment=made,
            option=option,
            when=when,
            resource="electricity",
            first_day=date(year, 1, 1),
            last_day=date(year, 12, 31),
            consumption=used,
            unit="kWh",
            output=output,
            output_unit="hl",
            how="công tơ tổng",
            by=by,
        )
        for when, year, used, output in rows
    )
    return before, after


def signed(made: Assessment, by: User, closure: Decimal = CLOSURE, step: ProcessStep | None = None) -> BalanceSignature:
    """Somebody signs for the mass balance."""
    return BalanceSignature.objects.create(
        assessment=made, step=step, of="mass", closure_pct=closure, reason="Nước nấu chưa tính vào đầu vào", by=by
    )
