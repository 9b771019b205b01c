"""The form with which a measured value is kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.domain.planning.api import Refused
from sachhon.vietnamese import AmbiguousNumber, NotANumber, format_number, parse_number


class Number(forms.CharField):
    """A number with a comma; one that can be read two ways is not guessed."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "form-control input-short"})

    def clean(self, value: Any) -> Any:
        """The number, None for nothing: not measured is not 0. Raises ValidationError."""
        text = super().clean(value).strip().removesuffix("%").strip()
        if not text:
            return None
        try:
            return parse_number(text, strict=True)
        except AmbiguousNumber as ambiguous:
            shown = " / ".join(format_number(Decimal(one)) for one in ambiguous.readings[:2])
            message = _("“%(text)s” đọc được hai cách: %(readings)s. Nhập lại, không dùng dấu chấm ngăn nghìn.")
            raise forms.ValidationError(message % {"text": text, "readings": shown}) from ambiguous
        except NotANumber as wrong:
            raise forms.ValidationError(_("Nhập số, dùng dấu phẩy cho phần lẻ, ví dụ 12,5.")) from wrong


class MeasureForm(forms.Form):
    """What was measured, when, and what it rests on."""

    on = forms.DateField(
        label=gettext_lazy("Ngày đo"),
        help_text=gettext_lazy("Số liệu tính đến ngày nào. Ghi lại cùng ngày để thay số ghi nhầm."),
        widget=forms.DateInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "form-control input-short"}
        ),
        error_messages={
            "required": gettext_lazy("Nhập ngày đo."),
            "invalid": gettext_lazy("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026."),
        },
    )
    value = Number(
        label=gettext_lazy("Đo được"),
        max_length=40,
        error_messages={"required": gettext_lazy("Nhập số đo được. Chưa đo thì chưa ghi.")},
    )
    high = Number(
        label=gettext_lazy("Đến"),
        max_length=40,
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

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)

    def refuse(self, refused: Refused) -> None:
        """A refusal at its field, or above all."""
        self.add_error(refused.field if refused.field in self.fields else None, refused.message)
