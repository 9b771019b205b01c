"""The list of tasks, the counts by unit, a task's page."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.progress.finding import find_task
from sachhon.channels.office.progress.forms import CommentForm, DatesForm, OutputForm, ProgressForm
from sachhon.channels.office.progress.listing import AT_RISK, OVERDUE, Chosen, by_unit, counts_of, shown
from sachhon.channels.office.progress.words import measure_name, outputs_words, quantity_words, reason_words, task_kind
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.accounts.api import WRITERS
from sachhon.domain.planning.api import (
    COMPONENTS,
    GROUPS,
    MONEY,
    RECORD,
    TASK,
    Event,
    PlanTask,
    YearPage,
    events_visible,
    permits_task,
    plans_visible,
    surveys_visible,
    task_lines,
    task_years,
    years_of_tasks,
)
from sachhon.domain.registry.api import place_of
from sachhon.formkit.values import Origin
from sachhon.writing.sheet import Sheet

A_PAGE = 50
MOST_EVENTS = 30


@signed_in
@require_GET
def listing(request: OfficeRequest) -> HttpResponse:
    """The tasks that the person keeps, leads or helps with; the ministry's people see all."""
    today = timezone.localdate()
    chosen = Chosen.of(request.GET, today.year)
    lines = task_lines(request.actor, chosen.year, today)
    fitting = [line for line in lines if chosen.fits(line)]
    if request.GET.get("tai-ve"):
        return send_sheet(request, _sheet(fitting, chosen.year), request.GET["tai-ve"], f"nhiem-vu-{chosen.year}")
    page = Paginator(fitting, A_PAGE).get_page(request.GET.get("page"))
    units = {line.task.plan.unit.code: line.task.plan.unit.name for line in lines}
    return render(
        request,
        "office/progress/list.html",
        {
            "page": page,
            "rows": [shown(line) for line in page],
            "chosen": chosen,
            "counts": counts_of(lines),
            "years": sorted({*years_of_tasks(request.actor), today.year}, reverse=True),
            "statuses": PlanTask.Status.choices,
            "units": units if len(units) > 1 else {},
            "parts": len({line.part for line in lines}) > 1,
            "any": bool(lines),
            "queries": {
                "all": chosen.query(**{"tinh-trang": "", "dau": ""}),
                **{state: chosen.query(**{"tinh-trang": state, "dau": ""}) for state in PlanTask.Status.values},
                **{mark: chosen.query(**{"tinh-trang": "", "dau": mark}) for mark in (OVERDUE, AT_RISK)},
            },
            "download": chosen.query(**{"tai-ve": "xlsx"}),
            "plans": _plans_to_roll(request, chosen.year),
            "keeps_records": any(grant.role in WRITERS for grant in request.actor.grants),
        },
    )


@signed_in
@require_GET
def units(request: OfficeRequest) -> HttpResponse:
    """How the tasks of each unit stand, in one table."""
    today = timezone.localdate()
    chosen = Chosen.of(request.GET, today.year)
    lines = task_lines(request.actor, chosen.year, today)
    context = {
        "rows": by_unit(lines),
        "total": counts_of(lines),
        "chosen": chosen,
        "years": sorted({*years_of_tasks(request.actor), today.year}, reverse=True),
    }
    return render(request, "office/progress/units.html", context)


@guarded(TASK, "view", find_task)
@require_GET
def task(request: OfficeRequest, task: PlanTask) -> HttpResponse:
    """A task: its years with what was said and brought, documents, events, money, who has a part in it."""
    return task_page(request, task)


def task_page(request: OfficeRequest, task: PlanTask, status: int = 200, **bound: Any) -> HttpResponse:
    """The page of a task. `bound`: a form that was sent and is shown again with what is wrong, by its name."""
    today = timezone.localdate()
    years = task_years(request.actor, task, today)
    year = chosen_year(request.GET.get("nam", ""), years, today.year)
    here = next((one for one in years if one.line.year == year), None)
    may_record = permits_task(request.actor, "record", task)
    own = bool(years) and years[0].line.part == "own"
    place = place_of(task.plan.unit)
    row = here.row if here else None
    forms = {
        "progress_form": ProgressForm(initial=_initial(here)),
        "comment_form": CommentForm(),
        "output_form": OutputForm(),
        "dates_form": DatesForm(
            initial={"planned_from": row.planned_from if row else None, "planned_to": row.planned_to if row else None}
        ),
    }
    context = {
        "task": task,
        "years": years,
        "plan_url": reverse("plans:page", args=(task.plan.code,)) if own else "",
        "year": year,
        "here": here,
        "kind": task_kind(here.line.state) if here else "neutral",
        "reasons": [reason_words(why) for why in here.line.overlay.reasons] if here else [],
        "outputs": _outputs(request, task, here),
        "totals": outputs_words(here.line.outputs) if here else "",
        "overlapping": _overlapping(here),
        "version": row.version if row else 0,
        "may": {
            "record": may_record,
            "comment": permits_task(request.actor, "comment", task),
            "add_event": RECORD.permits(request.actor, "edit", place, Event.Status.HELD),
        },
        "parties": list(task.parties.select_related("unit").order_by("part", "unit__sort_name")),
        "component": COMPONENTS.get(task.component) if task.component else "",
        "group": GROUPS.get(task.group, ""),
        "origins": _origins(task) if own else [],
        "events": list(events_visible(request.actor).filter(task=task)[:MOST_EVENTS]),
        "surveys": list(surveys_visible(request.actor).filter(task=task)[:MOST_EVENTS]),
        "money": _money(years) if MONEY.permits(request.actor, "view", place, "estimated") else [],
        "request_key": uuid.uuid4().hex,
        **forms,
        **bound,
    }
    return render(request, "office/progress/task.html", context, status=status)


