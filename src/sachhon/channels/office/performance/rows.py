"""What the pages of a facility show, prepared as plain rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from sachhon.channels.office.performance.words import (
    DASH,
    blocked_words,
    exact,
    percent,
    resource_name,
    rounded,
    sentence,
    specific_words,
    unit_words,
    with_unit,
)
from sachhon.domain.assessments.api import NO_FIGURE_WANTED, Overview, Standing, Told
from sachhon.domain.registry.api import Facility
from sachhon.formkit.findings import Finding, Severity

ENERGY, WATER = "energy", "water"


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt beside a figure."""

    words: str
    grave: bool


@dataclass(frozen=True, slots=True)
class SavingRow:
    """A resource in a year: what was used, per product, against which baseline, and what was saved."""

    resource: str
    name: str
    used: str
    specific: str
    baseline: str
    adjusted: str
    saving: str
    share: str
    kind: str
    absolute: str
    specific_change: str
    blocked: str
    wanted: bool
    notes: tuple[Note, ...]
    formula: tuple[str, ...]
    worked: str
    factors: tuple[str, ...]
    toe: str
    baseline_href: str
    whole: bool = False
    numbers: dict[str, Decimal | int | None] = field(default_factory=dict)


def saving_row(facility: Facility, told: Told) -> SavingRow:
    """One resource of one year."""
    saved = told.saved
    share = None if saved is None else saved.saving_pct
    return SavingRow(
        told.resource,
        resource_name(told.resource),
        with_unit(told.used.quantity, told.used.unit),
        specific_words(told),
        _baseline(told),
        with_unit(saved.adjusted_baseline, told.used.unit) if saved else DASH,
        with_unit(saved.saving, told.used.unit) if saved else DASH,
        percent(share),
        "" if share is None else "success" if share > 0 else "danger" if share < 0 else "neutral",
        percent(saved.absolute_change_pct, signed=True) if saved else DASH,
        percent(saved.specific_change_pct, signed=True) if saved else DASH,
        blocked_words(told.blocked, told.about) if told.blocked else "",
        told.blocked in NO_FIGURE_WANTED,
        notes_of(told.warnings),
        (*told.used.formula, *(saved.working.formula if saved else ())),
        _worked(told),
        tuple(factor_words(one) for one in told.used.factors),
        with_unit(told.used.toe, "TOE") if told.used.toe is not None else "",
        reverse("performance:baseline", args=(facility.code, told.resource)),
        told.resource in (ENERGY, WATER),
    )


def _baseline(told: Told) -> str:
    if told.baseline_year is None:
        return DASH
    words = str(told.baseline_year)
    if told.base_load_share_pct:
        return _("%(year)s, phụ tải nền %(share)s") % {"year": words, "share": percent(told.base_load_share_pct)}
    return words


def _worked(told: Told) -> str:
    """The formula with the numbers in it."""
    saved, base, made = told.saved, told.base, told.base_output
    if saved is None or base is None or made is None or base.quantity is None or made.quantity is None:
        return ""
    share = told.base_load_share_pct / 100
    words = _(
        "%(base)s × (%(share)s + (1 − %(share)s) × %(output)s / %(before)s) = %(adjusted)s;"
        " tiết kiệm %(adjusted)s − %(used)s = %(saving)s"
    )
    return words % {
        "base": with_unit(base.quantity, told.used.unit),
        "share": exact(share),
        "output": with_unit(told.output.quantity, told.output.unit),
        "before": with_unit(made.quantity, made.unit),
        "adjusted": rounded(saved.adjusted_baseline),
        "used": rounded(told.used.quantity),
        "saving": with_unit(saved.saving, told.used.unit),
    }  # fmt: skip


