"""An official document as Nghị định 30/2020/NĐ-CP lays it out: letterhead, body, signature, recipients, annexes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from sachhon.writing.document.blocks import Block


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of page 1. A blank `number` or `date` is left open, as in a draft: "Số:        /BCT-TKNL".

    `superior` is the body above the issuer (may be ""), `symbol` what stands behind an open number ("/BCT-TKNL").
    `about` is the "V/v …" of a letter that has no name of type.
    """

    issuer: str
    superior: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    date: Date | None = None
    about: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: `authority` are the lines in capitals ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")."""

    authority: tuple[str, ...]
    name: str = ""
    mark: str = ""  # "(Đã ký)"


@dataclass(frozen=True, slots=True)
class Appendix:
    """An annex, beginning a page of its own. `label` as "Phụ lục I", `title` in capitals, `source` "(Kèm theo …)"."""

    label: str
    title: str
    blocks: tuple[Block, ...]
    source: str = ""
    landscape: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class LetterDocument:
    """All of an official document.

    With `kind` ("BÁO CÁO") it has a name of type over its `title`; without, it is a letter (công văn) whose title is
    the letterhead's `about`. `addressees` follow "Kính gửi". `banner` stands in red above everything, in every
    page's head ("DỮ LIỆU MẪU"). `properties` become custom properties of the file. `body_size` in points (13 or 14).
    `upright_signature`: after a wide table the page turns back for the signature; False leaves it under the table.
    """

    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    kind: str = ""
    title: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    banner: str = ""
    subject: str = ""  # the file's title property; the title when ""
    author: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    body_size: int = 14
    upright_signature: bool = True
