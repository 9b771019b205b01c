"""Forms of this area."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.shell.forms import Day, OfficeForm, SentFile, offer


class SendForm(OfficeForm):
    """A workbook on its way. `provinces`: (code, name) of those that a ministry officer may send it for."""

    province = forms.ChoiceField(
        label=_("Danh sách của"),
        required=False,
        help_text=_("Danh sách của nhiều tỉnh cần có cột Tỉnh, thành phố."),
    )
    file = SentFile(
        label=_("Tệp Excel"),
        accept=".xlsx,.ods",
        help_text=_("Tối đa 200.000 dòng. Tiêu đề cột viết có dấu hay không dấu đều được, thứ tự tùy ý."),
        error_messages={"required": _("Chọn tệp Excel.")},
    )
    title = forms.CharField(
        label=_("Tên danh sách"),
        required=False,
        max_length=200,
        help_text=_("Để trống thì lấy tên tệp."),
    )
    as_on = Day(
        label=_("Thông tin tính đến ngày"),
        required=False,
        help_text=_("Thông tin cũ hơn danh bạ chỉ điền vào chỗ còn trống, không thay thông tin mới hơn."),
    )

    def __init__(self, *args: Any, provinces: Iterable[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        choices = list(provinces)
        if choices:
            offer(self, "province", choices, blank=_("Nhiều tỉnh, thành phố"))
        else:
            del self.fields["province"]
