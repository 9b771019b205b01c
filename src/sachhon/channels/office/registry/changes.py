"""Changing the registry: new units, names, parents, ends, mergers, focal bodies, contacts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.registry.finding import find_unit
from sachhon.channels.office.registry.forms import (
    ContactForm,
    CreateForm,
    DissolveForm,
    FocalBodyForm,
    MergeForm,
    MoveForm,
    RenameForm,
)
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.channels.office.shell.forms import sent
from sachhon.domain.registry.api import (
    UNIT,
    Contact,
    FocalBody,
    Refused,
    Unit,
    change_contact,
    change_focal_body,
    create_unit,
    dissolve_unit,
    end_contact,
    merge_units,
    move_unit,
    place_of,
    rename_unit,
)


@guarded(UNIT, "add_below", find_unit)
def create(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A new unit below this one."""
    every = UNIT.permits(request.actor, "change", place_of(unit))
    return ask(
        request,
        _question(unit, asks=_("Thêm đơn vị thuộc {name}").format(name=unit.name), yes=_("Thêm đơn vị"), danger=False),
        lambda told: create_unit(
            actor=request.actor,
            kind=told["kind"],
            name=told["name"],
            parent=unit,
            founded=told["on"],
            code=told["code"],
        ),
        refused=Refused,
        done=_("Đã thêm đơn vị."),
        to=_page,
        form=CreateForm(request.actor, sent(request), every_kind=every),
    )


@guarded(UNIT, "change", find_unit)
def rename(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """Another name from a day on."""
    return ask(
        request,
        _question(
            unit,
            asks=_("Đổi tên {name}").format(name=unit.name),
            happens=(_("Tên cũ vẫn đứng ở các báo cáo và công văn trước ngày đổi."),),
            yes=_("Đổi tên"),
            danger=False,
        ),
        lambda told: rename_unit(actor=request.actor, unit=unit, **told),
        refused=Refused,
        done=_("Đã ghi tên mới."),
        to=_page,
        form=RenameForm(request.actor, sent(request), initial={"name": unit.name}),
    )


@guarded(UNIT, "change", find_unit)
def move(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """Another parent from a day on."""
    return ask(
        request,
        _question(
            unit,
            asks=_("Chuyển {name} sang đơn vị cấp trên khác").format(name=unit.name),
            yes=_("Chuyển"),
            danger=False,
        ),
        lambda told: move_unit(actor=request.actor, unit=unit, **told),
        refused=Refused,
        done=_("Đã chuyển đơn vị."),
        to=_page,
        form=MoveForm(request.actor, sent(request)),
    )


@guarded(UNIT, "change", find_unit)
def dissolve(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A last day, without a successor."""
    return ask(
        request,
        _question(
            unit,
            asks=_("Giải thể {name}").format(name=unit.name),
            happens=(_("Đơn vị không còn được hỏi từ sau ngày này. Báo cáo cũ vẫn giữ."),),
            undo=_("Việc này không rút lại được ở đây."),
            yes=_("Giải thể"),
        ),
        lambda told: dissolve_unit(actor=request.actor, unit=unit, **told),
        refused=Refused,
        done=_("Đã ghi ngày giải thể."),
        to=_page,
        form=DissolveForm(request.actor, sent(request)),
    )


@guarded(UNIT, "import")
def merge(request: OfficeRequest) -> HttpResponse:
    """Units become a part of another; asks once more with their names."""
    form = MergeForm(request.actor, sent(request), initial={"codes": request.GET.get("unit", "")})
    sure = request.POST.get("sure") == "yes"
    if form.is_bound and form.is_valid() and sure:
        told = form.cleaned_data
        try:
            into = merge_units(
                actor=request.actor,
                units=told["codes"],
                into=told["into"],
                on=told["on"],
                decision=told["decision"],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã gộp các đơn vị vào {name}.").format(name=into.name))
            return redirect("registry:unit", into.code)
    ready = form.is_bound and not form.errors
    return render(request, "office/registry/merge.html", {"form": form, "ready": ready})


@guarded(UNIT, "contacts", find_unit)
def focal_body(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """The focal body, with the decision that founded it."""
    held = FocalBody.objects.filter(unit=unit, valid_to=None).order_by("-pk").first()
    form = FocalBodyForm(sent(request), instance=FocalBody(unit=unit) if held is None else held)
    if held is None:
        form.fields.pop("is_new")
    return ask(
        request,
        _question(
            unit,
            asks=_("Cơ quan đầu mối của {name}").format(name=unit.name),
            yes=_("Lưu"),
            page=_("Cơ quan đầu mối"),
            danger=False,
        ),
        lambda told: change_focal_body(
            actor=request.actor, unit=unit, told=form.told(), is_new=told.get("is_new", False)
        ),
        refused=Refused,
        done=_("Đã lưu cơ quan đầu mối."),
        form=form,
    )


@guarded(UNIT, "contacts", find_unit)
def contact(request: OfficeRequest, unit: Unit, contact: int = 0) -> HttpResponse:
    """A person to call, new or changed."""
    held = _contact(unit, contact) if contact else None
    return ask(
        request,
        _question(
            unit,
            asks=_("Người liên hệ của {name}").format(name=unit.name),
            yes=_("Lưu"),
            page=_("Người liên hệ"),
            danger=False,
        ),
        lambda told: change_contact(
            actor=request.actor, unit=unit, told=told, contact=_contact(unit, contact) if contact else None
        ),
        refused=Refused,
        done=_("Đã lưu người liên hệ."),
        form=ContactForm(sent(request), instance=held),
    )


@guarded(UNIT, "contacts", find_unit)
def contact_end(request: OfficeRequest, unit: Unit, contact: int) -> HttpResponse:
    """The person is no longer to be called; asks once more."""
    held = _contact(unit, contact)
    return ask(
        request,
        _question(
            unit,
            asks=_("Bỏ {name} khỏi danh sách liên hệ?").format(name=held.name),
            about=unit.name,
            happens=(_("Người này không còn nhận thư của đơn vị."),),
            undo=_("Có thể thêm lại sau."),
            yes=_("Bỏ"),
            no=_("Giữ lại"),
            page=_("Bỏ người liên hệ"),
        ),
        lambda told: end_contact(actor=request.actor, contact=held),
        refused=Refused,
        done=_("Đã bỏ {name} khỏi danh sách liên hệ.").format(name=held.name),
    )


def _contact(unit: Unit, pk: int) -> Contact:
    held = Contact.objects.select_related("unit").filter(unit=unit, pk=pk, valid_to=None).first()
    if held is None:
        raise Http404
    return held


def _page(unit: Unit) -> str:
    return reverse("registry:unit", args=(unit.code,))


def _question(unit: Unit, **told: Any) -> Question:
    crumbs = ((_("Đơn vị"), reverse("registry:list")), (unit.name, _page(unit)))
    return Question(back=_page(unit), crumbs=crumbs, **told)
