"""The database itself refuses to change an edition."""

from django.db import migrations

from sachhon.foundation.triggers import refuse_changes


class Migration(migrations.Migration):
    dependencies = [("rollups", "0002_snapshots_and_details")]

    operations = [refuse_changes("rollups_edition")]
