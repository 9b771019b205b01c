"""A country's ledger, made in the folder that SACHHON_HOME names: `python -m benchmarks.money_world 34 10 200`.

Its last line is a JSON object: how many entries, how many queries the page takes, the median seconds of the page, of
its adding up and of the bare SQL.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sachhon.config.settings")
django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.harness import medians
from sachhon.domain.accounts.api import MINISTRY, Membership, Role, User, actor_of
from sachhon.domain.planning.api import (
    BudgetLine,
    MoneyChoices,
    MoneyEntry,
    Plan,
    PlanTask,
    Source,
    Stage,
    country_money,
)
from sachhon.domain.registry.api import Unit, load_reference

MILLION = 1_000_000
BARE = (
    'SELECT unit_code, year, source, stage, component, "group", SUM(amount) FROM planning_moneyentry'
    " GROUP BY 1, 2, 3, 4, 5, 6"
)
"""What the page must know of the ledger, in the fastest way that we found, and nothing of how it is shown."""
SOURCES = (Source.CENTRAL, Source.LOCAL, Source.LOCAL_PROMOTION, Source.INTERNATIONAL, Source.ENTERPRISES)


def fill(provinces: int, years: int, lines: int) -> int:
    """Plans of so many provinces, lines with money in every year, each come to some stage; how many entries that is."""
    call_command("migrate", verbosity=0)
    load_reference()
    count = 0
    for unit in Unit.objects.filter(code__startswith="P34-").order_by("code")[:provinces]:
        plan = Plan.objects.create(
            code=f"KH-{unit.code}",
            unit=unit,
            title="Kế hoạch",
            first_year=2021,
            last_year=2020 + years,
            status=Plan.Status.ADOPTED,
        )
        tasks = PlanTask.objects.bulk_create(
            PlanTask(
                plan=plan,
                code=f"{plan.code}/{number}",
                title=f"Nhiệm vụ {number}",
                position=number,
                component=1 + number % 5,
                group=f"1.{1 + number % 4}",
            )
            for number in range(lines)
        )
        made = BudgetLine.objects.bulk_create(
            BudgetLine(plan=plan, task=task, title=task.title, position=task.position) for task in tasks
        )
        entries = [
            MoneyEntry(
                line=line,
                unit_code=unit.code,
                component=line.task.component,
                group=line.task.group,
                year=year,
                source=SOURCES[number % len(SOURCES)].value,
                stage=stage.value,
                amount=(1 + number % 90) * MILLION,
                on=date(2026, 3, 2),
                request_key=f"{line.pk}-{year}-{stage.value}",
            )
            for number, line in enumerate(made)
            for year in range(2021, 2021 + years)
            for stage in list(Stage)[: 1 + (number + year) % 6]
        ]
        MoneyEntry.objects.bulk_create(entries, batch_size=1000)
        count += len(entries)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return count


def browser() -> Client:
    """Somebody of the ministry, signed in."""
    user = User.objects.create_user("do@bct.example.vn", "một-mật-khẩu-dài", full_name="Người đo")
    Membership.objects.create(user=user, unit_code=MINISTRY, role=Role.MINISTRY_OFFICER)
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(client: Client) -> bytes:
    """The page of the country's money."""
    response = client.get(reverse("money:national"))
    if response.status_code != 200:
        raise SystemExit(f"the page of the country's money answered {response.status_code}")
    return bytes(response.content)


def queries_of(client: Client) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as asked:
        page(client)
    return len(asked)


def ours() -> Callable[[], int]:
    """The page's adding up, and in the end the sum over all stages."""
    actor = actor_of(User.objects.get(email="do@bct.example.vn"))
    return lambda: sum(country_money(actor, MoneyChoices()).whole.amounts.values())


def bare() -> int:
    """The same sums in SQL alone, all rows fetched; in the end the sum over all stages."""
    with connection.cursor() as cursor:
        cursor.execute(BARE)
        return sum(row[-1] for row in cursor.fetchall())


def main(provinces: int, years: int, lines: int) -> dict[str, object]:
    """Fill, compare, measure."""
    entries, client = fill(provinces, years, lines), browser()
    adding = ours()
    if adding() != bare():
        raise SystemExit("the country's money: the page and the bare SQL differ")
    queries = queries_of(client)
    taken = medians({"ours": adding, "bare": bare, "page": lambda: page(client)}, rounds=5)
    return {"entries": entries, "queries": queries, "seconds": taken}


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:4]))))
