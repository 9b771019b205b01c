"""Two entries that are one: side by side, what is kept of each; the merger undone; pairs that the register holds."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.facilities.finding import find_facility, find_merger
from sachhon.channels.office.facilities.forms import WhyForm
from sachhon.channels.office.facilities.words import label_of, province_names, said
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import collisions_of, join_facilities, part_facilities
from sachhon.domain.registry.api import (
    COUPLED,
    FACILITY,
    FACTS,
    Facility,
    FacilityFilter,
    FacilityMerger,
    Refused,
    facilities_visible,
    held_facts,
    look_alikes,
    place_of_facility,
)

MOST_FOUND = 20
_FOLLOWERS = frozenset(key for group in COUPLED for key in group[1:])


@guarded(FACILITY, "merge", find_facility)
@require_http_methods(["GET", "POST"])
def merge(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """Choose the other entry, then what is kept of each."""
    code = request.POST.get("with") or request.GET.get("with", "")
    if not code:
        return _choose(request, facility)
    other = facilities_visible(request.actor).select_related("province", "unit").filter(code=code).first()
    if other is None or not _may(request, other):
        raise Http404(code)
    turned = request.POST.get("keep", request.GET.get("keep", "")) == other.code
    kept, gone = (other, facility) if turned else (facility, other)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            merger = join_facilities(
                actor=request.actor,
                kept=kept,
                gone=gone,
                chosen={key for key in FACTS if request.POST.get(f"take-{key}") == gone.code},
                why=form.cleaned_data["why"],
                versions=_versions(request, kept, gone),
            )
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            words = _("Đã gộp {gone} vào {kept}. Có thể hoàn tác ở trang này.")
            messages.success(request, words.format(gone=merger.gone.name, kept=merger.kept.name))
            return redirect("facilities:facility", merger.kept.code)
    context = {
        "facility": facility,
        "other": other,
        "kept": kept,
        "gone": gone,
        "form": form,
        "rows": _side_by_side(request, kept, gone),
        "both": collisions_of(kept, gone),
        "elsewhere": kept.province_id != gone.province_id,  # type: ignore[attr-defined]
    }
    return render(request, "office/facilities/merge.html", context)


@guarded(FACILITY, "merge", find_merger)
@require_http_methods(["GET", "POST"])
def undo(request: OfficeRequest, merger: FacilityMerger) -> HttpResponse:
    """Both stand again as before."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            part_facilities(actor=request.actor, merger=merger, why=form.cleaned_data["why"])
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            words = _("Đã hoàn tác: {kept} và {gone} lại là hai cơ sở.")
            messages.success(request, words.format(kept=merger.kept.name, gone=merger.gone.name))
            return redirect("facilities:facility", merger.kept.code)
    names = province_names([merger.taken])
    facts = [(label_of(key), said(key, was, names), said(key, now, names)) for key, (was, now) in merger.taken.items()]
    return render(request, "office/facilities/unmerge.html", {"merger": merger, "form": form, "facts": facts})


def _choose(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """Those that look like it, or those that a search finds."""
    words = request.GET.get("q", "").strip()[:100]
    seen = facilities_visible(request.actor).exclude(pk=facility.pk).exclude(status=Facility.Status.MERGED)
    if words:
        found = list(FacilityFilter(words, status="").of(seen).select_related("province")[:MOST_FOUND])
    else:
        alike = look_alikes(request.actor, held_facts(facility), facility.province)
        found = [one.facility for one in alike if one.facility.pk != facility.pk]
    found = [one for one in found if _may(request, one)]
    context = {"facility": facility, "words": words, "found": found}
    return render(request, "office/facilities/merge_with.html", context)


def _may(request: OfficeRequest, facility: Facility) -> bool:
    return FACILITY.permits(request.actor, "merge", place_of_facility(facility), facility.status)


def _versions(request: OfficeRequest, *facilities: Facility) -> dict[str, int]:
    told = {one.code: request.POST.get(f"version-{one.code}", "") for one in facilities}
    return {code: int(version) for code, version in told.items() if version.isdecimal()}


def _side_by_side(request: OfficeRequest, kept: Facility, gone: Facility) -> list[dict[str, Any]]:
    """Facts that one of the two has; where they differ the person chooses, that of the kept one to begin with."""
    has, other = held_facts(kept), held_facts(gone)
    names = province_names([{"province": [has.get("province"), other.get("province")]}])
    rows = []
    for key in FACTS:
        if key not in has and key not in other:
            continue
        picked = request.POST.get(f"take-{key}", "")
        rows.append(
            {
                "fact": key,
                "label": label_of(key),
                "kept": said(key, has.get(key), names),
                "gone": said(key, other.get(key), names),
                "differ": key in has and key in other and has[key] != other[key],
                "follows": key in _FOLLOWERS,
                "taken": key not in has,
                "from_gone": picked == gone.code,
            }
        )
    return rows
