"""`sachhon serve`: the web server (gunicorn, sync workers) and, beside it, a process that runs the jobs.

The jobs run in one child process of the server's own, not in threads of its web workers: those are several, are
forked, and are restarted, so that each would run its own clock and a request's timeout would kill a job. The child is
started when the server is ready, started again when it dies, and ends with the server, even when that is killed.
"""

from __future__ import annotations

import gc
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings
from rich.markup import escape

from sachhon.channels.console.exits import Exit, stop
from sachhon.channels.console.options import Language
from sachhon.channels.console.screen import output
from sachhon.channels.console.system import start
from sachhon.channels.console.words import word

APPLICATION = "sachhon.config.wsgi.application"
REQUEST_SECONDS = 120
JOB_END_SECONDS = 20
GARBAGE_AFTER = 50_000
"""New objects after which garbage is looked for: a page makes some ten thousands, and leaves hardly any in rings."""


def serve(
    host: Annotated[str, typer.Option("--host", help="Địa chỉ / address")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Cổng / port")] = 8000,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Số tiến trình web / web processes")] = None,
    job_threads: Annotated[int, typer.Option("--job-threads", min=1, help="Số luồng công việc / threads for jobs")] = 2,
    language: Language = "",
) -> None:
    """Chạy máy chủ web. / Run the web server.

    Ví dụ / examples:

      sachhon serve

      sachhon serve --host 0.0.0.0 --port 8080 --workers 8
    """
    # Third party, for this command alone: the others do not wait for Django, and work where gunicorn does not.
    from django.db import connections
    from django.urls import get_resolver
    from django.utils.module_loading import import_string
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    start(language)
    _stop_where_tables_are_missing(language)
    _stop_where_the_port_is_taken(host, port, language)
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    jobs = JobProcess(job_threads)
    options = {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers or min(9, (os.cpu_count() or 2) + 1),
        "worker_class": "sync",
        "preload_app": True,
        "timeout": REQUEST_SECONDS,
        "graceful_timeout": JOB_END_SECONDS,
        "max_requests": 5000,
        "max_requests_jitter": 500,
        "loglevel": "warning",
        "when_ready": lambda _: jobs.begin(),
        "on_exit": lambda _: jobs.end(),
    }

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn with our settings. The pages are loaded once, before the workers are forked: they share its memory,
        and one that is started anew answers at once."""

        def load_config(self) -> None:
            """The settings above."""
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            """The application with all its pages; no connection is handed down to the workers."""
            application = import_string(APPLICATION)
            assert get_resolver().url_patterns
            _load_pages()
            connections.close_all()
            return application

    output().print(f"[green]✓[/] {escape(word('serve.ready', language, address=f'http://{host}:{port}'))}")
    Server().run()


def _load_pages() -> None:
    """Templates and languages into the memory that the workers share; what is loaded is no garbage to look through."""
    from django.template.loader import get_template
    from django.utils.translation import gettext, override

    for folder in (Path(one) for one in settings.TEMPLATES[0]["DIRS"]):
        for page in sorted(folder.rglob("*.html")):
            get_template(page.relative_to(folder).as_posix())
    for language, _name in settings.LANGUAGES:
        with override(language):
            gettext("Sạch Hơn")
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER, 20, 50)


class JobProcess:
    """The child that runs the jobs; watched by a thread of the server's first process."""

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self._ending = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._watch = threading.Thread(target=self._keep, daemon=True)

    def begin(self) -> None:
        """Start it, where the settings want it inside the server."""
        if settings.WORKERS_INSIDE:
            self._watch.start()

    def end(self) -> None:
        """Ask it to end after the jobs that run now; end it hard if it takes too long."""
        self._ending.set()
        child = self._child
        if child and child.poll() is None:
            child.terminate()
            try:
                child.wait(JOB_END_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()

    def _keep(self) -> None:
        command = [sys.executable, "-m", "django", "worker", "--parent", str(os.getpid())]
        while not self._ending.is_set():
            self._child = subprocess.Popen([*command, "--threads", str(self.threads)])
            while self._child.poll() is None and not self._ending.is_set():
                self._ending.wait(1)
            self._ending.wait(1)


def _stop_where_tables_are_missing(language: str) -> None:
    from django.db import Error, connection, connections
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error as failed:
        stop(Exit.UNREADABLE, "system.database", language, reason=str(failed).strip())
    finally:
        connections.close_all()
    if missing:
        stop(Exit.USAGE, "serve.tables", language, count=len(missing))


def _stop_where_the_port_is_taken(host: str, port: int, language: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            stop(Exit.USAGE, "serve.port", language, host=host, port=port, reason=error.strerror or str(error))
