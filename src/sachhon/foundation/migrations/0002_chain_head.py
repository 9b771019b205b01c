"""The chain begins: its one head row."""

from django.db import migrations


def begin(apps, schema_editor):
    """The head before the first entry."""
    apps.get_model("foundation", "ChainHead").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
