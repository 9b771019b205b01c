"""The six steps and eighteen tasks of the method, and the shorter list of a quick assessment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sachhon.catalogue import read_table
from sachhon.domain.assessments.models import Assessment

_TABLE = "assessments/tasks.csv"
LATER = frozenset({"T14", "T15", "T16", "T17", "T18"})
"""Steps 5 and 6 go on after the report."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the method. `yields` says what it must bring; `certainty` how well that is known.

    `source` is where the wording comes from; what is only general knowledge is shown as such.
    """

    code: str
    number: int
    step: int
    names: dict[str, str]
    yields: dict[str, str]
    quick: bool
    source: str
    certainty: str

    @property
    def general_knowledge(self) -> bool:
        """Whether nothing but general knowledge stands behind it."""
        return self.source.startswith("general knowledge")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the method with those of its tasks that an assessment has."""

    number: int
    names: dict[str, str]
    tasks: tuple[Task, ...]


@cache
def all_steps() -> tuple[Step, ...]:
    """The six steps with all eighteen tasks."""
    tasks: dict[int, list[Task]] = {}
    names: dict[int, dict[str, str]] = {}
    for row in read_table(_TABLE):
        step = int(row["step"])
        names[step] = {"vi": row["step_vi"], "en": row["step_en"]}
        tasks.setdefault(step, []).append(
            Task(
                row["id"],
                int(row["task"]),
                step,
                {"vi": row["name_vi"], "en": row["name_en"]},
                {"vi": row["yields_vi"], "en": row["yields_en"]},
                row["quick"] == "yes",
                row["source"],
                row["certainty"],
            )
        )
    return tuple(Step(step, names[step], tuple(found)) for step, found in sorted(tasks.items()))


@cache
def steps_of(kind: str) -> tuple[Step, ...]:
    """The steps of an assessment of this kind; a quick one has fewer tasks, and no step without any."""
    if kind == Assessment.Kind.DETAILED:
        return all_steps()
    shorter = (Step(step.number, step.names, tuple(task for task in step.tasks if task.quick)) for step in all_steps())
    return tuple(step for step in shorter if step.tasks)


def task_of(kind: str, code: str) -> Task | None:
    """A task that assessments of this kind have."""
    return next((task for step in steps_of(kind) for task in step.tasks if task.code == code), None)
