"""Waiting for what another process brings about. The bounds end what would never end; a slow machine is no fault."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 180
"""Seconds for anything that a process of ours does."""


def eventually(asked: Callable[[], T | None], seconds: float = PATIENCE) -> T | None:
    """The first answer that is not None; None when patience is at its end."""
    end = time.monotonic() + seconds
    while (answer := asked()) is None and time.monotonic() < end:
        time.sleep(0.05)
    return answer


def listens(port: int) -> bool:
    """Whether somebody takes connections at a port of this machine."""
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """One that nobody holds."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
