"""A real Dovecot from the system's packages: one mailbox on the loopback, run unprivileged, in its own folder."""

from __future__ import annotations

import contextlib
import getpass
import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

USER, PASSWORD = "sxsh", "mật khẩu dài"
_CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {home}/run
state_dir = {home}/state
instance_name = sachhon-test
log_path = {home}/dovecot.log
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain
default_internal_user = {name}
default_internal_group = {group}
default_login_user = {name}
mail_uid = {name}
mail_gid = {group}
first_valid_uid = 1
mail_location = maildir:{home}/mail
passdb {{
  driver = passwd-file
  args = {home}/users
}}
userdb {{
  driver = static
  args = home={home}
}}
namespace inbox {{
  inbox = yes
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port, and its Maildir as the filesystem has it."""

    port: int
    home: Path

    @property
    def url(self) -> str:
        """As IMAP_URL says it."""
        return f"imap://{USER}:m%E1%BA%ADt%20kh%E1%BA%A9u%20d%C3%A0i@127.0.0.1:{self.port}/INBOX"

    def deliver(self, raw: bytes) -> None:
        """A message arrives: appended to the INBOX over IMAP, unseen."""
        with self.client() as client:
            client.append("INBOX", "", None, raw)

    @contextlib.contextmanager
    def client(self) -> Iterator[imaplib.IMAP4]:
        """A client that has signed in."""
        client = imaplib.IMAP4("127.0.0.1", self.port)
        client.authenticate("PLAIN", lambda _challenge: f"\0{USER}\0{PASSWORD}".encode())
        try:
            yield client
        finally:
            client.logout()

    def flags(self) -> list[bytes]:
        """The flags of each message in the INBOX."""
        with self.client() as client:
            client.select("INBOX", readonly=True)
            return [line for line in client.fetch("1:*", "(FLAGS)")[1] if line]

    def count(self, folder: str) -> int:
        """How many messages a folder holds."""
        with self.client() as client:
            status, told = client.select(f'"{folder}"', readonly=True)
            return int(told[0]) if status == "OK" else -1


def why_not() -> str:
    """Why no Dovecot can be started here; "" where one can."""
    if _program() is None:
        return "dovecot is not installed (apt-get install dovecot-imapd)"
    return "" if os.geteuid() else "" if _exists("nobody") else "no unprivileged user"


@contextlib.contextmanager
def running(home: Path) -> Iterator[Server]:
    """A server in `home`, stopped at the end."""
    root = os.geteuid() == 0
    name = "nobody" if root else getpass.getuser()
    person = pwd.getpwnam(name)
    group = grp.getgrgid(person.pw_gid).gr_name
    port = _free_port()
    for folder in ("run", "state", "mail/cur", "mail/new", "mail/tmp"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    (home / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", "utf-8")
    config = home / "dovecot.conf"
    config.write_text(_CONFIG.format(home=home, name=name, group=group, port=port), "utf-8")
    if root:
        subprocess.run(("chown", "-R", f"{name}:{group}", str(home)), check=True)
        for above in (home, *home.parents):
            if above.stat().st_uid == 0 and above.is_relative_to("/tmp") and above != Path("/tmp"):
                above.chmod(0o755)
    program = _program()
    assert program is not None
    with (home / "output").open("wb") as output:
        started = subprocess.Popen(
            (program, "-F", "-c", str(config)),
            stdout=output,
            stderr=output,
            **({"user": name, "group": group} if root else {}),
        )
        try:
            _wait(port, started, home)
            yield Server(port, home)
        finally:
            started.terminate()
            started.wait(timeout=20)


def _wait(port: int, started: subprocess.Popen[bytes], home: Path) -> None:
    """Until the server greets. Raises RuntimeError with what it wrote where it does not."""
    until = time.monotonic() + 20
    while time.monotonic() < until and started.poll() is None:
        try:
            imaplib.IMAP4("127.0.0.1", port).shutdown()
            return
        except (OSError, imaplib.IMAP4.error):
            time.sleep(0.05)
    told = "".join(
        path.read_text("utf-8", "replace") for path in (home / "output", home / "dovecot.log") if path.exists()
    )
    raise RuntimeError(told)


def _program() -> str | None:
    return shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")


def _exists(name: str) -> bool:
    try:
        return bool(pwd.getpwnam(name))
    except KeyError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
