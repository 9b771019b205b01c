"""Plans, money and tasks of the demonstration, after the reports: who plans what, and how far each has come.

Two provinces with a plan of 2016–2020 (one hands its report in later, the other's stands), one that drafts its plan, a
province of today with a plan that runs, and two campaigns.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils import timezone

from sachhon.config.demonstration.people import Cast, Province
from sachhon.config.demonstration.plan_campaign import Ministry, campaigns
from sachhon.config.demonstration.plan_letters import PlanLetter
from sachhon.config.demonstration.plan_walk import adopted, arranged, drafted, letter_day
from sachhon.config.demonstration.plan_words import TARGETS, parts
from sachhon.config.demonstration.plan_work import Held, Work, awards, events, money, progress, survey
from sachhon.domain.accounts.api import MINISTRY, Actor, Role
from sachhon.domain.planning.api import (
    Plan,
    Refused,
    Source,
    Stage,
    Target,
    measure_target,
    set_ceiling,
    take_target_measure,
)
from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.api import SEALED, Submission

PLANNING, DRAFTING, TODAY_S = "P63-52", "P63-27", "P34-52"
"""Bình Định has a plan of 2016–2020, Bắc Ninh drafts one, Gia Lai of today has one that runs."""
REPORTING = 1
FIRST = 2016


def build_planning(
    cast: Cast, ministry: Mapping[str, Actor], people: Mapping[str, Province], sample_round: str, seed: int
) -> None:
    """All of it; every date lies before today."""
    officer = ministry[str(Role.MINISTRY_OFFICER)]
    this_year = timezone.localdate().year
    set_ceiling(
        actor=officer,
        unit=Unit.objects.get(code=MINISTRY),
        year=this_year,
        source=Source.CENTRAL,
        amount=20_000_000_000,
        document=f"Quyết định giao dự toán năm {this_year}",
    )
    _of_2016(officer, people[PLANNING], PLANNING, "45/KH-UBND", done=True)
    for place, code in enumerate(_reporting(people, sample_round)):
        _of_2016(officer, people[code], code, f"{60 + place}/KH-UBND", done=place == 0)
    drafted(people[DRAFTING], Unit.objects.get(code=DRAFTING), _letter(DRAFTING, FIRST, "/KH-UBND"))
    today_s = Unit.objects.get(code=TODAY_S)
    own = cast.province(today_s, shown=True, now=True)
    _running(officer, own, today_s, this_year)
    appraiser = cast.person(
        Role.MINISTRY_OFFICER, Unit.objects.get(code=MINISTRY), "thamdinh@bct.example.vn", "Chuyên viên", shown=True
    )
    campaigns(
        cast,
        Ministry(officer, ministry[str(Role.LEADER)], appraiser, ministry[str(Role.ADMINISTRATOR)]),
        {TODAY_S: own},
        seed,
    )


def _reporting(people: Mapping[str, Province], sample_round: str) -> list[str]:
    """Provinces whose report stands, the first by code."""
    standing = Submission.objects.filter(
        obligation__round__code=sample_round,
        status__in=SEALED,
        standing__isnull=False,
        obligation__unit__code__in=people,
    ).order_by("obligation__unit__code")
    return list(standing.values_list("obligation__unit__code", flat=True)[:REPORTING])


def _letter(code: str, first: int, number: str, rich: int = 1) -> PlanLetter:
    unit = Unit.objects.select_related("territory").get(code=code)
    name = unit.territory.name if unit.territory else unit.name
    province = name if name.startswith(("tỉnh", "thành phố", "Thành phố")) else f"tỉnh {name}"
    return PlanLetter(province, number, letter_day(first), first, first + 4, TARGETS, parts(first, rich))


def _of_2016(officer: Actor, people: Province, code: str, number: str, *, done: bool) -> Plan:
    """Five years that are over: all settled where `done`, else left as they were in the third year."""
    unit = Unit.objects.get(code=code)
    plan = adopted(people, unit, _letter(code, FIRST, number))
    work = _work_of_2016(done)
    money(officer, people, plan, work)
    events(people, plan, work)
    progress(people, plan, work)
    if done:
        arranged(people, plan)
        survey(people, unit, date(2020, 9, 10), {"facilities_aware_share": 88, "facilities_applying_share": 46})
        awards(officer, people, plan, 2020)
    _measures(people, plan)
    return plan


def _work_of_2016(done: bool) -> Work:
    years = {2016: Stage.SETTLED, 2017: Stage.SETTLED, 2018: Stage.DISBURSED}
    if done:
        years |= {2018: Stage.SETTLED, 2019: Stage.SETTLED, 2020: Stage.DISBURSED}
    last = max(years)
    held = [
        event
        for year in range(2016, last + 1)
        for event in (
            Held("1.2", "course", "Áp dụng sản xuất sạch hơn trong doanh nghiệp", date(year, 5, 12), 9, year - 2016,
                 days=2, cost=40_000_000),
            Held("1.2", "course", "Kiểm toán chất thải và năng lượng", date(year, 9, 21), 7, year - 2013, days=3),
            Held("1.1", "article", "Doanh nghiệp tiết kiệm nhờ sản xuất sạch hơn", date(year, 6, 5)),
        )
    ]  # fmt: skip
    held += [
        Held("1.3", "workshop", "Kinh nghiệm sản xuất sạch hơn ngành giấy", date(2017, 10, 6), 12),
        Held("3.1", "study_tour", "Học tập mô hình tại Đồng Nai", date(2017, 7, 14), 4),
        *(
            Held("2.1", "quick_assessment", "Đánh giá nhanh", date(year, 8, 3), 1, year)
            for year in range(2017, last + 1)
        ),
        Held("2.2", "detailed_assessment", "Đánh giá chi tiết dây chuyền", date(2018, 8, 20), 1, 4),
        Held("2.3", "model", "Thu hồi nước trắng ở xưởng giấy", date(2018, 11, 2), 1),
    ]
    finished = "done" if done else "under_way"
    told = {
        ("1.1", last): finished,
        ("1.2", last): finished,
        ("1.3", 2017): "done",
        ("1.4", 2017): "done",
        ("2.1", 2017): "under_way",
        ("2.2", 2018): finished,
        ("3.1", 2017): "done",
        ("4.1", 2016): "done",
    }
    return Work(years, told, held, frozenset({"1.4"}), {("2.3", 2018): ("models_built", 1)})


def _running(officer: Actor, people: Province, unit: Unit, this_year: int) -> None:
    """The plan of today: this year's work under way, some of it late, the rest to come."""
    plan = adopted(people, unit, _letter(unit.code, this_year, "12/KH-UBND", rich=2))
    today = timezone.localdate()
    held = [
        Held("1.2", "course", "Sản xuất sạch hơn cho cơ sở chế biến nông sản", date(this_year, 1, 12), 11, days=2),
        Held("1.2", "course", "Tuần hoàn nước trong chế biến thủy sản", date(this_year, 1, 20), 8, 5, days=2),
        Held("1.1", "article", "Cơ sở gạch đổi lò, giảm một phần ba than", date(this_year, 1, 8)),
        Held(
            "1.3", "workshop", "Hội thảo đầu mối sản xuất sạch hơn các xã", date(this_year + 1, 3, 12), status="planned"
        ),
    ]
    work = Work(
        {this_year: Stage.DISBURSED if today.month > 8 else Stage.ESTIMATED},
        {("1.1", this_year): "under_way", ("1.2", this_year): "under_way"},
        [one for one in held if one.on <= today or one.status == "planned"],
        frozenset({"3.2"}),
    )
    money(officer, people, plan, work)
    events(people, plan, work)
    if today.month > 3:
        progress(people, plan, work)
    arranged(people, plan)


def _measures(people: Province, plan: Plan) -> None:
    """One measured over the years, one as a range, the others taken from the accepted report where it says them."""
    for target in Target.objects.filter(plan=plan).order_by("position"):
        if target.measure == "facilities_aware_share":
            for year, value in ((2017, 61), (2018, 74), (2020, 88)):
                measure_target(
                    actor=people.officer,
                    target=target,
                    on=date(year, 12, 31),
                    value=Decimal(value),
                    note="Khảo sát 60 cơ sở",
                )
        elif target.measure == "model_saving_rate":
            measure_target(
                actor=people.officer,
                target=target,
                on=date(2019, 12, 31),
                value=Decimal(7),
                high=Decimal("9.5"),
                note="Đo tại 04 cơ sở được đánh giá chi tiết",
            )
        else:
            try:
                take_target_measure(actor=people.officer, target=target)
            except Refused:
                continue
