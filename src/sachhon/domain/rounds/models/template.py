"""Report templates as they were published: never changed."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.formkit.definition import Template, load


class TemplateVersion(models.Model):
    """One version of a template: its YAML, whole. A published one is frozen (a database trigger too)."""

    class Status(models.TextChoices):
        """A draft can be tried out; only a published one can be asked with."""

        DRAFT = "draft", _("Bản thảo")
        PUBLISHED = "published", _("Đã ban hành")
        WITHDRAWN = "withdrawn", _("Thôi dùng")

    template_id = models.CharField(max_length=60, db_index=True)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.DRAFT)
    yaml = models.TextField()
    digest = models.CharField(max_length=64, db_index=True)
    note = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("template_id", "version"), name="one_row_per_template_version"),)

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    @property
    def definition(self) -> Template:
        """The parsed template; kept in memory by its text."""
        return _parsed(self.yaml)

    def asked_for(self, first_year: int | None, last_year: int | None) -> Template:
        """The parsed template asked for these years; its own where none are named."""
        if first_year is None or last_year is None:
            return self.definition
        return _for_years(self.yaml, first_year, last_year)


@lru_cache(maxsize=64)
def _parsed(yaml: str) -> Template:
    return load(yaml)


@lru_cache(maxsize=64)
def _for_years(yaml: str, first: int, last: int) -> Template:
    return _parsed(yaml).for_years(first, last)
