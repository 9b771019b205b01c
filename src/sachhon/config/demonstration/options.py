"""Options of the demonstration: the brewery's, at every stage, and one of the library verified at five facilities.

All of it by the actions that a person's clicks call; figures are made up and say so in the demonstration's bar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

from django.utils import timezone
from PIL import Image

from sachhon.config.demonstration.facilities import Factories
from sachhon.config.demonstration.people import Province
from sachhon.domain.accounts.api import Actor, actor_of
from sachhon.domain.assessments.api import (
    Assessment,
    Description,
    Effect,
    Feasibility,
    MeasurementFacts,
    Option,
    OptionFacts,
    PlanFacts,
    add_option,
    attach_evidence,
    attach_whole_evidence,
    begin_assessment,
    implement_option,
    judge_feasibility,
    keep_effects,
    measure_whole,
    plan_option,
    rank_options,
    record_measurement,
    screen_option,
    step_back,
    verify_option,
    verify_whole,
)
from sachhon.domain.registry.api import Facility

LIBRARY = "cross-01"
"""Verified at five seafood plants: what was observed stands beside what is known beforehand."""
SEAFOOD_INDUSTRY = 7
D = Decimal


@dataclass(frozen=True, slots=True)
class Sketch:
    """An option in short: money in millions of đồng, what it is expected to save of which stream in percent."""

    title: str
    category: str
    what: str
    library: str = ""
    screening: str = ""
    money: tuple[int, int, int, int, int] | None = None
    """investment, incentive, yearly saving, yearly cost, years."""
    saves: tuple[tuple[str, int], ...] = ()
    upto: str = "proposed"
    step: int = 0
    stream: str = ""


BREWERY: tuple[Sketch, ...] = (
    Sketch(
        "Sửa rò rỉ khí nén ở phân xưởng chiết",
        "housekeeping",
        "Dò rò rỉ mỗi tháng vào chủ nhật, thay khớp nối nhanh, khóa nhánh không dùng.",
        LIBRARY,
        "now",
        (12, 0, 96, 6, 5),
        (("electricity", 2),),
        "verified",
        6,
    ),
    Sketch(
        "Thu hồi nước ngưng về lò hơi",
        "reuse",
        "Gom nước ngưng từ nồi nấu, nồi hoa và máy thanh trùng về bồn cấp nước lò.",
        "cross-21",
        "now",
        (180, 0, 95, 5, 8),
        (("coal_dust_5_6", 6), ("water_supply", 2)),
        "implemented",
        5,
        "Khói lò hơi",
    ),
    Sketch(
        "Biến tần cho bơm nước công nghệ và quạt lò",
        "equipment",
        "Bốn bơm 22 kW chạy non tải trên 5.000 giờ mỗi năm.",
        "cross-09",
        "study",
        (420, 60, 150, 8, 10),
        (("electricity", 6),),
        "planned",
    ),
    Sketch(
        "Dùng lại nước tráng chai cho rửa két",
        "reuse",
        "Lọc cát, khử trùng, dẫn sang máy rửa két.",
        "beer-09",
        "study",
        (260, 0, 174, 20, 10),
        (("water_supply", 10),),
        "planned",
        4,
        "Nước thải rửa chai",
    ),
    Sketch(
        "Hiệu chỉnh gió lò hơi theo ôxy dư",
        "process_control",
        "Đo khói mỗi tuần, giữ ôxy dư 4–5 %.",
        "cross-07",
        "now",
        (15, 0, 60, 10, 5),
        (("coal_dust_5_6", 3),),
        step=5,
        stream="Khói lò hơi",
    ),
    Sketch("Thu hồi dịch nha loãng", "reuse", "Dùng làm nước phối trộn mẻ sau.", "beer-03", "study", step=2),
    Sketch(
        "Thay lò hơi than bằng lò sinh khối", "technology", "", "", "study", (5200, 0, 900, 150, 12), upto="rejected"
    ),
)


def build_options(made: Factories, people: Mapping[str, Province], assessment: Assessment) -> None:
    """The brewery's, entered by its consultant; those of seafood plants of the same province."""
    province = people["P63-52"]
    consultant = actor_of(made.consultant.user) if made.consultant.user else made.consultant
    build_brewery_options(consultant, province, assessment)
    plants = Facility.objects.filter(
        industry=SEAFOOD_INDUSTRY, province=made.brewery.province, status=Facility.Status.ACTIVE
    )
    build_seafood_options(province.officer, province, list(plants.order_by("code")))


def build_brewery_options(actor: Actor, province: Province, assessment: Assessment) -> list[Option]:
    """The options of the brewery's assessment, each as far as its sketch says; the province verifies one."""
    made = [_sketched(actor, assessment, sketch) for sketch in BREWERY]
    for number, (option, sketch) in enumerate(zip(made, BREWERY, strict=True)):
        made[number] = _brought(actor, province.officer, option, sketch.upto)
    rank_options(actor=actor, assessment=assessment, ranks={1: 1, 2: 3, 3: 4, 5: 2})
    _condensate(actor, made[1])
    _whole(actor, province, assessment)
    return made


def _condensate(actor: Actor, option: Option) -> None:
    """The condensate that comes back: measured and shown, so that it waits for the province."""
    _measured(actor, option, (3_240, 285_000), (3_050, 300_000), "hl", "Cân băng tải lò hơi", ("coal_dust_5_6", "t"))
    _shown(actor, option)


