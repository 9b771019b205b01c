"""A file that somebody sends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy


class SentFile(forms.FileField):
    """A file; `accept` narrows what the browser offers."""

    default_error_messages = {  # noqa: RUF012
        "required": gettext_lazy("Chọn tệp."),
        "missing": gettext_lazy("Chọn tệp."),
        "empty": gettext_lazy("Tệp rỗng. Chọn tệp khác."),
    }

    def __init__(self, *, accept: str = "", **rest: Any) -> None:
        widget = forms.FileInput(attrs={"accept": accept} if accept else {})
        super().__init__(**{"label": gettext_lazy("Tệp"), "widget": widget, **rest})
