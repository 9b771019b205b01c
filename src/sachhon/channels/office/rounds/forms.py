"""The forms of the wizard: one a page, few questions each. `changes()` is what change_round takes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms import Day, OfficeForm, Reason, RequestKey, Year
from sachhon.domain.registry.api import Unit, units_on
from sachhon.domain.rounds.api import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    LONGEST_WORKING_DAYS,
    MOST_YEARS,
    Asked,
    Round,
    TemplateVersion,
    date_of,
    standard_text,
    usable_templates,
)

ASKABLE_KINDS = tuple(kind for kind in Unit.Kind if kind is not Unit.Kind.DEPARTMENT)


def _year(**rest: Any) -> Year:
    return Year(first=EARLIEST_YEAR, last=LATEST_YEAR, **rest)


class WizardForm(OfficeForm):
    """A page of the wizard over a draft round; `version` is what the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, asking: Round, data: Any = None) -> None:
        self.asking = asking
        super().__init__(data, initial={**self.of_round(asking), "version": asking.version})

    @classmethod
    def of_round(cls, asking: Round) -> dict[str, Any]:
        """The fields as the draft has them."""
        return {name: getattr(asking, name) for name in cls.base_fields if name != "version"}

    def changes(self) -> dict[str, Any]:
        """For change_round."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class TemplateForm(WizardForm):
    """Which template, under what name, for which years where it has yearly columns, in earnest or as a test."""

    template = forms.ModelChoiceField(
        TemplateVersion.objects.none(),
        label=gettext_lazy("Biểu mẫu"),
        empty_label=gettext_lazy("Chọn biểu mẫu"),
        error_messages={"required": gettext_lazy("Chọn biểu mẫu."), "invalid_choice": gettext_lazy("Chọn biểu mẫu.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Tên đợt báo cáo"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Nhập tên đợt báo cáo.")},
    )
    first_year = _year(
        label=gettext_lazy("Giai đoạn từ năm"),
        help_text=gettext_lazy("Mỗi năm là một cột trong bảng."),
    )
    last_year = _year(label=gettext_lazy("Đến năm"))
    is_test = forms.BooleanField(
        label=gettext_lazy("Đợt thử, không tính vào số liệu"),
        required=False,
        help_text=gettext_lazy("Dùng để tập huấn. Không gửi thư cho đơn vị nào; mọi trang đều ghi rõ là đợt thử."),
    )

    def __init__(self, asking: Round, data: Any = None) -> None:
        super().__init__(asking, data)
        self.fields["template"].queryset = usable_templates()
        if asking.definition is None or not asking.definition.repeats_years:
            del self.fields["first_year"], self.fields["last_year"]

    @classmethod
    def of_round(cls, asking: Round) -> dict[str, Any]:
        """With the template's own years where the draft names none."""
        years = asking.definition.years if asking.definition else ()
        first, last = (years[0], years[-1]) if years else (None, None)
        return {**super().of_round(asking), "first_year": first, "last_year": last}

    def clean(self) -> dict[str, Any]:
        """Years that run, and not too many of them."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first is not None and last is not None:
            if last < first:
                self.add_error("last_year", _("Năm cuối phải từ năm đầu trở đi."))
            elif last - first >= MOST_YEARS:
                self.add_error("last_year", _("Một giai đoạn dài nhất 15 năm. Kiểm tra lại năm đầu, năm cuối."))
        return cleaned


class LetterForm(WizardForm):
    """The official letter. An empty text stands for the usual wording, which follows the dates."""

    letter_number = forms.CharField(
        label=gettext_lazy("Số công văn"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Ví dụ 1819/BCT-TKNL. Cần có trước khi phát hành."),
    )
    letter_date = Day(
        label=gettext_lazy("Ngày công văn"), error_messages={"required": gettext_lazy("Nhập ngày công văn.")}
    )
    letter_text = forms.CharField(
        label=gettext_lazy("Nội dung công văn"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("Để nguyên thì các ngày trong bài tự đổi theo đợt báo cáo."),
    )
    signer_authority = forms.CharField(
        label=gettext_lazy("Quyền hạn, chức vụ người ký"),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Mỗi dòng một ý, ví dụ KT. BỘ TRƯỞNG rồi THỨ TRƯỞNG."),
    )
    signer_name = forms.CharField(label=gettext_lazy("Họ tên người ký"), required=False, max_length=120)

    @classmethod
    def of_round(cls, asking: Round) -> dict[str, Any]:
        """With the usual wording shown where nothing else was written."""
        return {**super().of_round(asking), "letter_text": asking.letter_text or standard_text(asking)}

    def changes(self) -> dict[str, Any]:
        """The usual wording is kept as "", so that it follows the dates."""
        written = self.cleaned_data["letter_text"].replace("\r\n", "\n").strip()
        usual = written == standard_text(self.asking)
        authority = self.cleaned_data["signer_authority"].replace("\r\n", "\n")
        return {**super().changes(), "letter_text": "" if usual else written, "signer_authority": authority}


class UnitsForm(WizardForm):
    """Who is asked: kinds, provinces, then units one by one (buttons of the page, not fields)."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Loại đơn vị"), required=False, widget=forms.CheckboxSelectMultiple
    )
    provinces = forms.MultipleChoiceField(
        label=gettext_lazy("Chỉ hỏi các tỉnh, thành phố sau"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Không chọn tỉnh nào nghĩa là hỏi tất cả."),
    )

    def __init__(self, asking: Round, data: Any = None) -> None:
        super().__init__(asking, data)
        self.asked = Asked.of(asking.asked)
        provinces = units_on(date_of(asking), (Unit.Kind.PROVINCE,)).values_list("code", "name")
        self.fields["kinds"].choices = [(kind.value, kind.label) for kind in ASKABLE_KINDS]
        self.fields["provinces"].choices = list(provinces)

    @classmethod
    def of_round(cls, asking: Round) -> dict[str, Any]:
        """As chosen before."""
        asked = Asked.of(asking.asked)
        return {"kinds": asked.kinds, "provinces": asked.provinces}

    def chosen(self) -> Asked:
        """Who is asked by the boxes, with the units added and left out before."""
        return Asked(
            tuple(self.cleaned_data["kinds"]),
            tuple(self.cleaned_data["provinces"]),
            self.asked.include,
            self.asked.exclude,
        )

    def changes(self) -> dict[str, Any]:
        """For change_round."""
        return {"asked": self.chosen().stored()}


class DeadlineForm(WizardForm):
    """Closing date of the data, the deadline in working days or on a day, and the plan of reminders."""

    data_until = Day(
        label=gettext_lazy("Ngày chốt số liệu"),
        help_text=gettext_lazy("Số liệu báo cáo tính đến hết ngày này."),
        error_messages={"required": gettext_lazy("Nhập ngày chốt số liệu.")},
    )
    deadline_days = forms.IntegerField(
        label=gettext_lazy("Số ngày làm việc để trả lời"),
        required=False,
        min_value=1,
        max_value=LONGEST_WORKING_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=gettext_lazy("Tính từ ngày công văn, trừ thứ Bảy, Chủ nhật và ngày lễ."),
        error_messages={
            "invalid": gettext_lazy("Nhập một số nguyên, ví dụ 20."),
            "min_value": gettext_lazy("Nhập ít nhất 1 ngày làm việc."),
            "max_value": gettext_lazy("Nhập nhiều nhất 250 ngày làm việc."),
        },
    )
    deadline = Day(
        label=gettext_lazy("Hoặc hạn nộp là ngày"),
        required=False,
        help_text=gettext_lazy("Bỏ trống nếu đã nhập số ngày làm việc."),
    )
    before = forms.CharField(
        label=gettext_lazy("Nhắc trước hạn (ngày làm việc)"),
        required=False,
        help_text=gettext_lazy("Ví dụ 5, 1. Để trống thì không nhắc trước."),
    )
    on = forms.BooleanField(label=gettext_lazy("Nhắc đúng ngày đến hạn"), required=False)
    after = forms.CharField(
        label=gettext_lazy("Nhắc sau hạn (ngày làm việc)"),
        required=False,
        help_text=gettext_lazy("Ví dụ 1, 5, 10. Mỗi người nhận nhiều nhất một thư mỗi ngày."),
    )

    @classmethod
    def of_round(cls, asking: Round) -> dict[str, Any]:
        """With the plan of reminders as text."""
        plan = asking.reminders or {}
        return {
            "data_until": asking.data_until,
            "deadline_days": asking.deadline_days,
            "deadline": None if asking.deadline_days else asking.deadline,
            "before": ", ".join(map(str, plan.get("before", ()))),
            "on": bool(plan.get("on")),
            "after": ", ".join(map(str, plan.get("after", ()))),
        }

    def clean_before(self) -> list[int]:
        """Days, furthest first."""
        return sorted(_days(self.cleaned_data["before"]), reverse=True)

    def clean_after(self) -> list[int]:
        """Days, nearest first."""
        return sorted(_days(self.cleaned_data["after"]))

    def clean(self) -> dict[str, Any]:
        """One of the two ways to say the deadline."""
        cleaned = super().clean() or {}
        days, day = cleaned.get("deadline_days"), cleaned.get("deadline")
        if "deadline_days" not in self.errors and "deadline" not in self.errors:
            if days is None and day is None:
                self.add_error("deadline_days", _("Nhập số ngày làm việc hoặc ngày hạn nộp."))
            elif days is not None and day is not None:
                self.add_error("deadline", _("Chỉ nhập một trong hai: số ngày làm việc hoặc ngày hạn nộp."))
            elif day is not None and day <= date_of(self.asking):
                self.add_error("deadline", _("Hạn nộp phải sau ngày công văn."))
        return cleaned

    def changes(self) -> dict[str, Any]:
        """For change_round: a deadline in days is counted there."""
        cleaned = self.cleaned_data
        changes: dict[str, Any] = {
            "data_until": cleaned["data_until"],
            "deadline_days": cleaned["deadline_days"],
            "reminders": {"before": cleaned["before"], "on": cleaned["on"], "after": cleaned["after"]},
        }
        if cleaned["deadline_days"] is None:
            changes["deadline"] = cleaned["deadline"]
        return changes


class ReasonForm(OfficeForm):
    """Why something is done."""

    reason = Reason(max_length=300)


class ExtensionForm(ReasonForm):
    """More time, with its reason."""

    until = Day(label=gettext_lazy("Hạn nộp mới"), error_messages={"required": gettext_lazy("Nhập hạn nộp mới.")})
    field_order = ("until", "reason")


class ReminderForm(OfficeForm):
    """A line of one's own in a reminder."""

    note = forms.CharField(
        label=gettext_lazy("Lời nhắn thêm"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    request_key = RequestKey(required=True, max_length=40)


def _days(written: str) -> set[int]:
    parts = [part for part in written.replace(";", ",").replace(" ", ",").split(",") if part]
    if any(not part.isdecimal() or not 1 <= int(part) <= 60 for part in parts):
        raise forms.ValidationError(_("Nhập các số từ 1 đến 60, cách nhau bằng dấu phẩy."))
    return {int(part) for part in parts}


def plain_day(written: str) -> date | None:
    """A day typed into a field that is still being filled in; None for what is none yet."""
    try:
        return Day(required=False).clean(written)
    except forms.ValidationError:
        return None
