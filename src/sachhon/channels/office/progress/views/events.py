"""The register of events: the list and its download, an event's page, entering and changing one, held or cancelled."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.progress.finding import find_event, find_unit
from sachhon.channels.office.progress.forms import EventForm
from sachhon.channels.office.progress.keeping import Register, enter
from sachhon.channels.office.progress.keeping import change as change_record
from sachhon.channels.office.progress.registers import RegisterFilter, task_choices, task_of, units_kept
from sachhon.channels.office.progress.words import event_kind, measure_name, quantity_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.channels.office.shell.forms import sent
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.planning.api import (
    RECORD,
    SOURCES,
    Event,
    EventFacts,
    Refused,
    Source,
    change_event,
    events_visible,
    met_before,
    permits_task,
    record_event,
    remove_event,
    set_event_status,
)
from sachhon.domain.registry.api import Unit, place_of, units_visible
from sachhon.writing.sheet import Sheet

A_PAGE = 50
REGISTER = Register(gettext_lazy("Sổ sự kiện"), "progress:events", "progress:event")
MOST_IN_SHEET = 5000


@signed_in
@require_GET
def events(request: OfficeRequest) -> HttpResponse:
    """The events that the person may see, with filters; the download has the filter of the screen."""
    chosen = RegisterFilter.of(request.GET)
    seen = events_visible(request.actor)
    rows = chosen.of_rows(seen)
    if request.GET.get("tai-ve"):
        return send_sheet(request, _sheet(rows[:MOST_IN_SHEET]), request.GET["tai-ve"], "so-su-kien")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [{"event": one, "kind": event_kind(one.status)} for one in page],
        "chosen": chosen,
        "kinds": Event.Kind.choices,
        "statuses": Event.Status.choices,
        "years": _years(request),
        "units": _units(request),
        "any": bool(page.object_list) or seen.exists(),
        "kept": units_kept(request.actor, RECORD, "edit", Event.Status.HELD),
    }
    return render(request, "office/progress/events.html", context)


@signed_in
@require_GET
def add(request: OfficeRequest) -> HttpResponse:
    """For whom an event is entered: straight to the form where there is but one unit."""
    kept = units_kept(request.actor, RECORD, "edit", Event.Status.HELD)
    if len(kept) == 1:
        return redirect("progress:new_event", kept[0].code)
    return render(request, "office/progress/choose_unit.html", {"units": kept, "address": "progress:new_event"})


@guarded(RECORD, "view", find_event)
@require_GET
def event(request: OfficeRequest, event: Event) -> HttpResponse:
    """An event with who came, its materials and what it counts for."""
    people = list(event.participants.order_by("pk"))
    place = place_of(event.unit)
    before = met_before(request.actor, event, [(one.folded, one.tax_code) for one in people])
    rows = [
        {
            "one": one,
            "before": before.get(f"mst:{one.tax_code}", 0) if one.tax_code else before.get(f"ten:{one.folded}", 0),
        }
        for one in people
    ]
    outputs = event.outputs.filter(withdrawn_at=None).order_by("pk")
    context = {
        "event": event,
        "kind": event_kind(event.status),
        "rows": rows,
        "people": sum(one.people for one in people),
        "enterprises": sum(one.is_enterprise for one in people),
        "outputs": [(measure_name(one.measure), quantity_words(one.measure, one.quantity)) for one in outputs],
        "task_seen": event.task is not None and permits_task(request.actor, "view", event.task),
        "files": list(event.files.select_related("by").order_by("pk")),
        "source": SOURCES[Source(event.cost_source)] if event.cost_source else "",
        "may": {verb: RECORD.permits(request.actor, verb, place, event.status) for verb in ("edit", "remove")},
        "statuses": [one for one in Event.Status.choices if one[0] != event.status],
    }
    return render(request, "office/progress/event.html", context)


@guarded(RECORD, "edit", find_unit)
@require_http_methods(["GET", "POST"])
def new(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """An event is entered; who came and its materials follow on its page."""
    tasks = task_choices(request.actor, unit)
    asked = request.GET.get("nhiem-vu", "")
    initial = {"organiser": unit.name, "task": asked if asked in dict(tasks) else ""}
    form = EventForm(sent(request), tasks=tasks, initial=initial)
    return enter(
        request,
        REGISTER,
        unit,
        form,
        lambda key: record_event(
            actor=request.actor,
            unit=unit,
            facts=_facts(request, form),
            status=form.cleaned_data["status"],
            request_key=key,
        ),
        title=_("Ghi sự kiện"),
        done=_("Đã ghi sự kiện %(code)s. Thêm người dự và tài liệu ở dưới."),
    )


@guarded(RECORD, "edit", find_event)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, event: Event) -> HttpResponse:
    """An event with other facts; what somebody else saved meanwhile is not written over."""
    tasks = task_choices(request.actor, event.unit, [event.task] if event.task else [])
    form = EventForm(sent(request), tasks=tasks, initial=_initial(event))
    del form.fields["status"]
    return change_record(
        request,
        REGISTER,
        event,
        form,
        lambda version: change_event(
            actor=request.actor, event=event, facts=_facts(request, form), base_version=version
        ),
        _initial,
        title=_("Sửa sự kiện"),
        done=_("Đã lưu sự kiện."),
    )


@guarded(RECORD, "edit", find_event)
@require_POST
def set_status(request: OfficeRequest, event: Event) -> HttpResponse:
    """Held, cancelled, planned."""
    try:
        changed = set_event_status(actor=request.actor, event=event, status=request.POST.get("status", ""))
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Sự kiện: %(status)s.") % {"status": changed.get_status_display()})
    return redirect("progress:event", event.code)


@guarded(RECORD, "remove", find_event)
@require_http_methods(["GET", "POST"])
def remove(request: OfficeRequest, event: Event) -> HttpResponse:
    """An event that was entered by mistake is taken out; asks once more."""
    return ask(
        request,
        Question(
            asks=_("Xóa sự kiện này khỏi sổ?"),
            about=f"{event.topic} · {event.first_day:%d/%m/%Y}",
            happens=(
                _("Sự kiện và danh sách người dự bị xóa; nhật ký vẫn ghi nội dung đã xóa."),
                _("Nếu chỉ không tổ chức nữa, hãy chuyển sang “Đã hủy”."),
            ),
            undo=_("Xóa rồi thì không lấy lại được."),
            yes=_("Xóa"),
            no=_("Giữ lại"),
            page=_("Xóa sự kiện"),
            back=reverse("progress:event", args=(event.code,)),
        ),
        lambda told: remove_event(actor=request.actor, event=event),
        refused=Refused,
        done=_("Đã xóa sự kiện khỏi sổ."),
        to="progress:events",
    )


def _facts(request: OfficeRequest, form: EventForm) -> EventFacts:
    told = form.cleaned_data
    return EventFacts(
        told["kind"],
        told["topic"],
        told["first_day"],
        told["last_day"],
        told["venue"],
        told["organiser"],
        told["cost"],
        told["cost_source"],
        told["note"],
        task_of(request.actor, told["task"]),
    )


def _initial(event: Event) -> dict[str, Any]:
    names = ("kind", "topic", "first_day", "last_day", "venue", "organiser", "cost", "cost_source", "note")
    return {**{name: getattr(event, name) for name in names}, "task": event.task.code if event.task else ""}


def _years(request: OfficeRequest) -> list[int]:
    days = events_visible(request.actor).order_by().dates("first_day", "year")
    return sorted({day.year for day in days}, reverse=True)


def _units(request: OfficeRequest) -> list[Unit]:
    """The units that have events, for the filter; none where there is but one."""
    units = list(units_visible(request.actor).filter(events__isnull=False).distinct().order_by("sort_name")[:200])
    return units if len(units) > 1 else []


def _sheet(rows: QuerySet[Event]) -> Sheet:
    columns = (
        _("Mã"), _("Đơn vị"), _("Loại"), _("Chủ đề, tên"), _("Từ ngày"), _("Đến ngày"), _("Tình trạng"), _("Địa điểm"),
        _("Đơn vị tổ chức"), _("Số đơn vị dự"), _("Số người dự"), _("Kinh phí (đồng)"), _("Nguồn kinh phí"),
        _("Nhiệm vụ"), _("Ghi chú"),
    )  # fmt: skip
    told = [
        (
            one.code, one.unit.name, one.get_kind_display(), one.topic, one.first_day, one.last_day,
            one.get_status_display(), one.venue, one.organiser, one.bodies, one.people, one.cost,
            one.get_cost_source_display() if one.cost_source else "", one.task.title if one.task else "", one.note,
        )
        for one in rows
    ]  # fmt: skip
    return Sheet(_("Sổ sự kiện"), columns, told, widths=(24, 24, 18, 50, 12, 12, 14, 28, 28, 12, 12, 18, 22, 50, 40))
