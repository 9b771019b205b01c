"""How a record of any register is entered and changed: the form, what the action says, and the way on.

Sent twice it is entered once; what somebody else saved meanwhile is laid beside what was typed, not written over.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise

from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.channels.office.shell.forms import OfficeForm
from sachhon.domain.planning.api import ChangedMeanwhile, Refused
from sachhon.domain.registry.api import Unit

PAGE = "office/progress/record_form.html"


class Record(Protocol):
    """An event, a survey, an award proposal."""

    code: str
    version: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Register:
    """A register: what it is called, and the names of its list's and its records' addresses."""

    title: str | Promise
    rows: str
    page: str


def enter(
    request: OfficeRequest,
    register: Register,
    unit: Unit,
    form: OfficeForm,
    record: Callable[[str], Record],
    *,
    title: str,
    done: str,
) -> HttpResponse:
    """A record is entered by `record(request_key)`; `done` names its %(code)s."""
    if form.is_bound and form.is_valid():
        try:
            made = record(request.POST.get("request_key", "")[:64])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, done % {"code": made.code})
            return redirect(register.page, made.code)
    return _page(request, register, unit, form, title, request_key=uuid.uuid4().hex)


def change(
    request: OfficeRequest,
    register: Register,
    record: Record,
    form: OfficeForm,
    save: Callable[[int], object],
    standing: Callable[[Any], dict[str, Any]],
    *,
    title: str,
    done: str,
) -> HttpResponse:
    """A record gets other facts by `save(version that was seen)`; `standing` gives those of a record by field."""
    version = request.POST.get("version", "") if request.method == "POST" else str(record.version)
    meanwhile: list[tuple[str, str]] = []
    if form.is_bound and form.is_valid():
        try:
            save(int(version) if version.isascii() and version.isdecimal() else -1)
        except ChangedMeanwhile as changed:
            form.add_error(None, changed.message)
            changed.standing.refresh_from_db()  # the action may have laid the new facts on it already
            meanwhile, version = _differing(form, standing(changed.standing)), str(changed.standing.version)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, done)
            return redirect(register.page, record.code)
    return _page(request, register, record.unit, form, title, record=record, version=version, meanwhile=meanwhile)


def _page(
    request: OfficeRequest, register: Register, unit: Unit, form: OfficeForm, title: str, **more: Any
) -> HttpResponse:
    record = more.get("record")
    back = reverse(register.page, args=(record.code,)) if record else reverse(register.rows)
    context = {"register": register, "unit": unit, "form": form, "title": title, "back": back, **more}
    return render(request, PAGE, context, status=422 if form.errors else 200)


def _differing(form: OfficeForm, now: dict[str, Any]) -> list[tuple[str, str]]:
    """What stands now, where it differs from what was typed."""
    return [
        (str(field.label), _shown(field, now[name]))
        for name, field in form.fields.items()
        if name in now and _told(now[name]) != _told(form.cleaned_data.get(name))
    ]


def _told(value: Any) -> Any:
    """Nothing is nothing however it is kept; it is not 0."""
    return None if value in ("", []) else value


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(field, forms.ChoiceField):
        known = {str(code): str(words) for code, words in field.choices if not isinstance(words, list | tuple)}
        several = isinstance(value, Collection) and not isinstance(value, str)
        return ", ".join(known.get(str(one), str(one)) for one in (value if several else (value,))) or "–"
    return "–" if value in (None, "") else str(field.prepare_value(value))
