"""Forms made from the list of facts: a field for each, read and refused as everywhere else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.facilities.words import GROUPS, tongue
from sachhon.channels.office.shell.forms import Day, OfficeForm, Reason
from sachhon.domain.registry.api import FACTS, Fact, Unit, Value, problems_together, read_fact, shown_fact
from sachhon.formkit.fields import FieldError
from sachhon.formkit.findings import say

_LONG = frozenset({"cp_results"})
_DIGITS = frozenset({"employees", "cp_since", "vsic", "tax_code"})
_DECIMALS = frozenset({"latitude", "longitude"})
_HELP = {
    "tax_code": gettext_lazy("10 chữ số; chi nhánh 13 chữ số. Hệ thống kiểm tra số cuối."),
    "latitude": gettext_lazy("Độ thập phân, ví dụ 13,782"),
    "longitude": gettext_lazy("Độ thập phân, ví dụ 109,219"),
    "vsic": gettext_lazy("Từ 2 đến 5 chữ số, ví dụ 1103"),
    "vsic_edition": gettext_lazy("Để trống thì theo ngày của thông tin."),
    "revenue": gettext_lazy("Có thể ghi “25 tỷ”, “300 triệu”."),
    "capital": gettext_lazy("Có thể ghi “25 tỷ”, “300 triệu”."),
    "size": gettext_lazy("Như cơ sở hoặc địa phương tự xếp. Hệ thống tính thêm theo nghị định đang hiệu lực."),
}


class FactField(forms.CharField):
    """A fact as a form asks for it; its value is the fact's."""

    def __init__(self, fact: Fact, provinces: Collection[Unit]) -> None:
        super().__init__(
            label=fact.labels[tongue()],
            required=fact.id == "name",
            strip=True,
            widget=_widget(fact, provinces),
            help_text=_HELP.get(fact.id, ""),
            error_messages={"required": _("Nhập tên cơ sở.")},
        )
        self.fact = fact

    def clean(self, value: Any) -> Any:
        """The fact's value, None for nothing. Raises ValidationError with the words of the register."""
        written = super().clean(value)
        try:
            return read_fact(self.fact.id, written)
        except FieldError as error:
            raise forms.ValidationError(_beside(self.fact, say(error.finding, tongue()))) from error


class FactsForm(OfficeForm):
    """Facts of one facility, in the order of its page. Leave out those that the person may not change."""

    as_on = Day(
        past=True,
        label=gettext_lazy("Thông tin tính đến ngày"),
        help_text=gettext_lazy("Thông tin cũ hơn không ghi đè thông tin mới hơn."),
        error_messages={"required": gettext_lazy("Nhập ngày của thông tin.")},
    )
    why = forms.CharField(
        label=gettext_lazy("Nguồn hoặc lý do"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Ví dụ: giấy đăng ký doanh nghiệp, điện thoại với cơ sở ngày…"),
    )

    def __init__(self, data: Any, provinces: Collection[Unit], without: Collection[str] = (), **rest: Any) -> None:
        super().__init__(data, **rest)
        beside = {name: self.fields.pop(name) for name in ("as_on", "why")}
        for fact in FACTS.values():
            if fact.id not in without:
                self.fields[fact.id] = FactField(fact, provinces)
        self.fields |= beside
        if not self.is_bound:
            self.initial.setdefault("as_on", f"{timezone.localdate():%d/%m/%Y}")

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each part of the page."""
        parts = []
        for group, title in GROUPS.items():
            bound = [self[fact.id] for fact in FACTS.values() if fact.group is group and fact.id in self.fields]
            if bound:
                parts.append((str(title), bound))
        return parts

    @property
    def facts(self) -> dict[str, Value]:
        """What was typed, fact by fact; blank where nothing was."""
        return {key: self.cleaned_data[key] for key in FACTS if key in self.cleaned_data}

    @property
    def day(self) -> date:
        """The day that the facts tell of."""
        told = self.cleaned_data["as_on"]
        assert isinstance(told, date)
        return told

    def clean(self) -> dict[str, Any]:
        """What is wrong only side by side."""
        for finding in problems_together(self.facts):
            if finding.fields[0] in self.fields:
                self.add_error(finding.fields[0], say(finding, tongue()))
        return self.cleaned_data


def _beside(fact: Fact, words: str) -> str:
    """What is wrong, without the fact's name: it stands beside the field, and before it in the summary."""
    plain = words.removeprefix(f"{fact.labels[tongue()]}: ")
    return plain[:1].upper() + plain[1:]


def written(facts: Mapping[str, Value]) -> dict[str, str]:
    """Facts as the form shows them: what `read_fact` reads back to the same."""
    told = {}
    for key, value in facts.items():
        fact = FACTS[key]
        if fact.type == "yes_no":
            told[key] = "Có" if value else "Không"
        elif fact.type in ("choice", "industry", "province"):
            told[key] = str(value)
        else:
            told[key] = shown_fact(key, value, "vi")
    return told


class ReasonForm(OfficeForm):
    """A day and a reason."""

    on = Day(
        past=True,
        label=gettext_lazy("Từ ngày"),
        error_messages={"required": gettext_lazy("Nhập ngày.")},
    )
    why = Reason(rows=2)

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        if not self.is_bound:
            self.initial.setdefault("on", f"{timezone.localdate():%d/%m/%Y}")


class WhyForm(OfficeForm):
    """A reason alone."""

    why = Reason(rows=2)


def _widget(fact: Fact, provinces: Collection[Unit]) -> forms.Widget:
    blank = ("", _("Chưa rõ"))
    if fact.type == "yes_no":
        return forms.Select(choices=[blank, ("Có", _("Có")), ("Không", _("Không"))])
    if fact.type == "province":
        return forms.Select(choices=[blank, *((one.code, one.name) for one in provinces)])
    if fact.type in ("choice", "industry"):
        number = fact.type == "industry"
        options = (
            (one.id, f"{one.id}. {one.labels[tongue()]}" if number else one.labels[tongue()]) for one in fact.options
        )
        return forms.Select(choices=[blank, *options])
    if fact.id in _LONG:
        return forms.Textarea(attrs={"rows": 4})
    if fact.id in _DIGITS:
        return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    if fact.id in _DECIMALS:
        return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.TextInput(attrs={"autocomplete": "off"})
