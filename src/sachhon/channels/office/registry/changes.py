"""Changing the registry: new units, names, parents, ends, mergers, focal bodies, contacts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
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
    form = CreateForm(request.actor, _sent(request), every_kind=every)

    def done() -> Unit:
        told = form.cleaned_data
        return create_unit(
            actor=request.actor,
            kind=told["kind"],
            name=told["name"],
            parent=unit,
            founded=told["on"],
            code=told["code"],
        )

    title = _("Thêm đơn vị thuộc {name}").format(name=unit.name)
    return _filled_in(request, unit, form, done, title, _("Đã thêm đơn vị."), _("Thêm đơn vị"))


@guarded(UNIT, "change", find_unit)
def rename(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """Another name from a day on."""
    form = RenameForm(request.actor, _sent(request), initial={"name": unit.name})

    def done() -> Unit:
        told = form.cleaned_data
        return rename_unit(actor=request.actor, unit=unit, name=told["name"], on=told["on"], decision=told["decision"])

    title = _("Đổi tên {name}").format(name=unit.name)
    words = _("Tên cũ vẫn đứng ở các báo cáo và công văn trước ngày đổi.")
    return _filled_in(request, unit, form, done, title, _("Đã ghi tên mới."), _("Đổi tên"), words)


@guarded(UNIT, "change", find_unit)
def move(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """Another parent from a day on."""
    form = MoveForm(request.actor, _sent(request))

    def done() -> Unit:
        told = form.cleaned_data
        return move_unit(
            actor=request.actor, unit=unit, parent=told["parent"], on=told["on"], decision=told["decision"]
        )

    title = _("Chuyển {name} sang đơn vị cấp trên khác").format(name=unit.name)
    return _filled_in(request, unit, form, done, title, _("Đã chuyển đơn vị."), _("Chuyển"))


@guarded(UNIT, "change", find_unit)
def dissolve(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A last day, without a successor."""
    form = DissolveForm(request.actor, _sent(request))

    def done() -> Unit:
        return dissolve_unit(
            actor=request.actor, unit=unit, on=form.cleaned_data["on"], decision=form.cleaned_data["decision"]
        )

    title = _("Giải thể {name}").format(name=unit.name)
    words = _("Đơn vị không còn được hỏi từ sau ngày này. Báo cáo cũ vẫn giữ. Việc này không rút lại được ở đây.")
    return _filled_in(request, unit, form, done, title, _("Đã ghi ngày giải thể."), _("Giải thể"), words, "danger")


@guarded(UNIT, "import")
def merge(request: OfficeRequest) -> HttpResponse:
    """Units become a part of another; asks once more with their names."""
    form = MergeForm(request.actor, _sent(request), initial={"codes": request.GET.get("unit", "")})
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
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Đã gộp các đơn vị vào {name}.").format(name=into.name))
            return redirect("registry:unit", into.code)
    ready = form.is_bound and not form.errors
    return render(request, "office/registry/merge.html", {"form": form, "ready": ready})


@guarded(UNIT, "contacts", find_unit)
def focal_body(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """The focal body, with the decision that founded it."""
    held = FocalBody.objects.filter(unit=unit, valid_to=None).order_by("-pk").first()
    form = FocalBodyForm(_sent(request), instance=FocalBody(unit=unit) if held is None else held)
    if held is None:
        form.fields.pop("is_new")

    def done() -> Unit:
        change_focal_body(
            actor=request.actor, unit=unit, told=form.told(), is_new=form.cleaned_data.get("is_new", False)
        )
        return unit

    title = _("Cơ quan đầu mối của {name}").format(name=unit.name)
    return _filled_in(request, unit, form, done, title, _("Đã lưu cơ quan đầu mối."), _("Lưu"))


@guarded(UNIT, "contacts", find_unit)
def contact(request: OfficeRequest, unit: Unit, contact: int = 0) -> HttpResponse:
    """A person to call, new or changed."""
    held = _contact(unit, contact) if contact else None
    form = ContactForm(_sent(request), instance=held)

    def done() -> Unit:
        fresh = _contact(unit, contact) if contact else None
        change_contact(actor=request.actor, unit=unit, told=form.cleaned_data, contact=fresh)
        return unit

    title = _("Người liên hệ của {name}").format(name=unit.name)
    return _filled_in(request, unit, form, done, title, _("Đã lưu người liên hệ."), _("Lưu"))


@guarded(UNIT, "contacts", find_unit)
def contact_end(request: OfficeRequest, unit: Unit, contact: int) -> HttpResponse:
    """The person is no longer to be called; asks once more."""
    held = _contact(unit, contact)
    return ask(
        request,
        Question(
            asks=_("Bỏ {name} khỏi danh sách liên hệ?").format(name=held.name),
            about=unit.name,
            happens=(_("Người này không còn nhận thư của đơn vị."),),
            undo=_("Có thể thêm lại sau."),
            yes=_("Bỏ"),
            no=_("Giữ lại"),
            page=_("Bỏ người liên hệ"),
            back=reverse("registry:unit", args=(unit.code,)),
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


def _sent(request: OfficeRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _filled_in(
    request: OfficeRequest,
    unit: Unit,
    form: Any,
    done: Callable[[], Unit],
    title: str,
    success: str,
    button: str,
    words: str | Promise = "",
    kind: str = "primary",
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            changed = done()
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, success)
            return redirect("registry:unit", changed.code)
    context = {"unit": unit, "form": form, "title": title, "button": button, "words": words, "kind": kind}
    return render(request, "office/registry/change.html", context)
