"""`serve`, `manage`, `audit`, `backup` as they are called: in a process and a home of their own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.migrated import place_in
from tests.waiting import PATIENCE, eventually, free_port, listens

SACHHON = Path(sys.executable).with_name("sachhon")


def environment(home: Path, **more: str) -> dict[str, str]:
    not_ours = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    clean = {name: value for name, value in os.environ.items() if name not in not_ours}
    return {**clean, "SACHHON_HOME": str(home), "SACHHON_WORKERS_INSIDE": "1", **more}


def sachhon(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SACHHON, *words], env=environment(home, **more), capture_output=True, text=True, timeout=PATIENCE, check=False
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A system with its tables."""
    place = tmp_path_factory.mktemp("home")
    place_in(place)
    return place


def test_serve_says_what_is_missing(tmp_path: Path, home: Path) -> None:
    new = sachhon(tmp_path / "new", "serve", "--port", str(free_port()))
    assert new.returncode == 2
    assert "sachhon manage prepare" in " ".join(new.stderr.split())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        busy = sachhon(home, "serve", "--port", str(port), "--lang", "en")
    assert busy.returncode == 2
    assert f"Port {port}" in " ".join(busy.stderr.split())
    unset = sachhon(home, "serve", SACHHON_PRODUCTION="1", ALLOWED_HOSTS="sachhon.example.vn", SECRET_KEY="")
    assert unset.returncode == 2
    assert "SECRET_KEY" in unset.stderr


def test_the_server_answers_runs_jobs_beside_it_and_ends_with_its_jobs(home: Path) -> None:
    port = free_port()
    server = subprocess.Popen(
        [SACHHON, "serve", "--port", str(port), "--workers", "1"],
        env=environment(home),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout
        assert f":{port}" in server.stdout.readline()
        assert eventually(lambda: listens(port) or None)
        health = f"http://127.0.0.1:{port}/healthz"
        with urllib.request.urlopen(health, timeout=PATIENCE) as answer:
            assert answer.read() == b'{"status": "ok"}'
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(PATIENCE) == 0


def test_the_trail_is_verified_and_its_head_kept(home: Path, tmp_path: Path) -> None:
    kept = tmp_path / "heads"
    kept.write_text(sachhon(home, "audit", "head").stdout)
    sound = sachhon(home, "audit", "verify", "--head", str(kept), "--lang", "en")
    assert (sound.returncode, "The audit trail is whole" in sound.stdout) == (0, True)
    number, digest, at, signature = kept.read_text().strip().split("\t")
    kept.write_text("\t".join((str(int(number) + 5), digest, at, signature)) + "\n")
    forged = sachhon(home, "audit", "verify", "--head", str(kept))
    assert forged.returncode == 1
    assert "không có chữ ký của hệ thống này" in forged.stdout
    assert sachhon(home, "audit", "verify", "--head", str(tmp_path / "none")).returncode == 3


def test_a_backup_is_made(home: Path, tmp_path: Path) -> None:
    made = sachhon(home, "backup", str(tmp_path), "--lang", "en")
    assert made.returncode == 0
    [folder] = tmp_path.iterdir()
    assert (folder / "database.sqlite3").stat().st_size > 0


def test_production_settings_pass_djangos_deployment_check(tmp_path: Path) -> None:
    checked = sachhon(
        tmp_path,
        "manage",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        SACHHON_PRODUCTION="1",
        SECRET_KEY="mot-khoa-bi-mat-du-dai-cho-kiem-tra-0123456789-abcdefghijklmnopqrstuvwxyz",
        ALLOWED_HOSTS="sachhon.example.vn",
    )
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout
