"""Adding, changing, ending, taking back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.network.finding import find_consultancy, find_expert, find_province
from sachhon.channels.office.network.forms import ConsultancyForm, ExpertForm
from sachhon.channels.office.network.rows import change_rows
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.channels.office.shell.forms import sent
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
    form = ExpertForm(request.actor, sent(request), facts=begun)
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
    form = ExpertForm(request.actor, sent(request), facts=facts_of_expert(expert), version=expert.version)
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
    back = reverse("network:expert", args=(expert.code,))
    return ask(
        request,
        Question(
            asks=_("{name} thôi tham gia mạng lưới?").format(name=expert.name),
            happens=(_("Tên không còn trong danh sách đang tham gia. Các đánh giá đã làm vẫn giữ."),),
            undo=_("Việc này hoàn tác được."),
            yes=_("Cho thôi tham gia"),
            no=_("Giữ lại"),
            page=_("Thôi tham gia"),
            back=back,
            crumbs=((_("Chuyên gia, giảng viên"), reverse("network:experts")), (expert.name, back)),
        ),
        lambda told: end_expert(actor=request.actor, expert=expert),
        refused=Refused,
        done=_("{name} không còn trong danh sách đang tham gia.").format(name=expert.name),
    )


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
    form = ConsultancyForm(sent(request), held=held)
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
    expert = subject == NetworkChange.Subject.EXPERT
    return ask(
        request,
        Question(
            asks=_("Hoàn tác thay đổi này?"),
            about=name,
            undo=_("Muốn có lại những gì đã hoàn tác thì nhập lại."),
            yes=_("Hoàn tác"),
            page=_("Hoàn tác thay đổi"),
            back=reverse("network:expert" if expert else "network:consultancy", args=(code,)),
        ),
        lambda told: undo_network_change(actor=request.actor, change=row.change),
        refused=Refused,
        done=_("Đã hoàn tác."),
        to=lambda stays: "network:experts" if expert and not stays else "",
        template="office/network/undo.html",
        row=row,
    )
