"""The audit trail as a list: filters, rows, and the same as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms import Day, OfficeForm
from sachhon.channels.office.system.words import OBJECTS, VERBS, object_words, verb_words
from sachhon.foundation.models import AuditEntry
from sachhon.writing.sheet import Sheet

MOST_EXPORTED = 50_000


class TrailFilter(OfficeForm):
    """Who, what, on which object, for which unit, when."""

    ai = forms.CharField(label=gettext_lazy("Người làm"), required=False, max_length=100)
    viec = forms.ChoiceField(label=gettext_lazy("Việc"), required=False)
    loai = forms.ChoiceField(label=gettext_lazy("Đối tượng"), required=False)
    ma = forms.CharField(label=gettext_lazy("Mã đối tượng"), required=False, max_length=80)
    don_vi = forms.CharField(label=gettext_lazy("Mã đơn vị"), required=False, max_length=40)
    tu = Day(label=gettext_lazy("Từ ngày"), required=False, look="")
    den = Day(label=gettext_lazy("Đến ngày"), required=False, look="")

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        everything = ("", _("Tất cả"))
        for name, words in (("viec", VERBS), ("loai", OBJECTS)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [everything, *sorted(words.items(), key=lambda pair: str(pair[1]))]
        for name in ("tu", "den"):
            self.fields[name].widget.attrs["placeholder"] = "dd/mm/yyyy"

    def entries(self) -> QuerySet[AuditEntry]:
        """The entries that were asked for, newest first; none while a filter is not understood."""
        found = AuditEntry.objects.order_by("-number")
        if not self.is_bound:
            return found
        if not self.is_valid():
            return found.none()
        said = self.cleaned_data
        if said["ai"]:
            found = found.filter(Q(user_name__icontains=said["ai"]) | Q(on_behalf__icontains=said["ai"]))
        exact = {"verb": said["viec"], "object_type": said["loai"], "object_id": said["ma"].strip()}
        exact["unit_code"] = said["don_vi"].strip()
        found = found.filter(**{name: value for name, value in exact.items() if value})
        if said["tu"]:
            found = found.filter(at__gte=_midnight(said["tu"]))
        if said["den"]:
            found = found.filter(at__lt=_midnight(said["den"] + timedelta(days=1)))
        return found

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that are set, by their label: for the sheet and for the trail itself."""
        return {str(self.fields[name].label): str(self.data[name]) for name in self.fields if self.data.get(name)}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as the page shows it."""

    number: int
    at: datetime
    who: str
    on_behalf: str
    verb: str
    object: str
    unit: str
    detail: tuple[tuple[str, str], ...]


def rows(entries: list[AuditEntry]) -> list[Row]:
    """Rows of a page."""
    return [
        Row(
            entry.number,
            entry.at,
            entry.user_name,
            entry.on_behalf,
            verb_words(entry.verb),
            object_words(entry.object_type, entry.object_id),
            entry.unit_code,
            tuple((name, _short(value)) for name, value in entry.detail.items()),
        )
        for entry in entries
    ]


def sheet(entries: QuerySet[AuditEntry], chosen: dict[str, str]) -> Sheet:
    """The list as a sheet, with its digests, so that it can be held against the trail later."""
    columns = (
        _("Dòng"), _("Thời điểm"), _("Người làm"), _("Thay mặt"), _("Việc"), _("Đối tượng"), _("Mã đơn vị"),
        _("Chi tiết"), _("Mã băm"),
    )  # fmt: skip
    lines = [
        (
            entry.number,
            f"{timezone.localtime(entry.at):%d/%m/%Y %H:%M:%S}",
            entry.user_name,
            entry.on_behalf,
            verb_words(entry.verb),
            object_words(entry.object_type, entry.object_id),
            entry.unit_code,
            "; ".join(f"{name}: {_short(value)}" for name, value in entry.detail.items()),
            entry.digest,
        )
        for entry in entries[:MOST_EXPORTED]
    ]
    notes = [f"{label}: {value}" for label, value in chosen.items()]
    return Sheet(_("Nhật ký hệ thống"), columns, lines, notes, (8, 20, 24, 24, 26, 30, 14, 60, 66))


def _short(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 300 else text[:299] + "…"


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
