"""The report as Word and PDF."""

from __future__ import annotations

from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.reporting.description import description_of
from sachhon.writing.assessment import write_assessment, write_assessment_pdf


def assessment_word(assessment: Assessment) -> bytes:
    """The .docx; a draft says that it is one."""
    return write_assessment(description_of(assessment))


def assessment_pdf(assessment: Assessment) -> bytes:
    """The PDF."""
    return write_assessment_pdf(description_of(assessment))
