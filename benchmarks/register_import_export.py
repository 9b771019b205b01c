"""The same list by django-import-export, as somebody who knows it well would: bulk mode, a cached loader, no diffs.

Widgets remember what they looked up; rows are matched by tax code; what did not change is skipped. It keeps neither
the changes nor the places that they came from, finds no row under another name, and asks nobody.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.register_world import tell  # sets Django up

# isort: split
from import_export import fields, resources, widgets
from import_export.formats.base_formats import XLSX
from import_export.instance_loaders import CachedInstanceLoader

from sachhon.catalogue import read_table
from sachhon.domain.registry.api import Facility, Unit, read_fact
from sachhon.domain.registry.ordering import sort_name
from sachhon.vietnamese.folding import fold


class FactWidget(widgets.Widget):
    """A cell checked as the register checks it, each wording once."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._known: dict[Any, Any] = {}

    def clean(self, value: Any, row: Any = None, **more: Any) -> Any:
        if value not in self._known:
            self._known[value] = read_fact(self._key, "" if value is None else str(value))
        known = self._known[value]
        return known if known is not None or self._key in ("employees", "applies_cp", "industry") else ""


class ProvinceWidget(widgets.Widget):
    """A province by its name."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[Any, Any] = {}
        self._units: dict[str, Unit] = {}

    def clean(self, value: Any, row: Any = None, **more: Any) -> Any:
        self._units = self._units or {unit.code: unit for unit in Unit.objects.all()}
        if value not in self._known:
            self._known[value] = self._units[str(read_fact("province", str(value)))]
        return self._known[value]


def _field(title: str, key: str) -> fields.Field:
    return fields.Field(column_name=title, attribute=key, widget=FactWidget(key))


class FacilityResource(resources.ModelResource):
    """The twelve columns."""

    tax_code = _field("Mã số thuế", "tax_code")
    name = _field("Tên cơ sở", "name")
    province = fields.Field(column_name="Tỉnh, thành phố", attribute="province", widget=ProvinceWidget())
    address = _field("Địa chỉ", "address")
    industry = _field("Ngành (bảng 39 ngành)", "industry")
    products = _field("Sản phẩm chính", "products")
    size = _field("Quy mô", "size")
    employees = _field("Số lao động", "employees")
    contact_name = _field("Người liên hệ", "contact_name")
    phone = _field("Điện thoại", "phone")
    email = _field("Thư điện tử", "email")
    applies_cp = _field("Áp dụng sản xuất sạch hơn", "applies_cp")
    numbered = 0

    class Meta:
        model = Facility
        import_id_fields = ("tax_code",)
        instance_loader_class = CachedInstanceLoader
        use_bulk = True
        batch_size = 1_000
        skip_unchanged = True
        report_skipped = False
        skip_diff = True
        skip_html_diff = True
        use_transactions = True
        fields = (
            *("tax_code", "name", "province", "address", "industry", "products", "size", "employees"),
            *("contact_name", "phone", "email", "applies_cp"),
        )

    def before_save_instance(self, instance: Facility, row: Any, **more: Any) -> None:
        if instance.pk is None:
            type(self).numbered += 1
            instance.code = f"CS-{type(self).numbered:06d}"
        instance.folded, instance.sort_name = fold(instance.name)[:300], sort_name(instance.name)


def import_list(data: bytes) -> None:
    """Reads, checks and saves the list; raises where a row is refused."""
    assert read_table("classifiers/industries_39.csv")
    dataset = XLSX().create_dataset(data)
    FacilityResource().import_data(dataset, raise_errors=True)


def taken_in(file: str) -> dict[str, float]:
    """Seconds of a list."""
    data, start = Path(file).read_bytes(), time.perf_counter()
    import_list(data)
    return {"all": time.perf_counter() - start}


if __name__ == "__main__":
    tell([taken_in(file) for file in sys.argv[2:]])
