"""Balances: whether they close, how that is reckoned, and who signs for one that does not."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.assessments.finding import find_assessment, find_signature
from sachhon.channels.office.assessments.forms import SignForm
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.words import (
    SHORT,
    STATES,
    UNKNOWN_SIDES,
    balance_id,
    balance_name,
    factor_words,
    how_words,
    left_out_words,
    one_place,
    said,
)
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    Balance,
    BalanceSignature,
    ChangedMeanwhile,
    Refused,
    UnknownBalance,
    balances_of,
    sign_balance,
    sign_unknown_balances,
    withdraw_signature,
    year_of,
)
from sachhon.vietnamese import format_number


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def balances(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """All of them, those that block first said above."""
    return _page(request, assessment)


@guarded(ASSESSMENT, "sign", find_assessment)
@require_POST
def sign(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """A signature under the closure that was seen."""
    of, step = request.POST.get("of", ""), request.POST.get("step", "")
    said_closure = request.POST.get("closure", "")
    try:
        closure = Decimal(said_closure) if said_closure else None
    except InvalidOperation as wrong:
        raise Http404 from wrong
    found = assessment.steps.filter(pk=int(step)).first() if step.isdecimal() else None
    if of not in BalanceSignature.Of.values or (step and found is None):
        raise Http404("no such balance")
    form = SignForm(request.POST, auto_id=f"id_{of}-{step or 'all'}-%s", unknown=closure is None)
    if form.is_valid():
        try:
            sign_balance(
                actor=request.actor,
                assessment=assessment,
                of=of,
                step=found,
                closure_pct=closure,
                reason=form.cleaned_data["reason"],
                known_total=request.POST.get("known", "")[:60],
            )
        except ChangedMeanwhile as changed:
            messages.error(request, changed.message)
        except Refused as refused:
            form.refuse(refused)
            return _page(request, assessment, f"{of}-{step or 'all'}", form)
        else:
            held = _("Đã ký nhận. Chữ ký chỉ có giá trị với mức khép này.")
            messages.success(request, held if closure is not None else _("Đã ký nhận. Số liệu đổi thì phải ký lại."))
        return redirect(reverse("assessments:balances", args=(assessment.code,)) + f"#{of}-{step or 'all'}")
    return _page(request, assessment, f"{of}-{step or 'all'}", form)


@guarded(ASSESSMENT, "sign", find_assessment)
@require_POST
def sign_unknown(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Several balances of which a side is unknown, with one reason."""
    steps = {str(step.pk): step for step in assessment.steps.all()}
    chosen = []
    for told in request.POST.getlist("which"):
        of, _bar, rest = told.partition("|")
        step, _bar, known = rest.partition("|")
        if of not in BalanceSignature.Of.values or (step and step not in steps):
            raise Http404("no such balance")
        chosen.append(UnknownBalance(of, steps.get(step), known[:60]))
    form = SignForm(request.POST, auto_id="id_many-%s", unknown=True)
    if form.is_valid():
        try:
            made = sign_unknown_balances(
                actor=request.actor, assessment=assessment, chosen=chosen, reason=form.cleaned_data["reason"]
            )
        except ChangedMeanwhile as changed:
            messages.error(request, changed.message)
        except Refused as refused:
            form.refuse(refused)
            return _page(request, assessment, "many", form)
        else:
            words = ngettext("Đã ký nhận %(n)s cân bằng.", "Đã ký nhận %(n)s cân bằng.", len(made))
            messages.success(request, words % {"n": len(made)})
        return redirect("assessments:balances", assessment.code)
    return _page(request, assessment, "many", form)


@guarded(ASSESSMENT, "sign", find_signature)
@require_POST
def withdraw(request: OfficeRequest, signature: BalanceSignature) -> HttpResponse:
    """The signature holds no more."""
    try:
        withdraw_signature(actor=request.actor, assessment=signature.assessment, signature=signature)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã rút chữ ký. Có thể ký lại khi cần."))
    return redirect("assessments:balances", signature.assessment.code)


def _page(request: OfficeRequest, assessment: Assessment, at: str = "", form: SignForm | None = None) -> HttpResponse:
    found = [_shown(one, at, form) for one in balances_of(assessment)]
    context = {
        **head_of(request, assessment, "assessments:balances"),
        "balances": found,
        "open": [one for one in found if one["balance"].blocks],
        "unknown": [one for one in found if one["balance"].state == "unknown"],
        "many": form if at == "many" and form is not None else SignForm(auto_id="id_many-%s", unknown=True),
        "chosen": request.POST.getlist("which"),
        "year": str(year_of(assessment)),
        "matrix": _matrix(found),
        "kinds": [str(words) for words in SHORT.values()],
        "form": form,
    }
    return render(request, "office/assessments/balances.html", context)


def _matrix(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row for the whole and for each step, a cell for each kind of balance."""
    rows: dict[int, dict[str, Any]] = {}
    for one in found:
        step = one["balance"].step
        row = rows.setdefault(step.pk if step else 0, {"step": step, "cells": dict.fromkeys(SHORT)})
        row["cells"][one["balance"].of] = one
    return [{"step": row["step"], "cells": list(row["cells"].values())} for row in rows.values()]


def _shown(balance: Balance, at: str, form: SignForm | None) -> dict[str, Any]:
    kind, label = STATES[balance.state]
    own = balance_id(balance)
    closure = balance.closure
    return {
        "balance": balance,
        "id": own,
        "name": balance_name(balance),
        "kind": kind,
        "label": label,
        "inputs": [{"amount": one, "how": how_words(one)} for one in balance.inputs],
        "outputs": [{"amount": one, "how": how_words(one)} for one in balance.outputs],
        "left_out": [{"flow": one.flow, "why": left_out_words(one)} for one in balance.left_out],
        "within": sorted({flow.name for flow in balance.within}),
        "pct": one_place(closure.closure_pct) if closure is not None else None,
        "at_step": str(balance.step.pk) if balance.step is not None else "",
        "signs": str(balance.signed_closure or ""),
        "known": balance.known_total,
        "which": f"{balance.of}|{balance.step.pk if balance.step is not None else ''}|{balance.known_total}",
        "side": UNKNOWN_SIDES.get(balance.unknown_side, ""),
        "factors": factor_words(balance),
        "without_heat": [flow.name for flow in balance.without_heat],
        "outdated": _outdated(balance),
        "why": said(balance.finding) if balance.finding is not None else "",
        "form": form if form is not None and own == at else SignForm(auto_id=f"id_{own}-%s", unknown=closure is None),
    }


def _outdated(balance: Balance) -> str:
    """Who signed for what stood before, where that holds no more."""
    signed = balance.outdated
    if signed is None or not balance.blocks:
        return ""
    who = {"who": signed.by.full_name}
    if signed.closure_pct is None:
        return _("%(who)s đã ký nhận khi còn thiếu số liệu; số liệu đã đổi nên chữ ký ấy không còn giá trị.") % who
    return _("%(who)s đã ký nhận mức khép %(pct)s %%; số liệu đã đổi nên chữ ký ấy không còn giá trị.") % {
        **who,
        "pct": format_number(one_place(signed.closure_pct)),
    }
