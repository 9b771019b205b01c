"""Forms of the workspace; numbers and money as people write them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms import Day, Money, Number, OfficeForm, RequestKey, SentFile, offer
from sachhon.domain.accounts.api import User
from sachhon.domain.assessments.api import Assessment, ChangedMeanwhile, Description, StreamFacts, TaskState


class WorkspaceForm(OfficeForm):
    """A form that two people may have open at once."""

    def keep_typed(self, changed: ChangedMeanwhile, name: str, now: object) -> None:
        """Somebody saved first: what was typed stays, to be saved again knowingly over what stands `now`."""
        self.data = self.data.copy()
        self.data[name] = str(now)
        self.add_error(None, changed.message)


class DescribeForm(WorkspaceForm):
    """What an assessment is about."""

    title = forms.CharField(
        label=gettext_lazy("Tên cuộc đánh giá"),
        max_length=300,
        error_messages={"required": gettext_lazy("Nhập tên cuộc đánh giá.")},
    )
    product = forms.CharField(
        label=gettext_lazy("Sản phẩm chính"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Suất tiêu hao được tính trên sản phẩm này, ví dụ: bia hơi, giấy bao bì."),
    )
    product_unit = forms.CharField(
        label=gettext_lazy("Đơn vị sản phẩm"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("Ví dụ t, hl, m2, cái."),
        widget=forms.TextInput(attrs={"class": "form-control input-short"}),
    )
    output = Number(
        label=gettext_lazy("Sản lượng trong kỳ"), required=False, help_text=gettext_lazy("Để trống nếu chưa biết.")
    )
    first_day = Day(label=gettext_lazy("Kỳ số liệu từ ngày"), required=False)
    last_day = Day(label=gettext_lazy("Đến ngày"), required=False, help_text=gettext_lazy("Thường là 12 tháng."))
    scope = forms.CharField(
        label=gettext_lazy("Phạm vi"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=5000
    )

    def told(self) -> Description:
        """What was written."""
        return Description(**{name: value for name, value in self.cleaned_data.items() if name in _DESCRIBED})


_DESCRIBED = (
    "title", "scope", "product", "product_unit", "output", "first_day", "last_day", "tolerance_pct",
    "discount_rate_pct",
)  # fmt: skip


class BeginForm(DescribeForm):
    """A new assessment."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Loại đánh giá"),
        widget=forms.RadioSelect,
        choices=[
            (Assessment.Kind.QUICK, gettext_lazy("Đánh giá nhanh: 2–3 ngày tại cơ sở, tìm các giải pháp rõ ràng nhất")),
            (
                Assessment.Kind.DETAILED,
                gettext_lazy("Đánh giá chi tiết: sáu bước, mười tám nhiệm vụ, có cân bằng và chi phí dòng thải"),
            ),
        ],
        error_messages={"required": gettext_lazy("Chọn đánh giá nhanh hay đánh giá chi tiết.")},
    )
    request_key = RequestKey()
    field_order = (
        "kind", "title", "product", "product_unit", "output", "first_day", "last_day", "scope", "request_key",
    )  # fmt: skip


