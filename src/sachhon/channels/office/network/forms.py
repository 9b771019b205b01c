"""The forms of experts and consultancies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.network.words import FACTS, industry_choices
from sachhon.channels.office.shell.forms import OfficeForm, Year
from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.api import (
    NETWORK,
    Consultancy,
    ConsultancyFacts,
    ExpertFacts,
    TrainingRow,
    provinces_of_today,
    provinces_to_keep,
)
from sachhon.domain.registry.api import Unit, place_of

FREE_ROWS = 3
"""So many empty lines stand below the courses."""
MOST_ROWS = 60
TRAINING = ("course", "organiser", "year", "certificate", "as_trainer")


class NetworkForm(OfficeForm):
    """What both have."""

    base_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["industries"] = forms.TypedMultipleChoiceField(
            label=FACTS["industries"],
            choices=[(number, f"{number}. {name}") for number, name in industry_choices()],
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=gettext_lazy("Các ngành trong bảng 39 ngành mà người hoặc tổ chức này làm được."),
        )

    @property
    def seen(self) -> int:
        """The version that the person saw."""
        return self.cleaned_data.get("base_version") or 0


class ExpertForm(NetworkForm):
    """An expert, with a line for each course and some free ones."""

    name = forms.CharField(
        label=FACTS["name"], max_length=200, error_messages={"required": gettext_lazy("Nhập họ tên.")}
    )
    is_consultant = forms.BooleanField(label=gettext_lazy("Chuyên gia đánh giá SXSH"), required=False)
    is_trainer = forms.BooleanField(label=gettext_lazy("Giảng viên"), required=False)
    organisation_name = forms.CharField(
        label=FACTS["organisation_name"],
        required=False,
        max_length=200,
        help_text=gettext_lazy("Khi không thuộc tổ chức tư vấn nào trong danh bạ, ví dụ một trường đại học."),
    )
    email = forms.CharField(
        label=FACTS["email"],
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
        help_text=gettext_lazy("Chỉ cán bộ đầu mối và Bộ xem được."),
    )
    phone = forms.CharField(
        label=FACTS["phone"],
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text=gettext_lazy("Chỉ cán bộ đầu mối và Bộ xem được."),
    )
    listed = forms.BooleanField(
        label=gettext_lazy("Người này đồng ý có tên trong danh sách mà mọi người dùng hệ thống đều xem"),
        required=False,
        help_text=gettext_lazy("Chưa đồng ý thì chỉ cán bộ đầu mối và Bộ thấy tên."),
    )
    note = forms.CharField(
        label=FACTS["note"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Chỉ cán bộ đầu mối và Bộ xem được."),
    )

    def __init__(
        self, actor: Actor, data: Any = None, *, facts: ExpertFacts | None = None, version: int = 0, **rest: Any
    ) -> None:
        initial = {} if facts is None else _initial(facts)
        super().__init__(data, initial={**initial, "base_version": version}, **rest)
        self._choose_place(actor, facts)
        sent = int(data.get("rows", 0) or 0) if data is not None and str(data.get("rows", "")).isdigit() else 0
        self.row_count = min(max(sent, (len(facts.trainings) if facts else 0) + FREE_ROWS), MOST_ROWS)
        for number in range(self.row_count):
            self._add_row(number, facts.trainings[number] if facts and number < len(facts.trainings) else None)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines of courses, as bound fields."""
        return [{name: self[f"{name}-{number}"] for name in TRAINING} for number in range(self.row_count)]

    def facts(self) -> ExpertFacts:
        """What was filled in; lines with nothing in them are left out."""
        told = self.cleaned_data
        return ExpertFacts(
            **{name: told[name] for name in ("name", "organisation_name", "email", "phone", "note")},
            **{name: told[name] for name in ("is_consultant", "is_trainer", "listed")},
            organisation=self._organisations.get(told.get("organisation", "")),
            province=self._provinces.get(told.get("province", "")),
            industries=tuple(told["industries"]),
            trainings=tuple(row for number in range(self.row_count) if (row := self._row(number)) is not None),
        )

    def clean(self) -> dict[str, Any]:
        """A line with anything in it names its course."""
        cleaned: dict[str, Any] = super().clean() or {}
        for number in range(self.row_count):
            row = self._row(number)
            if row is not None and not row.course and f"course-{number}" not in self.errors:
                self.add_error(f"course-{number}", _("Nhập tên khóa đào tạo ở dòng này."))
        return cleaned

    def _row(self, number: int) -> TrainingRow | None:
        told = {name: self.cleaned_data.get(f"{name}-{number}") for name in TRAINING}
        return TrainingRow(**told) if any(told.values()) else None

    def _add_row(self, number: int, row: TrainingRow | None) -> None:
        place = {"n": number + 1}
        texts = {
            "course": (_("Khóa đào tạo, dòng %(n)s") % place, 300),
            "organiser": (_("Nơi tổ chức, dòng %(n)s") % place, 300),
            "certificate": (_("Số chứng chỉ, dòng %(n)s") % place, 120),
        }
        for name, (label, longest) in texts.items():
            self.fields[f"{name}-{number}"] = forms.CharField(label=label, required=False, max_length=longest)
        self.fields[f"year-{number}"] = Year(
            label=_("Năm, dòng %(n)s") % place,
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 5}),
        )
        self.fields[f"as_trainer-{number}"] = forms.BooleanField(
            label=_("Là giảng viên của khóa, dòng %(n)s") % place, required=False
        )
        for name in TRAINING if row is not None else ():
            self.initial[f"{name}-{number}"] = getattr(row, name)

    def _choose_place(self, actor: Actor, facts: ExpertFacts | None) -> None:
        """Consultancies and provinces in which the actor keeps people; with a consultancy any province."""
        consultancies = Unit.objects.filter(kind=Unit.Kind.CONSULTANCY, dissolved=None).order_by("sort_name")
        held = [unit for unit in consultancies if NETWORK.permits(actor, "edit", place_of(unit))]
        everywhere = bool(held) or actor.of_ministry
        provinces = provinces_of_today() if everywhere else provinces_to_keep(actor)
        if facts is not None and facts.province is not None and facts.province not in provinces:
            provinces.append(facts.province)
        self._organisations = {unit.code: unit for unit in held}
        self._provinces = {unit.code: unit for unit in provinces}
        if held:
            self.fields["organisation"] = _choice(FACTS["organisation"], held, optional=actor.of_ministry)
        self.fields["province"] = _choice(FACTS["province"], provinces, optional=everywhere)
        self.initial.setdefault("organisation", "" if actor.of_ministry or not held else held[0].code)
        self.initial.setdefault("province", provinces[0].code if len(provinces) == 1 else "")


