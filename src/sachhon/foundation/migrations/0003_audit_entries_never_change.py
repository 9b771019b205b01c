"""The database refuses to change or delete an entry of the audit trail, whoever asks."""

from django.db import migrations

from sachhon.foundation.triggers import refuse_changes


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_chain_head")]
    operations = [refuse_changes("foundation_auditentry")]
