"""How a made-up unit words its answers: catalogue/samples/*.yaml as frozen objects.

A wording is a string with blanks: <v> the value, <n> a count, <SXSH> the writer's term, <issuer>, <sct>, <province>,
any of the bank's `names` (drawn once for a letter) and `words` (drawn anew at each place).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from sachhon.catalogue import resource
from sachhon.formkit.definition import Template
from sachhon.writing.sample.plain import plain_entries

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A printed column that holds several: `same` where all are alike, `none` where all are blank, else `apart`."""

    of: Words
    header: Words
    same: Words = ()
    apart: Words = ()
    none: Words = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table field is laid out. `orders`: alternatives, "TT" is the running number; none: all columns in order.

    `over`: (titles, columns) of a merged heading. `yearly`: titles over columns that stand once a year. `lines`:
    alternatives of prose, a line a string; a line whose blank has no value is left out. `row`: one line of prose.
    """

    caption: Words = ()
    header: Mapping[str, Words] = field(default_factory=dict)
    orders: tuple[Words, ...] = ()
    joined: Mapping[str, Joined] = field(default_factory=dict)
    over: tuple[tuple[Words, Words], ...] = ()
    yearly: Words = ()
    total: Words = ()
    row: Words = ()
    lines: tuple[Words, ...] = ()
    lines_odds: float = 0.5


@dataclass(frozen=True, slots=True)
class AnnexBank:
    """A field that may stand in an annex: how often, under which title, and what the body says instead."""

    odds: float = 1.0
    title: Words = ()
    instead: Words = ()
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class FieldBank:
    """The wordings of one field. `make` says how its true value is drawn (see sample.values, sample.rows).

    `whole` names the item whose other answers together are this field's narrative; `inside` is a clause
    within the sentence of the field that names this one as `partner`. `again` tells the figure a
    second time in another field. `no`: how a yes_no says no. `label`: what stands before the value in a table of
    answers. `annexed`: a narrative that only names the annex.
    """

    make: Mapping[str, Any] = field(default_factory=dict)
    say: Words = ()
    no: Words = ()
    nil: Words = ()
    unknown: Words = ()
    leads: Words = ()
    label: Words = ()
    whole: str = ""
    partner: str = ""
    inside: Words = ()
    again_at: str = ""
    again: Words = ()
    layout: Layout = Layout()
    annex: AnnexBank | None = None
    annexed: Words = ()
    certain: bool = False  # always told: the unit's own name


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """An item whose answers may stand in a table.

    `kind`: answers (label, value) or checklist (item, done, not done, details).
    """

    odds: float
    header: tuple[Words, ...]
    kind: str = "answers"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document: an item of the template, or (`item` "") text that no question asks for."""

    item: str = ""
    headings: Words = ()
    say: Words = ()
    odds: float = 1.0
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """Letterhead and closing. `kind` "" makes a letter; `issued`: days after the request, or years."""

    kind: str = ""
    title: Words = ()
    issuer: Words = ("ỦY BAN NHÂN DÂN\n<body> <province>",)
    superior: Words = ("",)
    symbol: Words = ("UBND-KT", "UBND-CN", "UBND-KTTH", "UBND-TH")
    authority: tuple[Words, ...] = (
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    )
    bases: Words = ()
    days: tuple[int, int] = (20, 60)
    years: tuple[int, int] | None = None
    writer: str = "UBND <unit> <province>"


@dataclass(frozen=True, slots=True)
class Bank:
    """All wordings for one template. `profiles`: sets of words and records of which a letter takes one."""

    subject: Words
    addressee: Words
    opening: Words
    closing: Words
    recipients: tuple[Words, ...]
    headings: Mapping[str, Words]
    fields: Mapping[str, FieldBank]
    head: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[Mapping[str, Any], ...] = ()
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names: Mapping[str, Words] = field(default_factory=dict)
    profiles: tuple[Mapping[str, Any], ...] = ({},)
    outline: tuple[Part, ...] = ()
    tables: Mapping[str, AnswerTable] = field(default_factory=dict)
    follow_up: Mapping[str, Words] = field(default_factory=dict)
    shuffled: Words = ()  # items whose answers, or parts, some writers put in an order of their own


def bank_of(template: Template) -> Bank:
    """The bank of a template: its own file in the catalogue, else one made of the template's labels."""
    try:
        file = resource(f"samples/{template.id}.yaml")
    except FileNotFoundError:
        return plain_bank(template)
    return _bank(yaml.safe_load(file.read_text("utf-8")))