class ConsultancyForm(NetworkForm):
    """What a consultancy offers."""

    services = forms.CharField(
        label=FACTS["services"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Ví dụ: đánh giá SXSH nhanh và chi tiết, đo đạc năng lượng, đào tạo."),
    )
    website = forms.CharField(
        label=FACTS["website"],
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    listed = forms.BooleanField(
        label=gettext_lazy("Tổ chức đồng ý có tên trong danh sách mà mọi người dùng hệ thống đều xem"), required=False
    )

    def __init__(self, data: Any = None, *, held: Consultancy | None = None, **rest: Any) -> None:
        initial: dict[str, Any] = {"base_version": 0}
        if held is not None:
            initial = {name: getattr(held, name) for name in ("services", "website", "listed", "industries")}
            initial |= {"province": held.province.code if held.province else "", "base_version": held.version}
        super().__init__(data, initial=initial, **rest)
        provinces = provinces_of_today()
        self._provinces = {unit.code: unit for unit in provinces}
        self.fields["province"] = _choice(gettext_lazy("Trụ sở ở tỉnh, thành phố"), provinces, optional=True)
        self.order_fields(["base_version", "province", "services", "website", "industries", "listed"])

    def facts(self) -> ConsultancyFacts:
        """What was filled in."""
        told = self.cleaned_data
        return ConsultancyFacts(
            self._provinces.get(told["province"]),
            told["services"],
            tuple(told["industries"]),
            told["website"],
            told["listed"],
        )


def _choice(label: Any, units: list[Unit], *, optional: bool) -> forms.ChoiceField:
    first = [("", _("Chưa chọn"))] if optional or len(units) > 1 else []
    return forms.ChoiceField(
        label=label,
        required=not optional,
        choices=[*first, *((unit.code, unit.name) for unit in units)],
        error_messages={"required": gettext_lazy("Chọn một mục.")},
    )


def _initial(facts: ExpertFacts) -> dict[str, Any]:
    texts = ("name", "organisation_name", "email", "phone", "note", "is_consultant", "is_trainer", "listed")
    return {name: getattr(facts, name) for name in texts} | {
        "organisation": facts.organisation.code if facts.organisation else "",
        "province": facts.province.code if facts.province else "",
        "industries": list(facts.industries),
    }
