"""Property tests draw the same examples on every run and know no clock, so a failure can be repeated.

Tests that commit (live servers, races) are emptied afterwards; the triggers that refuse to delete stand aside for that.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db.backends.sqlite3.base import DatabaseOperations
from hypothesis import settings

from sachhon.config.texts import compile_all
from sachhon.foundation.triggers import PREFIX
from tests.migrated import copied
from tests.thorough import of

settings.register_profile("house", deadline=None, derandomize=True, max_examples=of(100, 40))
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def _emptying_the_test_database() -> Iterator[None]:
    """SQLite is emptied by DELETE, which the triggers refuse: they are taken away and set again."""
    empty = DatabaseOperations.execute_sql_flush

    def without_triggers(self: DatabaseOperations, statements: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{PREFIX}%"]
            )
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            empty(self, statements)
            for _, sql in triggers:
                cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", without_triggers)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """Asked for just before the test database is made: an empty one is copied, not migrated anew."""
    with copied():
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest file begins first, and nobody waits for what it makes: the migrated database, the demonstration.

    While it migrates and builds, the other processes do what needs neither. The rest stays in pytest-django's order.
    """
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    fixtures = getattr(item, "fixturenames", ())
    if "screens" in fixtures:
        return 0
    if "demo" in fixtures:
        return 2
    return 3 if item.get_closest_marker("django_db") or {"db", "transactional_db"} & {*fixtures} else 1


# English pages need their catalogues; nothing is done where they are up to date.
compile_all()
