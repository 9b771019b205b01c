"""Requests that are real up to the view: what lies behind the gate is not run, so that nothing changes and all is fast.

A request goes through the server's own address resolver, middleware, session, `find` and policy. Where the gate lets
it through, the view itself is put aside and answers `LET_THROUGH`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CellType, FunctionType
from typing import Any

from django.http import HttpResponse

from tests.permissions.addresses import Address

LET_THROUGH = 299


def _answer(*_: Any, **__: Any) -> HttpResponse:
    return HttpResponse(status=LET_THROUGH)


@contextmanager
def stopped(guarded: list[Address]) -> Iterator[None]:
    """Put the views behind these gates aside for a while. Raises AssertionError where a view has no gate of ours.

    What `find` finds does not depend on who asks, so each object is found once and not for each of thirty people.
    """
    kept = []
    for address in guarded:
        gate = _gate(address.view, address.route)
        view, find = _cell(gate, "view"), _cell(gate, "find")
        kept += [(view, view.cell_contents), (find, find.cell_contents)]
        view.cell_contents = _answer
        if find.cell_contents is not None:
            find.cell_contents = cache(find.cell_contents)
    try:
        yield
    finally:
        for cell, what in reversed(kept):
            cell.cell_contents = what


def _gate(view: Callable[..., Any] | None, route: str) -> FunctionType:
    """The function in which `shell.access.guarded` asks the policy."""
    while view is not None:
        if isinstance(view, FunctionType) and view.__code__.co_name == "opened":
            return view
        view = getattr(view, "__wrapped__", None)
    raise AssertionError(f"{route} says that it is guarded, but no gate of shell.access is in it")


def _cell(gate: FunctionType, name: str) -> CellType:
    assert gate.__closure__ is not None
    return gate.__closure__[gate.__code__.co_freevars.index(name)]
