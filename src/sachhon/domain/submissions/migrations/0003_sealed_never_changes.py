"""The database refuses to change or delete what was sealed, its receipt, and what an answer once was."""

from django.db import migrations

from sachhon.foundation.triggers import refuse_changes


class Migration(migrations.Migration):
    dependencies = [("submissions", "0002_requests_count_once")]
    operations = [
        refuse_changes("submissions_revision"),
        refuse_changes("submissions_receipt"),
        refuse_changes("submissions_valueversion"),
    ]
