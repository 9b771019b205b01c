"""The review: the document's own text beside its values; each is accepted, corrected or rejected, then confirmed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.intake.afterwards import after_confirming
from sachhon.channels.office.intake.corrections import understood
from sachhon.channels.office.intake.document_html import DocumentHtml
from sachhon.channels.office.intake.finding import find_received
from sachhon.channels.office.intake.findings import shown_findings
from sachhon.channels.office.intake.showing import Shower, counts_of, key_from, key_text, marks_of
from sachhon.channels.office.intake.views.imports import import_page
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.intake.api import (
    CORRECTED,
    RECEIVED,
    REFUSALS,
    TAKEN,
    Item,
    Received,
    accept_sure,
    blocks_of,
    confirm,
    decide,
    draft_for,
    items_for,
    job_of,
    key_of,
    place_of_received,
    say_concern,
    status_of_received,
    template_for,
    unconfirm,
    undo_decision,
    usable,
    weighed,
)
from sachhon.formkit.values import Answer, Key, State, spec_of

ORDER = "thu-tu"
BY_TEMPLATE = "bieu-mau"


@guarded(RECEIVED, "view", find_received)
@require_GET
def received(request: OfficeRequest, one: Received) -> HttpResponse:
    """A file: on its way, refused, a blank to import, or a letter to review."""
    if one.status in (Received.Status.WAITING, Received.Status.READING):
        return render(request, "office/intake/on_its_way.html", _way(request, one))
    if one.status == Received.Status.REFUSED:
        told = (one.refusal or {}).get("message", {}).get(_language(), "")
        return render(request, "office/intake/refused.html", {"received": one, "told": told, **_rights(request, one)})
    if one.obligation is None or one.status == Received.Status.SET_ASIDE or not usable(one):
        return render(request, "office/intake/not_used.html", _unused(request, one))
    if one.kind == Received.Kind.BLANK and not one.written:
        return import_page(request, one)
    return _review(request, one)


@guarded(RECEIVED, "view", find_received)
@require_GET
def on_its_way(request: OfficeRequest, one: Received) -> HttpResponse:
    """The progress of reading, asked for every second; opens the review once the file is read."""
    if one.status in (Received.Status.WAITING, Received.Status.READING):
        return render(request, "office/intake/on_its_way_box.html", _way(request, one))
    response = HttpResponse()
    response["HX-Redirect"] = reverse("intake:received", args=[one.pk])
    return response


def _way(request: OfficeRequest, one: Received) -> dict[str, Any]:
    may_again = RECEIVED.permits(request.actor, "put_in", place_of_received(one), status_of_received(one))
    return {"received": one, "job": job_of(one), "may_again": may_again}


def _review(request: OfficeRequest, one: Received, *, status: int = 200, **failed: Any) -> HttpResponse:
    draft = draft_for(one)
    items = items_for(one, draft)
    shower = Shower(template_for(one), _language(), **failed)
    doubts_first = request.GET.get(ORDER) != BY_TEMPLATE
    editing = request.GET.get("sua", "")
    document = DocumentHtml(one.text, marks_of(items)).render(blocks_of(one.layout))
    context = {
        "received": one,
        "document": document,
        "groups": shower.groups(items, doubts_first=doubts_first, correcting=editing),
        "findings": shown_findings(one.reading.get("findings", ()), items, _language()),
        "doubts_first": doubts_first,
        **_bar(one, items),
        **_rights(request, one),
    }
    return render(request, "office/intake/review.html", context, status=status)


def _bar(one: Received, items: Sequence[Item]) -> dict[str, Any]:
    """What the sheet's head shows, anew after each decision."""
    seen = {item.field.id: item.base for item in items if item.field.columns and item.decision in TAKEN}
    return {
        "received": one,
        "counts": counts_of(items),
        "seen": ",".join(f"{name}={base}" for name, base in sorted(seen.items())),
        "request_key": str(uuid.uuid4()),
        "concerns": [say_concern(concern) for concern in one.concerns],
        "weighed": weighed(one),
    }


