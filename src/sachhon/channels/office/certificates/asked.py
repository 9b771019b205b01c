"""What the questions about one certificate share: what it is about, and the way back to it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.shell.asking import Question
from sachhon.domain.assessments.api import Certificate


def about(certificate: Certificate, **told: Any) -> Question:
    """A question about a certificate."""
    back = reverse("certificates:page", args=(certificate.code,))
    crumbs = ((_("Chứng nhận"), reverse("certificates:list")), (certificate.code, back))
    return Question(about=certificate.facility.name, back=back, crumbs=crumbs, **told)
