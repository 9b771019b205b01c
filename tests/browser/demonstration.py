"""The whole system as `make run` starts it, in a home of its own: prepared, with sample letters, served by gunicorn.

It is built once for all test processes of a run; each serves a copy."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import requests
from playwright.sync_api import BrowserContext

from tests.migrated import place_in
from tests.waiting import PATIENCE, eventually, free_port

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "sach-hon-dung-thu"
LETTERS = 18


@dataclass
class Demonstration:
    """A running server. `home` holds its database and files."""

    address: str
    home: Path
    process: subprocess.Popen[bytes]
    _cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def cookies(self, email: str) -> dict[str, str]:
        """Those of a sample account that signed in by its form, once for all tests of a process."""
        if email not in self._cookies:
            with requests.Session() as session:
                login = f"{self.address}/tai-khoan/login/"
                session.get(login, timeout=PATIENCE)
                token = session.cookies["csrftoken"]
                words = {"login": email, "password": PASSWORD, "csrfmiddlewaretoken": token}
                answer = session.post(login, words, headers={"Referer": login}, timeout=PATIENCE)
                if "/login" in answer.url:
                    raise RuntimeError(f"{email} cannot sign in: {answer.status_code}")
                self._cookies[email] = dict(session.cookies)
        return self._cookies[email]

    def sign_in(self, context: BrowserContext, email: str) -> None:
        """A browser in which they have signed in."""
        cookies = self.cookies(email).items()
        context.add_cookies([{"name": name, "value": value, "url": self.address} for name, value in cookies])

    def stop(self) -> None:
        """Ends the server that this object started."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)


def environment(home: Path) -> dict[str, str]:
    """That of the processes that live in a home."""
    return {
        **{name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "SITE_URL"}},
        "DJANGO_SETTINGS_MODULE": "sachhon.config.settings",
        "SACHHON_HOME": str(home),
        "SACHHON_ASSETS": str(ROOT / "build" / "assets"),
        "SACHHON_DEMO": "1",
        "SACHHON_WORKERS_INSIDE": "1",
    }


def built(home: Path, letters: int = LETTERS) -> None:
    """Prepares `home` and fills it. Raises RuntimeError with the words of the step that failed."""
    place_in(home)
    for step in (["prepare"], ["demonstration", "--units", str(letters)]):
        done = subprocess.run(
            [sys.executable, "-m", "django", *step],
            cwd=ROOT,
            env=environment(home),
            capture_output=True,
            text=True,
            check=False,
            timeout=5 * PATIENCE,
        )
        if done.returncode:
            raise RuntimeError(f"{step[0]}: {done.stdout[-1000:]}{done.stderr[-3000:]}")


def built_once(shared: Path, home: Path) -> None:
    """A copy for this test process; the first that asks builds it, in a folder that all of them see."""
    shared.mkdir(parents=True, exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        original = shared / "home"
        if not (shared / "whole").is_file():
            shutil.rmtree(original, ignore_errors=True)
            built(original)
            (shared / "whole").touch()
    shutil.copytree(original, home, dirs_exist_ok=True)


def started(home: Path) -> Demonstration:
    """Serves a home on a free port of this machine. Raises RuntimeError with the server's words."""
    port = free_port()
    log = (home / "server.log").open("wb")
    serve = "from sachhon.channels.console.main import run; run()"
    process = subprocess.Popen(
        [sys.executable, "-c", serve, "serve", "--port", str(port), "--workers", "3"],
        cwd=ROOT,
        env=environment(home),
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    running = Demonstration(f"http://127.0.0.1:{port}", home, process)
    try:
        _wait(running)
    except RuntimeError:
        running.stop()
        raise
    return running


def _wait(running: Demonstration) -> None:
    def answers() -> bool | None:
        if running.process.poll() is not None:
            return False
        try:
            with urllib.request.urlopen(f"{running.address}/tai-khoan/login/", timeout=PATIENCE):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return None

    if not eventually(answers):
        raise RuntimeError((running.home / "server.log").read_text("utf-8", "replace")[-3000:])
