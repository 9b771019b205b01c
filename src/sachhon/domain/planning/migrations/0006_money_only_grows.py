from django.conf import settings
from django.db import migrations, models

from sachhon.foundation.triggers import refuse_changes


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0004_jobs_and_mail"),
        ("planning", "0005_decisions_never_change"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(model_name="moneyentry", name="money_by_place_and_year"),
        migrations.AddField(
            model_name="moneyentry", name="pair", field=models.CharField(blank=True, db_index=True, max_length=64)
        ),
        migrations.AddIndex(
            model_name="moneyentry",
            index=models.Index(
                fields=["unit_code", "year", "source", "stage", "component", "group", "amount"],
                name="money_of_the_country",
            ),
        ),
        # component and group follow when a task is classified; all else that was written stays.
        refuse_changes(
            "planning_moneyentry",
            (
                "line_id",
                "unit_code",
                "year",
                "source",
                "stage",
                "amount",
                "on",
                "document",
                "evidence_id",
                "evidence_name",
                "reason",
                "corrects_id",
                "pair",
                "origin",
                "request_key",
                "by_id",
                "on_behalf",
                "at",
            ),
        ),
    ]
