"""Words that many pages ask for: a reason; and the key by which a form that is sent twice counts once."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy


class Reason(forms.CharField):
    """Why something is done; an area says who will read it, where that matters."""

    default_error_messages = {"required": gettext_lazy("Nhập lý do.")}  # noqa: RUF012

    def __init__(self, *, rows: int = 3, **rest: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(**{"label": gettext_lazy("Lý do"), "max_length": 500, "widget": widget, **rest})


class RequestKey(forms.CharField):
    """A hidden key, new on every page: what is sent again with the same one gives the same result."""

    widget = forms.HiddenInput

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"max_length": 64, "required": False, "initial": lambda: uuid.uuid4().hex, **rest})
