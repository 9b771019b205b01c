"""Forms of plans: beginning one, describing it, adopting a revision."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms import Day, OfficeForm, RequestKey, Year


class Describing(OfficeForm):
    """What a plan is called, and for which years it is."""

    title = forms.CharField(
        label=gettext_lazy("Tên kế hoạch"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Nhập tên kế hoạch.")},
    )
    first_year = Year(label=gettext_lazy("Từ năm"))
    last_year = Year(label=gettext_lazy("Đến năm"))


class Document(OfficeForm):
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

    request_key = RequestKey(required=True)
    revision = forms.IntegerField(widget=forms.HiddenInput)
