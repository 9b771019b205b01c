"""The field types by name."""

from __future__ import annotations

from collections.abc import Iterable

from sachhon.formkit.fields.choice import CHOICE
from sachhon.formkit.fields.contact import CONTACT
from sachhon.formkit.fields.day import DATE
from sachhon.formkit.fields.decimal_number import DECIMAL
from sachhon.formkit.fields.document import DOCUMENT
from sachhon.formkit.fields.documents import DOCUMENTS
from sachhon.formkit.fields.facility import FACILITY
from sachhon.formkit.fields.industries import INDUSTRIES
from sachhon.formkit.fields.industry import INDUSTRY
from sachhon.formkit.fields.integer import INTEGER
from sachhon.formkit.fields.model import FieldType
from sachhon.formkit.fields.money import MONEY
from sachhon.formkit.fields.narrative import NARRATIVE
from sachhon.formkit.fields.percent import PERCENT
from sachhon.formkit.fields.percent_range import PERCENT_RANGE
from sachhon.formkit.fields.period import PERIOD
from sachhon.formkit.fields.quantity import QUANTITY
from sachhon.formkit.fields.table import TABLE
from sachhon.formkit.fields.text import TEXT
from sachhon.formkit.fields.unit import UNIT
from sachhon.formkit.fields.year import YEAR
from sachhon.formkit.fields.yes_no import YES_NO


class Registry:
    """Field types by name, each name once."""

    def __init__(self, types: Iterable[FieldType]) -> None:
        self._types: dict[str, FieldType] = {}
        for one in types:
            self.add(one)

    def add(self, one: FieldType) -> None:
        """Take in a type. Raises ValueError where its name is taken."""
        if one.name in self._types:
            raise ValueError(f"there is a field type {one.name} already")
        self._types[one.name] = one

    def get(self, name: str) -> FieldType:
        """The type of that name. Raises KeyError that names those there are."""
        if name not in self._types:
            raise KeyError(f"no field type {name}; there are {', '.join(self._types)}")
        return self._types[name]

    def names(self) -> frozenset[str]:
        """All names."""
        return frozenset(self._types)


REGISTRY = Registry(
    (
        TEXT,
        NARRATIVE,
        INTEGER,
        DECIMAL,
        PERCENT,
        PERCENT_RANGE,
        MONEY,
        YEAR,
        DATE,
        PERIOD,
        YES_NO,
        CHOICE,
        INDUSTRY,
        INDUSTRIES,
        UNIT,
        FACILITY,
        QUANTITY,
        DOCUMENT,
        DOCUMENTS,
        TABLE,
        CONTACT,
    )
)


def field_type(name: str) -> FieldType:
    """The field type of that name. Raises KeyError that names those there are."""
    return REGISTRY.get(name)


def field_type_names() -> frozenset[str]:
    """The names of the field types there are."""
    return REGISTRY.names()
