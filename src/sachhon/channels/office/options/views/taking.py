"""An option of the library is put into an open assessment that the person may edit."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.options.forms import TakeForm
from sachhon.channels.office.options.rows import library_row
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.assessments.api import OptionFacts, Refused, add_option, assessments_to_edit, library_option

NOTE = gettext_lazy("Chỉ tên và nhóm được đưa vào; mức giảm, chi phí phải tính cho cơ sở.")


@signed_in
@require_http_methods(["GET", "POST"])
def take(request: OfficeRequest, code: str) -> HttpResponse:
    """Which assessment; title and category go along, no figure does."""
    one = library_option(code)
    if one is None:
        raise Http404(code)
    open_ones = {item.code: item for item in assessments_to_edit(request.actor)}
    form = TakeForm(request.POST if request.method == "POST" else None, assessments=open_ones.values())
    title = one.title(get_language() or "vi")
    if request.method == "POST" and form.is_valid():
        assessment = open_ones[form.cleaned_data["assessment"]]
        facts = OptionFacts(title=title, category=one.category, library=one.code)
        key = request.POST.get("request_key", "")[:64]
        try:
            made = add_option(actor=request.actor, assessment=assessment, facts=facts, request_key=key)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Đã đưa vào đánh giá, giải pháp số %(number)s.") % {"number": made.number})
            return redirect("assessments:option", assessment.code, made.number)
    context = {
        "row": library_row(one),
        "one": one,
        "form": form,
        "any": bool(open_ones),
        "request_key": request.POST.get("request_key") or uuid.uuid4().hex,
        "note": NOTE,
    }
    return render(request, "office/options/take.html", context, status=422 if form.errors else 200)
