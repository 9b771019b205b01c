"""A template of the test's own that asks for every field type, as a question and as a table's column."""

from __future__ import annotations

from dataclasses import replace

from sachhon.formkit.definition import Column, Field, Option, Template, templates
from sachhon.formkit.fields import field_type_names

_YES = Option("yes", {"vi": "Có, một phần", "en": "in part"})
_OPTIONS = {
    "choice": (_YES, Option("other", {"vi": "Khác", "en": "other"})),
    "industry": templates()["facility-year"].field("industry").options,
    "industries": templates()["facility-year"].field("industry").options,
}


def every_type() -> Template:
    """A question of each type, and two tables that have a column of each, one repeated by year."""
    base = templates()["facility-year"]
    names = sorted(field_type_names() - {"table"})
    item = base.sections[0].item
    questions = tuple(
        Field(f"ask_{name}", item, name, _labels(name), "append", options=_OPTIONS.get(name, ())) for name in names
    )
    columns = tuple(
        Column(f"col_{name}", name, _labels(name), options=_OPTIONS.get(name, ()), repeat="year" * (name == "decimal"))
        for name in names
    )
    table = Field("grid", item, "table", {"vi": "Bảng đủ kiểu", "en": "grid"}, "append", columns=columns, years=(2019,))
    fields = (*questions, table)
    return replace(base, id="every-type", version="7", fields=fields, rules=(), sections=base.sections[:1])


def _labels(name: str) -> dict[str, str]:
    return {"vi": f"Kiểu {name}", "en": name}
