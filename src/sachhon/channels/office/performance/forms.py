"""Forms of a facility's years. Numbers are read as Vietnamese writes them; what can be read two ways is asked again."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.vietnamese.numbers import AmbiguousNumber, NotANumber, format_number, parse_number

_WHOLE = 100


class Number(forms.CharField):
    """A number as people write it; None for nothing."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(max_length=40, **rest)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "class": "form-control-num"}

    def clean(self, value: Any) -> Any:
        """The number. Raises ValidationError."""
        text = super().clean(value).strip()
        return read_number(text) if text else None


def read_number(text: str) -> Decimal:
    """A number that has one reading. Raises ValidationError with what to do."""
    try:
        return Decimal(parse_number(text))
    except AmbiguousNumber as ambiguous:
        shown = " / ".join(format_number(reading) for reading in ambiguous.readings)
        message = _("“%(text)s” đọc được hai cách: %(readings)s. Nhập lại cho rõ, ví dụ không dùng dấu ngăn nghìn.")
        raise forms.ValidationError(message % {"text": text, "readings": shown}, code="ambiguous") from None
    except NotANumber:
        message = _("“%(text)s” không phải số. Nhập ví dụ 1260000 hoặc 1.260.000,5.")
        raise forms.ValidationError(message % {"text": text}, code="not_a_number") from None


class BaselineForm(forms.Form):
    """The baseline of a resource."""

    year = forms.TypedChoiceField(label=gettext_lazy("Năm gốc"), coerce=int)
    share = Number(
        label=gettext_lazy("Phụ tải nền (%)"),
        required=False,
        help_text=gettext_lazy(
            "Phần tiêu thụ của năm gốc không đổi theo sản lượng (chiếu sáng, kho lạnh, khởi động). Để trống là 0."
        ),
    )
    why = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Nêu lý do chọn năm gốc này.")},
    )

    def __init__(self, years: list[int], data: Any = None, **rest: Any) -> None:
        super().__init__(data, use_required_attribute=False, **rest)
        self.fields["year"].choices = [(year, str(year)) for year in years]

    def clean_share(self) -> Decimal:
        """0 where nothing was said; from 0 to below 100."""
        share = self.cleaned_data["share"] or Decimal(0)
        if not 0 <= share < _WHOLE:
            raise forms.ValidationError(_("Nhập từ 0 đến dưới 100, ví dụ 40."))
        return share


class GradeForm(forms.Form):
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
        super().__init__(data, use_required_attribute=False, **rest)
        self.fields["grade"].choices = choices


class ProductsForm(forms.Form):
    """Per which products savings are told."""

    products = forms.MultipleChoiceField(
        label=gettext_lazy("Sản phẩm dùng để tính"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Chọn ít nhất một sản phẩm.")},
    )

    def __init__(self, choices: list[tuple[str, str]], data: Any = None, **rest: Any) -> None:
        super().__init__(data, use_required_attribute=False, **rest)
        self.fields["products"].choices = choices