def _whole(actor: Actor, province: Province, assessment: Assessment) -> None:
    """What the brewery used before and after: more was brewed, and less electricity used; the province verifies it."""
    for resource, unit, before, after in (
        ("electricity", "kWh", 2_980_000, 2_885_000),
        ("water_supply", "m3", 151_500, 146_000),
    ):
        for when, year, used, made in (("before", 2024, before, 285_000), ("after", 2025, after, 300_000)):
            facts = _facts(when, year, used, made, "hl", "Công tơ tổng, hóa đơn cả năm", (resource, unit))
            measure_whole(actor=actor, assessment=assessment, facts=facts)
    shows = "Hóa đơn điện, nước hai năm"
    attach_whole_evidence(
        actor=actor, assessment=assessment, name="hoa-don-2024-2025.png", data=_picture(), shows=shows
    )
    verify_whole(actor=province.officer, assessment=assessment, note="Đã đối chiếu hóa đơn điện, nước của hai năm")


def build_seafood_options(actor: Actor, province: Province, facilities: Sequence[Facility]) -> int:
    """Leaks of compressed air mended at seafood plants: one of the province enters it, another verifies."""
    used = (961_000, 934_000, 902_000, 872_000, 842_000, 790_000)
    for facility, after in zip(facilities, used, strict=False):
        told = Description(title=f"Đánh giá nhanh {facility.name}", product="Thủy sản đông lạnh", product_unit="t")
        assessment = begin_assessment(actor=actor, facility=facility, kind="quick", told=told)
        facts = OptionFacts("Sửa rò rỉ khí nén", "housekeeping", "Dò và sửa mỗi quý.", library=LIBRARY)
        option = add_option(actor=actor, assessment=assessment, facts=facts)
        option = screen_option(actor=actor, option=option, screening="now", why="", base_version=option.version)
        option = _planned(actor, option)
        option = _implemented(actor, option, 8_000_000)
        _measured(actor, option, (1_000_000, 2_000), (after, 2_000), "t")
        _shown(actor, option)
        verify_option(actor=province.head, option=option, note="Đã đối chiếu hóa đơn điện")
    return min(len(facilities), len(used))


def _sketched(actor: Actor, assessment: Assessment, sketch: Sketch) -> Option:
    facts = OptionFacts(
        sketch.title,
        sketch.category,
        sketch.what,
        step=assessment.steps.filter(number=sketch.step).first(),
        stream=assessment.waste_streams.filter(name=sketch.stream).first() if sketch.stream else None,
        library=sketch.library,
    )
    option = add_option(actor=actor, assessment=assessment, facts=facts)
    if sketch.screening:
        option = screen_option(
            actor=actor, option=option, screening=sketch.screening, why="", base_version=option.version
        )
    if sketch.money is not None:
        investment, incentive, saving, cost, years = sketch.money
        told_of = Feasibility(
            "yes",
            "yes",
            "yes",
            investment=investment * 1_000_000,
            incentive=incentive * 1_000_000,
            yearly_saving=saving * 1_000_000,
            yearly_cost=cost * 1_000_000,
            life_years=years,
        )
        option = judge_feasibility(actor=actor, option=option, told_of=told_of, base_version=option.version)
    if sketch.saves:
        effects = [Effect(stream, D(share)) for stream, share in sketch.saves]
        option = keep_effects(actor=actor, option=option, effects=effects, base_version=option.version)
    return option


def _brought(actor: Actor, verifier: Actor, option: Option, upto: str) -> Option:
    if upto == "rejected":
        return step_back(actor=actor, option=option, step="reject", why="Vốn lớn, chưa có nguồn sinh khối ổn định")
    if upto == "proposed":
        return option
    if upto == "planned":
        return _planned(actor, option, timezone.localdate() + timedelta(days=120))
    option = _planned(actor, option)
    assert option.investment is not None
    option = _implemented(actor, option, option.investment * 95 // 100)
    if upto == "implemented":
        return option
    _measured(actor, option, (410_000, 285_000), (372_000, 300_000), "hl", "Công tơ trạm khí nén")
    _shown(actor, option)
    return verify_option(actor=verifier, option=option, note="Đã xem sổ ghi công tơ và hiện trường")


def _planned(actor: Actor, option: Option, due: date = date(2025, 1, 31)) -> Option:
    facts = PlanFacts("Tổ cơ điện", due, "Vốn tự có")
    return plan_option(actor=actor, option=option, facts=facts, base_version=option.version)


def _implemented(actor: Actor, option: Option, cost: int) -> Option:
    return implement_option(
        actor=actor,
        option=option,
        implemented_on=date(2025, 1, 10),
        actual_investment=cost,
        base_version=option.version,
    )


def _measured(
    actor: Actor,
    option: Option,
    before: tuple[int, int],
    after: tuple[int, int],
    output_unit: str,
    how: str = "Công tơ tổng, hóa đơn điện",
    stream: tuple[str, str] = ("electricity", "kWh"),
) -> None:
    for when, year, (used, made) in (("before", 2024, before), ("after", 2025, after)):
        facts = _facts(when, year, used, made, output_unit, how, stream)
        record_measurement(actor=actor, option=option, facts=facts)


def _facts(
    when: str, year: int, used: int, made: int, output_unit: str, how: str, stream: tuple[str, str]
) -> MeasurementFacts:
    resource, unit = stream
    return MeasurementFacts(
        when=when,
        resource=resource,
        first_day=date(year, 1, 1),
        last_day=date(year, 12, 31),
        consumption=D(used),
        unit=unit,
        output=D(made),
        output_unit=output_unit,
        how=how,
    )


def _shown(actor: Actor, option: Option) -> None:
    attach_evidence(actor=actor, option=option, name="khop-noi-da-thay.png", data=_picture(), shows="Khớp nối đã thay")


def _picture() -> bytes:
    picture = BytesIO()
    Image.new("RGB", (320, 200), (226, 241, 234)).save(picture, "PNG")
    return picture.getvalue()
