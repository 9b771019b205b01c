"""Award proposals on paper: the grounds drawn from tasks and outputs, and the proposal as an official document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sachhon.domain.planning.models import Award, PlanTask, TaskYear
from sachhon.domain.planning.recording.measures import all_measures
from sachhon.domain.planning.selectors.progress import outputs_of
from sachhon.vietnamese.numbers import format_number
from sachhon.writing.award import AwardProposal, Merit, proposal_letter
from sachhon.writing.official import write_letter

_STATES = {
    PlanTask.Status.NOT_STARTED: "Chưa thực hiện",
    PlanTask.Status.UNDER_WAY: "Đang thực hiện",
    PlanTask.Status.DONE: "Hoàn thành",
    PlanTask.Status.STOPPED: "Dừng thực hiện",
}
"""Official papers are Vietnamese whatever the reader's language."""
_KINDS = {Award.Kind.PERSON: "Cá nhân", Award.Kind.BODY: "Tập thể", Award.Kind.ENTERPRISE: "Doanh nghiệp"}


@dataclass(frozen=True, slots=True)
class Ground:
    """A task on which a proposal rests: how its year stands and what it brought."""

    task: PlanTask
    status: str
    outputs: Mapping[str, Decimal]

    @property
    def merit(self) -> Merit:
        """As the paper says it."""
        known = [(code, measure) for code, measure in all_measures().items() if code in self.outputs]
        words = ", ".join(f"{format_number(int(self.outputs[code]))} {measure.unit}" for code, measure in known)
        return Merit(self.task.title, _STATES[PlanTask.Status(self.status)], words)


def grounds_of(tasks: Iterable[PlanTask], year: int) -> list[Ground]:
    """What each task came to in a year (three queries)."""
    known = list(tasks)
    ids = [task.pk for task in known]
    states = dict(TaskYear.objects.filter(task__in=ids, year=year).values_list("task_id", "status"))
    outputs = outputs_of(PlanTask.objects.filter(pk__in=ids), year)
    return [
        Ground(task, states.get(task.pk, PlanTask.Status.NOT_STARTED), outputs.get((task.pk, year), {}))
        for task in known
    ]


def grounds_from(tasks: Iterable[PlanTask], year: int) -> str:
    """Grounds to begin with, a line a task: what the registers say, for a person to go on writing."""
    lines = []
    for merit in (one.merit for one in grounds_of(tasks, year)):
        outputs = f": {merit.outputs}" if merit.outputs else ""
        lines.append(f"- Năm {year}, nhiệm vụ “{merit.task}” ({merit.state.lower()}){outputs}.")
    return "\n".join(lines)


def award_word(award: Award) -> bytes:
    """The proposal as a .docx."""
    unit = award.unit
    people = unit.name.startswith(("Tỉnh ", "Thành phố "))
    lower = unit.name[:1].lower() + unit.name[1:]
    told = AwardProposal(
        issuer=f"Ủy ban nhân dân\n{lower}" if people else unit.name,
        place=unit.name.removeprefix("Tỉnh ").removeprefix("Thành phố ") if people else "",
        code=award.code,
        candidate=award.candidate,
        kind=_KINDS[Award.Kind(award.kind)],
        form=award.form,
        year=award.year,
        grounds=award.grounds,
        merits=[one.merit for one in grounds_of(award.tasks.order_by("plan_id", "position"), award.year)],
        authority=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") if people else ("THỦ TRƯỞNG ĐƠN VỊ",),
    )
    return write_letter(proposal_letter(told))
