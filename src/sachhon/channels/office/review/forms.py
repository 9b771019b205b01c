"""Forms of the decisions."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sachhon.vietnamese.dates import NotADate, parse_date


class DayField(forms.CharField):
    """A day as people write it: 5/12/2026."""

    def clean(self, value: object) -> date | None:  # type: ignore[override]
        """The day. Refuses what is none, and days that are past."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        try:
            day = parse_date(text)
        except NotADate as wrong:
            words = gettext("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/12/2026.")
            raise forms.ValidationError(words) from wrong
        if day < timezone.localdate():
            raise forms.ValidationError(gettext("Hạn bổ sung phải từ hôm nay trở đi."))
        return day


class AcceptForm(forms.Form):
    """A note is not needed."""

    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReturnForm(forms.Form):
    """What, and by when."""

    note = forms.CharField(
        label=_("Nội dung cần bổ sung"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Nhập nội dung cần bổ sung.")},
    )
    by = DayField(
        label=_("Hạn bổ sung"),
        help_text=_("Ngày/tháng/năm, ví dụ 05/12/2026"),
        error_messages={"required": _("Nhập hạn bổ sung.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class ReopenForm(forms.Form):
    """Why an accepted report is opened again."""

    reason = forms.CharField(
        label=_("Lý do mở lại"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Nhập lý do mở lại.")},
    )
