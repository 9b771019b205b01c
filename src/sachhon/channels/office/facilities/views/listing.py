"""The list of facilities: filters, search without marks; the download has the filter of the screen."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.facilities.listing import (
    Chosen,
    adding_at,
    flag_filters,
    provinces_for,
    region_choices,
    rows_of,
)
from sachhon.channels.office.facilities.words import label_of, said, tongue
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.registry.api import ANSWERS, FACTS, Facility, Value, facilities_visible, held_facts
from sachhon.vietnamese import format_date
from sachhon.writing.sheet import Cell, Sheet

PAGE = 50
MOST_SENT = 200_000
_NUMBERS = frozenset(("employees", "revenue", "capital"))
_MOST_WORDS = 50_000


@signed_in
@require_GET
def listing(request: OfficeRequest) -> HttpResponse:
    """The facilities that the person may see."""
    chosen = Chosen.of(request.GET)
    found = chosen.facilities(request.actor)
    if request.GET.get("tai-ve"):
        return send_sheet(request, sheet_of(found), request.GET["tai-ve"], "co-so")
    # The keys of a page come from the index alone; only its own rows are read.
    page = Paginator(found.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    shown = Facility.objects.filter(pk__in=list(page)).select_related("province").order_by("sort_name", "pk")
    context = {
        "page": page,
        "rows": rows_of(shown),
        "chosen": chosen,
        "flags": flag_filters(chosen),
        "answers": ANSWERS,
        "any": bool(page.object_list) or facilities_visible(request.actor).exists(),
        "provinces": provinces_for(request.actor),
        "regions": region_choices(),
        "industries": [(one.id, one.labels[tongue()]) for one in FACTS["industry"].options],
        "sizes": [(one.id, one.labels[tongue()]) for one in FACTS["size"].options],
        "statuses": Facility.Status.choices,
        "adding": adding_at(request.actor),
    }
    return render(request, "office/facilities/list.html", context)


def sheet_of(found: QuerySet[Facility]) -> Sheet:
    """The facilities with all their facts."""
    columns = (_("Mã cơ sở"), *(label_of(fact) for fact in FACTS), _("Thông tin tính đến"), _("Tình trạng"))
    rows = list(_rows(found))
    today = format_date(timezone.localdate())
    notes = (_("Danh bạ cơ sở, ngày {day}, {count} cơ sở.").format(day=today, count=len(rows)),)
    widths = (14, 44, 16, 22, 44, 10, 10, 28, 10, 12, 36, 12)
    return Sheet(_("Danh bạ cơ sở sản xuất công nghiệp"), columns, rows, notes, widths)


def _rows(found: QuerySet[Facility]) -> Iterator[list[Cell]]:
    """A row of the sheet for each: of a fact with few answers the words are looked up once."""
    statuses = {value: str(label) for value, label in Facility.Status.choices}
    words: dict[tuple[str, Value], str] = {}
    # Provinces are few: each is read once a piece instead of beside every row.
    for one in found.prefetch_related("province")[:MOST_SENT].iterator(chunk_size=5_000):
        facts = held_facts(one)
        names = {one.province.code: one.province.name} if one.province is not None else {}
        cells: list[Cell] = [one.code]
        for fact in FACTS:
            if fact in _NUMBERS:
                cells.append(getattr(one, fact))
            elif fact not in facts:
                cells.append("")
            elif (known := (fact, facts[fact])) in words:
                cells.append(words[known])
            else:
                cells.append(said(fact, facts[fact], names))
                if len(words) < _MOST_WORDS:
                    words[known] = str(cells[-1])
        yield [*cells, one.described_on, statuses[one.status]]
