"""Adding, changing, ending, taking back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sachhon.channels.office.network.finding import find_consultancy, find_expert, find_province
from sachhon.channels.office.network.forms import ConsultancyForm, ExpertForm
from sachhon.channels.office.network.rows import change_rows
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    NETWORK,
    Consultancy,
    Expert,
    ExpertFacts,
    NetworkChange,
    Refused,
    add_expert,
    change_expert,
    changes_of,
    end_expert,
    facts_of_expert,
    keep_consultancy,
    return_expert,
    undo_network_change,
)
from sachhon.domain.registry.api import Unit


@guarded(NETWORK, "edit")
def add(request: OfficeRequest) -> HttpResponse:
    """A new expert, anywhere."""
    return _adding(request, ExpertFacts(""))


@guarded(NETWORK, "edit", find_province)
def add_in_province(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A new expert of a province."""
    return _adding(request, ExpertFacts("", province=unit))


@guarded(NETWORK, "edit", find_consultancy)
def add_in_consultancy(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A new expert of a consultancy."""
    return _adding(request, ExpertFacts("", organisation=unit))


def _adding(request: OfficeRequest, begun: ExpertFacts) -> HttpResponse:
    form = ExpertForm(request.actor, _sent(request), facts=begun)
    if form.is_bound and form.is_valid():
        try:
            expert = add_expert(actor=request.actor, facts=form.facts())
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã thêm {name} vào mạng lưới.").format(name=expert.name))
            return redirect("network:expert", expert.code)
    return render(request, "office/network/expert_form.html", {"form": form, "title": _("Thêm chuyên gia, giảng viên")})


@guarded(NETWORK, "edit", find_expert)
def change(request: OfficeRequest, expert: Expert) -> HttpResponse:
    """What is said of an expert."""
    form = ExpertForm(request.actor, _sent(request), facts=facts_of_expert(expert), version=expert.version)
    if form.is_bound and form.is_valid():
        try:
            change_expert(actor=request.actor, expert=expert, facts=form.facts(), base_version=form.seen)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã lưu. Có thể hoàn tác ở phần lịch sử."))
            return redirect("network:expert", expert.code)
    title = _("Sửa thông tin của {name}").format(name=expert.name)
    return render(request, "office/network/expert_form.html", {"form": form, "title": title, "expert": expert})


@guarded(NETWORK, "edit", find_expert)
def end(request: OfficeRequest, expert: Expert) -> HttpResponse:
    """They work no more; asks once more."""
    if request.method == "POST":
        end_expert(actor=request.actor, expert=expert)
        messages.success(request, _("{name} không còn trong danh sách đang tham gia.").format(name=expert.name))
        return redirect("network:expert", expert.code)
    return render(request, "office/network/end.html", {"expert": expert})


@guarded(NETWORK, "edit", find_expert)
def come_back(request: OfficeRequest, expert: Expert) -> HttpResponse:
    """They work again."""
    if request.method == "POST":
        return_expert(actor=request.actor, expert=expert)
        messages.success(request, _("{name} tham gia trở lại.").format(name=expert.name))
    return redirect("network:expert", expert.code)


@guarded(NETWORK, "edit", find_consultancy)
def change_consultancy(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """What a consultancy offers."""
    held = Consultancy.objects.select_related("province").filter(unit=unit).first()
    form = ConsultancyForm(_sent(request), held=held)
    if form.is_bound and form.is_valid():
        try:
            keep_consultancy(actor=request.actor, unit=unit, facts=form.facts(), base_version=form.seen)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã lưu. Có thể hoàn tác ở phần lịch sử."))
            return redirect("network:consultancy", unit.code)
    return render(request, "office/network/consultancy_form.html", {"form": form, "unit": unit})


@guarded(NETWORK, "edit", find_expert)
def undo_expert(request: OfficeRequest, expert: Expert, change: int) -> HttpResponse:
    """The newest change of an expert is taken back; asks once more."""
    return _undoing(request, NetworkChange.Subject.EXPERT, expert.code, expert.name, change)


@guarded(NETWORK, "edit", find_consultancy)
def undo_consultancy(request: OfficeRequest, unit: Unit, change: int) -> HttpResponse:
    """The newest change of a consultancy is taken back; asks once more."""
    return _undoing(request, NetworkChange.Subject.CONSULTANCY, unit.code, unit.name, change)


def _undoing(request: OfficeRequest, subject: str, code: str, name: str, pk: int) -> HttpResponse:
    changes = list(changes_of(subject, code))
    row = next((row for row in change_rows(changes) if row.change.pk == pk), None)
    if row is None:
        raise Http404
    to = "network:expert" if subject == NetworkChange.Subject.EXPERT else "network:consultancy"
    wrong = ""
    if request.method == "POST":
        try:
            stays = undo_network_change(actor=request.actor, change=row.change)
        except Refused as refused:
            wrong = refused.message
        else:
            messages.success(request, _("Đã hoàn tác."))
            gone = subject == NetworkChange.Subject.EXPERT and not stays
            return redirect("network:experts") if gone else redirect(to, code)
    context = {"row": row, "name": name, "wrong": wrong, "to": to, "code": code}
    return render(request, "office/network/undo.html", context)


def _sent(request: OfficeRequest) -> Any:
    return request.POST if request.method == "POST" else None
