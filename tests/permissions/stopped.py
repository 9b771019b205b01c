"""Requests that are real up to the view: what lies behind the gate is not run, so that nothing changes and all is fast.

A request goes through the server's own address resolver, middleware, session, `find` and policy. Where the gate lets
it through, the view itself is put aside and answers `LET_THROUGH`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpResponse

from tests.permissions.addresses import Address

LET_THROUGH = 299


def _answer(*_: Any, **__: Any) -> HttpResponse:
    return HttpResponse(status=LET_THROUGH)


@contextmanager
def stopped(guarded: list[Address]) -> Iterator[None]:
    """Put the views behind these gates aside for a while. Raises AssertionError where a view has no gate of ours."""
    cells = [_cell(address.view, address.route) for address in guarded]
    kept = [cell.cell_contents for cell in cells]
    try:
        for cell in cells:
            cell.cell_contents = _answer
        yield
    finally:
        for cell, view in zip(cells, kept, strict=True):
            cell.cell_contents = view


def _cell(view: Callable[..., Any] | None, route: str) -> Any:
    """Where `shell.access.guarded` keeps the view that it guards."""
    while view is not None:
        code = getattr(view, "__code__", None)
        if code is not None and code.co_name == "opened" and "view" in code.co_freevars:
            return view.__closure__[code.co_freevars.index("view")]  # type: ignore[attr-defined]
        view = getattr(view, "__wrapped__", None)
    raise AssertionError(f"{route} says that it is guarded, but no gate of shell.access is in it")
