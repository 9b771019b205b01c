"""Forms of this area."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.shell.forms import OfficeForm, RequestKey


class FreezeForm(OfficeForm):
    """What an edition is called. `looked_at` names the figures that the person saw, `request_key` the asking."""

    title = forms.CharField(
        label=_("Tên ấn bản"),
        max_length=300,
        error_messages={"required": _("Nhập tên ấn bản.")},
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    note = forms.CharField(
        label=_("Ghi chú"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
    request_key = RequestKey(required=True)
    looked_at = forms.CharField(widget=forms.HiddenInput, max_length=64)