def plain_bank(template: Template) -> Bank:
    """A bank made of the template's labels alone."""
    return _bank(plain_entries(template))


def head_of(bank: Bank, profile: Mapping[str, Any]) -> Head:
    """The letterhead of a letter with this profile."""
    raw = {**bank.head, **profile.get("head", {})}
    listed = {"title", "issuer", "superior", "symbol", "bases"}
    given: dict[str, Any] = {name: _listed(value) if name in listed else value for name, value in raw.items()}
    if "authority" in given:
        given["authority"] = tuple(map(tuple, given["authority"]))
    return Head(**given)


def _bank(raw: Mapping[str, Any]) -> Bank:
    leads = raw.get("leads", {})
    return Bank(
        subject=_listed(raw.get("subject")),
        addressee=_listed(raw.get("addressee")),
        opening=_listed(raw.get("opening")),
        closing=_listed(raw.get("closing")),
        recipients=tuple(map(tuple, raw["recipients"])),
        headings={item: _listed(titles) for item, titles in raw["headings"].items()},
        fields={name: _field_bank(entry, _listed(leads.get(name))) for name, entry in raw["fields"].items()},
        head=raw.get("head", {}),
        links=tuple(raw.get("links", ())),
        words=raw.get("words", {}),
        names={name: _listed(value) for name, value in raw.get("names", {}).items()},
        profiles=tuple(raw.get("profiles", ({},))),
        outline=tuple(map(_part, raw.get("outline", ()))),
        tables={item: _answer_table(entry) for item, entry in raw.get("tables", {}).items()},
        follow_up={name: _listed(value) for name, value in raw.get("follow_up", {}).items()},
        shuffled=_listed(raw.get("shuffled")),
    )


def _listed(value: Any) -> Words:
    if value is None:
        return ()
    return (str(value),) if isinstance(value, str | int) else tuple(str(one) for one in value)


def _part(raw: Mapping[str, Any]) -> Part:
    return Part(
        item=str(raw.get("item", "")),
        headings=_listed(raw.get("heading")),
        say=_listed(raw.get("say")),
        odds=raw.get("odds", 1.0),
        parts=tuple(map(_part, raw.get("parts", ()))),
    )


def _answer_table(raw: Mapping[str, Any]) -> AnswerTable:
    return AnswerTable(raw["odds"], tuple(map(_listed, raw["header"])), raw.get("kind", "answers"))


def _field_bank(raw: Mapping[str, Any], leads: Words) -> FieldBank:
    again = raw.get("again", {})
    annex = raw.get("annex")
    return FieldBank(
        make=raw.get("make", {}),
        say=_listed(raw.get("say")),
        no=_listed(raw.get("not")),
        nil=_listed(raw.get("nil")),
        unknown=_listed(raw.get("unknown")),
        leads=leads,
        label=_listed(raw.get("label")),
        whole=raw.get("whole", ""),
        partner=raw.get("with", ""),
        inside=_listed(raw.get("inside")),
        again_at=again.get("at", ""),
        again=_listed(again.get("say")),
        layout=_layout(raw.get("layout", {})),
        annex=_annex(annex) if annex else None,
        annexed=_listed(raw.get("annexed")),
        certain=raw.get("certain", False),
    )


def _annex(raw: Mapping[str, Any]) -> AnnexBank:
    return AnnexBank(
        raw.get("odds", 1.0), _listed(raw.get("title")), _listed(raw.get("instead")), raw.get("landscape", False)
    )


def _layout(raw: Mapping[str, Any]) -> Layout:
    return Layout(
        caption=_listed(raw.get("caption")),
        header={name: _listed(titles) for name, titles in raw.get("header", {}).items()},
        orders=tuple(map(_listed, raw.get("orders", ()))),
        joined={name: _joined(entry) for name, entry in raw.get("joined", {}).items()},
        over=tuple((_listed(entry["title"]), _listed(entry["columns"])) for entry in raw.get("over", ())),
        yearly=_listed(raw.get("yearly")),
        total=_listed(raw.get("total")),
        row=_listed(raw.get("row")),
        lines=tuple(map(_listed, raw.get("lines", ()))),
        lines_odds=raw.get("lines_odds", 0.5),
    )


def _joined(raw: Mapping[str, Any]) -> Joined:
    return Joined(**{name: _listed(value) for name, value in raw.items()})
