"""Forms of an assessment's options."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sachhon.channels.office.shell.forms import Day, Money, Number, OfficeForm, Percent, Reason, SentFile, Whole, offer
from sachhon.domain.assessments.api import (
    Assessment,
    Category,
    Cause,
    Evidence,
    FollowUp,
    Measurement,
    MeasurementFacts,
    Option,
    OptionFacts,
    all_streams,
)

_LONG = forms.Textarea(attrs={"rows": 4})
_SHORT_TEXT = forms.TextInput(attrs={"class": "form-control input-short", "autocomplete": "off"})
_JUDGED = (("yes", gettext_lazy("Khả thi")), ("no", gettext_lazy("Không khả thi")), ("", gettext_lazy("Chưa xét")))


def stream_choices() -> list[tuple[str, str]]:
    """The streams of the catalogue, by their names in the language of the page."""
    language = get_language() or "vi"
    return [("", "–"), *((one.code, one.name(language)) for one in all_streams().values())]


class DescribeForm(OfficeForm):
    """What an option is and where it belongs."""

    title = forms.CharField(
        label=gettext_lazy("Tên giải pháp"),
        max_length=300,
        error_messages={"required": gettext_lazy("Nhập tên giải pháp.")},
    )
    category = forms.ChoiceField(
        label=gettext_lazy("Nhóm giải pháp"),
        choices=[("", "–"), *Category.choices],
        error_messages={"required": gettext_lazy("Chọn nhóm giải pháp.")},
    )
    what = forms.CharField(label=gettext_lazy("Làm gì, ở đâu"), required=False, max_length=5000, widget=_LONG)
    step = forms.ChoiceField(label=gettext_lazy("Công đoạn"), required=False)
    stream = forms.ChoiceField(label=gettext_lazy("Dòng thải được giảm"), required=False)
    cause = forms.ChoiceField(
        label=gettext_lazy("Nguyên nhân được xử lý"),
        required=False,
        help_text=gettext_lazy("Chọn nguyên nhân của dòng thải ở trên; chọn riêng nguyên nhân thì dòng thải đi theo."),
    )

    def __init__(self, *args: Any, assessment: Assessment, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.steps = {str(one.pk): one for one in assessment.steps.all()}
        self.streams = {str(one.pk): one for one in assessment.waste_streams.all()}
        causes = Cause.objects.filter(stream__assessment=assessment).select_related("stream")
        self.causes = {str(one.pk): one for one in causes}
        offer(self, "step", ((key, f"{one.number}. {one.name}") for key, one in self.steps.items()), blank="–")
        offer(self, "stream", ((key, f"{one.number}. {one.name}") for key, one in self.streams.items()), blank="–")
        offer(self, "cause", ((key, f"{one.stream.number}. {one.text}") for key, one in self.causes.items()), blank="–")

    def facts(self, library: str = "") -> OptionFacts:
        """What was written."""
        told = self.cleaned_data
        return OptionFacts(
            title=told["title"],
            category=told["category"],
            what=told["what"],
            step=self.steps.get(told["step"]),
            stream=self.streams.get(told["stream"]),
            cause=self.causes.get(told["cause"]),
            library=library,
        )


class ScreenForm(OfficeForm):
    """What the first look said."""

    screening = forms.ChoiceField(
        label=gettext_lazy("Kết quả sàng lọc"),
        choices=Option.Screening.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn kết quả sàng lọc.")},
    )
    why = forms.CharField(
        label=gettext_lazy("Lý do"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Bắt buộc khi loại bỏ."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class FeasibilityForm(OfficeForm):
    """The three sides and the money."""

    technical = forms.ChoiceField(
        label=gettext_lazy("Kỹ thuật"), choices=_JUDGED, required=False, widget=forms.RadioSelect
    )
    technical_note = forms.CharField(
        label=gettext_lazy("Nhận xét kỹ thuật"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    economic = forms.ChoiceField(
        label=gettext_lazy("Kinh tế"), choices=_JUDGED, required=False, widget=forms.RadioSelect
    )
    investment = Money(
        required=False,
        label=gettext_lazy("Đầu tư ban đầu"),
        help_text=gettext_lazy("Không tốn gì thì ghi 0; chưa biết thì để trống."),
    )
    incentive = Money(
        required=False,
        label=gettext_lazy("Được hỗ trợ, ưu đãi"),
        help_text=gettext_lazy("Nhận ở năm đầu."),
    )
    yearly_saving = Money(required=False, label=gettext_lazy("Tiết kiệm mỗi năm"))
    yearly_cost = Money(
        required=False,
        label=gettext_lazy("Chi phí thêm mỗi năm"),
        help_text=gettext_lazy("Vận hành, bảo dưỡng; không có thì ghi 0."),
    )
    life_years = Whole(label=gettext_lazy("Tuổi thọ (năm)"), required=False, least=1, most=50, example="10")
    environmental = forms.ChoiceField(
        label=gettext_lazy("Môi trường"), choices=_JUDGED, required=False, widget=forms.RadioSelect
    )
    environmental_note = forms.CharField(
        label=gettext_lazy("Nhận xét môi trường"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EffectForm(OfficeForm):
    """A row of the expected effects; an empty row counts for nothing."""

    resource = forms.ChoiceField(label=gettext_lazy("Dòng tài nguyên"), required=False)
    share_pct = Percent(label=gettext_lazy("Giảm (%)"), required=False)
    quantity = Number(label=gettext_lazy("Hoặc lượng/năm"), required=False, least=0)
    unit = forms.CharField(label=gettext_lazy("Đơn vị"), required=False, max_length=30, widget=_SHORT_TEXT)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "resource", stream_choices())

    def clean(self) -> dict[str, Any]:
        """What belongs to no stream is not lost silently."""
        told = super().clean() or {}
        if not told.get("resource") and (told.get("share_pct") is not None or told.get("quantity") is not None):
            self.add_error("resource", _("Chọn dòng tài nguyên của mức giảm này."))
        return told


class PlanForm(OfficeForm):
    """Who, until when, with whose money."""

    responsible = forms.CharField(
        label=gettext_lazy("Người chịu trách nhiệm"),
        max_length=200,
        error_messages={"required": gettext_lazy("Nhập người chịu trách nhiệm.")},
    )
    due = Day(label=gettext_lazy("Hạn hoàn thành"), error_messages={"required": gettext_lazy("Nhập hạn hoàn thành.")})
    money_from = forms.CharField(label=gettext_lazy("Nguồn tiền"), required=False, max_length=200)


class ImplementForm(OfficeForm):
    """When it was carried out and what it cost."""

    implemented_on = Day(
        label=gettext_lazy("Ngày thực hiện xong"),
        error_messages={"required": gettext_lazy("Nhập ngày thực hiện xong.")},
    )
    actual_investment = Money(
        required=False,
        label=gettext_lazy("Đầu tư thực tế"),
        help_text=gettext_lazy("Không tốn gì thì ghi 0; chưa biết thì để trống."),
    )
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class VerifyForm(OfficeForm):
    """What the one who verifies says."""

    note = forms.CharField(
        label=gettext_lazy("Nhận xét"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class WhyForm(OfficeForm):
    """Why a step goes back."""

    why = Reason(rows=2, error_messages={"required": gettext_lazy("Ghi lý do để người sau hiểu.")})


class EvidenceForm(OfficeForm):
    """A file that shows something."""

    file = SentFile(
        label=gettext_lazy("Tệp bằng chứng"),
        help_text=gettext_lazy("Ảnh, hóa đơn, sổ ghi công tơ: Word, Excel, PDF hoặc ảnh."),
    )
    shows = forms.CharField(label=gettext_lazy("Tệp cho thấy gì"), required=False, max_length=300)


class MeasurementForm(OfficeForm):
    """A resource measured over a period, of an option or (`option` None) of the whole facility."""

    when = forms.ChoiceField(
        label=gettext_lazy("Thời điểm"),
        choices=Measurement.When.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn trước hay sau khi thực hiện.")},
    )
    resource = forms.ChoiceField(
        label=gettext_lazy("Dòng tài nguyên"), error_messages={"required": gettext_lazy("Chọn dòng tài nguyên.")}
    )
    first_day = Day(
        label=gettext_lazy("Kỳ đo từ ngày"), error_messages={"required": gettext_lazy("Nhập ngày đầu kỳ đo.")}
    )
    last_day = Day(label=gettext_lazy("đến ngày"), error_messages={"required": gettext_lazy("Nhập ngày cuối kỳ đo.")})
    consumption = Number(
        label=gettext_lazy("Lượng tiêu thụ"),
        least=0,
        error_messages={"required": gettext_lazy("Nhập lượng tiêu thụ.")},
    )
    unit = forms.CharField(
        label=gettext_lazy("Đơn vị"),
        max_length=30,
        widget=_SHORT_TEXT,
        error_messages={"required": gettext_lazy("Ghi đơn vị, ví dụ kWh, m3.")},
    )
    output = Number(
        label=gettext_lazy("Sản lượng trong kỳ"),
        required=False,
        least=0,
        help_text=gettext_lazy("Không có sản lượng thì không tính được mức tiết kiệm theo sản lượng."),
    )
    output_unit = forms.CharField(
        label=gettext_lazy("Đơn vị sản lượng"), required=False, max_length=30, widget=_SHORT_TEXT
    )
    base_load_share_pct = Percent(
        label=gettext_lazy("Phần không đổi theo sản lượng (%)"),
        required=False,
        help_text=gettext_lazy("Chỉ dùng ở số đo trước; để trống là 0 %, nghĩa là tất cả đi theo sản lượng."),
    )
    how = forms.CharField(label=gettext_lazy("Đo bằng gì, ở đâu"), required=False, max_length=500)
    evidence = forms.ChoiceField(label=gettext_lazy("Bằng chứng kèm theo"), required=False)
    follow_up = forms.ChoiceField(label=gettext_lazy("Đo ở lần theo dõi"), required=False)

    def __init__(self, *args: Any, assessment: Assessment, option: Option | None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "resource", stream_choices())
        shown = assessment.evidence.filter(option=option)
        self.files_known: dict[str, Evidence] = {str(one.pk): one for one in shown}
        offer(self, "evidence", ((key, one.name) for key, one in self.files_known.items()), blank="–")
        made = assessment.follow_ups.all()
        self.looks_known: dict[str, FollowUp] = {str(one.months): one for one in made}
        named = ((key, _("Sau %(months)s tháng") % {"months": key}) for key in self.looks_known)
        offer(self, "follow_up", named, blank="–")
        if not self.looks_known:
            del self.fields["follow_up"]

    def facts(self) -> MeasurementFacts:
        """What was written."""
        told = dict(self.cleaned_data)
        told["evidence"] = self.files_known.get(told["evidence"])
        told["follow_up"] = self.looks_known.get(told.get("follow_up", ""))
        told["base_load_share_pct"] = told["base_load_share_pct"] or Decimal(0)
        return MeasurementFacts(**told)


class LookBackForm(OfficeForm):
    """What still works."""

    done_on = Day(label=gettext_lazy("Ngày theo dõi"), error_messages={"required": gettext_lazy("Nhập ngày theo dõi.")})
    notes = forms.CharField(
        label=gettext_lazy("Giải pháp nào còn hoạt động, giải pháp nào không, vì sao"),
        max_length=5000,
        widget=_LONG,
        error_messages={"required": gettext_lazy("Ghi giải pháp nào còn hoạt động, giải pháp nào không.")},
    )
