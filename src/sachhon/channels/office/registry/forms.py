"""The forms of the registry's changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms import Day, OfficeForm, OfficeModelForm, offer
from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.api import (
    BELOW_A_UNIT,
    BODY_FIELDS,
    CONTACT_FIELDS,
    Contact,
    FocalBody,
    Unit,
    units_visible,
)


class UnitCode(forms.CharField):
    """A unit that the actor sees, by its code."""

    def __init__(self, **rest: Any) -> None:
        self.actor: Actor | None = None
        super().__init__(max_length=40, **rest)

    def clean(self, value: Any) -> Any:
        """The unit, None for nothing. Raises ValidationError for a code that is none."""
        code = super().clean(value).strip().upper()
        if not code:
            return None
        unit = units_visible(self.actor).filter(code=code).first() if self.actor else None
        if unit is None:
            raise forms.ValidationError(_("Không có đơn vị mã {code}. Xem mã ở danh bạ đơn vị.").format(code=code))
        return unit


class ChangeForm(OfficeForm):
    """A change from a day on."""

    def __init__(self, actor: Actor, data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        for field in self.fields.values():
            if isinstance(field, UnitCode):
                field.actor = actor
        if "on" in self.fields:
            self.fields["on"].initial = timezone.localdate()


def _on() -> Day:
    return Day(label=gettext_lazy("Từ ngày"), error_messages={"required": gettext_lazy("Nhập ngày.")})


def _decision() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Văn bản quyết định"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Số, ngày và cơ quan ban hành, ví dụ 202/2025/QH15."),
    )


class CreateForm(ChangeForm):
    """A new unit below another."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại đơn vị"), choices=Unit.Kind.choices)
    name = forms.CharField(
        label=gettext_lazy("Tên đơn vị"),
        max_length=200,
        error_messages={"required": gettext_lazy("Nhập tên đơn vị.")},
    )
    on = Day(label=gettext_lazy("Ngày thành lập"), error_messages={"required": gettext_lazy("Nhập ngày thành lập.")})
    code = forms.CharField(
        label=gettext_lazy("Mã đơn vị"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Để trống thì hệ thống cấp mã. Mã không bao giờ đổi và không dùng lại."),
    )

    def __init__(self, actor: Actor, data: Any = None, *, every_kind: bool = False, **rest: Any) -> None:
        super().__init__(actor, data, **rest)
        if not every_kind:
            offer(self, "kind", (one for one in Unit.Kind.choices if one[0] in BELOW_A_UNIT))


class RenameForm(ChangeForm):
    """Another name."""

    name = forms.CharField(
        label=gettext_lazy("Tên mới"), max_length=200, error_messages={"required": gettext_lazy("Nhập tên mới.")}
    )
    on = _on()
    decision = _decision()


class MoveForm(ChangeForm):
    """Another parent."""

    parent = UnitCode(
        label=gettext_lazy("Mã đơn vị cấp trên mới"),
        error_messages={"required": gettext_lazy("Nhập mã đơn vị cấp trên.")},
    )
    on = _on()
    decision = _decision()


class DissolveForm(ChangeForm):
    """A last day."""

    on = Day(label=gettext_lazy("Ngày hoạt động cuối cùng"), error_messages={"required": gettext_lazy("Nhập ngày.")})
    decision = _decision()


class MergeForm(ChangeForm):
    """Units that become a part of another."""

    codes = forms.CharField(
        label=gettext_lazy("Mã các đơn vị được gộp"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Cách nhau bằng dấu phẩy hoặc xuống dòng."),
        error_messages={"required": gettext_lazy("Nhập ít nhất một mã đơn vị.")},
    )
    into = UnitCode(
        label=gettext_lazy("Gộp vào đơn vị có mã"),
        error_messages={"required": gettext_lazy("Nhập mã đơn vị tiếp nhận.")},
    )
    on = _on()
    decision = _decision()

    def __init__(self, actor: Actor, data: Any = None, **rest: Any) -> None:
        super().__init__(actor, data, **rest)
        self.actor = actor

    def clean_codes(self) -> list[Unit]:
        """The units, in the order typed."""
        codes = list(dict.fromkeys(self.cleaned_data["codes"].upper().replace(",", " ").replace(";", " ").split()))
        found = {unit.code: unit for unit in units_visible(self.actor).filter(code__in=codes)}
        unknown = [code for code in codes if code not in found]
        if unknown:
            raise forms.ValidationError(_("Không có đơn vị mã {codes}.").format(codes=", ".join(unknown)))
        return [found[code] for code in codes]


class FocalBodyForm(OfficeModelForm):
    """The focal body of a unit with the decision that founded it."""

    is_new = forms.BooleanField(
        label=gettext_lazy("Đây là cơ quan khác thay cho cơ quan trước"),
        required=False,
        help_text=gettext_lazy("Cơ quan trước vẫn lưu trong lịch sử của đơn vị."),
    )
    decision_date = Day(label=gettext_lazy("Ngày quyết định"), required=False)

    class Meta:
        model = FocalBody
        fields = BODY_FIELDS
        labels = {  # noqa: RUF012
            "name": gettext_lazy("Cơ quan đầu mối"),
            "decision_number": gettext_lazy("Số quyết định thành lập"),
            "decision_issuer": gettext_lazy("Cơ quan ban hành quyết định"),
            "leader_name": gettext_lazy("Họ tên lãnh đạo"),
            "leader_position": gettext_lazy("Chức vụ"),
            "address": gettext_lazy("Địa chỉ"),
            "phone": gettext_lazy("Điện thoại"),
            "email": gettext_lazy("Thư điện tử"),
        }
        error_messages = {  # noqa: RUF012
            "name": {"required": gettext_lazy("Nhập tên cơ quan đầu mối.")},
            "email": {"invalid": gettext_lazy("Nhập địa chỉ thư dạng ten@noi.vn.")},
        }

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["email"].widget = forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"})

    def told(self) -> dict[str, Any]:
        """For change_focal_body."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ContactForm(OfficeModelForm):
    """A person to call."""

    class Meta:
        model = Contact
        fields = CONTACT_FIELDS
        labels = {  # noqa: RUF012
            "name": gettext_lazy("Họ và tên"),
            "position": gettext_lazy("Chức vụ"),
            "phone": gettext_lazy("Điện thoại"),
            "email": gettext_lazy("Thư điện tử"),
        }
        error_messages = {  # noqa: RUF012
            "name": {"required": gettext_lazy("Nhập họ tên người liên hệ.")},
            "email": {"invalid": gettext_lazy("Nhập địa chỉ thư dạng ten@noi.vn.")},
        }

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["email"].widget = forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"})
