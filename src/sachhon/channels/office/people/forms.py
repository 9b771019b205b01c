"""Forms about people."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms import Day, OfficeForm, offer
from sachhon.domain.accounts.api import ROLES, Actor, Place, Role, fits
from sachhon.domain.registry.api import Unit, units_on

_EXAMPLE = gettext_lazy("Ví dụ: 30/06/2026")


class PersonForm(OfficeForm):
    """What a person tells about themselves, on every form that asks it."""

    full_name = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    position = forms.CharField(label=gettext_lazy("Chức vụ"), max_length=120, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Điện thoại"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )


class ProfileForm(PersonForm):
    """What a person may change about themselves."""

    language = forms.ChoiceField(label=gettext_lazy("Ngôn ngữ"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class RoleForm(OfficeForm):
    """One of the roles that the actor may give in that unit."""

    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, actor: Actor, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = (
            (role.value, role.label)
            for role in Role
            if fits(role, place.unit_code) and ROLES.permits(actor, "grant", place, role)
        )
        offer(self, "role", offered)


class InvitationForm(RoleForm):
    """Whom to invite, as what."""

    email = forms.CharField(
        label=gettext_lazy("Địa chỉ thư điện tử"), max_length=254, widget=forms.TextInput(attrs={"inputmode": "email"})
    )
    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    position = forms.CharField(label=gettext_lazy("Chức vụ"), max_length=120, required=False)
    field_order = ("email", "full_name", "position", "role")

    def clean_email(self) -> str:
        """A mail address."""
        return clean_address(self.cleaned_data["email"])


class JoinForm(PersonForm):
    """An account is made by the link of an invitation."""

    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"),
        strip=False,
        help_text=gettext_lazy("Ít nhất 10 ký tự. Một câu ngắn dễ nhớ tốt hơn một từ có ký hiệu."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=gettext_lazy("Nhập lại mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both passwords are the same."""
        cleaned = super().clean() or {}
        if cleaned.get("password") != cleaned.get("password_again"):
            self.add_error("password_again", _("Hai lần nhập mật khẩu không giống nhau."))
        return cleaned


class RegistrationForm(PersonForm):
    """The account registration of a focal unit: who they are is owed in full."""

    field_order = ("unit", "focal_body", "full_name", "position", "phone")

    unit = forms.CharField(
        label=gettext_lazy("Đơn vị báo cáo"),
        max_length=200,
        help_text=gettext_lazy("Tên tỉnh, thành phố, tập đoàn, hiệp hội… Gõ vài chữ rồi chọn trong danh sách."),
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
    focal_body = forms.CharField(
        label=gettext_lazy("Đơn vị đầu mối"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: Sở Công Thương, Trung tâm Khuyến công"),
    )
    email = forms.CharField(
        label=gettext_lazy("Địa chỉ thư điện tử"),
        max_length=254,
        help_text=gettext_lazy("Nên dùng thư công vụ. Liên kết đặt mật khẩu được gửi tới địa chỉ này."),
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    decision_number = forms.CharField(
        label=gettext_lazy("Số quyết định hoặc công văn cử người"), max_length=60, required=False
    )
    decision_date = Day(label=gettext_lazy("Ngày ký"), required=False, help_text=_EXAMPLE)
    document = forms.FileField(
        label=gettext_lazy("Tệp quyết định hoặc công văn"),
        help_text=gettext_lazy("PDF, Word hoặc ảnh chụp, có chữ ký và dấu."),
    )
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("position", "phone"):
            self.fields[name].required = True

    def clean_email(self) -> str:
        """A mail address."""
        return clean_address(self.cleaned_data["email"])

    def clean_unit(self) -> Unit:
        """The unit of that name or code."""
        words = self.cleaned_data["unit"].strip()
        units = [
            unit for unit in registrable_units() if words.casefold() in {unit.name.casefold(), unit.code.casefold()}
        ]
        if not units:
            raise forms.ValidationError(_("Không có đơn vị tên này. Chọn một tên trong danh sách."))
        return units[0]


class DecisionForm(OfficeForm):
    """What the ministry decides about a registration."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Quyết định"),
        choices=(("approve", gettext_lazy("Chấp thuận")), ("refuse", gettext_lazy("Không chấp thuận"))),
        widget=forms.RadioSelect,
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò khi chấp thuận"),
        choices=[(role.value, role.label) for role in (Role.OFFICER, Role.HEAD, Role.LEADER, Role.FACILITY_USER)],
        initial=Role.OFFICER,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy("Bắt buộc khi không chấp thuận; người đăng ký sẽ đọc."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DelegationForm(OfficeForm):
    """Who may type for the unit, until when."""

    email = forms.CharField(
        label=gettext_lazy("Địa chỉ thư điện tử của người được ủy quyền"),
        max_length=254,
        help_text=gettext_lazy("Người đó đã có tài khoản, ví dụ của một tổ chức tư vấn."),
        widget=forms.TextInput(attrs={"inputmode": "email"}),
    )
    until = Day(label=gettext_lazy("Đến hết ngày"), help_text=_EXAMPLE)
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = f"{timezone.localdate() + timedelta(days=30):%d/%m/%Y}"

    def clean_email(self) -> str:
        """A mail address."""
        return clean_address(self.cleaned_data["email"])


class HandoverForm(OfficeForm):
    """Who takes over."""

    successor_email = forms.CharField(
        label=gettext_lazy("Địa chỉ thư điện tử của người nhận"),
        max_length=254,
        help_text=gettext_lazy("Chưa có tài khoản thì được mời; vai trò chuyển khi người đó nhận lời."),
        widget=forms.TextInput(attrs={"inputmode": "email"}),
    )
    successor_name = forms.CharField(
        label=gettext_lazy("Họ và tên người nhận, nếu chưa có tài khoản"), max_length=120, required=False
    )
    note = forms.CharField(
        label=gettext_lazy("Điều người nhận cần biết"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_successor_email(self) -> str:
        """A mail address."""
        return clean_address(self.cleaned_data["successor_email"])


class WhyForm(OfficeForm):
    """A reason, where one is owed."""

    why = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


def registrable_units() -> list[Unit]:
    """The units of today for which an officer can register: those that report, not their parts."""
    kinds = (
        Unit.Kind.PROVINCE,
        Unit.Kind.CORPORATION,
        Unit.Kind.ASSOCIATION,
        Unit.Kind.CONSULTANCY,
        Unit.Kind.MINISTRY,
    )
    return [unit for unit in units_on(timezone.localdate(), kinds) if unit.parent_id]


def clean_address(words: str) -> str:
    """A mail address, in lower case. Raises ValidationError."""
    address = words.strip().lower()
    forms.EmailField().clean(address)
    return address
