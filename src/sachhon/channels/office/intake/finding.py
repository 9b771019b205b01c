"""The objects behind the addresses, with where they stand."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404
from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.accounts.api import Place
from sachhon.domain.intake.api import IncomingMail, Received, place_of_received, status_of_received
from sachhon.domain.submissions.api import Submission, place_of_submission

_WITH = ("file", "mail", "obligation__unit", "obligation__round__template", "obligation__submission", "uploaded_by")


def find_received(received_id: int) -> Found:
    """A received file."""
    received = get_object_or_404(Received.objects.select_related(*_WITH), pk=received_id)
    return Found(received, place_of_received(received), status_of_received(received))


def find_file(digest: str) -> Found:
    """A file by its SHA-256, as it was received for a report: where it was confirmed first, then the newest.

    Units may send the very same bytes: each is shown its own.
    """
    received = Received.objects.filter(file_id=digest).exclude(obligation=None)
    same = [*received.select_related(*_WITH).defer("text", "layout", "reading")]
    if not same:
        raise Http404
    same.sort(key=lambda one: (bool(one.written), one.confirmed_by_id is not None, one.pk), reverse=True)
    first, *others = [Found(one, place_of_received(one), status_of_received(one)) for one in same]
    return replace(first, also=tuple(others))


def find_submission(code: str) -> Found:
    """A report by its code."""
    submission = get_object_or_404(
        Submission.objects.select_related("obligation__unit", "obligation__round__template"), code=code
    )
    return Found(submission, place_of_submission(submission), submission.status)


def find_mail(mail_id: int) -> Found:
    """A message to the ministry."""
    mail = get_object_or_404(IncomingMail.objects.select_related("unit", "obligation__round", "raw"), pk=mail_id)
    return Found(mail, Place(), mail.status)
