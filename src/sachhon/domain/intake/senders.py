"""Who sent a mail, and which obligation it answers: told by several clues, and never where they disagree.

A clue is {"code", "unit" or "round", "told"}: what was seen, and which unit or round it speaks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import MINISTRY, Membership
from sachhon.domain.intake.readings import FileRead
from sachhon.domain.intake.units_named import unit_codes_of
from sachhon.domain.registry.api import Contact, FocalBody, Unit
from sachhon.domain.rounds.api import Obligation, Round
from sachhon.domain.submissions.api import Status
from sachhon.vietnamese.docnumbers import normalise_document_number

Clue = dict[str, Any]
_FREE = frozenset({"gmail.com", "yahoo.com", "yahoo.com.vn", "outlook.com", "hotmail.com", "icloud.com", "example.com"})
"""Providers where an address says nothing about its owner's office."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the clues tell. `obligation` is None where they are unclear: then an officer decides."""

    unit: Unit | None
    obligation: Obligation | None
    clues: tuple[Clue, ...]


def who_and_what(address: str, reads: Iterable[FileRead]) -> Told:
    """The unit by address, domain or letterhead, and its obligation by number cited, template or being the only one."""
    told = tuple(reads)
    clues: list[Clue] = []
    candidates = [_with_above(codes) for codes in (*_by_address(address, clues), *_by_letterhead(told, clues))]
    open_ones = _open_obligations(frozenset().union(*candidates)) if candidates else []
    owed = [one for one in open_ones if all(_belongs(one.unit, codes) for codes in candidates)]
    if candidates and not owed:
        clues.append({"code": "disagree" if len(candidates) > 1 else "owes_nothing"})
    if not candidates:
        clues.append({"code": "unknown_sender"})
    units = {one.unit_id: one.unit for one in owed}
    answered = _by_what_it_answers(owed, told, clues)
    unit = next(iter(units.values())) if len(units) == 1 else None
    return Told(unit, answered[0] if len(answered) == 1 else None, tuple(clues))


def _by_address(address: str, clues: list[Clue]) -> list[frozenset[str]]:
    exact = {
        *Contact.objects.filter(email__iexact=address).values_list("unit__code", flat=True),
        *FocalBody.objects.filter(email__iexact=address).values_list("unit__code", flat=True),
        *Membership.objects.filter(user__email__iexact=address, ended_at=None).values_list("unit_code", flat=True),
    } - {MINISTRY}
    if address and exact:
        clues.append({"code": "address", "told": address, "units": sorted(exact)})
        return [frozenset(exact)]
    domain = address.rpartition("@")[2]
    if not domain or domain in _FREE:
        return []
    ending = "@" + domain
    same = {
        *Contact.objects.filter(email__iendswith=ending).values_list("unit__code", flat=True),
        *FocalBody.objects.filter(email__iendswith=ending).values_list("unit__code", flat=True),
        *Membership.objects.filter(user__email__iendswith=ending, ended_at=None).values_list("unit_code", flat=True),
    } - {MINISTRY}
    codes = frozenset(same) or _by_domain_name(domain)
    if codes:
        clues.append({"code": "domain", "told": domain, "units": sorted(codes)})
        return [codes]
    return []


def _by_domain_name(domain: str) -> frozenset[str]:
    """ "soct.angiang.gov.vn" is of An Giang."""
    if not domain.endswith(".gov.vn"):
        return frozenset()
    labels = domain.removesuffix(".gov.vn").split(".")
    return next((codes for label in reversed(labels) if (codes := unit_codes_of(label))), frozenset())


def _by_letterhead(reads: Iterable[FileRead], clues: list[Clue]) -> list[frozenset[str]]:
    found = []
    for read in reads:
        name = read.unit_name or read.province
        if not name:
            continue
        named = frozenset(Unit.objects.filter(name=name).values_list("code", flat=True))
        codes = named | unit_codes_of(name)
        if codes:
            clues.append({"code": "letterhead", "told": name, "units": sorted(codes)})
            found.append(codes)
    return found


