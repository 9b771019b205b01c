"""A worker process: some threads that take tasks from the queue, and one that keeps time, beats and watches.

The same on SQLite and PostgreSQL. `sachhon serve` starts one beside the web server; more can be started by hand.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import Error, close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from sachhon.foundation.jobs.queue import worker_name
from sachhon.foundation.jobs.schedule import tick
from sachhon.foundation.jobs.watchdog import BEAT, look_after
from sachhon.foundation.models import Job, WorkerBeat

log = logging.getLogger(__name__)
LOOK_EVERY = 0.5


class JobWorker:
    """Threads of one process. `run` returns when `stop` was called, or when the process that started it is gone."""

    def __init__(self, *, threads: int, parent: int | None = None) -> None:
        self.name = worker_name(f"{socket.gethostname()}-{os.getpid()}-{timezone.now():%H%M%S%f}")
        self.threads, self.parent = threads, parent
        self.started = timezone.now()
        self.stopped = threading.Event()
        self._tasks = Worker(
            queue_names=["*"],
            interval=LOOK_EVERY,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.name[:64],
            excluded_queue_names=[],
        )

    def stop(self) -> None:
        """End after the jobs that run now."""
        self.stopped.set()

    def run(self) -> None:
        """Work until stopped."""
        hands = [threading.Thread(target=self._loop, args=(LOOK_EVERY, self._take)) for _ in range(self.threads)]
        hands.append(threading.Thread(target=self._loop, args=(BEAT, self._keep_time), daemon=True))
        for hand in hands:
            hand.start()
        for hand in hands[:-1]:
            hand.join()

    def _loop(self, pause: float, step: Callable[[], bool]) -> None:
        """A thread: step after step, a pause where there was nothing to do; it outlives a database that is gone."""
        while not self.stopped.is_set():
            close_old_connections()
            try:
                again = step()
            except Error as error:
                log.warning("worker %s: %s", self.name, error)
                connection.close()
                again = False
            if not again:
                self.stopped.wait(pause)
        connection.close()

    def _take(self) -> bool:
        """Run one task of the queue, if there is one. Looks before it locks: an idle worker writes nothing."""
        if not DBTaskResult.objects.ready().exists():
            return False
        with exclusive_transaction():
            found = DBTaskResult.objects.ready().get_locked()
            if found is None:
                return False
            found.claim(self.name[:64])
        self._tasks.run_task(found)
        return True

    def _keep_time(self) -> bool:
        """A sign of life for the process and its jobs; the schedule; the watchdog."""
        now = timezone.now()
        if self.parent and os.getppid() != self.parent:
            self.stop()
            return False
        self._beat(now)
        tick(now)
        look_after(now)
        return False

    def _beat(self, now: datetime) -> None:
        WorkerBeat.objects.update_or_create(
            name=self.name, defaults={"seen_at": now, "started_at": self.started, "threads": self.threads}
        )
        Job.objects.filter(worker=self.name, state=Job.State.RUNNING).update(heartbeat_at=now)


def heard_lately(now: datetime, within: timedelta = timedelta(seconds=30)) -> list[WorkerBeat]:
    """Workers that are alive."""
    return list(WorkerBeat.objects.filter(seen_at__gte=now - within).order_by("name"))
