from django.db import migrations

from sachhon.foundation.triggers import refuse_changes


class Migration(migrations.Migration):
    dependencies = [("planning", "0004_campaign_ways")]

    operations = [
        refuse_changes(
            "planning_decision",
            ("campaign_id", "number", "date", "budget", "content", "digest", "request_key", "by_id", "at"),
        )
    ]
