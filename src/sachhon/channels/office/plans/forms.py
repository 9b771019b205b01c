"""Forms of plans: beginning one, describing it, adopting a revision."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms import Day
from sachhon.domain.planning.api import Refused


class Year(forms.IntegerField):
    """A year in four figures."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4, "class": "form-control input-short"}),
            error_messages={
                "required": gettext_lazy("Nhập năm."),
                "invalid": gettext_lazy("Nhập năm bằng bốn chữ số, ví dụ 2026."),
            },
            **options,
        )


class Describing(forms.Form):
    """What a plan is called, and for which years it is."""

    title = forms.CharField(
        label=gettext_lazy("Tên kế hoạch"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Nhập tên kế hoạch.")},
    )
    first_year = Year(label=gettext_lazy("Từ năm"))
    last_year = Year(label=gettext_lazy("Đến năm"))

    def refuse(self, refused: Refused) -> None:
        """A refusal of the action at its field."""
        self.add_error(refused.field if refused.field in self.fields else None, refused.message)


class Document(forms.Form):
    """The number and date of the plan's document."""

    document_number = forms.CharField(
        label=gettext_lazy("Số văn bản ban hành"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Ví dụ 157/KH-UBND"),
        widget=forms.TextInput(attrs={"class": "form-control input-medium"}),
    )
    document_date = Day(label=gettext_lazy("Ngày ban hành"), required=False, help_text=gettext_lazy("Ngày/tháng/năm"))


class Described(Describing, Document):
    """All that a plan's own page tells of it."""


class Adopting(Document):
    """Adopting a revision: sent twice, it counts once."""

    request_key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    revision = forms.IntegerField(widget=forms.HiddenInput)