def _rights(request: OfficeRequest, one: Received) -> dict[str, Any]:
    place, status = place_of_received(one), status_of_received(one)
    return {
        "may_decide": RECEIVED.permits(request.actor, "decide", place, status),
        "may_set_aside": RECEIVED.permits(request.actor, "set_aside", place, status),
        "report_status": status,
    }


def _unused(request: OfficeRequest, one: Received) -> dict[str, Any]:
    document = DocumentHtml(one.text, ()).render(blocks_of(one.layout)) if one.text else ""
    concerns = [say_concern(concern) for concern in one.concerns]
    return {"received": one, "document": document, "concerns": concerns, **_rights(request, one)}


@guarded(RECEIVED, "decide", find_received)
def correction(request: OfficeRequest, one: Received) -> HttpResponse:
    """GET: an item with the inputs of its correction, without them after ?thoi. POST: the correction."""
    key = key_from(request.GET.get("muc", "") or request.POST.get("item", ""))
    item = next((item for item in items_for(one) if item.key == key), None)
    if item is None:
        return _after(request, one, key, _("Giá trị này không còn trong kết quả đọc. Tải lại trang."))
    if request.method == "GET":
        return _item(request, one, item, correcting="thoi" not in request.GET)
    answers, errors, typed = _typed(request, one, item)
    if errors:
        if request.headers.get("HX-Request"):
            return _item(request, one, item, correcting=True, errors=errors, typed=typed)
        request.GET = request.GET.copy()
        request.GET["sua"] = key_text(key)
        return _review(request, one, status=422, errors=errors, typed=typed)
    return _decided(request, one, key, CORRECTED, answers)


def _typed(
    request: OfficeRequest, one: Received, item: Item
) -> tuple[dict[Key, Answer], dict[Key, str], dict[Key, str]]:
    template, answers, errors, typed = template_for(one), {}, {}, {}
    for staged in item.staged:
        key = key_of(staged)
        text = request.POST.get(f"text.{key.column or ''}", "")
        state = request.POST.get(f"state.{key.column or ''}", State.VALUE.value)
        told = understood(spec_of(template, key), text, state, _language())
        typed[key] = text
        if told.answer is None:
            errors[key] = told.error
        else:
            answers[key] = told.answer
    return answers, errors, typed


@guarded(RECEIVED, "decide", find_received)
@require_POST
def decision(request: OfficeRequest, one: Received) -> HttpResponse:
    """Accept or reject an item, take another reading of it, or leave it open again."""
    key, what = key_from(request.POST.get("item", "")), request.POST.get("decision", "")
    if what.startswith("other:"):
        item = next((item for item in items_for(one) if item.key == key), None)
        others = item.answers[key].others if item is not None and key.row is None else ()
        number = what.removeprefix("other:")
        if not number.isdigit() or int(number) >= len(others):
            return _after(request, one, key, _("Giá trị này không còn trong kết quả đọc. Tải lại trang."))
        return _decided(request, one, key, CORRECTED, {key: Answer(State.VALUE, others[int(number)])})
    return _decided(request, one, key, what, None)


def _decided(
    request: OfficeRequest, one: Received, key: Key, what: str, answers: Mapping[Key, Answer] | None
) -> HttpResponse:
    base = request.POST.get("base", "")
    try:
        decide(
            actor=request.actor,
            received=one,
            key=key,
            decision=what,
            answers=answers,
            seen=int(base) if base.isdigit() else None,
        )
    except REFUSALS as refused:
        return _after(request, one, key, str(refused))
    return _after(request, one, key)


