"""Forms of this area."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _


class SendForm(forms.Form):
    """A workbook on its way. `provinces`: (code, name) of those that a ministry officer may send it for."""

    province = forms.ChoiceField(
        label=_("Danh sách của"),
        required=False,
        help_text=_("Danh sách của nhiều tỉnh cần có cột Tỉnh, thành phố."),
    )
    file = forms.FileField(
        label=_("Tệp Excel"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods"}),
        help_text=_("Tối đa 200.000 dòng. Tiêu đề cột viết có dấu hay không dấu đều được, thứ tự tùy ý."),
        error_messages={"required": _("Chọn tệp Excel."), "empty": _("Tệp rỗng. Chọn tệp khác.")},
    )
    title = forms.CharField(
        label=_("Tên danh sách"),
        required=False,
        max_length=200,
        help_text=_("Để trống thì lấy tên tệp."),
    )
    as_on = forms.DateField(
        label=_("Thông tin tính đến ngày"),
        required=False,
        widget=forms.DateInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "form-control input-short"}
        ),
        help_text=_("Thông tin cũ hơn danh bạ chỉ điền vào chỗ còn trống, không thay thông tin mới hơn."),
        error_messages={"invalid": _("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.")},
    )

    def __init__(self, *args: object, provinces: Iterable[tuple[str, str]] = (), **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        choices = list(provinces)
        if choices:
            self.fields["province"].choices = [("", _("Nhiều tỉnh, thành phố")), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["province"]