def chosen_year(asked: str, years: list[YearPage], this_year: int) -> int:
    """The year that is shown: the one asked for, else this year where the task stands in it, else the nearest."""
    known = [one.line.year for one in years]
    if asked.isascii() and asked.isdecimal() and 2000 <= int(asked) <= 2100:
        return int(asked)
    return min(known, key=lambda year: (abs(year - this_year), -year)) if known else this_year


def _initial(here: YearPage | None) -> dict[str, Any]:
    row = here.row if here else None
    if row is None:
        return {"status": PlanTask.Status.NOT_STARTED}
    return {"status": row.status, "started": row.started, "finished": row.finished}


def _outputs(request: OfficeRequest, task: PlanTask, here: YearPage | None) -> list[dict[str, Any]]:
    """The outputs that count; an event is named to those who may see it."""
    seen = set(events_visible(request.actor).filter(task=task).values_list("pk", flat=True))
    return [
        {
            "output": one,
            "name": measure_name(one.measure),
            "words": quantity_words(one.measure, one.quantity),
            "event": one.event if one.event_id in seen else None,
        }
        for one in (here.outputs if here else ())
        if one.withdrawn_at is None
    ]


def _overlapping(here: YearPage | None) -> bool:
    """Whether the outputs add up to more than the year's total: enterprises that came more than once."""
    if here is None:
        return False
    said: dict[str, Decimal] = {}
    for one in here.outputs:
        if one.withdrawn_at is None:
            said[one.measure] = said.get(one.measure, Decimal(0)) + one.quantity
    return any(said[code] > total for code, total in here.line.outputs.items() if code in said)


def _money(years: list[YearPage]) -> list[dict[str, Any]]:
    """Planned and disbursed by year, where the plan or the ledger says anything."""
    return [
        {"year": one.line.year, "planned": one.line.planned_money, "spent": one.line.spent_money}
        for one in reversed(years)
        if one.line.planned_money is not None or one.line.spent_money is not None
    ]


def _origins(task: PlanTask) -> list[dict[str, str]]:
    """Where the task's words stand in the plan's document."""
    names = {"title": _("Tên nhiệm vụ"), "lead": _("Chủ trì"), "coordinating": _("Phối hợp"), "outcome": _("Kết quả")}
    found = []
    for column, label in names.items():
        told = task.origins.get(column)
        if told:
            origin = Origin(**told)
            found.append(
                {"label": label, "words": origin_words(origin), "url": words_address(origin), "quote": origin.quote}
            )
    return found


def _plans_to_roll(request: OfficeRequest, year: int) -> list[Any]:
    """The plans whose unfinished tasks the person may carry over; none before the year nears its end."""
    today = timezone.localdate()
    if (year, 10) > (today.year, today.month):
        return []
    plans = plans_visible(request.actor).filter(first_year__lte=year, last_year__gte=year)
    may = [
        one
        for one in plans
        if TASK.permits(request.actor, "roll_over", place_of(one.unit), PlanTask.Status.NOT_STARTED)
    ]
    return may[:10]


def _sheet(lines: list[Any], year: int) -> Sheet:
    columns = (
        _("Đơn vị"), _("Nhiệm vụ"), _("Năm"), _("Tình trạng"), _("Hạn"), _("Cần chú ý"), _("Kết quả"),
        _("Kinh phí kế hoạch (đồng)"), _("Đã giải ngân (đồng)"),
    )  # fmt: skip
    rows = [
        (
            row.line.task.plan.unit.name, row.line.task.title, row.line.year, row.line.label, row.line.planned_to,
            "; ".join(row.reasons), row.outputs, row.line.planned_money, row.line.spent_money,
        )
        for row in map(shown, lines)
    ]  # fmt: skip
    return Sheet(_("Nhiệm vụ năm %(year)s") % {"year": year}, columns, rows, widths=(24, 60, 8, 18, 12, 40, 40, 20, 20))
