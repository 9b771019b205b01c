"""Choices that are known only when the form is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.functional import Promise


def offer(
    form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, str | Promise]], blank: str | Promise | None = None
) -> None:
    """Gives a field its choices; `blank` names the one for nothing, which then comes first."""
    first = [] if blank is None else [("", blank)]
    cast(forms.ChoiceField, form.fields[name]).choices = [*first, *choices]
