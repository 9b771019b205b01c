"""The same list by django-import-export's bulk mode, as its documentation describes it, and as one who knows it well.

`documented` is the contestant that is measured against: a ModelResource with `use_bulk` and the `batch_size` of 1,000
that its pages "Bulk imports" and "Performance tuning" give, without diffs, with its own instance loader and a
ForeignKeyWidget, each cell checked by the register's `read_fact` in the `clean` of a widget, as they say that cells
are to be checked. `tuned` is told beside it, without a limit: the CachedInstanceLoader that "Performance tuning"
names for registers that fit into memory, and widgets of our own that remember every wording that they understood and
every province, which those pages leave to the reader ("create a subclass which caches").

A list that comes again is read with `skip_unchanged`, which does nothing unless diffs are made (its `skip_row` says
so): so there they are made, but not written as HTML; writing every row anew instead takes twice as long.

Neither keeps changes and the places that they came from, finds a row under another name, asks a person, or can be
resumed. Both read the .xlsx by openpyxl, as the package's XLSX format does.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.register_world import processor, tell  # sets Django up

# isort: split
from import_export import fields, resources, widgets
from import_export.formats.base_formats import XLSX
from import_export.instance_loaders import CachedInstanceLoader

from sachhon.domain.registry.api import Facility, Unit, read_fact
from sachhon.domain.registry.ordering import sort_name
from sachhon.vietnamese.folding import fold

_UNKNOWN_IS_NONE = ("employees", "applies_cp", "industry")


class FactWidget(widgets.Widget):
    """A cell checked as the register checks it."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def clean(self, value: Any, row: Any = None, **more: Any) -> Any:
        told = read_fact(self._key, "" if value is None else str(value))
        return told if told is not None or self._key in _UNKNOWN_IS_NONE else ""


class RememberingFactWidget(FactWidget):
    """The same, each wording understood once."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self._known: dict[Any, Any] = {}

    def clean(self, value: Any, row: Any = None, **more: Any) -> Any:
        if value not in self._known:
            self._known[value] = super().clean(value, row, **more)
        return self._known[value]


class ProvinceWidget(widgets.ForeignKeyWidget):
    """A province by its name, as the register reads names."""

    def __init__(self) -> None:
        super().__init__(Unit, field="code")

    def get_lookup_kwargs(self, value: Any, row: Any = None, **more: Any) -> dict[str, Any]:
        return {"code": read_fact("province", str(value))}


class RememberingProvinceWidget(ProvinceWidget):
    """The same, each province asked for once."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[Any, Any] = {}

    def clean(self, value: Any, row: Any = None, **more: Any) -> Any:
        if value not in self._known:
            self._known[value] = super().clean(value, row, **more)
        return self._known[value]


_TITLES = {
    "tax_code": "Mã số thuế",
    "name": "Tên cơ sở",
    "address": "Địa chỉ",
    "industry": "Ngành (bảng 39 ngành)",
    "products": "Sản phẩm chính",
    "size": "Quy mô",
    "employees": "Số lao động",
    "contact_name": "Người liên hệ",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
    "applies_cp": "Áp dụng sản xuất sạch hơn",
}


def resource(*, remembering: bool, again: bool) -> resources.ModelResource:
    """The twelve columns, read in bulk. `again`: most of the list is known already."""
    fact, province = (RememberingFactWidget, RememberingProvinceWidget) if remembering else (FactWidget, ProvinceWidget)

    class FacilityResource(resources.ModelResource):
        numbered = Facility.objects.count()

        class Meta:
            model = Facility
            import_id_fields = ("tax_code",)
            fields = (*_TITLES, "province")
            use_bulk = True
            batch_size = 1_000
            skip_unchanged = again
            skip_diff = not again
            skip_html_diff = True
            report_skipped = False

        def before_save_instance(self, instance: Facility, row: Any, **more: Any) -> None:
            if instance.pk is None:
                type(self).numbered += 1
                instance.code = f"CS-{type(self).numbered:06d}"
            instance.folded, instance.sort_name = fold(instance.name)[:300], sort_name(instance.name)

    made = FacilityResource()
    for key, title in _TITLES.items():
        made.fields[key] = fields.Field(column_name=title, attribute=key, widget=fact(key))
    made.fields["province"] = fields.Field(column_name="Tỉnh, thành phố", attribute="province", widget=province())
    if remembering:
        made._meta.instance_loader_class = CachedInstanceLoader
    return made


def taken_in(file: str, *, remembering: bool) -> dict[str, float]:
    """Seconds of a list; raises where a row is refused."""
    data, start, busy = Path(file).read_bytes(), time.perf_counter(), processor()
    dataset = XLSX().create_dataset(data)
    again = Facility.objects.exists()
    resource(remembering=remembering, again=again).import_data(dataset, raise_errors=True, use_transactions=True)
    return {"all": time.perf_counter() - start, "cpu": processor() - busy}


if __name__ == "__main__":
    tell([taken_in(file, remembering=sys.argv[1] == "tuned") for file in sys.argv[2:]])
