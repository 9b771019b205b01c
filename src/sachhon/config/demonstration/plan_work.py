"""What a province does with its plan: money step by step, events with who came, progress, surveys, awards.

Some of it is left undone or written wrongly on purpose, so that the comparison has something to say.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sachhon.config.demonstration.people import Province
from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.api import (
    AwardFacts,
    BudgetLine,
    EventFacts,
    ParticipantRow,
    Plan,
    PlanTask,
    Source,
    Stage,
    SurveyFacts,
    decide_award,
    draft_award,
    endorse_award,
    keep_participants,
    propose_award,
    record_event,
    record_many,
    record_output,
    record_progress,
    record_survey,
    set_ceiling,
    split_money,
    standing_of_plan,
    up_to,
    verb_for,
)
from sachhon.domain.registry.api import Unit
from sachhon.vietnamese import fold

ENTERPRISES = (
    "Công ty TNHH Giấy An Hòa",
    "Công ty CP Bia Quy Nhơn",
    "Công ty CP Dệt may Tam Quan",
    "Công ty TNHH Chế biến thủy sản Cát Tiến",
    "Công ty CP Gạch ngói Phù Cát",
    "Công ty TNHH Gỗ Phú Tài",
    "Công ty CP Đường Vân Canh",
    "Công ty TNHH Tinh bột sắn Hoài Ân",
    "Công ty CP Xi măng Diêu Trì",
    "Công ty TNHH Nhựa Nhơn Hòa",
    "Công ty CP Cơ khí An Nhơn",
    "Cơ sở Nước mắm Tam Quan Bắc",
)
INDUSTRIES = ("17", "11", "13", "10", "23", "16", "10", "10", "23", "22", "25", "10")
HALF = 2
_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Held:
    """An event: of which task (its number), and how many of the enterprises came, from which on."""

    task: str
    kind: str
    topic: str
    on: date
    came: int = 0
    first: int = 0
    status: str = "held"
    days: int = 1
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A province's work. `reached`: {year: how far its money came}; `unspent`: tasks whose money rests.

    `progress`: {(task, year): status}.
    """

    reached: Mapping[int, Stage]
    progress: Mapping[tuple[str, int], str]
    events: Sequence[Held] = ()
    unspent: frozenset[str] = frozenset()
    outputs: Mapping[tuple[str, int], tuple[str, int]] = field(default_factory=dict)


def money(ministry: Actor, people: Province, plan: Plan, work: Work) -> None:
    """Ceilings, then each year's money as far as it came; what two sources pay for is split half and half."""
    lines = {line.pk: line for line in BudgetLine.objects.filter(plan=plan).select_related("task", "plan__unit")}
    for pk, slots in standing_of_plan(plan).items():
        shared = {year: told[Stage.ESTIMATED] for (year, source), told in slots.items() if source is Source.UNSPLIT}
        if shared:
            halves = {
                (year, source): amount // HALF
                for year, amount in shared.items()
                for source in (Source.CENTRAL, Source.ENTERPRISES)
            }
            split_money(
                actor=people.leader,
                line=lines[pk],
                amounts=halves,
                note="Trung ương và doanh nghiệp mỗi bên một nửa, theo kế hoạch.",
                on=plan.document_date or date(plan.first_year, 1, 2),
                request_key=uuid.uuid4().hex,
            )
    standing = standing_of_plan(plan)
    for year, reached in work.reached.items():
        _ceiling(people, plan, year, standing)
        for source in (Source.CENTRAL, Source.LOCAL, Source.ENTERPRISES):
            amounts = {
                pk: slots[year, source][Stage.ESTIMATED] for pk, slots in standing.items() if (year, source) in slots
            }
            if amounts:
                _steps(ministry, people, plan, year, source, reached, amounts, _resting(lines, work.unspent))


def _resting(lines: Mapping[int, BudgetLine], tasks: frozenset[str]) -> frozenset[int]:
    return frozenset(pk for pk, line in lines.items() if line.number in tasks)


def _ceiling(
    people: Province, plan: Plan, year: int, standing: Mapping[int, Mapping[tuple[int, Source], object]]
) -> None:
    total = sum(
        told[Stage.ESTIMATED]  # type: ignore[index]
        for slots in standing.values()
        for (one, source), told in slots.items()
        if (one, source) == (year, Source.LOCAL)
    )
    if total:
        set_ceiling(
            actor=people.leader,
            unit=plan.unit,
            year=year,
            source=Source.LOCAL,
            amount=total + 50_000_000,
            document=f"Nghị quyết {year % 100}/NQ-HĐND ngày 10/12/{year - 1}",
        )


def _steps(
    ministry: Actor,
    people: Province,
    plan: Plan,
    year: int,
    source: Source,
    reached: Stage,
    amounts: Mapping[int, int],
    resting: frozenset[int],
) -> None:
    for month, stage in enumerate(up_to(reached), 1):
        if stage is Stage.ESTIMATED:
            continue
        spent = stage in (Stage.DISBURSED, Stage.SETTLED)
        going = {pk: amount for pk, amount in amounts.items() if not (spent and pk in resting)}
        if not going:
            continue
        record_many(
            actor=ministry if verb_for(source, stage) == "record_central" else people.leader,
            plan=plan,
            year=year,
            source=source,
            stage=stage,
            amounts=going,
            on=date(year, min(month + 1, 12), 15),
            document=f"Số {100 + month}/{'QĐ-BCT' if source is Source.CENTRAL else 'QĐ-UBND'} năm {year}",
            request_key=uuid.uuid4().hex,
        )


