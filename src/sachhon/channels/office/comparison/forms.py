"""The form with which a measured value is kept."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms import Day, Number, OfficeForm


class MeasureForm(OfficeForm):
    """What was measured, when, and what it rests on."""

    on = Day(
        label=gettext_lazy("Ngày đo"),
        help_text=gettext_lazy("Số liệu tính đến ngày nào. Ghi lại cùng ngày để thay số ghi nhầm."),
        error_messages={"required": gettext_lazy("Nhập ngày đo.")},
    )
    value = Number(
        label=gettext_lazy("Đo được"),
        strict=True,
        percent=True,
        error_messages={"required": gettext_lazy("Nhập số đo được. Chưa đo thì chưa ghi.")},
    )
    high = Number(
        label=gettext_lazy("Đến"),
        strict=True,
        percent=True,
        required=False,
        help_text=gettext_lazy("Khi số đo là một khoảng, ví dụ từ 8 đến 13."),
    )
    note = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=500,
        help_text=gettext_lazy("Khảo sát, văn bản hoặc cách tính."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Ghi số liệu này dựa vào đâu: khảo sát, văn bản, cách tính.")},
    )
