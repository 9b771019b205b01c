"""Adding a facility (look-alikes are asked about first), changing its facts, closing, opening, a unit of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.facilities.finding import find_change, find_facility, find_unit
from sachhon.channels.office.facilities.forms import FactsForm, ReasonForm, WhyForm, written
from sachhon.channels.office.facilities.listing import provinces_for
from sachhon.channels.office.facilities.views.page import told
from sachhon.channels.office.facilities.words import label_of, province_names, said
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.registry.api import (
    FACILITY,
    Description,
    Facility,
    FacilityChange,
    Refused,
    Unit,
    add_facility,
    change_facility,
    close_facility,
    completed,
    described,
    give_account,
    held_facts,
    look_alikes,
    place_of,
    reopen_facility,
    undo_change,
)


@guarded(FACILITY, "add", find_unit)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A new facility. Those that look like it are shown first; the person says whether it is one of them."""
    provinces = provinces_for(request.actor)
    start = {"province": unit.code} if unit.kind == Unit.Kind.PROVINCE else {}
    form = FactsForm(_sent(request), provinces, initial=start)
    alike: tuple[Any, ...] = ()
    asked = request.POST.get("another") == "yes"
    if form.is_bound and form.is_valid():
        facts = form.facts
        place = next((one for one in provinces if one.code == facts.get("province")), None)
        alike = () if asked else look_alikes(request.actor, facts, place)
        if not alike:
            try:
                made = add_facility(actor=request.actor, facts=facts, as_on=form.day, why=form.cleaned_data["why"])
            except Refused as refused:
                form.add_error(None, refused.message)
            else:
                messages.success(request, _("Đã đưa {name} vào danh bạ.").format(name=made.name))
                return redirect("facilities:facility", made.code)
    context = {"unit": unit, "form": form, "alike": alike, "title": _("Thêm cơ sở")}
    return render(request, "office/facilities/add.html", context)


@guarded(FACILITY, "change", find_facility)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """Other facts: what changes is shown before it is saved."""
    over = place_of(facility.province) if facility.province is not None else None
    moves = FACILITY.permits(request.actor, "add", over, facility.status) if over else request.actor.of_ministry
    provinces = provinces_for(request.actor)
    if facility.province is not None and facility.province.pk not in {one.pk for one in provinces}:
        provinces = [facility.province, *provinces]
    without = () if moves else ("province",)
    form = FactsForm(_sent(request), provinces, without, initial=written(held_facts(facility)))
    shown: Description | None = None
    if form.is_bound and form.is_valid():
        facts = form.facts
        version = request.POST.get("version", "")
        if request.POST.get("sure") == "yes":
            try:
                done = change_facility(
                    actor=request.actor,
                    facility=facility,
                    facts=facts,
                    version=int(version) if version.isdecimal() else None,
                    as_on=form.day,
                    blank_clears=True,
                    why=form.cleaned_data["why"],
                )
            except Refused as refused:
                form.add_error(None, refused.message)
            else:
                _tell(request, done)
                return redirect("facilities:facility", facility.code)
        else:
            shown = described(facility, completed(facts, form.day), as_on=form.day, blank_clears=True)
    names = province_names([shown.changes, shown.older] if shown else [])
    context = {
        "facility": facility,
        "form": form,
        "shown": shown,
        "changes": _differences(shown.changes, names) if shown else [],
        "older": _differences(shown.older, names) if shown else [],
        "version": request.POST.get("version") or facility.version,
        "title": _("Sửa thông tin cơ sở"),
    }
    return render(request, "office/facilities/change.html", context)


@guarded(FACILITY, "close", find_facility)
@require_http_methods(["GET", "POST"])
def close(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """It ceased to work, or works again: asked with a day and a reason."""
    closing = facility.status == Facility.Status.ACTIVE
    form = ReasonForm(_sent(request))
    if form.is_bound and form.is_valid():
        act = close_facility if closing else reopen_facility
        try:
            act(actor=request.actor, facility=facility, on=form.cleaned_data["on"], why=form.cleaned_data["why"])
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            words = _("Đã ghi {name} ngừng hoạt động.") if closing else _("Đã ghi {name} hoạt động trở lại.")
            messages.success(request, words.format(name=facility.name))
            return redirect("facilities:facility", facility.code)
    words = (
        _("Cơ sở vẫn ở trong danh bạ với toàn bộ lịch sử, không còn tính vào các tỷ lệ. Có thể mở lại bất cứ lúc nào.")
        if closing
        else _("Cơ sở lại được tính vào các tỷ lệ từ hôm nay.")
    )
    title = _("Ghi ngừng hoạt động") if closing else _("Ghi hoạt động trở lại")
    return _asked(request, facility, form, title, words, title, "danger" if closing else "primary")


@guarded(FACILITY, "give_account", find_facility)
@require_http_methods(["GET", "POST"])
def account(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """A unit by which the facility signs in and is asked; then its people are invited."""
    if request.method == "POST":
        try:
            unit = give_account(actor=request.actor, facility=facility)
        except Refused as refused:
            messages.error(request, refused.message)
            return redirect("facilities:facility", facility.code)
        messages.success(request, _("Cơ sở đã có đơn vị đăng nhập. Mời người của cơ sở ở trang này."))
        return redirect("people:unit", unit.code)
    return render(request, "office/facilities/account.html", {"facility": facility})


@guarded(FACILITY, "change", find_change)
@require_http_methods(["GET", "POST"])
def undo(request: OfficeRequest, change: FacilityChange) -> HttpResponse:
    """A change is taken back, after it was shown once more."""
    facility = change.facility
    form = WhyForm(_sent(request))
    if form.is_bound and form.is_valid():
        try:
            undo_change(actor=request.actor, change=change, why=form.cleaned_data["why"])
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Đã hoàn tác thay đổi."))
            return redirect("facilities:facility", facility.code)
    names = province_names([change.changes])
    context = {"facility": facility, "form": form, "change": told(change, facility, names)}
    return render(request, "office/facilities/undo.html", context)


def _sent(request: OfficeRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _differences(changes: Any, names: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (label_of(fact), said(fact, before, names), said(fact, after, names))
        for fact, (before, after) in changes.items()
    ]


def _tell(request: OfficeRequest, done: Description) -> None:
    if done.changes:
        messages.success(request, _("Đã lưu {count} thay đổi.").format(count=len(done.changes)))
    if done.older:
        words = _("{count} thông tin cũ hơn thông tin đang có: chỉ lưu vào lịch sử, không ghi đè.")
        messages.warning(request, words.format(count=len(done.older)))
    if not done:
        messages.info(request, _("Không có gì thay đổi."))


def _asked(
    request: OfficeRequest, facility: Facility, form: Any, title: str, words: str, button: str, kind: str
) -> HttpResponse:
    context = {"facility": facility, "form": form, "title": title, "words": words, "button": button, "kind": kind}
    return render(request, "office/facilities/asked.html", context)