def _with_above(codes: frozenset[str]) -> frozenset[str]:
    """The units and those above them: a department's mail may bring its province's report."""
    lines = Unit.objects.filter(code__in=codes).values_list("line", flat=True)
    return frozenset({*codes, *(code for line in lines for code in line)} - {MINISTRY})


def _belongs(unit: Unit, codes: frozenset[str]) -> bool:
    """Whether the unit is one of those, or a part of one: a letter bears the province's name."""
    return not codes.isdisjoint(unit.line or [unit.code])


def _open_obligations(codes: frozenset[str]) -> list[Obligation]:
    """What these units still owe: published rounds, not waived, not sealed."""
    owed = (
        Obligation.objects.filter(
            unit__code__in=codes, round__status=Round.Status.PUBLISHED, round__is_test=False, waived_at=None
        )
        .select_related("unit", "round__template", "submission")
        .order_by("deadline", "pk")
    )
    return [one for one in owed if _status(one) in (Status.DRAFT, Status.RETURNED)]


def _status(obligation: Obligation) -> str:
    submission = getattr(obligation, "submission", None)
    return Status.DRAFT if submission is None else submission.status


def _by_what_it_answers(owed: list[Obligation], reads: Iterable[FileRead], clues: list[Clue]) -> list[Obligation]:
    told = tuple(reads)
    cited = {normalise_document_number(number) for read in told for number in read.cited}
    by_number = [one for one in owed if normalise_document_number(one.round.letter_number) in cited]
    if by_number:
        clues.extend({"code": "number", "told": one.round.letter_number, "round": one.round.code} for one in by_number)
        return by_number
    recognised = {read.recognised for read in told if read.recognised}
    by_template = [one for one in owed if one.round.template and one.round.template.template_id in recognised]
    if by_template:
        clues.extend({"code": "template", "told": one.round.title, "round": one.round.code} for one in by_template)
        if len(by_template) > 1:
            clues.append({"code": "several_rounds"})
        return by_template
    if recognised or not told:
        clues.append({"code": "answers_nothing"})
        return []
    if len(owed) == 1:
        clues.append({"code": "only_one_owed", "told": owed[0].round.title, "round": owed[0].round.code})
        return []
    clues.append({"code": "answers_nothing"})
    return []


def say_clue(clue: Clue) -> str:
    """The sentence an officer reads."""
    return _words()[clue["code"]] % {"told": clue.get("told", "")}


def _words() -> dict[str, str]:
    return {
        "address": _("Địa chỉ %(told)s là của người hoặc đầu mối của đơn vị."),
        "domain": _("Tên miền %(told)s là của đơn vị."),
        "letterhead": _("Văn bản ghi “%(told)s”."),
        "number": _("Văn bản dẫn công văn %(told)s."),
        "template": _("Nội dung trả lời biểu mẫu của đợt “%(told)s”."),
        "only_one_owed": _(
            "Đơn vị chỉ còn nợ báo cáo đợt “%(told)s”, nhưng văn bản không cho thấy là trả lời đợt này."
        ),
        "several_rounds": _("Có nhiều đợt dùng biểu mẫu này, văn bản không nói rõ là đợt nào."),
        "disagree": _("Địa chỉ gửi và nội dung chỉ tới những đơn vị khác nhau, hoặc đơn vị không còn nợ báo cáo."),
        "owes_nothing": _("Đơn vị không còn nợ báo cáo nào trong các đợt đang mở."),
        "unknown_sender": _("Không biết người gửi: địa chỉ không có trong danh bạ, văn bản không ghi tỉnh."),
        "answers_nothing": _("Không thấy thư trả lời biểu mẫu nào của các đợt đang mở."),
        "no_files": _("Thư không có tệp nào đọc được."),
        "machine": _("Thư do máy tự gửi, không phải báo cáo."),
        "assigned": _("Cán bộ đã xếp thư: %(told)s."),
        "file_refused": _("Một tệp không được nhận: %(told)s"),
        "only_headers": _("Thư không được tải về, chỉ giữ phần đầu: %(told)s"),
    }
