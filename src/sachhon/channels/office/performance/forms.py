"""Forms of a facility's years."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.forms import OfficeForm, Percent, Reason, offer

_WHOLE = 100


class BaselineForm(OfficeForm):
    """The baseline of a resource."""

    year = forms.TypedChoiceField(label=gettext_lazy("Năm gốc"), coerce=int)
    share = Percent(
        label=gettext_lazy("Phụ tải nền (%)"),
        required=False,
        help_text=gettext_lazy(
            "Phần tiêu thụ của năm gốc không đổi theo sản lượng (chiếu sáng, kho lạnh, khởi động). Để trống là 0."
        ),
    )
    why = Reason(error_messages={"required": gettext_lazy("Nêu lý do chọn năm gốc này.")})

    def __init__(self, years: list[int], data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        offer(self, "year", ((year, str(year)) for year in years))

    def clean_share(self) -> Decimal:
        """0 where nothing was said; from 0 to below 100."""
        share = self.cleaned_data["share"] or Decimal(0)
        if not 0 <= share < _WHOLE:
            raise forms.ValidationError(_("Nhập từ 0 đến dưới 100, ví dụ 40."))
        return share


class GradeForm(OfficeForm):
    """Which kind of coal or biomass it was."""

    grade = forms.ChoiceField(
        label=gettext_lazy("Loại đã dùng"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn loại đã dùng.")},
    )
    all_years = forms.BooleanField(
        label=gettext_lazy("Cùng loại ở mọi năm chưa chọn"),
        required=False,
        help_text=gettext_lazy("Bỏ chọn nếu các năm khác dùng loại khác."),
    )

    def __init__(self, choices: list[tuple[str, str]], data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        offer(self, "grade", choices)


class ProductsForm(OfficeForm):
    """Per which products savings are told."""

    products = forms.MultipleChoiceField(
        label=gettext_lazy("Sản phẩm dùng để tính"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Chọn ít nhất một sản phẩm.")},
    )

    def __init__(self, choices: list[tuple[str, str]], data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        offer(self, "products", choices)
