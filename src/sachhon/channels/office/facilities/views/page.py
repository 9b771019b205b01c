"""A facility's page: who it is, where, what it makes, how it takes part, and where each fact came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from sachhon.channels.office.facilities.finding import find_facility
from sachhon.channels.office.facilities.words import GROUPS, label_of, province_names, said, tongue
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.accounts.api import PEOPLE
from sachhon.domain.registry.api import (
    BLANK,
    FACILITY,
    FACTS,
    Facility,
    FacilityChange,
    FacilityMerger,
    FormerAddress,
    FormerName,
    computed_size,
    held,
    identity_of,
    place_of_facility,
    proposed_industry,
)

A_PAGE = 30
MOST_READ = 400
_KINDS = {
    FacilityChange.Kind.CREATED: "success",
    FacilityChange.Kind.CHANGED: "info",
    FacilityChange.Kind.MERGED: "warning",
    FacilityChange.Kind.CLOSED: "danger",
    FacilityChange.Kind.REOPENED: "success",
}
_TELLING = frozenset({"created", "changed", "merged", "unmerged", "undone"})
_LINKED = (
    ("assessments:of_facility", gettext_lazy("Đánh giá SXSH")),
    ("performance:facility", gettext_lazy("Hiệu quả sử dụng tài nguyên")),
    ("certificates:of_facility", gettext_lazy("Chứng nhận áp dụng SXSH")),
)


@guarded(FACILITY, "view", find_facility)
@require_GET
def page(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """All that the register knows of it."""
    place = place_of_facility(facility)
    everyone = identity_of(facility)
    changes = list(
        FacilityChange.objects.filter(facility__in=everyone).select_related("by", "arriving", "facility")[:MOST_READ]
    )
    names = province_names([*(one.changes for one in changes), {"province": [held(facility, "province")]}])
    mergers = FacilityMerger.objects.filter(kept=facility, undone_at=None).select_related("gone", "by").order_by("-pk")
    context = {
        "facility": facility,
        "groups": groups_of(facility, changes, names),
        "computed": computed_size(facility, timezone.localdate()),
        "computed_name": _size_name(computed_size(facility, timezone.localdate())),
        "proposal": _proposal(facility),
        "history": Paginator([told(one, facility, names) for one in changes], A_PAGE).get_page(request.GET.get("page")),
        "names": FormerName.objects.filter(facility__in=everyone).order_by("-until", "-pk"),
        "addresses": FormerAddress.objects.filter(facility__in=everyone).select_related("province").order_by("-pk"),
        "mergers": mergers,
        "linked": linked(facility),
        "may": {verb: FACILITY.permits(request.actor, verb, place, facility.status) for verb in FACILITY.rules},
        "may_invite": facility.unit is not None and PEOPLE.permits(request.actor, "invite", place, "active"),
        "may_see_people": facility.unit is not None and PEOPLE.permits(request.actor, "list", place, "active"),
    }
    return render(request, "office/facilities/facility.html", context)


@guarded(FACILITY, "view", find_facility)
@require_GET
def printed(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """The facility's sheet on paper, to check and to sign: a line for every fact, also those that nobody has said."""
    names = province_names([{"province": [held(facility, "province")]}])
    context = {"facility": facility, "groups": groups_of(facility, (), names), "today": timezone.localdate()}
    return render(request, "office/facilities/printed.html", context)


def groups_of(
    facility: Facility, changes: Iterable[FacilityChange], names: Mapping[str, str]
) -> list[tuple[str, list[dict[str, Any]]]]:
    """The facts by part of the page, each with the change that it came from."""
    came: dict[str, FacilityChange] = {}
    for change in changes:
        if change.facility_id == facility.pk and change.kind in _TELLING:  # type: ignore[attr-defined]
            for key in change.changes:
                came.setdefault(key, change)
    parts = []
    for group, title in GROUPS.items():
        rows = []
        for fact in FACTS.values():
            if fact.group is group:
                value = held(facility, fact.id)
                source = came.get(fact.id) if value not in BLANK else None
                words = said(fact.id, value, names)
                rows.append({"fact": fact.id, "label": label_of(fact.id), "words": words, "source": source_of(source)})
        parts.append((str(title), rows))
    return parts


def source_of(change: FacilityChange | None) -> dict[str, Any]:
    """Where a fact came from, in words."""
    if change is None:
        return {}
    words = change.why if change.arriving is None and change.why else origin_of(change)
    return {"words": words, "as_on": change.as_on, "place": place_words(change)}


def origin_of(change: FacilityChange) -> str:
    """The list that it stood in, or who typed it."""
    if change.arriving is not None:
        return str(change.arriving.title)
    return str(change.by.full_name) if change.by is not None else _("hệ thống")


def place_words(change: FacilityChange) -> str:
    """Where in the list the words stand; a number of an undone change is not shown."""
    return "" if change.place.startswith("#") else change.place


def told(change: FacilityChange, facility: Facility, names: Mapping[str, str]) -> dict[str, Any]:
    """A change as the history shows it."""
    statuses = {value: str(label) for value, label in Facility.Status.choices}
    other = change.facility if change.facility_id != facility.pk else None  # type: ignore[attr-defined]
    return {
        "pk": change.pk,
        "title": change.get_kind_display(),
        "kind": _KINDS.get(FacilityChange.Kind(change.kind), "neutral"),
        "at": change.at,
        "who": origin_of(change),
        "by": change.by.full_name if change.by is not None and change.arriving is not None else "",
        "place": place_words(change),
        "as_on": change.as_on,
        "why": change.why,
        "of": other,
        "older": change.kind == FacilityChange.Kind.OLDER,
        "first": change.kind == FacilityChange.Kind.CREATED,
        "undo": change.kind == FacilityChange.Kind.CHANGED and other is None,
        "facts": [
            (label_of(fact), said(fact, before, names, statuses), said(fact, after, names, statuses))
            for fact, (before, after) in change.changes.items()
        ],
    }


def linked(facility: Facility) -> list[tuple[str, str]]:
    """Pages of other areas on this facility, those that there are."""
    found = []
    for name, label in _LINKED:
        try:
            found.append((reverse(name, args=(facility.code,)), str(label)))
        except NoReverseMatch:
            continue
    return found


def _size_name(computed: Any) -> str:
    names = {one.id: one.labels[tongue()] for one in FACTS["size"].options}
    return names[computed.size] if computed is not None else ""


def _proposal(facility: Facility) -> dict[str, Any]:
    found = proposed_industry(facility.vsic, facility.vsic_edition)
    if found is None or found.industry == facility.industry:
        return {}
    name = next(one.labels[tongue()] for one in FACTS["industry"].options if one.id == str(found.industry))
    return {"name": name, "map": found}