def factor_words(one: Any) -> str:
    """A factor with its edition, days and certainty."""
    until = one.valid_to.strftime("%d/%m/%Y") if one.valid_to else _("nay")
    return _("%(row)s = %(value)s %(unit)s (bảng %(table)s bản %(version)s, hiệu lực %(start)s đến %(until)s)") % {
        "row": one.row,
        "value": exact(one.value),
        "unit": one.unit,
        "table": one.table,
        "version": one.version,
        "start": one.valid_from.strftime("%d/%m/%Y"),
        "until": until,
    }


def notes_of(findings: Iterable[Finding]) -> tuple[Note, ...]:
    """Doubts in words, each once."""
    told = {sentence(one): one.severity is not Severity.INFO for one in findings}
    return tuple(Note(words, grave) for words, grave in told.items())


def year_rows(overview: Overview) -> list[dict[str, Any]]:
    """The years, the newest first: output, energy, water, savings of energy, and what the figures stand on."""
    found = []
    for year in overview.years:
        told = {one.resource: one for one in overview.of_year(year)}
        energy, water = told.get(ENERGY), told.get(WATER)
        first = next(iter(told.values()), None)
        row = overview.rows.get(year)
        kind, words = status_of(overview, year)
        found.append(
            {
                "year": year,
                "href": reverse("performance:year", args=(overview.facility.code, year)),
                "output": with_unit(first.output.quantity, first.output.unit) if first else DASH,
                "energy": with_unit(energy.used.quantity, "GJ") if energy else DASH,
                "specific": specific_words(energy) if energy else DASH,
                "water": specific_words(water) if water else DASH,
                "saving": percent(energy.saved.saving_pct) if energy and energy.saved else DASH,
                "absolute": percent(energy.saved.absolute_change_pct, signed=True) if energy and energy.saved else DASH,
                "note": blocked_words(energy.blocked, energy.about) if energy and energy.blocked else "",
                "claimed": overview.facts[year].claimed,
                "kind": kind,
                "status": words,
                "verified": row is not None and row.verified_at is not None,
            }
        )
    return found


def status_of(overview: Overview, year: int) -> tuple[str, str]:
    """On what a year's figures stand: colour and words."""
    row = overview.rows.get(year)
    if year in overview.pending:
        return "waiting", _("Báo cáo chưa duyệt")
    if row is not None and row.verified_at is not None:
        return "success", pgettext("số liệu năm", "Đã xác nhận")
    if row is not None and row.revision_id is not None:
        return "info", _("Báo cáo đã duyệt")
    if any(one.month is not None for one in overview.facts[year].amounts):
        return "neutral", _("Mới có sổ công tơ")
    return "info", _("Báo cáo đã duyệt")


def steps_of(overview: Overview, year: int) -> list[dict[str, str]]:
    """What stands in the way of figures of a year, each with where to mend it."""
    code = overview.facility.code
    found: dict[str, dict[str, str]] = {}
    for told in overview.of_year(year):
        if not told.blocked or told.blocked in NO_FIGURE_WANTED:
            continue
        words = blocked_words(told.blocked, told.about)
        href, label = "", ""
        if told.blocked == "grade_needed":
            href = reverse("performance:grade", args=(code, year, told.about))
            label = _("Chọn loại")
        elif told.blocked in ("products_differ", "output_unknown"):
            href, label = reverse("performance:products", args=(code,)), _("Chọn sản phẩm dùng để tính")
        elif told.blocked in ("baseline_blocked", "output_unit_changed"):
            href, label = reverse("performance:baseline", args=(code, told.resource)), _("Chọn năm gốc khác")
        elif told.blocked in ("amount_unknown", "months_missing"):
            href = reverse("performance:meter", args=(code, year, told.about))
            label = _("Ghi sổ công tơ")
        found.setdefault(words, {"words": words, "href": href, "label": label})
    return list(found.values())


