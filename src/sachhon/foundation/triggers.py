"""A migration operation: the database itself refuses to change rows that are never changed, or some of their columns.

    operations = [refuse_changes("foundation_auditentry")]
    operations = [refuse_changes("rounds_templateversion", ("yaml", "digest"), when="OLD.status <> 'draft'")]

Whoever comes round the code (a shell, a script) meets `django.db.IntegrityError`. SQLite and PostgreSQL. Django changes
a table of SQLite by copying it, which loses its triggers: a later migration that alters it repeats the operation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

PREFIX = "refuse_"
_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


class RefuseChanges(Operation):
    """UPDATE (of any column, or of some where the value would differ) and DELETE fail with IntegrityError.

    `when`: an SQL condition on OLD that both databases understand; `deletes`: whether DELETE is refused too; `name`
    tells apart two refusals on one table.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self, table: str, columns: Sequence[str] | None = None, when: str = "", deletes: bool = True, name: str = ""
    ) -> None:
        self.table, self.columns, self.when, self.deletes, self.name = table, columns, when, deletes, name

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """As Django writes it into a migration."""
        told = {"columns": self.columns, "when": self.when, "deletes": self.deletes, "name": self.name}
        return self.__class__.__name__, [self.table], told

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing that Django's models know of changes."""

    def database_forwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: Any, new: Any) -> None:
        """Set the triggers; those of the same name go first, so that it can be repeated."""
        self.database_backwards(app_label, schema_editor, old, new)
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(_POSTGRES_FUNCTION, params=None)
        schema_editor.execute(self._sql(schema_editor, "UPDATE"), params=None)
        if self.deletes:
            schema_editor.execute(self._sql(schema_editor, "DELETE"), params=None)

    def database_backwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: Any, new: Any) -> None:
        """Take the triggers away."""
        on = f' ON "{self.table}"' if schema_editor.connection.vendor == "postgresql" else ""
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{self._trigger(event)}"{on}', params=None)

    def describe(self) -> str:
        """For `migrate`."""
        return f"Refuse changes of {self.table}"

    @property
    def migration_name_fragment(self) -> str:
        """For `makemigrations`."""
        return f"refuse_changes_{self.table}"

    def _trigger(self, event: str) -> str:
        return "_".join(filter(None, (f"{PREFIX}{event.lower()}", self.table, self.name)))[:63]

    def _sql(self, schema_editor: BaseDatabaseSchemaEditor, event: str) -> str:
        postgres = schema_editor.connection.vendor == "postgresql"
        differ = "IS DISTINCT FROM" if postgres else "IS NOT"
        conditions = [f"({self.when})"] if self.when else []
        if event == "UPDATE" and self.columns:
            changed = " OR ".join(f'OLD."{column}" {differ} NEW."{column}"' for column in self.columns)
            conditions.append(f"({changed})")
        when = f"WHEN ({' AND '.join(conditions)})" if conditions else ""
        what = f" ({', '.join(self.columns)})" if event == "UPDATE" and self.columns else ""
        words = f"{event} is refused: rows of {self.table}{what} never change"
        opening = f'CREATE TRIGGER "{self._trigger(event)}" BEFORE {event} ON "{self.table}" FOR EACH ROW {when}'
        if postgres:
            return f"{opening} EXECUTE FUNCTION refuse_change('{words}')"
        return f"{opening} BEGIN SELECT RAISE(ABORT, '{words}'); END"


def refuse_changes(
    table: str, columns: Sequence[str] | None = None, *, when: str = "", deletes: bool = True, name: str = ""
) -> RefuseChanges:
    """The operation, for a migration's list."""
    return RefuseChanges(table, columns, when, deletes, name)


def guarded_tables() -> frozenset[str]:
    """Tables that refuse changes now, as the database tells; the health page misses none of them silently."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT DISTINCT event_object_table FROM information_schema.triggers WHERE trigger_name LIKE %s",
                [f"{PREFIX}%"],
            )
        else:
            cursor.execute(
                "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{PREFIX}%"]
            )
        return frozenset(row[0] for row in cursor.fetchall())
