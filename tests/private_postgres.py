"""A PostgreSQL of one's own, from the system's packages: a cluster in a temporary folder, on a free port, gone after.

    with private_postgres() as database:
        subprocess.run(..., env={**os.environ, "DATABASE_URL": database.url})

For `make test-postgres`, the faults and the benchmark. PostgreSQL refuses to run as root: there it runs as `postgres`
or `nobody`. Whoever may reach the port of this machine may use it, with the password in the address.
"""

from __future__ import annotations

import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "sachhon"
STARTS_WITHIN = "60"
_NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
"""A test is one open transaction: statistics that autovacuum takes meanwhile say that its tables are empty, and lead
the planner to joins that take minutes."""


class PostgresMissing(Exception):
    """There is no PostgreSQL on this machine; the text says what to install."""


class PrivatePostgres:
    """A running cluster. `str()` is its address, as DATABASE_URL."""

    def __init__(self, programs: Path, folder: Path, *, durable: bool) -> None:
        self._programs, self._folder = programs, folder
        self._data = folder / "data"
        self._password = secrets.token_hex(12)
        self.port = _free_port()
        self._settings = {
            "port": self.port,
            "listen_addresses": "'127.0.0.1'",
            "unix_socket_directories": "''",
            "max_connections": 400,
            "shared_buffers": "256MB",
            **({} if durable else _NOT_DURABLE),
        }

    @property
    def url(self) -> str:
        """As DATABASE_URL."""
        return f"postgres://{USER}:{self._password}@127.0.0.1:{self.port}/{USER}"

    def __str__(self) -> str:
        return self.url

    def create(self) -> None:
        """The cluster and its one database."""
        password = self._folder / "password"
        password.write_text(self._password)
        password.chmod(0o644)
        self._run(
            "initdb", "-D", str(self._data), "-U", USER, "--auth=scram-sha-256", f"--pwfile={password}",
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, USER, PGPASSWORD=self._password)

    def start(self) -> None:
        """Start it, also after `kill`; returns when it answers."""
        options = " ".join(f"-c {name}={value}" for name, value in self._settings.items())
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", str(self._data), "-w", "-t", STARTS_WITHIN, "-l", log, "-o", options, "start")

    def kill(self) -> None:
        """kill -9 of the postmaster and of all that it started, as when the machine stops."""
        master = int((self._data / "postmaster.pid").read_text().split()[0])
        os.kill(master, signal.SIGSTOP)  # else it would start others in place of those that fall
        all_of_it = [*_children(master), master]
        for process in all_of_it:
            _kill(process)
        while any(_alive(process) for process in all_of_it):
            os.sched_yield()
        # Where nobody reaps the dead, the old number still seems to run, and PostgreSQL would not start again.
        (self._data / "postmaster.pid").unlink(missing_ok=True)

    def stop(self) -> None:
        """Stop it without waiting for anybody."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop", check=False)

    def _run(self, program: str, *words: str, check: bool = True, **environment: str) -> None:
        with tempfile.TemporaryFile("w+") as said:
            # pg_ctl leaves a server behind that would hold a pipe open: what is said goes to a file.
            done = subprocess.run(
                [str(self._programs / program), *words],
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd=self._folder,
                preexec_fn=_as_other_user(),
                check=False,
            )
            said.seek(0)
            if check and done.returncode:
                log = self._folder / "log"
                told = log.read_text("utf-8", errors="replace")[-2000:] if log.exists() else ""
                raise RuntimeError(f"{program}: {said.read()[-2000:]}\n{told}")


@contextmanager
def private_postgres(*, durable: bool = True) -> Iterator[PrivatePostgres]:
    """A new cluster for the block. `durable` off: faster, and lost when the machine stops. Raises PostgresMissing."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="sachhon-postgres-", dir="/tmp"))
    if user := _other_user():
        os.chown(folder, user.pw_uid, user.pw_gid)
    database = PrivatePostgres(programs, folder, durable=durable)
    try:
        database.create()
        yield database
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            database.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The newest PostgreSQL's folder of programs."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(re.sub(r"\D", "", path.parts[4]) or 0)
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    raise PostgresMissing(
        "Không có PostgreSQL trên máy này: cài gói postgresql (apt-get install postgresql). "
        "/ PostgreSQL is not on this machine: install the package postgresql."
    )


def _other_user() -> pwd.struct_passwd | None:
    """Whom to run as where we are root."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _as_other_user() -> Callable[[], None] | None:
    user = _other_user()
    if user is None:
        return None

    def become() -> None:
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)

    return become


def _children(parent: int) -> list[int]:
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(word) for word in told.stdout.split()]


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
