"""Forms of progress and of the registers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sachhon.channels.office.shell.forms import Day, Money, OfficeForm, Percent, SentFile, Whole, Year, offer
from sachhon.domain.planning.api import (
    SOURCE_CHOICES,
    Award,
    Event,
    PlanTask,
    Refused,
    Upload,
    all_measures,
)

Choices = Iterable[tuple[str, str | Promise]]


class WithFile(OfficeForm):
    """A form that may bring a file."""

    def upload(self) -> Upload | None:
        """The file that was sent."""
        sent = self.cleaned_data.get("file")
        return Upload(sent.name, sent.read()) if sent else None


def _file(required: bool = False) -> SentFile:
    return SentFile(
        label=gettext_lazy("Tệp kèm theo"), required=required, help_text=gettext_lazy("Word, Excel, PDF hoặc ảnh.")
    )


class ProgressForm(WithFile):
    """How a year of a task goes."""

    status = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn tình trạng.")},
    )
    started = Day(
        label=gettext_lazy("Ngày bắt đầu"),
        required=False,
        help_text=gettext_lazy("Để trống: lấy hôm nay khi chuyển tình trạng."),
    )
    finished = Day(label=gettext_lazy("Ngày hoàn thành"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Nội dung, ghi chú"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = _file()

    def __init__(self, *args: Any, statuses: Choices = PlanTask.Status.choices, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "status", statuses)


class CommentForm(WithFile):
    """A word of a coordinating body."""

    text = forms.CharField(
        label=gettext_lazy("Ý kiến"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    file = _file()


class DatesForm(OfficeForm):
    """When the year's work is planned."""

    planned_from = Day(label=gettext_lazy("Dự kiến bắt đầu"), required=False)
    planned_to = Day(
        label=gettext_lazy("Dự kiến kết thúc"),
        required=False,
        help_text=gettext_lazy("Để trống: hết ngày 31/12 của năm."),
    )


class OutputForm(OfficeForm):
    """What the year brought."""

    measure = forms.ChoiceField(
        label=gettext_lazy("Kết quả"), error_messages={"required": gettext_lazy("Chọn loại kết quả.")}
    )
    quantity = Whole(label=gettext_lazy("Số lượng"), error_messages={"required": gettext_lazy("Nhập số lượng.")})
    note = forms.CharField(label=gettext_lazy("Ghi chú"), required=False, max_length=500)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        tongue = get_language() or "vi"
        known = [
            (one.code, f"{one.name(tongue)} ({one.unit})") for one in all_measures().values() if one.kind == "count"
        ]
        offer(self, "measure", known, blank=_("Chọn…"))


class RecordForm(OfficeForm):
    """What events and surveys share: their days, their task, their cost."""

    first_day = Day(label=gettext_lazy("Từ ngày"), error_messages={"required": gettext_lazy("Nhập ngày.")})
    last_day = Day(
        label=gettext_lazy("Đến ngày"), required=False, help_text=gettext_lazy("Để trống nếu chỉ trong một ngày.")
    )
    task = forms.ChoiceField(
        label=gettext_lazy("Thuộc nhiệm vụ"),
        required=False,
        help_text=gettext_lazy("Kết quả được tính cho nhiệm vụ này."),
    )
    cost = Money(
        label=gettext_lazy("Kinh phí"),
        required=False,
        help_text=gettext_lazy("Ví dụ 30 triệu. Để trống nếu chưa biết; ghi 0 nếu không tốn kinh phí."),
    )

    def __init__(self, *args: Any, tasks: Choices = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "task", tasks, blank=_("Không thuộc nhiệm vụ nào"))

    def refuse(self, refused: Exception, at: str = "") -> None:
        """A task in which the person has no part is refused without words: it is no task of the list."""
        nameless = not str(refused) and getattr(refused, "field", "") == "task"
        super().refuse(Refused("task", _("Chọn nhiệm vụ trong danh sách."), "task") if nameless else refused, at)


