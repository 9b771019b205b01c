"""Forms of requests and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sachhon.channels.office.shell.forms import Day, OfficeForm, RequestKey, SentFile
from sachhon.domain.assessments.api import (
    LONGEST_YEARS,
    Assessment,
    CertificateCheck,
    Condition,
    RequestFacts,
)


class RequestForm(OfficeForm):
    """What the facility tells."""

    assessment = forms.ChoiceField(
        label=gettext_lazy("Đánh giá làm căn cứ"),
        required=False,
        help_text=gettext_lazy("Gắn với đánh giá trong hệ thống thì nhiều điều kiện được đối chiếu tự động."),
    )
    scope = forms.CharField(
        label=gettext_lazy("Phạm vi đề nghị chứng nhận"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Toàn nhà máy, hay phân xưởng, dây chuyền nào."),
        error_messages={"required": gettext_lazy("Nhập phạm vi đề nghị chứng nhận: phân xưởng, dây chuyền nào.")},
    )
    grounds = forms.CharField(
        label=gettext_lazy("Cơ sở đã làm gì, kết quả ra sao"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Nêu cả giấy phép môi trường: số, ngày, cơ quan cấp. Bắt buộc khi không chọn đánh giá."),
    )
    public = forms.BooleanField(
        label=gettext_lazy("Đồng ý nêu tên cơ sở trong danh sách công khai khi được cấp"),
        required=False,
        help_text=gettext_lazy("Danh sách nêu tên, tỉnh, ngành, phạm vi, số và hiệu lực. Đổi ý lúc nào cũng được."),
    )
    request_key = RequestKey()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, assessments: Sequence[Assessment], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._assessments = {one.code: one for one in assessments}
        self.fields["assessment"].choices = [  # type: ignore[attr-defined]
            ("", _("Không gắn với đánh giá nào")),
            *((one.code, f"{one.code}: {one.title} ({one.get_status_display()})") for one in assessments),
        ]

    def facts(self) -> RequestFacts:
        """What was written."""
        said = self.cleaned_data
        return RequestFacts(
            said["scope"], said["grounds"], said["public"], self._assessments.get(said["assessment"] or "")
        )


class NoteForm(OfficeForm):
    """A word why, where none is needed."""

    note = forms.CharField(
        label=gettext_lazy("Lý do"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ReasonForm(OfficeForm):
    """The same, where one is needed."""

    note = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Ghi lý do để cơ sở biết.")},
    )


class GrantForm(OfficeForm):
    """The decision to grant."""

    decision_number = forms.CharField(
        label=gettext_lazy("Số quyết định"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ 12/QĐ-SCT."),
        error_messages={"required": gettext_lazy("Nhập số quyết định cấp.")},
    )
    decided_on = Day(
        label=gettext_lazy("Ngày quyết định"), error_messages={"required": gettext_lazy("Nhập ngày quyết định.")}
    )
    valid_until = Day(
        label=gettext_lazy("Có hiệu lực đến hết ngày"),
        error_messages={"required": gettext_lazy("Nhập ngày hết hiệu lực.")},
    )

    def __init__(self, *args: Any, proposed: tuple[date, date], **rest: Any) -> None:
        super().__init__(*args, initial={"decided_on": proposed[0], "valid_until": proposed[1]}, **rest)
        self.fields["valid_until"].help_text = _("Nhiều nhất %(n)s năm kể từ ngày quyết định.") % {"n": LONGEST_YEARS}
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "form-control input-short")


class CheckForm(OfficeForm):
    """What was found of each condition: an outcome and a note."""

    def __init__(
        self, *args: Any, conditions: Iterable[Condition], found: dict[str, CertificateCheck], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.conditions = tuple(conditions)
        for condition in self.conditions:
            held = found.get(condition.code)
            name = condition.name(get_language() or "vi")
            self.fields[f"outcome_{condition.code}"] = forms.ChoiceField(
                label=name,
                required=False,
                widget=forms.RadioSelect,
                choices=[*CertificateCheck.Outcome.choices, ("", _("Chưa ghi nhận"))],
                initial=held.outcome if held else "",
            )
            self.fields[f"note_{condition.code}"] = forms.CharField(
                label=_("Căn cứ, ghi chú"), required=False, max_length=500, initial=held.note if held else ""
            )

    def told(self) -> list[tuple[str, str, str]]:
        """(condition, outcome, note) of each."""
        said = self.cleaned_data
        return [
            (one.code, said.get(f"outcome_{one.code}", ""), said.get(f"note_{one.code}", "")) for one in self.conditions
        ]


class FileForm(OfficeForm):
    """A file to add."""

    file = SentFile(help_text=gettext_lazy("PDF, ảnh, Word, Excel."))
