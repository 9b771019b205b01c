"""One request to many units."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.rounds.models.template import TemplateVersion
from sachhon.formkit.definition import Template
from sachhon.foundation.models import StoredFile


class Round(models.Model):
    """A reporting round: the letter, the template version, who is asked, the data's closing date, the deadline.

    `asked` is what the wizard chose: {"kinds": [...], "provinces": [...], "include": [...], "exclude": [...]} (codes).
    `reminders` is {"before": [7, 1], "on": true, "after": [1, 5]} in working days from each unit's deadline.
    `first_year`, `last_year`: those that the template's repeated columns are asked for; blank stands for its own.
    A test round (`is_test`) counts for nothing and is left out of every total and list by default.
    """

    class Status(models.TextChoices):
        """A round's life."""

        DRAFT = "draft", _("Đang soạn")
        PUBLISHED = "published", _("Đang mở")
        CLOSED = "closed", _("Đã đóng")

    code = models.CharField(max_length=30, unique=True)
    title = models.CharField(max_length=300)
    template = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="rounds", null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.DRAFT, db_index=True)
    is_test = models.BooleanField(default=False)
    letter_number = models.CharField(max_length=60, blank=True)
    letter_date = models.DateField(null=True, blank=True)
    letter_text = models.TextField(blank=True)
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    data_until = models.DateField(null=True, blank=True)
    deadline = models.DateField(null=True, blank=True)
    deadline_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """Working days after the letter's date; blank where the deadline is a day chosen by itself."""
    signer_authority = models.CharField(max_length=200, blank=True, default="")
    """Lines in capitals above the name, one a line: "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"."""
    signer_name = models.CharField(max_length=120, blank=True, default="")
    asked = models.JSONField(default=dict, blank=True)
    reminders = models.JSONField(default=dict, blank=True)
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="next_rounds")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-created_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(first_year=None, last_year=None) | models.Q(first_year__lte=models.F("last_year")),
                name="years_of_a_round_run",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def definition(self) -> Template | None:
        """What is asked: the template, for the round's years. None while no template is chosen."""
        return None if self.template is None else self.template.asked_for(self.first_year, self.last_year)


class RoundAttachment(models.Model):
    """A file that goes with the request."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
