"""The database refuses what the code would never do."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from sachhon.foundation.audit import Who, record
from sachhon.foundation.models import AuditEntry, StoredFile
from sachhon.foundation.triggers import RefuseChanges, guarded_tables, refuse_changes

pytestmark = pytest.mark.django_db


@transaction.atomic
def _entry() -> AuditEntry:
    return record(who=Who(None, "Bà A"), verb="round.publish", object_type="round", object_id=1)


def test_an_entry_of_the_trail_cannot_be_changed_or_deleted() -> None:
    entry = _entry()
    for harm in (
        lambda: AuditEntry.objects.filter(pk=entry.pk).update(user_name="Ông B"),
        lambda: AuditEntry.objects.filter(pk=entry.pk).delete(),
    ):
        with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
            harm()
    assert AuditEntry.objects.get(pk=entry.pk).user_name == "Bà A"
    assert "foundation_auditentry" in guarded_tables()


def _editor() -> BaseDatabaseSchemaEditor:
    """Not entered as a context: on SQLite that is refused within the test's transaction."""
    return connection.SchemaEditorClass(connection)


@pytest.fixture
def guarded() -> RefuseChanges:
    """A refusal on stored files' sizes, while not yet scanned."""
    operation = refuse_changes("foundation_storedfile", ("size",), when="OLD.scanned <> 'clean'", name="trial")
    operation.database_forwards("foundation", _editor(), None, None)
    return operation


def test_only_the_columns_named_and_only_while_the_condition_holds(guarded: RefuseChanges) -> None:
    file = StoredFile.objects.create(digest="a" * 64, size=3)
    file.media_type = "text/plain"
    file.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.update(size=4)
    with pytest.raises(IntegrityError), transaction.atomic():
        file.delete()
    StoredFile.objects.update(scanned="clean")
    assert StoredFile.objects.update(size=4) == 1
    assert StoredFile.objects.all().delete()[0] == 1


def test_it_can_be_repeated_and_taken_back(guarded: RefuseChanges) -> None:
    guarded.database_forwards("foundation", _editor(), None, None)
    guarded.database_backwards("foundation", _editor(), None, None)
    StoredFile.objects.create(digest="a" * 64, size=3)
    assert StoredFile.objects.update(size=4) == 1


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_leaves_an_empty_trail_and_the_triggers_behind() -> None:
    _entry()
    call_command("flush", interactive=False, verbosity=0)
    assert not AuditEntry.objects.exists()
    assert "foundation_auditentry" in guarded_tables()
    assert _entry().number == 1