class ChangeForm(DescribeForm):
    """What may be changed of it, with the version that was seen."""

    tolerance_pct = Number(
        percent=True,
        label=gettext_lazy("Sai số cho phép của cân bằng (%)"),
        help_text=gettext_lazy("Thường lấy 10 %. Cân bằng lệch quá mức này phải có người ký nhận."),
        error_messages={"required": gettext_lazy("Nhập sai số cho phép.")},
    )
    discount_rate_pct = Number(
        percent=True,
        label=gettext_lazy("Lãi suất chiết khấu (%)"),
        required=False,
        help_text=gettext_lazy("Dùng khi tính NPV của các giải pháp."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class TaskForm(WorkspaceForm):
    """How far a task is."""

    state = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        widget=forms.RadioSelect,
        choices=TaskState.State.choices,
        error_messages={"required": gettext_lazy("Chọn tình trạng.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Kết quả, ghi chú"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    due = Day(
        label=gettext_lazy("Hạn"),
        required=False,
        help_text=gettext_lazy("Việc có hạn hiện ở “Việc của tôi” trước 30 ngày."),
    )
    owner = forms.ChoiceField(
        label=gettext_lazy("Giao cho"),
        required=False,
        help_text=gettext_lazy("Người của cơ sở, hoặc người được cơ sở ủy quyền. Để trống: ai làm cũng được."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, owners: Iterable[User], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.owners = {str(one.pk): one for one in owners}
        offer(self, "owner", ((key, one.full_name or one.email) for key, one in self.owners.items()), blank="–")

    def told(self) -> dict[str, Any]:
        """What was written."""
        return {**self.cleaned_data, "owner": self.owners.get(self.cleaned_data["owner"])}


class StepForm(WorkspaceForm):
    """A step of the process."""

    number = forms.CharField(
        label=gettext_lazy("Số thứ tự"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "form-control input-short"}),
        error_messages={"required": gettext_lazy("Nhập số thứ tự.")},
        help_text=gettext_lazy("Trùng số với công đoạn khác: các công đoạn từ số đó lùi xuống một bậc."),
    )
    name = forms.CharField(
        label=gettext_lazy("Tên công đoạn"),
        max_length=200,
        error_messages={"required": gettext_lazy("Nhập tên công đoạn.")},
    )
    what_happens = forms.CharField(
        label=gettext_lazy("Việc gì xảy ra ở đây"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    follows = forms.MultipleChoiceField(
        label=gettext_lazy("Nhận từ các công đoạn"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Mũi tên trong sơ đồ đi từ các công đoạn này."),
    )
    in_focus = forms.BooleanField(
        label=gettext_lazy("Là trọng tâm đánh giá"),
        required=False,
        help_text=gettext_lazy("Công đoạn lãng phí nhất, được lập cân bằng và tìm giải pháp trước."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, others: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "follows", others)
        if not others:
            del self.fields["follows"]

    def clean_number(self) -> int:
        """A whole number from 1 on."""
        text = self.cleaned_data["number"].strip()
        if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 999):
            raise forms.ValidationError(_("Số thứ tự từ 1 đến 999."))
        return int(text)


class SignForm(OfficeForm):
    """Signing for a balance that does not close, or of which a side is not known."""

    reason = forms.CharField(
        label=gettext_lazy("Vì sao không khép mà vẫn dùng được"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Ghi lý do ký nhận.")},
    )

    def __init__(self, *args: Any, unknown: bool = False, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if unknown:
            self.fields["reason"].label = _("Vì sao chưa biết mà vẫn dùng được")


class StreamForm(WorkspaceForm):
    """A waste stream with the parts of its cost."""

    name = forms.CharField(
        label=gettext_lazy("Tên dòng thải"),
        max_length=200,
        error_messages={"required": gettext_lazy("Nhập tên dòng thải.")},
    )
    flow = forms.ChoiceField(
        label=gettext_lazy("Đầu ra của công đoạn"),
        required=False,
        help_text=gettext_lazy("Dòng này đi ra từ đâu."),
    )
    quantity = Number(label=gettext_lazy("Lượng mỗi năm"), required=False)
    unit = forms.CharField(
        label=gettext_lazy("Đơn vị"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"class": "form-control input-short"}),
    )
    material_cost = Money(
        label=gettext_lazy("Chi phí vật liệu"),
        required=False,
        help_text=gettext_lazy("Nguyên vật liệu, hóa chất, nước đi vào, tính cho dòng này, mỗi năm."),
    )
    energy_cost = Money(label=gettext_lazy("Chi phí năng lượng"), required=False)
    system_cost = Money(
        label=gettext_lazy("Chi phí hệ thống"),
        required=False,
        help_text=gettext_lazy("Nhân công, khấu hao, bảo dưỡng, vận chuyển nội bộ."),
    )
    treatment_cost = Money(
        label=gettext_lazy("Chi phí xử lý chất thải"),
        required=False,
        help_text=gettext_lazy("Xử lý, vận chuyển, phí nước thải."),
    )
    product_share_pct = Number(
        percent=True,
        label=gettext_lazy("Phần vật liệu thành sản phẩm (%)"),
        required=False,
        help_text=gettext_lazy(
            "Ví dụ 70: bảy mươi phần trăm vật liệu nằm trong sản phẩm. 0 khi mất hết, như nước thải."
        ),
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú, nguồn số liệu"), required=False, max_length=500)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, flows: dict[int, Any], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._flows = flows
        known = [(str(pk), f"{flow.step.number}. {flow.step.name}: {flow.name}") for pk, flow in flows.items()]
        offer(self, "flow", known, blank=_("Không gắn với đầu ra nào"))

    def told(self) -> StreamFacts:
        """What was written."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        chosen = said.pop("flow")
        return StreamFacts(flow=self._flows[int(chosen)] if chosen else None, **said)


class WhyForm(OfficeForm):
    """A reason for dropping or opening again."""

    why = forms.CharField(
        label=gettext_lazy("Lý do"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class EndForm(WhyForm):
    """Ended, or dropped."""

    how = forms.ChoiceField(
        label=gettext_lazy("Cách kết thúc"),
        widget=forms.RadioSelect,
        choices=[
            ("closed", gettext_lazy("Kết thúc: báo cáo đã lập, giải pháp đã theo dõi xong")),
            ("dropped", gettext_lazy("Dừng đánh giá: không làm tiếp (phải nêu lý do)")),
        ],
        error_messages={"required": gettext_lazy("Chọn cách kết thúc.")},
    )
    field_order = ("how", "why")


class WorkbookForm(OfficeForm):
    """A filled workbook."""

    file = SentFile(
        label=gettext_lazy("Tệp Excel đã điền"),
        accept=".xlsx",
        error_messages={"required": gettext_lazy("Chọn tệp Excel.")},
    )
