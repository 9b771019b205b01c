"""Rounds in which units plan by themselves are asked for the years that their code names."""

from __future__ import annotations

import re
from typing import Any

from django.db import migrations

_CODE = re.compile(r"KH-(\d{4})-(\d{4})")


def name_years(apps: Any, schema_editor: Any) -> None:
    """KH-2026-2030 is for 2026 to 2030."""
    for asking in apps.get_model("rounds", "Round").objects.filter(code__startswith="KH-", first_year=None):
        found = _CODE.fullmatch(asking.code)
        if found and found[1] <= found[2]:
            asking.first_year, asking.last_year = int(found[1]), int(found[2])
            asking.save(update_fields=("first_year", "last_year"))


class Migration(migrations.Migration):
    """The years of standing rounds."""

    dependencies = (("planning", "0009_repeats_are_judged"), ("rounds", "0004_years_of_rounds"))

    operations = (migrations.RunPython(name_years, migrations.RunPython.noop),)
