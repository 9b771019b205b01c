"""`worker`: runs the jobs of the queue until stopped."""

from __future__ import annotations

import signal
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sachhon.foundation.jobs import run_waiting
from sachhon.foundation.jobs.worker import JobWorker


class Command(BaseCommand):
    """SIGTERM and SIGINT end it after the jobs that run now."""

    help = "Chạy các công việc trong hàng đợi / run the jobs of the queue"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many threads; whether to end when the queue is empty; whose child it is."""
        parser.add_argument("--threads", type=int, default=2)
        parser.add_argument("--once", action="store_true", help="end when the queue is empty")
        parser.add_argument("--parent", type=int, default=0, help="end when this process is gone")

    def handle(self, *args: Any, threads: int, once: bool, parent: int, **options: Any) -> None:
        """Work."""
        if once:
            run_waiting()
            return
        worker = JobWorker(threads=threads, parent=parent or None)
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: worker.stop())
        worker.run()