def standing_tiles(standing: Standing, overview: Overview) -> list[dict[str, str]]:
    """The answers at a glance: among others, against the norm, saved, emitted."""
    told = {one.resource: one for one in overview.of_year(standing.year)}
    energy = told.get(ENERGY)
    tiles = [_peer_tile(standing), _norm_tile(standing)]
    if energy is not None:
        saved = energy.saved
        note = blocked_words(energy.blocked, energy.about) if energy.blocked else ""
        if saved is not None:
            note = _("so với năm %(year)s, cùng sản lượng; tổng tiêu thụ %(absolute)s") % {
                "year": energy.baseline_year,
                "absolute": percent(saved.absolute_change_pct, signed=True),
            }
        kind = "" if saved is None else "success" if saved.saving_pct > 0 else "warning"
        tiles.append({
            "label": _("Tiết kiệm năng lượng"),
            "value": percent(saved.saving_pct) if saved else _("chưa tính được"),
            "note": note,
            "kind": kind,
        })  # fmt: skip
    total, unknown = standing.emissions.t_co2e, standing.emissions.unknown
    if standing.emissions.carriers:
        tiles.append({
            "label": _("Phát thải khí nhà kính"),
            "value": f"{rounded(total)} tCO2e" if total is not None else _("chưa biết"),
            "note": ngettext(
                "mới gồm phần đã biết; còn %(n)s loại chưa có hệ số",
                "mới gồm phần đã biết; còn %(n)s loại chưa có hệ số",
                len(unknown),
            )
            % {"n": len(unknown)}
            if unknown
            else _("điện và nhiên liệu"),
            "kind": "warning" if unknown else "",
        })  # fmt: skip
    return tiles


def _peer_tile(standing: Standing) -> dict[str, str]:
    peers = standing.peers
    label = _("Vị trí trong ngành")
    if peers is None:
        return {"label": label, "value": DASH, "note": _("Chưa có số liệu năng lượng."), "kind": ""}
    if peers.blocked:
        return {"label": label, "value": DASH, "note": blocked_words(peers.blocked, peers.resource), "kind": ""}
    assert peers.found is not None
    if not peers.shown:
        note = _("Mới có %(n)s cơ sở khác để so sánh; cần ít nhất %(least)s để không lộ số liệu của ai.") % {
            "n": peers.found.peers,
            "least": peers.needed,
        }
        return {"label": label, "value": _("chưa hiện"), "note": note, "kind": ""}
    better = peers.found.better_than_pct
    group = _("cùng ngành, cùng sản phẩm") if peers.group == "product" else _("cùng ngành, cùng đơn vị tính")
    note = _("trong %(n)s cơ sở khác %(group)s, theo suất tiêu hao năng lượng") % {
        "n": peers.found.peers,
        "group": group,
    }
    return {
        "label": label,
        "value": _("tốt hơn %(share)s") % {"share": percent(_whole(better))},
        "note": note,
        "kind": "success" if better is not None and better >= 50 else "warning",
    }


def _whole(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal(1))


def _norm_tile(standing: Standing) -> dict[str, str]:
    norm, label = standing.norm, _("Định mức pháp luật")
    if norm is None:
        return {"label": label, "value": DASH, "note": _("Chưa có định mức nào cho sản phẩm này."), "kind": ""}
    if norm.missing is not None:
        return {"label": label, "value": _("chưa đối chiếu được"), "note": sentence(norm.missing), "kind": ""}
    if norm.verdict is None:
        return {"label": label, "value": DASH, "note": _("Chưa có suất tiêu hao năng lượng."), "kind": ""}
    if norm.verdict.limit is None:
        note = " ".join(sentence(one) for one in norm.verdict.working.warnings)
        return {"label": label, "value": _("không còn định mức"), "note": note, "kind": ""}
    over = norm.verdict.over_pct or Decimal(0)
    told = {
        "value": rounded(norm.value),
        "limit": exact(norm.verdict.limit),
        "unit": unit_words(norm.unit),
        "document": norm.verdict.document,
    }
    return {
        "label": label,
        "value": _("vượt %(share)s") % {"share": percent(over, decimals=2)} if over > 0 else _("trong định mức"),
        "note": _("%(value)s so với %(limit)s %(unit)s, %(document)s") % told,
        "kind": "danger" if over > 0 else "success",
    }