class EventForm(RecordForm):
    """A workshop, a course, an article."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Loại"),
        choices=Event.Kind.choices,
        error_messages={"required": gettext_lazy("Chọn loại sự kiện.")},
    )
    topic = forms.CharField(
        label=gettext_lazy("Chủ đề, tên"),
        max_length=500,
        error_messages={"required": gettext_lazy("Nhập chủ đề hoặc tên sự kiện.")},
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        choices=Event.Status.choices,
        initial=Event.Status.HELD,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Chỉ sự kiện đã tổ chức mới được tính."),
    )
    venue = forms.CharField(label=gettext_lazy("Địa điểm"), required=False, max_length=300)
    organiser = forms.CharField(label=gettext_lazy("Đơn vị tổ chức"), required=False, max_length=300)
    cost_source = forms.ChoiceField(
        label=gettext_lazy("Nguồn kinh phí"), required=False, choices=[("", gettext_lazy("Chưa rõ")), *SOURCE_CHOICES]
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = (
        "kind",
        "topic",
        "first_day",
        "last_day",
        "status",
        "venue",
        "organiser",
        "task",
        "cost",
        "cost_source",
        "note",
    )


class SurveyForm(RecordForm):
    """A survey with what it found: one field for each share that surveys find."""

    title = forms.CharField(
        label=gettext_lazy("Tên cuộc khảo sát"),
        max_length=500,
        error_messages={"required": gettext_lazy("Nhập tên cuộc khảo sát.")},
    )
    asked = Whole(label=gettext_lazy("Số được hỏi"), required=False)
    answered = Whole(label=gettext_lazy("Số trả lời"), required=False)
    method = forms.CharField(label=gettext_lazy("Cách làm"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ("title", "first_day", "last_day", "asked", "answered", "method", "task", "cost")

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        tongue = get_language() or "vi"
        for one in all_measures().values():
            if one.kind != "count":
                self.fields[f"result_{one.code}"] = Percent(label=f"{one.name(tongue)} (%)", required=False)

    @property
    def results(self) -> dict[str, Decimal]:
        """{measure: percent} of what was found."""
        found = {
            name.removeprefix("result_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("result_")
        }
        return {code: value for code, value in found.items() if value is not None}


class AwardForm(OfficeForm):
    """A proposal to honour somebody."""

    kind = forms.ChoiceField(label=gettext_lazy("Đối tượng"), choices=Award.Kind.choices, widget=forms.RadioSelect)
    candidate = forms.CharField(
        label=gettext_lazy("Tên cá nhân, tập thể, doanh nghiệp"),
        max_length=300,
        error_messages={"required": gettext_lazy("Nhập tên cá nhân, tập thể hoặc doanh nghiệp.")},
    )
    form = forms.CharField(
        label=gettext_lazy("Hình thức đề nghị"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Bằng khen của Bộ trưởng Bộ Công Thương."),
        error_messages={"required": gettext_lazy("Nhập hình thức khen thưởng đề nghị.")},
    )
    year = Year(label=gettext_lazy("Năm"))
    tasks = forms.MultipleChoiceField(
        label=gettext_lazy("Nhiệm vụ làm căn cứ"), required=False, widget=forms.CheckboxSelectMultiple
    )
    grounds = forms.CharField(
        label=gettext_lazy("Thành tích, căn cứ"), required=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(self, *args: Any, tasks: Choices = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        known = list(tasks)
        offer(self, "tasks", known)
        if not known:
            del self.fields["tasks"]


class AwardDecisionForm(OfficeForm):
    """What was decided of a proposal."""

    number = forms.CharField(label=gettext_lazy("Số quyết định"), required=False, max_length=60)
    on = Day(label=gettext_lazy("Ngày quyết định"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Ghi chú, lý do"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class FileForm(WithFile):
    """A file of a record."""

    file = _file(required=True)
