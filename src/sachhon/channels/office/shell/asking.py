"""Ask, then act: a page that says what will happen and whether it can be undone, and does it at a yes.

A refusal stands on the same page, above what was typed; after a yes the next page says what was done. The view keeps
its own `@guarded`, so that who may do it is seen where it is done; a form carries a version or a request key where the
act needs one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.channels.office.shell.forms import OfficeForm, Refusing, sent

T = TypeVar("T")
PAGE = "office/shell/ask.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a page asks. `happens`: what a yes brings about; `undo`: how to undo it, or that nothing does."""

    asks: str
    about: str = ""
    happens: Sequence[str] = ()
    undo: str = ""
    yes: str
    no: str = ""
    back: str
    page: str = ""
    crumbs: Sequence[tuple[str, str]] = ()
    danger: bool = True

    @property
    def name(self) -> str:
        """The page's name, in its title and at the end of the crumbs."""
        return self.page or self.yes

    @property
    def leave(self) -> str:
        """The words that lead back without doing anything."""
        return self.no or _("Thôi")


def ask(
    request: OfficeRequest,
    question: Question,
    act: Callable[[dict[str, Any]], T],
    *,
    refused: type[Exception] | tuple[type[Exception], ...] = (),
    done: str | Callable[[T], str] = "",
    to: str | Callable[[T], str] = "",
    form: Refusing | None = None,
    at: str = "",
    template: str = PAGE,
    **more: Any,
) -> HttpResponse:
    """The question, or what the yes did: `act` gets what was typed, and `done` and `to` what it gave.

    `to` is where it leads, usually back; `at` the field for refusals that name none; `more` is for `template`, which
    extends the page where a question has more to show.
    """
    answer = OfficeForm(sent(request)) if form is None else form
    if answer.is_bound and answer.is_valid():
        try:
            made = act(answer.cleaned_data)
        except refused as wrong:
            answer.refuse(wrong, at)
        else:
            words = done(made) if callable(done) else done
            if words:
                messages.success(request, words)
            return redirect((to(made) if callable(to) else to) or question.back)
    context = {"question": question, "form": answer, **more}
    return render(request, template, context, status=422 if answer.errors else 200)
