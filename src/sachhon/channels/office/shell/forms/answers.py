"""The form of the office, and what somebody sent with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict


class Refusing(forms.BaseForm):
    """A form that leaves checking to the server, and takes the refusals of an action at their fields."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **{**rest, "use_required_attribute": False})

    def refuse(self, refused: Exception, at: str = "") -> None:
        """A refusal at the field that it names ("part.name" is part_name), else at the field `at`, or above all.

        Every room's refusal says itself in words for the person; a file that is not taken says them in `words`.
        """
        words = getattr(refused, "words", "") or str(refused)
        field = getattr(refused, "field", "").replace(".", "_") or at
        self.add_error(field if field in self.fields else None, words)


class OfficeForm(Refusing, forms.Form):
    """A form of questions."""


class OfficeModelForm(Refusing, forms.ModelForm):
    """A form over one kept thing."""


def sent(request: HttpRequest) -> QueryDict | None:
    """What was typed, where the page was sent; None where it is only opened."""
    return request.POST if request.method == "POST" else None
