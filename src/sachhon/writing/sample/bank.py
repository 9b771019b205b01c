"""How a made-up unit words its answers: catalogue/samples/*.yaml, or sentences made of a template's labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from sachhon.catalogue import resource
from sachhon.formkit.definition import Field, Template


@dataclass(frozen=True, slots=True)
class FieldBank:
    """The wordings of one field. `make` says how its true value is drawn (see sample.draw).

    `whole` names the item whose other answers together are this field's narrative; `inside` is a clause
    within the sentence of the field that names this one as `partner`. `again` tells the figure a
    second time in another field.
    """

    make: Mapping[str, Any] = field(default_factory=dict)
    say: tuple[str, ...] = ()
    nil: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    whole: str = ""
    partner: str = ""
    inside: str = ""
    again_at: str = ""
    again: tuple[str, ...] = ()
    table_label: str = ""
    row: tuple[str, ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)
    caption: str = ""
    annex: bool = False
    annexed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bank:
    """All wordings for one template."""

    subject: tuple[str, ...]
    addressee: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    recipients: tuple[tuple[str, ...], ...]
    headings: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, FieldBank]
    links: tuple[Mapping[str, Any], ...] = ()


def bank_of(template: Template) -> Bank:
    """The bank of a template: its own file in the catalogue, else one made of the template's labels."""
    try:
        file = resource(f"samples/{template.id}.yaml")
    except FileNotFoundError:
        return _plain_bank(template)
    raw = yaml.safe_load(file.read_text("utf-8"))
    leads = raw.get("leads", {})
    return Bank(
        subject=tuple(raw["subject"]),
        addressee=raw["addressee"],
        opening=tuple(raw["opening"]),
        closing=tuple(raw["closing"]),
        recipients=tuple(tuple(names) for names in raw["recipients"]),
        headings={item: tuple(titles) for item, titles in raw["headings"].items()},
        fields={name: _field_bank(entry, tuple(leads.get(name, ()))) for name, entry in raw["fields"].items()},
        links=tuple(raw.get("links", ())),
    )


def _field_bank(raw: Mapping[str, Any], leads: tuple[str, ...]) -> FieldBank:
    again = raw.get("again", {})
    return FieldBank(
        make=raw.get("make", {}),
        say=tuple(raw.get("say", ())),
        nil=tuple(raw.get("nil", ())),
        unknown=tuple(raw.get("unknown", ())),
        leads=leads,
        whole=raw.get("whole", ""),
        partner=raw.get("with", ""),
        inside=raw.get("inside", ""),
        again_at=again.get("at", ""),
        again=tuple(again.get("say", ())),
        table_label=raw.get("table", ""),
        row=tuple(raw.get("row", ())),
        header=raw.get("header", {}),
        caption=raw.get("caption", ""),
        annex=raw.get("annex", False),
        annexed=tuple(raw.get("annexed", ())),
    )


# How values are drawn for a template without a bank, by field type.
_PLAIN_MAKE: Mapping[str, Mapping[str, Any]] = {
    "integer": {"integer": [2, 400]},
    "decimal": {"integer": [2, 4000]},
    "year": {"year": [2010, 2020]},
    "percent": {"percent": [2, 80]},
    "percent_range": {"percent_range": [3, 18]},
    "money": {"money": [20, 3000]},
    "yes_no": {"yes_no": True},
    "document": {"document": {"kinds": ["QĐ-UBND", "QĐ-SCT"], "years": [2010, 2020]}},
    "documents": {"documents": {"kinds": ["QĐ-UBND", "KH-UBND"], "years": [2010, 2020]}},
}
_NAMES = ("Hòa Bình", "Thắng Lợi", "Sông Xanh", "Minh Phát", "An Thịnh", "Bình Minh")


def _plain_bank(template: Template) -> Bank:
    title = template.titles["vi"]
    cited = template.basis
    request = f"Thực hiện Công văn số {cited.number} của {cited.issuer}, " if cited else ""
    return Bank(
        subject=(title[0].lower() + title[1:],),
        addressee=cited.issuer if cited else "Sở Công Thương",
        opening=(f"{request}<issuer> báo cáo như sau",),
        closing=("<issuer> báo cáo để tổng hợp./.",),
        recipients=(("Như trên", "Lưu: VT"),),
        headings={section.item: (section.titles["vi"],) for section in template.outline()},
        fields={asked.id: _plain_field(asked, template) for asked in template.fields},
    )


def _plain_field(asked: Field, template: Template) -> FieldBank:
    label = asked.labels["vi"]
    if asked.type == "table":
        columns = {column.id: _column_make(column.type, column.classifier) for column in asked.columns}
        rows = {"rows": {"count": [2, 6], "columns": columns}}
        header = {
            column.id: column.reading.heading[0].capitalize() if column.reading.heading else column.labels["vi"]
            for column in asked.columns
        }
        return FieldBank(make=rows, header=header, caption=label)
    if asked.type == "narrative":
        return FieldBank(say=("Đơn vị đã triển khai theo kế hoạch, kết quả bước đầu đạt yêu cầu.",), leads=(label,))
    make = _PLAIN_MAKE.get(asked.type, {"text": [f"{label} {name}" for name in _NAMES[:3]]})
    return FieldBank(
        make=make, say=(f"{label}: <v>",), nil=(f"{label}: không có",), unknown=(f"{label}: chưa có số liệu",)
    )


def _column_make(kind: str, classifier: str) -> Any:
    if kind == "money":
        return {"money": [20, 900]}
    if kind in ("integer", "decimal"):
        return [1, 400]
    if kind == "year":
        return [2019, 2020]
    if kind in ("percent", "percent_range"):
        return {"percent": [2, 40]}
    if kind == "yes_no":
        return {"yes_no": True}
    return [f"Nội dung {name}" for name in _NAMES]
