"""Security keys (passkeys): their forms say what a key's name is for."""

from __future__ import annotations

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy


def _name(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Tên khóa"),
        required=required,
        max_length=100,
        help_text=gettext_lazy("Để nhận ra khóa sau này, ví dụ: Điện thoại, Máy tính ở cơ quan."),
    )


class AddKeyForm(AddWebAuthnForm):
    """A new key."""

    name = _name(required=False)


class RenameKeyForm(EditWebAuthnForm):
    """Another name for a key."""

    name = _name(required=True)
