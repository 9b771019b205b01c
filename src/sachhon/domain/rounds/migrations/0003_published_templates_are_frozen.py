from django.db import migrations

from sachhon.foundation.triggers import refuse_changes


class Migration(migrations.Migration):
    dependencies = [("rounds", "0002_wording_of_requests")]

    operations = [
        refuse_changes(
            "rounds_templateversion",
            ("template_id", "version", "title", "yaml", "digest"),
            when="OLD.status <> 'draft'",
        )
    ]