def _after(request: OfficeRequest, one: Received, key: Key, error: str = "") -> HttpResponse:
    """The item anew with the sheet's head; without a script the page again, at the next item that waits."""
    items = items_for(one)
    if request.headers.get("HX-Request"):
        item = next((item for item in items if item.key == key), None)
        if item is not None:
            return _item(request, one, item, error=error, items=items)
        response = HttpResponse()
        response["HX-Redirect"] = reverse("intake:received", args=[one.pk])
        return response
    if error:
        messages.error(request, error)
    places = [item.key for item in items]
    at = places.index(key) if key in places else 0
    following = next((item for item in (*items[at:], *items[:at]) if item.open), None)
    anchor = f"#v-{following.staged[0].pk}" if following else "#ket-qua"
    order = f"?{ORDER}={BY_TEMPLATE}" if request.POST.get("order") == BY_TEMPLATE else ""
    return redirect(reverse("intake:received", args=[one.pk]) + order + anchor)


def _item(
    request: OfficeRequest,
    one: Received,
    item: Item,
    *,
    correcting: bool = False,
    error: str = "",
    items: Sequence[Item] | None = None,
    errors: Mapping[Key, str] | None = None,
    typed: Mapping[Key, str] | None = None,
) -> HttpResponse:
    shower = Shower(template_for(one), _language(), errors or {}, typed or {})
    context: dict[str, Any] = {
        "one": shower.shown(item, correcting=correcting),
        "received": one,
        "error": error,
        **_rights(request, one),
    }
    if items is not None:
        context |= {**_bar(one, items), "with_bar": True}
    return render(request, "office/intake/item.html", context)


@guarded(RECEIVED, "decide", find_received)
@require_POST
def all_sure(request: OfficeRequest, one: Received) -> HttpResponse:
    """Accept everything that nothing speaks against."""
    return _whole(request, one, lambda: _accepted(request, accept_sure(actor=request.actor, received=one)))


def _accepted(request: OfficeRequest, count: int) -> None:
    told = ngettext("Đã chấp nhận %(count)s giá trị chắc chắn.", "Đã chấp nhận %(count)s giá trị chắc chắn.", count)
    messages.success(request, told % {"count": count})


@guarded(RECEIVED, "decide", find_received)
@require_POST
def undo(request: OfficeRequest, one: Received) -> HttpResponse:
    """Take back the newest decision."""
    return _whole(request, one, lambda: undo_decision(actor=request.actor, received=one))


@guarded(RECEIVED, "confirm", find_received)
@require_POST
def undo_confirming(request: OfficeRequest, one: Received) -> HttpResponse:
    """Give the draft back what it held before."""

    def restore() -> None:
        saved = unconfirm(actor=request.actor, received=one)
        if saved.conflicts:
            told = _("%(count)s giá trị đã được sửa sau khi xác nhận nên giữ nguyên trong báo cáo.")
            messages.warning(request, told % {"count": len(saved.conflicts)})
        messages.success(request, _("Đã hoàn tác: báo cáo trở lại như trước khi xác nhận."))

    return _whole(request, one, restore)


def _whole(request: OfficeRequest, one: Received, act: Any) -> HttpResponse:
    """An act on the whole sheet: the page anew."""
    try:
        act()
    except REFUSALS as refused:
        messages.error(request, str(refused))
    return redirect(reverse("intake:received", args=[one.pk]) + "#ket-qua")


@guarded(RECEIVED, "confirm", find_received)
@require_POST
def confirmed(request: OfficeRequest, one: Received) -> HttpResponse:
    """Put what was accepted and corrected into the draft, then go on to the report's answers."""
    try:
        saved = confirm(
            actor=request.actor,
            received=one,
            seen=seen_from(request.POST.get("seen", "")),
            request_key=request.POST.get("request_key", ""),
        )
    except REFUSALS as refused:
        messages.error(request, str(refused))
        return redirect("intake:received", received_id=one.pk)
    return after_confirming(request, one, saved)


def _language() -> str:
    return get_language() or "vi"


def seen_from(text: str) -> dict[str, int]:
    """ "plan_items=4,targets=0" as posted by the page."""
    pairs = (pair.partition("=") for pair in text.split(",") if pair)
    return {name: int(base) for name, _sign, base in pairs if base.isdigit()}