def events(people: Province, plan: Plan, work: Work) -> None:
    """The register of events, with who came."""
    tasks = tasks_by_number(plan)
    for held in work.events:
        event = record_event(
            actor=people.officer,
            unit=plan.unit,
            facts=EventFacts(
                kind=held.kind,
                topic=held.topic,
                first_day=held.on,
                last_day=date(held.on.year, held.on.month, held.on.day + held.days - 1),
                venue="Trung tâm hội nghị của tỉnh",
                organiser="Sở Công Thương",
                cost=held.cost,
                cost_source=Source.LOCAL.value if held.cost else "",
                task=tasks.get(held.task),
            ),
            status=held.status,
            request_key=uuid.uuid4().hex,
        )
        if held.came:
            rows = [_came(held.first + step) for step in range(held.came)]
            keep_participants(actor=people.officer, event=event, rows=rows, base_version=event.version)


def _came(place: int) -> ParticipantRow:
    known = place % len(ENTERPRISES)
    turn = place // len(ENTERPRISES)
    name = ENTERPRISES[known] + (f" {turn + 1}" if turn else "")
    return ParticipantRow(name, fold(name), people=1 + place % _PEOPLE, industry=INDUSTRIES[known])


def progress(people: Province, plan: Plan, work: Work) -> None:
    """Each year of each task in its state; outputs typed by hand."""
    tasks = tasks_by_number(plan)
    for (number, year), status in sorted(work.progress.items(), key=lambda item: item[0][1]):
        _bring(people, tasks[number], year, status)
    for (number, year), (measure, quantity) in work.outputs.items():
        record_output(
            actor=people.officer,
            task=tasks[number],
            year=year,
            measure=measure,
            quantity=Decimal(quantity),
            note="Theo báo cáo của phòng chuyên môn",
            request_key=uuid.uuid4().hex,
        )


def _bring(people: Province, task: PlanTask, year: int, status: str) -> None:
    steps = ["under_way"] if status == "under_way" else ["under_way", status]
    words = {
        "under_way": "Đã ký hợp đồng, đang triển khai.",
        "done": "Đã nghiệm thu.",
        "stopped": "Không bố trí được kinh phí.",
    }
    version = 0
    for step in steps:
        row = record_progress(
            actor=people.officer,
            task=task,
            year=year,
            status=step,
            text=words[step],
            started=date(year, 3, 1),
            finished=date(year, 10, 30) if step == "done" else None,
            base_version=version,
            request_key=uuid.uuid4().hex,
        )
        version = row.version


def survey(people: Province, unit: Unit, on: date, results: Mapping[str, int], answered: int = 60) -> None:
    """A survey of facilities."""
    record_survey(
        actor=people.officer,
        unit=unit,
        facts=SurveyFacts(
            title=f"Khảo sát hiện trạng áp dụng sản xuất sạch hơn năm {on.year}",
            first_day=on,
            last_day=on,
            asked=answered + 20,
            answered=answered,
            results={code: Decimal(value) for code, value in results.items()},
            method="Phiếu hỏi gửi các cơ sở công nghiệp vừa và lớn",
        ),
        request_key=uuid.uuid4().hex,
    )


def awards(ministry: Actor, people: Province, plan: Plan, year: int) -> None:
    """One granted, one agreed to by the leader, one still drafted."""
    tasks = list(tasks_by_number(plan).values())[:2]
    told = (
        ("enterprise", "Công ty TNHH Giấy An Hòa", "Bằng khen của Bộ trưởng Bộ Công Thương"),
        ("body", "Phòng Quản lý công nghiệp", "Giấy khen của Giám đốc Sở Công Thương"),
        ("person", "Trần Minh Hà", "Bằng khen của Bộ trưởng Bộ Công Thương"),
    )
    for step, (kind, candidate, form) in enumerate(told):
        award = draft_award(
            actor=people.officer,
            unit=plan.unit,
            facts=AwardFacts(
                kind, candidate, form, "Tích cực thực hiện các nhiệm vụ của kế hoạch, đạt kết quả rõ.", year, tasks
            ),
            request_key=uuid.uuid4().hex,
        )
        if step < HALF:
            award = propose_award(actor=people.officer, award=award)
            award = endorse_award(actor=people.leader, award=award, agree=True)
        if step == 0:
            decide_award(actor=ministry, award=award, granted=True, number="2210/QĐ-BCT", on=date(year, 12, 1))


def tasks_by_number(plan: Plan) -> dict[str, PlanTask]:
    """Tasks of the plan's document."""
    return {task.number: task for task in PlanTask.objects.filter(plan=plan, is_heading=False).order_by("position")}
