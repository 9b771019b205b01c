"""Marks a function as a job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Work = Callable[..., Any]


class GiveUp(Exception):
    """The job cannot succeed however often it is tried; its text is shown to the person who asked for it."""


@dataclass(frozen=True, slots=True)
class JobFunction:
    """A function that can run as a job: called with `job_id` and the arguments, returns what JSON can hold, or None.

    It can be called in place too, as in tests.
    """

    work: Work
    name: str
    max_attempts: int

    def __call__(self, **args: Any) -> Any:
        return self.work(**args)


_declared: dict[str, JobFunction] = {}


def job(*, max_attempts: int = 5) -> Callable[[Work], JobFunction]:
    """Declare the function below as a job; a failure is tried again up to `max_attempts` runs in all."""

    def declare(work: Work) -> JobFunction:
        declared = JobFunction(work, f"{work.__module__}.{work.__qualname__}", max_attempts)
        _declared[declared.name] = declared
        return declared

    return declare


def declared(name: str) -> JobFunction:
    """The job of a dotted name. Raises GiveUp for one that this version of the program does not know."""
    if name not in _declared:
        raise GiveUp(f"Phiên bản này của hệ thống không có công việc {name}.")
    return _declared[name]
