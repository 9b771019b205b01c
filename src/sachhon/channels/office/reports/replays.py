"""A decision that was taken and is sent again: a lost answer, a second click. It is answered as the first time."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sachhon.channels.office.shell.access import View
from sachhon.domain.submissions.api import Approval, Revision


def answers_repeats(view: View) -> View:
    """Before the report's new status refuses it: the same person's same `request_key` leads where it led before."""

    @wraps(view)
    def answered(request: HttpRequest, **words: Any) -> HttpResponse:
        key = request.POST.get("request_key", "")[:64]
        if key and request.user.is_authenticated:
            done = Approval.objects.filter(submission__code=words["code"], request_key=key, by=request.user).first()
            if done:
                revision = Revision.objects.filter(submission=done.submission_id, request_key=key).first()
                if revision:
                    return redirect("reports:receipt", words["code"], revision.number)
                return redirect("reports:asked", words["code"])
        return view(request, **words)

    return answered
