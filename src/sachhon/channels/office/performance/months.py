"""The form of twelve months, for a stream's readings or a product's output; twelve numbers can be pasted from Excel."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.calculations.units import Dimension, known_units, unit_of
from sachhon.channels.office.performance.words import exact, unit_words
from sachhon.channels.office.shell.forms import Number, OfficeForm, offer, read_number
from sachhon.domain.assessments.api import MonthRead, Stream

MONTHS = range(1, 13)
EXAMPLE = "1260000 / 1.260.000,5"
_CELLS = re.compile(r"[\t\r\n]")
_ENERGY = frozenset({"kWh", "MWh", "GJ", "Gcal", "TOE"})


def units_for(stream: Stream) -> list[tuple[str, str]]:
    """The units in which a stream may be written down: those of its dimensions, for energy also units of heat."""
    own = [unit_of(unit) for unit in stream.units]
    dimensions = {unit.dimension for unit in own}
    found = [*own, *(unit for unit in known_units() if unit.dimension in dimensions)]
    if stream.kind == "energy":
        found += [unit for unit in known_units(Dimension.ENERGY) if unit.symbol in _ENERGY]
    return list({unit.symbol: (unit.symbol, unit_words(unit.symbol)) for unit in found}.values())


class MonthsForm(OfficeForm):
    """Twelve numbers; a blank month is one that nobody has read."""

    pasted = forms.CharField(
        label=gettext_lazy("Dán 12 số từ Excel (một cột hoặc một hàng, từ tháng 1)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        help_text=gettext_lazy("Bấm “Điền vào các tháng” rồi xem lại trước khi ghi. Ô trống là tháng chưa có số."),
    )

    def __init__(self, data: Any = None, *, standing: dict[int, Decimal] | None = None, **rest: Any) -> None:
        initial = {**rest.pop("initial", {}), **{f"m{m}": exact(v) for m, v in (standing or {}).items()}}
        super().__init__(data, initial=initial, **rest)
        for month in MONTHS:
            self.fields[f"m{month}"] = Number(
                label=_("Tháng %(month)s") % {"month": month}, required=False, example=EXAMPLE, look="form-control-num"
            )

    @property
    def months(self) -> list[Any]:
        """The fields of the months."""
        return [self[f"m{month}"] for month in MONTHS]

    @property
    def others(self) -> list[Any]:
        """The fields before the months."""
        return [field for field in self if field.name != "pasted" and not re.fullmatch(r"m\d+", field.name)]

    def read(self) -> list[MonthRead]:
        """The months as they were typed; blank months take back what stood there."""
        return [MonthRead(month, self.cleaned_data[f"m{month}"]) for month in MONTHS]


class MeterForm(MonthsForm):
    """Readings of a stream."""

    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    name = forms.CharField(label=gettext_lazy("Tên (nếu có nhiều loại)"), required=False, max_length=200)

    field_order = ("name", "unit", "pasted")

    def __init__(self, stream: Stream, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "unit", units_for(stream))
        if stream.kind in ("energy", "water"):
            del self.fields["name"]


class OutputForm(MonthsForm):
    """Output of a product."""

    product = forms.CharField(
        label=gettext_lazy("Sản phẩm"), max_length=300, error_messages={"required": gettext_lazy("Nhập tên sản phẩm.")}
    )
    unit = forms.CharField(
        label=gettext_lazy("Đơn vị tính"), max_length=30, error_messages={"required": gettext_lazy("Nhập đơn vị tính.")}
    )

    field_order = ("product", "unit", "pasted")


def filled_in(data: Any) -> dict[str, str]:
    """What was typed, with the pasted cells laid into the months. Cells that are no numbers stay, to be mended."""
    told = {name: str(data.get(name, "")) for name in data}
    cells = [cell.strip() for cell in _CELLS.split(told.get("pasted", "").strip("\r\n"))]
    for month, cell in zip(MONTHS, (cell for cell in cells), strict=False):
        told[f"m{month}"] = _plain(cell)
    told["pasted"] = ""
    return told


def _plain(cell: str) -> str:
    """A number as the form writes it; anything else as it came."""
    try:
        number = read_number(cell)
    except forms.ValidationError:
        return cell
    return "" if number is None else exact(number)
