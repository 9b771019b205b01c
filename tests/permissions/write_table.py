"""Write matrix.csv: `DJANGO_SETTINGS_MODULE=tests.settings python -m tests.permissions.write_table`."""

import django

if __name__ == "__main__":
    django.setup()
    from tests.permissions.golden import FILE, table

    FILE.write_text(table(), "utf-8")
    print(FILE.name)
