"""Forms of the decisions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.shell.forms import Day, OfficeForm, Reason


class AcceptForm(OfficeForm):
    """A note is not needed."""

    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReturnForm(OfficeForm):
    """What, and by when."""

    note = forms.CharField(
        label=_("Nội dung cần bổ sung"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Nhập nội dung cần bổ sung.")},
    )
    by = Day(
        label=_("Hạn bổ sung"),
        coming=True,
        help_text=_("Ngày/tháng/năm, ví dụ 05/12/2026"),
        error_messages={
            "required": _("Nhập hạn bổ sung."),
            "gone": _("Hạn bổ sung phải từ hôm nay trở đi."),
        },
    )


class ReopenForm(OfficeForm):
    """Why an accepted report is opened again."""

    reason = Reason(label=_("Lý do mở lại"), error_messages={"required": _("Nhập lý do mở lại.")})
